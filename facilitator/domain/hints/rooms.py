"""Hints on rooms and people: who is in two places, and what a session lacks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.hint import Hint, Mend
from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import Window
from facilitator.domain.readiness.people import rooms_by_moderator
from facilitator.domain.records import AgendaItem, Moderator, Round, Speaker
from facilitator.domain.text import fold
from facilitator.domain.topic_times import minutes_needed, round_lengths


def hints_on_rooms(head: Dossier, windows: Sequence[Window]) -> Iterator[Hint]:
    """Yield what rounds and their sessions lack; `windows` are those of the agenda's items."""
    item = {entry.round_id: entry for entry in reversed(head.agenda) if entry.round_id}
    lengths = round_lengths(head, windows)
    for entry in head.rounds:
        item_id = item[entry.id].id if entry.id in item else ""
        yield from _lacking(head, entry, item_id)
        for name, sessions in rooms_by_moderator(head, entry):
            if len(sessions) > 1:
                codes = (str(head.code[session.id]) for session in sessions)
                yield Hint("room_doubled", item_id, (name, *codes))
    yield from _lengths(head, item, lengths)
    yield from _sums(head, item, lengths)


def _lacking(head: Dossier, entry: Round, item_id: str) -> Iterator[Hint]:
    sessions = head.sessions_of(entry)
    topics = {topic.id: topic for topic in head.topics}
    alone = [session for session in sessions if not head.moderators_of(session)]
    silent = [session for session in sessions if not head.questions_of(topics[session.topic_id])]
    if alone:
        yield Hint("no_moderator", item_id, tuple(str(head.code[each.id]) for each in alone))
    if silent:
        yield Hint("no_question", item_id, tuple(str(head.code[each.id]) for each in silent))


def _lengths(head: Dossier, item: dict[str, AgendaItem], lengths: dict[str, int]) -> Iterator[Hint]:
    """Compare each round with the first one: people who change rooms expect the same time."""
    known = [item[entry.id] for entry in head.rounds if entry.id in lengths and entry.id in item]
    for other in known[1:]:
        first, minutes = known[0], lengths[other.round_id or ""]
        wanted = lengths[first.round_id or ""]
        if minutes != wanted and wanted > 0:
            mends = (
                Mend("length", other.id, other.title, minutes=wanted),
                Mend("length", first.id, first.title, minutes=minutes),
            )
            yield Hint(
                "round_differs",
                other.id,
                (other.title, first.title),
                minutes,
                wanted,
                mends=mends if minutes > 0 else mends[:1],
            )


def _sums(head: Dossier, item: dict[str, AgendaItem], lengths: dict[str, int]) -> Iterator[Hint]:
    """Yield each topic whose questions take longer than a round, once: at the first such round."""
    for topic in head.topics:
        needed = minutes_needed(head, topic)
        for session in head.sessions_of(topic):
            limit = lengths.get(session.round_id, 0)
            if limit and needed > limit and session.round_id in item:
                mend = Mend("fit", topic.id, topic.title, minutes=limit)
                subjects = (str(head.code[session.id]), topic.title)
                item_id = item[session.round_id].id
                yield Hint("too_long", item_id, subjects, needed, limit, mends=(mend,))
                break


class _Engagement(NamedTuple):
    """That somebody is needed at an item."""

    name: str
    item: AgendaItem
    window: Window


def hints_on_people(head: Dossier, windows: Sequence[Window]) -> Iterator[Hint]:
    """Yield who is needed at two items at once; two rooms of one round are `room_doubled`."""
    if not any(after.start < before.end for before, after in pairwise(windows)):
        return  # as nearly always; looking for who is needed takes longer than all other hints
    for engagements in _engagements(head, windows).values():
        for at, entry in enumerate(engagements):
            for other in islice(engagements, at + 1, None):
                if other.window.start >= entry.window.end:
                    break  # items begin in their order, so those that follow are later still
                over = min(entry.window.end, other.window.end) - other.window.start
                minutes = whole_minutes(over)
                if minutes > 0 and entry.item.id != other.item.id:
                    titles = (entry.item.title, other.item.title)
                    yield Hint("double_booked", other.item.id, (entry.name, *titles), minutes)


def _engagements(head: Dossier, windows: Sequence[Window]) -> dict[str, list[_Engagement]]:
    """Return who is needed when, by the person or by the printed name."""
    ids = {fold(person.name): person.id for person in head.persons if person.name}
    needed: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for speaker in head.speakers:
        _note(needed[speaker.agenda_item_id], head, ids, speaker)
    for session in head.sessions:
        for moderator in head.moderators_of(session):
            _note(needed[session.round_id], head, ids, moderator)
    found: defaultdict[str, list[_Engagement]] = defaultdict(list)
    for item, window in zip(head.agenda, windows, strict=bool(windows)):
        names = needed.get(item.id, {}) | needed.get(item.round_id or "", {})
        for key, name in names.items():
            found[key].append(_Engagement(name, item, window))
    return {key: entries for key, entries in found.items() if len(entries) > 1}


def _note(
    needed: dict[str, str], head: Dossier, ids: dict[str, str], entry: Speaker | Moderator
) -> None:
    """Note whom an item needs, by what tells one person from the other."""
    name = _name(head, entry)
    folded = "" if entry.person_id else fold(name)
    key = entry.person_id or ids.get(folded) or folded
    if key:
        needed.setdefault(key, name)


def _name(head: Dossier, entry: Speaker | Moderator) -> str:
    person = head.person.get(entry.person_id or "")
    return person.name if person else entry.printed
