"""Ways to make up for a delay, as cuts that can be looked at before they are made.

A cut takes minutes off an item that has not begun. It becomes a fact (`agendas.shorten_items`)
and never changes the plan; `schedule.schedule` of `previewed` shows the day with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import in_minutes, whole_minutes
from facilitator.domain.records import AgendaFact
from facilitator.domain.redistribution import shared
from facilitator.domain.schedule import Schedule, Slot

LEAST_BREAK_MINUTES: Final = 5
"""No break is cut below this."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Minutes taken off an item, and what it lasts before and afterwards."""

    agenda_item_id: str
    minutes: int
    before: int
    after: int


def delay_minutes(day: Schedule) -> int:
    """Return how late the day is in whole minutes begun, never below 0."""
    return max(0, ceil(in_minutes(day.delay)))


def from_breaks(day: Schedule) -> list[Cut]:
    """Return what to take off the breaks to come so that the day is on time again soonest.

    Each break keeps `LEAST_BREAK_MINUTES`; what they cannot take up stays a delay.
    """
    left = delay_minutes(day)
    cuts: list[Cut] = []
    for slot in to_come(day):
        spare = whole_minutes(slot.length) - LEAST_BREAK_MINUTES
        minutes = min(left, spare)
        if slot.item.kind == "break" and minutes > 0:
            cuts.append(_cut(slot, minutes))
            left -= minutes
    return cuts


def from_items(day: Schedule, agenda_item_ids: Sequence[str]) -> list[Cut]:
    """Return what to take off items to come, in proportion to their lengths; none goes below 0."""
    chosen = [slot for slot in to_come(day) if slot.item.id in agenda_item_ids]
    lengths = [whole_minutes(slot.length) for slot in chosen]
    left = min(delay_minutes(day), sum(lengths))
    if left <= 0:
        return []
    shares = shared(left, lengths, [0] * len(lengths))
    return [_cut(slot, share) for slot, share in zip(chosen, shares, strict=True) if share]


def previewed(dossier: Dossier, day: Schedule, cuts: Sequence[Cut]) -> Dossier:
    """Return a dossier in which the cuts were made, to make a schedule of."""
    at = day.now.isoformat()
    made = (
        AgendaFact(
            id=f"preview {number}",
            agenda_item_id=cut.agenda_item_id,
            at=at,
            kind="shortened",
            minutes=cut.minutes,
        )
        for number, cut in enumerate(cuts)
    )
    return replace(dossier, agenda_facts=(*dossier.agenda_facts, *made))


def from_minutes(day: Schedule, minutes: Mapping[str, int]) -> list[Cut]:
    """Return cuts as somebody chose them, by the ids of items to come; below 0 time is given back."""
    return [
        _cut(slot, min(minutes[slot.item.id], whole_minutes(slot.length)))
        for slot in to_come(day)
        if minutes.get(slot.item.id)
    ]


def to_come(day: Schedule) -> list[Slot]:
    """Return what has not begun, and can therefore be cut."""
    return [slot for slot in day.slots if slot.course in ("next", "later") and not slot.began]


def _cut(slot: Slot, minutes: int) -> Cut:
    before = whole_minutes(slot.length)
    return Cut(slot.item.id, minutes, before, max(0, before - minutes))
