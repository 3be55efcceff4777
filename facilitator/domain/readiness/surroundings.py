"""Whether displays, file, disk and clock are as the day needs them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from facilitator.domain.readiness.judgement import (
    Displays,
    Grade,
    Judgement,
    Matter,
    Surroundings,
    Whereabouts,
)

FULL_BYTES: Final = 200_000_000
"""Less than this, and the day's backups or its protocol may not fit any more."""
LOW_BYTES: Final = 1_000_000_000
SET_BACK: Final = timedelta(minutes=2)
"""Two computers differ by seconds; a clock that is further behind was set back."""

_MEGABYTE: Final = 1_000_000


def judge_surroundings(facts: Surroundings, now: datetime) -> Iterator[Judgement]:
    """Judge what is known of the machine; `now` must be aware."""
    if facts.displays is not None:
        yield _stage(facts.displays)
    if facts.is_read_only:
        yield Judgement("file", "read_only", "problem", "file", subjects=(facts.notice,))
    if facts.file is not None:
        yield from _file(facts.file, is_read_only=facts.is_read_only)
    yield _clock(facts.last_moment, now)
    if facts.has_dictionary is not None:
        yield _dictionary(has_one=facts.has_dictionary)


def _stage(displays: Displays) -> Judgement:
    matter: Matter
    grade: Grade
    wanted, others = displays.wanted, displays.names[1:]
    if displays.as_window:
        matter, grade, name = "stage_window", "ok", ""
    elif wanted and not displays.is_there and not others:
        matter, grade, name = "display_lost", "problem", wanted
    elif not others:
        matter, grade, name = "one_display", "note", ""
    else:
        matter, grade, name = "stage_ready", "ok", wanted if displays.is_there else others[0]
    return Judgement("stage", matter, grade, "stage", subjects=(name,) if name else ())


def _file(place: Whereabouts, *, is_read_only: bool) -> Iterator[Judgement]:
    if not place.is_there:
        yield Judgement("file", "file_gone", "problem", "file")
        return
    if not is_read_only:
        matter: Matter = "file_ready" if place.is_writable else "not_writable"
        grade: Grade = "ok" if place.is_writable else "problem"
        yield Judgement("file", matter, grade, "folder")
    if place.on_network:
        yield Judgement("file", "on_network", "problem", "folder")
    elif place.is_removable:
        yield Judgement("file", "removable", "note", "folder")
    if place.free_bytes is not None:
        yield _disk(place.free_bytes)
    if place.is_backed_up:
        yield Judgement("file", "backup_ready", "ok", "backup")
    elif not is_read_only:
        yield Judgement("file", "no_backup", "problem", "backup")


def _disk(free: int) -> Judgement:
    matter: Matter
    grade: Grade
    if free < FULL_BYTES:
        matter, grade = "disk_full", "problem"
    else:
        matter, grade = ("disk_low", "note") if free < LOW_BYTES else ("disk_ready", "ok")
    return Judgement("file", matter, grade, "folder", amount=max(0, free) // _MEGABYTE)


def _clock(last_moment: datetime | None, now: datetime) -> Judgement:
    if last_moment is None or last_moment - now <= SET_BACK:
        return Judgement("computer", "clock_ready", "ok", "log")
    minutes = (last_moment - now) // timedelta(minutes=1)
    return Judgement("computer", "clock_behind", "problem", "log", amount=minutes)


def _dictionary(*, has_one: bool) -> Judgement:
    if has_one:
        return Judgement("computer", "dictionary_ready", "ok")
    return Judgement("computer", "no_dictionary", "note")
