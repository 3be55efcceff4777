"""Groups in the file: each intent is one step, and only what changes is written."""

import pytest

from facilitator.actions import attendance, groups, history, workshops
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Involvement, Person
from facilitator.errors import Bug, UserError
from tests.storage.contents import asked, living_rows


def _invite(tx: Transaction, *, dossier: Dossier, count: int) -> Outcome:
    for number in range(count):
        person = Person(id=new_id(), process_id=dossier.process.id, name=f"Gast {number}")
        tx.write.insert(person)
        tx.write.insert(
            Involvement(new_id(), dossier.workshop.id, person.id, "participant", position="V")
        )
    return Outcome("Invite")


@pytest.fixture
def people(desk: Desk, dossier: Dossier) -> list[str]:
    """Four guests in a workshop in which nobody has a seat yet."""
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions={})
    desk.run(_invite, dossier=dossier, count=4)
    return [person.id for person in _read(desk).people("participant")]


def _read(desk: Desk) -> Dossier:
    return desk.read.grouping(desk.read.workshops()[0].id)


def _seats(desk: Desk) -> set[tuple[str, str]]:
    return {(entry.person_id, entry.session_id) for entry in _read(desk).placements}


def test_an_assignment_is_one_step_that_undo_takes_back(
    desk: Desk, dossier: Dossier, people: list[str]
) -> None:
    first, second = (dossier.sessions_of(entry) for entry in dossier.rounds)
    sessions = {person: [first[0].id, second[1].id] for person in people}
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions=sessions)
    seats = _seats(desk)
    assert seats == {(person, session) for person, those in sessions.items() for session in those}
    desk.run(history.undo)
    assert _seats(desk) == set()
    desk.run(history.redo)
    assert _seats(desk) == seats


def test_a_new_assignment_writes_only_the_seats_that_change(
    desk: Desk, dossier: Dossier, people: list[str]
) -> None:
    first, second = (dossier.sessions_of(entry) for entry in dossier.rounds)
    key = dossier.workshop.id
    sessions = {person: [first[0].id, second[1].id] for person in people}
    desk.run(groups.place, workshop_id=key, sessions=sessions)
    changed = {**sessions, people[0]: [first[1].id, second[0].id]}
    del changed[people[3]]
    outcome = desk.run(groups.place, workshop_id=key, sessions=changed)
    assert len(outcome.rows("placement")) == 4
    assert not desk.run(groups.place, workshop_id=key, sessions=changed).touched
    assert {person for person, _ in _seats(desk)} == set(people[:3])


def test_one_person_moves_and_the_others_stay(
    desk: Desk, dossier: Dossier, people: list[str]
) -> None:
    first = dossier.sessions_of(dossier.rounds[0])
    sessions = {person: [first[0].id] for person in people}
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions=sessions)
    outcome = desk.run(groups.move, person_id=people[1], session_id=first[1].id)
    assert len(outcome.touched) == 1
    assert (people[1], first[1].id) in _seats(desk)
    assert len(_seats(desk)) == len(people)
    with pytest.raises(UserError, match="Nobody was moved"):
        desk.run(groups.move, person_id=people[1], session_id="gone")


def test_wishes_are_replaced_and_keep_their_rows(
    desk: Desk, dossier: Dossier, people: list[str]
) -> None:
    one, two = (topic.id for topic in dossier.topics)
    values = {"workshop_id": dossier.workshop.id, "person_id": people[0]}

    def wishes() -> dict[str, int]:
        found = desk.read.wishes_of(dossier.workshop.id, people[0])
        return {wish.topic_id: wish.priority for wish in found}

    desk.run(groups.set_wishes, topics={one: 1, two: 2}, **values)
    assert wishes() == {one: 1, two: 2}
    outcome = desk.run(groups.set_wishes, topics={two: 1}, **values)
    assert len(outcome.touched) == 2
    assert wishes() == {two: 1}
    desk.run(history.undo)
    assert wishes() == {one: 1, two: 2}
    with pytest.raises(Bug):
        desk.run(groups.set_wishes, topics={two: 0}, **values)


def test_seats_are_given_changed_and_taken_back(desk: Desk, dossier: Dossier) -> None:
    session = dossier.sessions[1].id

    def seats() -> list[tuple[int, int]]:
        return [(entry.most, entry.least) for entry in desk.read.capacities_of(session)]

    desk.run(groups.set_capacity, session_id=session, most=12)
    assert seats() == [(12, 0)]
    desk.run(groups.set_capacity, session_id=session, most=15, least=4)
    assert seats() == [(15, 4)]
    with pytest.raises(UserError, match="Nothing was changed"):
        desk.run(groups.set_capacity, session_id=session, most=3, least=4)
    desk.run(groups.set_capacity, session_id=session, most=None)
    assert seats() == []


def test_a_rule_comes_and_goes_with_its_people(
    desk: Desk, dossier: Dossier, people: list[str]
) -> None:
    rows = living_rows(desk.file.path)
    rule = desk.run(
        groups.add_rule, workshop_id=dossier.workshop.id, kind="apart", person_ids=people[:3]
    ).ids[0]
    assert [entry.person_id for entry in desk.read.people_of_rule(rule)] == people[:3]
    desk.run(groups.remove_rule, rule_id=rule)
    assert living_rows(desk.file.path) == rows
    assert not desk.run(groups.remove_rule, rule_id=rule).touched


@pytest.mark.parametrize(
    ("kind", "count"),
    [("together", 1), ("apart", 1), ("fixed", 1), ("forbidden", 1), ("absent", 1), ("fixed", 0)],
)
def test_a_rule_that_says_too_little_is_not_added(
    desk: Desk, dossier: Dossier, people: list[str], kind, count: int
) -> None:
    with pytest.raises(UserError, match="not added"):
        desk.run(
            groups.add_rule,
            workshop_id=dossier.workshop.id,
            kind=kind,
            person_ids=people[:count],
        )


def test_a_stakeholder_group_is_kept_once_for_each_person(desk: Desk, people: list[str]) -> None:
    for name in ("Kommunen", " Verbände "):
        desk.run(groups.set_stakeholder_group, person_ids=people[:2], group_name=name)
    assert [
        profile.group_name for profile in _read(desk).profiles if profile.person_id in people
    ] == [
        "Verbände",
        "Verbände",
    ]
    assert not desk.run(groups.set_stakeholder_group, person_ids=people[2:], group_name="").touched


def test_attendance_is_said_and_taken_back(desk: Desk, dossier: Dossier, people: list[str]) -> None:
    values = {"workshop_id": dossier.workshop.id, "person_id": people[0]}

    def said() -> list[str]:
        found = desk.read.attendance_of(dossier.workshop.id, people[0])
        return [entry.state for entry in found]

    desk.run(attendance.set_state, state="present", **values)
    desk.run(attendance.set_state, state="absent", **values)
    assert said() == ["absent"]
    assert not desk.run(attendance.set_state, state="absent", **values).touched
    desk.run(attendance.set_state, state=None, **values)
    assert said() == []


def test_a_workshop_takes_its_groups_with_it_and_leaves_its_people(
    desk: Desk, dossier: Dossier
) -> None:
    assert dossier.placements
    desk.run(workshops.remove, workshop_id=dossier.workshop.id)
    assert {table for table, _ in living_rows(desk.file.path)} == {"process", "person", "profile"}
    assert asked(desk.file.path, "PRAGMA foreign_key_check") == []
