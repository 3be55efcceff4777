"""A workshop of the file as a grouping to be found, and what was found as sessions of the file."""

from collections import defaultdict
from collections.abc import Iterator
from math import ceil, floor
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import GroupingRule
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Places,
    Problem,
    Room,
    Rule,
    Together,
    Wish,
)

_SPREAD: Final = 0.1
"""The part by which rooms that nobody gave seats may differ from an even share."""
_HALF_EMPTY: Final = 0.5
"""The part of an even share that a room with seats has at least, where nobody said."""


def problem_of(plan: Dossier, first_open: int = 1) -> Problem:
    """Return who is to be spread over which rooms: the participants over the sessions.

    A participant who was marked absent is not seated from round `first_open` on. `plan` is what
    `Reader.grouping` reads.
    """
    people = tuple(_people(plan, first_open))
    rules = (*_moderating(plan), *_rules(plan))
    unsized = Problem(people, tuple(_rooms(plan, len(people))), rules)
    return unsized._replace(rooms=tuple(_sized(plan, unsized)))


def places_of(plan: Dossier) -> Places:
    """Return who sits where by the file."""
    number = {entry.id: entry.number for entry in plan.rounds}
    rounds = {session.id: number[session.round_id] for session in plan.sessions}
    found: Places = defaultdict(dict)
    for placement in plan.placements:
        found[placement.person_id][rounds[placement.session_id]] = placement.session_id
    return dict(found)


def sessions_of(problem: Problem, places: Places) -> dict[str, list[str]]:
    """Return each person's sessions as `groups.place` takes them; a room that somebody leads is none."""
    led = {(rule.person, rule.room) for rule in problem.rules if isinstance(rule, Moderates)}
    return {
        person: [room for room in rooms.values() if (person, room) not in led]
        for person, rooms in places.items()
    }


def titles_of(plan: Dossier) -> dict[str, str]:
    """Return the topics' titles by id, for what is said about them."""
    return {topic.id: topic.title for topic in plan.topics}


def origins_of(plan: Dossier) -> list[str]:
    """Return for each rule of the problem the id of the file's rule, empty for who moderates."""
    moderating = ["" for _ in _moderating(plan)]
    return [*moderating, *(rule_id for rule_id, _ in _named_rules(plan))]


# People


def _people(plan: Dossier, first_open: int) -> Iterator[Participant]:
    profiles = {profile.person_id: profile for profile in reversed(plan.profiles)}
    wishes: dict[str, list[Wish]] = defaultdict(list)
    for wish in plan.wishes:
        wishes[wish.person_id].append(Wish(wish.topic_id, wish.priority))
    absent = _absences(plan, first_open)
    repeating = _repeating(plan)
    for person in dict.fromkeys(plan.people("participant")):
        profile = profiles.get(person.id)
        yield Participant(
            id=person.id,
            name=person.name,
            group=profile.group_name if profile else "",
            organisation=person.organisation,
            wishes=tuple(wishes[person.id]),
            absent=tuple(sorted(absent[person.id])),
            may_repeat=repeating is None or person.id in repeating,
        )


def _absences(plan: Dossier, first_open: int) -> dict[str, set[int]]:
    number = {entry.id: entry.number for entry in plan.rounds}
    found: dict[str, set[int]] = defaultdict(set)
    for rule in plan.grouping_rules:
        if rule.kind == "absent" and rule.round_id in number:
            for person in _people_of(plan, rule):
                found[person].add(number[rule.round_id])
    for entry in plan.attendances:
        if entry.state == "absent":
            found[entry.person_id] |= {n for n in number.values() if n >= first_open}
    return found


def _repeating(plan: Dossier) -> set[str] | None:
    """Return who may have a topic twice; None where everybody may."""
    found: set[str] = set()
    for rule in plan.grouping_rules:
        if rule.kind == "repeat":
            people = _people_of(plan, rule)
            if not people:
                return None
            found.update(people)
    return found


def _people_of(plan: Dossier, rule: GroupingRule) -> tuple[str, ...]:
    return tuple(entry.person_id for entry in plan.rule_persons if entry.rule_id == rule.id)


# Rooms


def _rooms(plan: Dossier, seats: int) -> Iterator[Room]:
    number = {entry.id: entry.number for entry in plan.rounds}
    for session in sorted(plan.sessions, key=lambda session: plan.code[session.id]):
        code = plan.code[session.id]
        yield Room(session.id, number[session.round_id], session.topic_id, seats, 0, str(code))


def _sized(plan: Dossier, problem: Problem) -> Iterator[Room]:
    """Give each room the seats that the file says, or as many as let all be filled evenly."""
    given = {entry.session_id: entry for entry in reversed(plan.capacities)}
    known = tuple(
        room._replace(most=given[room.id].most) if room.id in given else room
        for room in problem.rooms
    )
    numbering = Numbering(problem._replace(rooms=known))
    for room, share in zip(known, numbering.shares, strict=True):
        even = share * numbering.seated_in[numbering.rounds.index(room.round)]
        if room.id not in given:
            least, most = floor(even * (1 - _SPREAD)), ceil(even * (1 + _SPREAD))
        else:
            least, most = given[room.id].least or floor(even * _HALF_EMPTY), room.most
        yield room._replace(most=most, least=min(least, most))


# Rules


def _moderating(plan: Dossier) -> Iterator[Rule]:
    for moderator in plan.moderators:
        if moderator.person_id:
            yield Moderates(moderator.person_id, moderator.session_id)


def _rules(plan: Dossier) -> Iterator[Rule]:
    return (rule for _, rule in _named_rules(plan))


def _named_rules(plan: Dossier) -> Iterator[tuple[str, Rule]]:
    """Give the rules, each with the id of the file's rule that it comes from."""
    number = {entry.id: entry.number for entry in plan.rounds}
    for rule in plan.grouping_rules:
        people = _people_of(plan, rule)
        at = number.get(rule.round_id or "")
        if rule.kind == "fixed" and rule.session_id:
            for person in people:
                yield rule.id, Fixed(person, rule.session_id)
        elif rule.kind == "forbidden" and rule.topic_id:
            for person in people:
                yield rule.id, Forbidden(person, rule.topic_id, at)
        elif rule.kind == "together":
            yield rule.id, Together(people, at)
        elif rule.kind == "apart":
            yield rule.id, Apart(people, at)
