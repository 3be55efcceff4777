"""What the minutes of a day go to, by kind; without Qt."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import Window
from facilitator.domain.records import AgendaKind
from facilitator.language import mark

_SHARES: Final[tuple[tuple[str, str, str, tuple[AgendaKind, ...]], ...]] = (
    (mark("Work in rooms"), "columns", "c1", ("parallel",)),
    (mark("Talks"), "mic", "c3", ("talk",)),
    (mark("Summary"), "flag", "c4", ("summary",)),
    (mark("Welcome and closing"), "mic", "c2", ("welcome", "closing")),
    (mark("Breaks and changes"), "cup", "text2", ("break", "change")),
    (mark("Other"), "calendar", "text2", ("other",)),
)


class Share(NamedTuple):
    """One sort of items, with all its minutes."""

    name: str
    """To be translated."""
    icon: str
    ink: str
    minutes: int


def shares_of(head: Dossier, windows: Sequence[Window]) -> list[Share]:
    """Return what takes time, arriving left out."""
    minutes: dict[AgendaKind, int] = {}
    for item, window in zip(head.agenda, windows, strict=bool(windows)):
        length = whole_minutes(window.end - window.start)
        minutes[item.kind] = minutes.get(item.kind, 0) + length
    shares = (
        Share(name, icon, ink, sum(minutes.get(kind, 0) for kind in kinds))
        for name, icon, ink, kinds in _SHARES
    )
    return [share for share in shares if share.minutes]
