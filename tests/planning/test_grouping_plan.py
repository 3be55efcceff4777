"""A workshop of the file becomes a problem with its people, rooms and rules, and comes back as seats."""

import pytest

from facilitator.actions import attendance, groups
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Involvement, Person
from facilitator.planning.grouping import solving
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.plan import places_of, problem_of, sessions_of, titles_of
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Participant,
    Problem,
    Together,
    Wish,
)
from facilitator.planning.grouping.solving import Grouping
from tests.planning.small import kept
from tests.storage.conftest import desk, dossier, file, path

__all__ = ["desk", "dossier", "file", "path"]


def _invite(tx: Transaction, *, dossier: Dossier, moderator: str) -> Outcome:
    guests = [Person(new_id(), dossier.process.id, f"Gast {n}", "Amt") for n in range(9)]
    for guest in guests:
        tx.write.insert(guest)
    for person_id in (*(guest.id for guest in guests), moderator):
        tx.write.insert(
            Involvement(new_id(), dossier.workshop.id, person_id, "participant", position="V")
        )
    return Outcome("Invite")


@pytest.fixture
def plan(desk: Desk, dossier: Dossier) -> Dossier:
    """Nine guests and a person who moderates one session, in two rounds of two topics."""
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions={})
    for rule in dossier.grouping_rules:
        desk.run(groups.remove_rule, rule_id=rule.id)
    for session in dossier.sessions:
        desk.run(groups.set_capacity, session_id=session.id, most=None)
    guide = dossier.moderators[0].person_id or ""
    desk.run(_only_in, dossier=dossier, session_id=dossier.sessions[0].id)
    desk.run(_invite, dossier=dossier, moderator=guide)
    return _read(desk)


def _only_in(tx: Transaction, *, dossier: Dossier, session_id: str) -> Outcome:
    for moderator in dossier.moderators:
        if moderator.session_id != session_id:
            tx.write.delete("moderator", moderator.id)
    return Outcome("Moderate")


def _read(desk: Desk) -> Dossier:
    return desk.read.grouping(desk.read.workshops()[0].id)


def _person(problem: Problem, name: str) -> Participant:
    return next(person for person in problem.people if person.name == name)


def _id(plan: Dossier, name: str) -> str:
    return next(person.id for person in plan.people("participant") if person.name == name)


def test_rooms_without_seats_are_filled_evenly_and_a_moderator_takes_none(plan: Dossier) -> None:
    problem = problem_of(plan)
    first, other = (plan.sessions_of(entry) for entry in plan.rounds)
    assert [room.id for room in problem.rooms] == [session.id for session in (*first, *other)]
    assert [room.name for room in problem.rooms] == ["W 1.1", "W 1.2", "W 2.1", "W 2.2"]
    assert {(room.round, room.least, room.most) for room in problem.rooms} == {(1, 4, 5), (2, 4, 6)}
    assert [rule for rule in problem.rules if isinstance(rule, Moderates)] == [
        Moderates(plan.moderators[0].person_id or "", plan.sessions[0].id)
    ]
    assert Numbering(problem).seated_in == [9, 10]
    assert titles_of(plan)[problem.rooms[0].topic] == "Thema 1"


def test_seats_wishes_groups_and_rules_are_those_of_the_file(desk: Desk, plan: Dossier) -> None:
    key, topic, session = plan.workshop.id, plan.topics[1].id, plan.sessions[0].id
    one, two, three = (_id(plan, f"Gast {n}") for n in range(3))
    last = plan.rounds[1].id
    desk.run(groups.set_capacity, session_id=session, most=12, least=2)
    desk.run(groups.set_capacity, session_id=plan.sessions[1].id, most=6)
    desk.run(groups.set_wishes, workshop_id=key, person_id=one, topics={topic: 2})
    desk.run(groups.set_stakeholder_group, person_ids=[one], group_name="Kommunen")
    add = {"workshop_id": key}
    desk.run(groups.add_rule, kind="fixed", person_ids=[one], session_id=session, **add)
    desk.run(groups.add_rule, kind="forbidden", person_ids=[two], topic_id=topic, **add)
    desk.run(groups.add_rule, kind="together", person_ids=[one, two], round_id=last, **add)
    desk.run(groups.add_rule, kind="apart", person_ids=[two, three], **add)
    desk.run(groups.add_rule, kind="absent", person_ids=[three], round_id=last, **add)
    desk.run(groups.add_rule, kind="repeat", person_ids=[three], **add)
    problem = problem_of(_read(desk))
    assert [(room.most, room.least) for room in problem.rooms][:2] == [(12, 2), (6, 2)]
    person = _person(problem, "Gast 0")
    assert (person.group, person.organisation) == ("Kommunen", "Amt")
    assert person.wishes == (Wish(topic, 2),)
    assert [rule for rule in problem.rules if not isinstance(rule, Moderates)] == [
        Fixed(one, session),
        Forbidden(two, topic),
        Together((one, two), 2),
        Apart((two, three)),
    ]
    assert _person(problem, "Gast 2").absent == (2,)
    assert [p.name for p in problem.people if p.may_repeat] == ["Gast 2"]
    desk.run(groups.add_rule, kind="repeat", **add)
    assert all(person.may_repeat for person in problem_of(_read(desk)).people)


def test_who_is_missing_is_not_seated_in_the_rounds_that_are_open(
    desk: Desk, plan: Dossier
) -> None:
    missing = _id(plan, "Gast 4")
    desk.run(attendance.set_state, workshop_id=plan.workshop.id, person_id=missing, state="absent")
    assert _person(problem_of(_read(desk)), "Gast 4").absent == (1, 2)
    assert _person(problem_of(_read(desk), first_open=2), "Gast 4").absent == (2,)


def test_what_was_found_is_taken_over_and_read_again(desk: Desk, plan: Dossier) -> None:
    problem = problem_of(plan)
    found = solving.group(problem)
    assert isinstance(found, Grouping)
    assert kept(problem, found.places)
    sessions = sessions_of(problem, found.places)
    desk.run(groups.place, workshop_id=plan.workshop.id, sessions=sessions)
    stored = _read(desk)
    leader = plan.moderators[0].person_id or ""
    assert len(stored.placements) == 9 * 2 + 1
    numbering = Numbering(problem)
    assert numbering.places(numbering.seats(places_of(stored))) == found.places
    assert found.places[leader][1] == plan.sessions[0].id
