"""How long ago something was written, in steps that change seldom."""

from datetime import datetime, timedelta
from typing import Final

from facilitator.language import tr, trn

_SECOND, _MINUTE, _HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
_NOW: Final = timedelta(seconds=15)
_STEP: Final = 15
"""Seconds: a word that changed more often would be painted more often, and say no more."""


def said_of(at: datetime | None, now: datetime) -> str:
    """Say how long before `now` it was, both aware; nothing for what lies hours back or never was.

    What lies ahead of a clock that was set back is taken for now.
    """
    if at is None or now - at > _HOUR:
        return ""
    age = now - at
    if age < _NOW:
        return tr("writing now")
    if age < _MINUTE:
        return tr("{count} s ago", count=age // _SECOND // _STEP * _STEP)
    return trn("{count} min ago", "{count} min ago", age // _MINUTE)
