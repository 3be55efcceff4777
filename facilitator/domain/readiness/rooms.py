"""Where everybody is on the day: which sessions lack a room, who is expected, and who has no seat."""

from collections.abc import Iterator

from facilitator.domain.dossier import Dossier
from facilitator.domain.readiness.judgement import Judgement
from facilitator.domain.records import Person, Round, Session


def rounds_with_a_choice(plan: Dossier) -> list[Round]:
    """Return the rounds in which people go different ways."""
    return [entry for entry in plan.rounds if len(plan.sessions_of(entry)) > 1]


def roomless(plan: Dossier) -> list[Session]:
    """Return the sessions beside others whose room nobody has named, by round and topic."""
    return [
        session
        for entry in rounds_with_a_choice(plan)
        for session in plan.sessions_of(entry)
        if not session.room.strip()
    ]


def judge_rooms(plan: Dossier) -> Iterator[Judgement]:
    """Judge whether people would find their sessions."""
    lacking = roomless(plan)
    if lacking:
        codes = tuple(str(plan.code[session.id]) for session in lacking)
        yield Judgement("programme", "no_room", "problem", "session", lacking[0].id, codes)


def absent(plan: Dossier) -> list[Person]:
    """Return the participants who do not come at all; a plan with its people is needed, as below."""
    gone = {entry.person_id for entry in plan.attendances if entry.state == "absent"}
    return [person for person in _participants(plan) if person.id in gone]


def expected(plan: Dossier) -> list[Person]:
    """Return the participants who may come."""
    gone = {person.id for person in absent(plan)}
    return [person for person in _participants(plan) if person.id not in gone]


def seatless(plan: Dossier) -> list[Person]:
    """Return who is expected in a round with a choice of rooms, and was placed in none of them."""
    round_of = {session.id: session.round_id for session in plan.sessions}
    seated = {(entry.person_id, round_of.get(entry.session_id)) for entry in plan.placements}
    excused = _excused(plan)
    rounds = rounds_with_a_choice(plan)
    return [
        person
        for person in expected(plan)
        if any(
            (person.id, entry.id) not in seated and (person.id, entry.id) not in excused
            for entry in rounds
        )
    ]


def _participants(plan: Dossier) -> list[Person]:
    return list(dict.fromkeys(plan.people("participant")))


def _excused(plan: Dossier) -> set[tuple[str, str]]:
    """Return who is not there in which round by a rule."""
    rounds = {
        rule.id: [rule.round_id] if rule.round_id else [entry.id for entry in plan.rounds]
        for rule in plan.grouping_rules
        if rule.kind == "absent"
    }
    return {
        (entry.person_id, round_id)
        for entry in plan.rule_persons
        for round_id in rounds.get(entry.rule_id, ())
    }
