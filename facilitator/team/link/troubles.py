"""What does not work though there is a connection, each as a sentence: what is kept, and what to do."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.language import tr, trn

_MINUTE_MS: Final = 60_000
_HOUR_MINUTES: Final = 60
_DAY_HOURS: Final = 24
_IN_HOURS: Final = 2 * _HOUR_MINUTES
_IN_DAYS: Final = 2 * _DAY_HOURS * _HOUR_MINUTES


class Troubles(NamedTuple):
    """What a link over an open connection has to say, the most pressing first."""

    is_full: bool = False
    """The server has no room for more letters."""
    clock_offset_ms: int = 0
    """How far the server's clock is ahead of ours; 0 where that is near enough."""
    ahead: Sequence[str] = ()
    """Names of those whose letters wait because their clocks were far ahead."""
    wrong: Sequence[str] = ()
    """Names of those whose clocks are wrong, whose letters are stamped by the server's all the same."""

    @property
    def sentence(self) -> str:
        """Return the one sentence to be shown; empty where all is well."""
        if self.is_full:
            return full()
        if self.clock_offset_ms:
            return _own_clock(self.clock_offset_ms)
        if self.ahead:
            return tr(
                "The clock of {names} is ahead. What was written there is kept and taken in once its "
                "time has come; ask for that clock to be set right.",
                names=", ".join(self.ahead),
            )
        if self.wrong:
            return tr(
                "The clock of {names} is wrong. Nothing is lost; ask for it to be set right, or times "
                "in the protocol are wrong.",
                names=", ".join(self.wrong),
            )
        return ""


def full() -> str:
    """Return what to say where the server keeps no more letters."""
    return tr(
        "The team’s server has no room for more. Everything is kept on this laptop and sent once "
        "there is room; ask whoever runs the server for more storage."
    )


def no_room() -> str:
    """Return what to say where the server has no room for a team at all."""
    return tr(
        "The server has no room to open this team. Everything is kept on this laptop; ask whoever "
        "runs the server for more storage, or host from a laptop."
    )


def _own_clock(offset_ms: int) -> str:
    length = _length(round(abs(offset_ms) / _MINUTE_MS))
    if offset_ms > 0:
        return tr(
            "The clock of this computer is {length} slow. Nothing is lost: what you write goes by the "
            "server’s clock. Set the clock right, or times in the protocol are wrong.",
            length=length,
        )
    return tr(
        "The clock of this computer is {length} fast. Nothing is lost: what you write goes by the "
        "server’s clock. Set the clock right, or times in the protocol are wrong.",
        length=length,
    )


def _length(minutes: int) -> str:
    if minutes < _IN_HOURS:
        return trn("{count} minute", "{count} minutes", minutes)
    if minutes < _IN_DAYS:
        hours = round(minutes / _HOUR_MINUTES)
        return trn("{count} hour", "{count} hours", hours)
    days = round(minutes / _HOUR_MINUTES / _DAY_HOURS)
    return trn("{count} day", "{count} days", days)
