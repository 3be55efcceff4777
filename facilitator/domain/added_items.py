"""What of an agenda is new where it is added to another one, and how its set starts fit in there."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.following import following, later, said_starts
from facilitator.domain.records import AgendaItem
from facilitator.domain.text import fold


class SetStarts(NamedTuple):
    """What is to be known of the starts of added items before they are added."""

    starts: tuple[str, ...] = ()
    """Those that stay set; what follows each one follows it."""
    meets: tuple[AgendaItem, ...] = ()
    """Items of the agenda that is there, at the time of an added one."""


def new_items(there: Dossier, read: Dossier) -> list[AgendaItem]:
    """Return the items that are not there yet; of starts that follow one another only the first is set.

    An item is there where its title is, with the same start as said or as it follows from above.
    """
    known = {key for keys in _keys(there.agenda) for key in keys}
    keyed = zip(read.agenda, _keys(read.agenda), strict=True)
    new = [item for item, keys in keyed if known.isdisjoint(keys)]
    is_whole = new[-1:] == list(read.agenda[-1:])
    return following(new, read.workshop.end_time if is_whole else None)


def set_starts(there: Dossier, read: Dossier) -> SetStarts:
    """Return which starts of an agenda stay set where it is added, and which items they meet."""
    new = new_items(there, read)
    spans = [span for _, span in _spans(new)]
    meets = tuple(
        item for item, span in _spans(there.agenda) if any(_meet(span, other) for other in spans)
    )
    return SetStarts(tuple(item.start_time for item in new if item.start_time), meets)


def _spans(agenda: Sequence[AgendaItem]) -> list[tuple[AgendaItem, tuple[str, str]]]:
    """Return items with their first and last minute, as far as the items say when that is."""
    starts = pairwise([*said_starts(agenda), None])
    found: list[tuple[AgendaItem, tuple[str, str]]] = []
    for item, (start, next_start) in zip(agenda, starts, strict=True):
        if start is None:
            continue
        end = later(start, item.duration_minutes) if item.duration_minutes else next_start
        found.append((item, (start, max(start, later(end, -1) or start))))
    return found


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _keys(agenda: Sequence[AgendaItem]) -> list[set[tuple[str | None, str]]]:
    """Return what tells each item from others: its title with its start as said, and as it follows."""
    return [
        {(item.start_time, fold(item.title)), (start or item.start_time, fold(item.title))}
        for item, start in zip(agenda, said_starts(agenda), strict=True)
    ]
