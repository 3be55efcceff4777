"""People are fixed where they sit, one by one or all at once, and released."""

import pytest

from facilitator.actions import groups, history, seat_locks
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from tests.storage.conftest import desk, dossier, file, path

__all__ = ["desk", "dossier", "file", "path"]


def _bound(desk: Desk) -> set[tuple[str, str | None]]:
    plan = desk.read.grouping(desk.read.workshops()[0].id)
    rules = {rule.id: rule for rule in plan.grouping_rules if rule.kind == "fixed"}
    return {
        (entry.person_id, rules[entry.rule_id].session_id)
        for entry in plan.rule_persons
        if entry.rule_id in rules
    }


@pytest.fixture
def seated(desk: Desk, dossier: Dossier) -> dict[str, str]:
    """Two people, each in a session of the first round, and no rules."""
    for rule in dossier.grouping_rules:
        desk.run(groups.remove_rule, rule_id=rule.id)
    session = dossier.sessions_of(dossier.rounds[0])[0].id
    people = [person.id for person in dossier.persons][:2]
    sessions = {person: [session] for person in people}
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions=sessions)
    return dict.fromkeys(people, session)


def test_one_person_is_fixed_once_and_released(
    desk: Desk, dossier: Dossier, seated: dict[str, str]
) -> None:
    person, session = next(iter(seated.items()))
    values = {"workshop_id": dossier.workshop.id, "person_id": person, "session_id": session}
    for _ in range(2):
        desk.run(seat_locks.lock, **values)
    assert _bound(desk) == {(person, session)}
    assert len(desk.read.grouping(dossier.workshop.id).grouping_rules) == 1
    desk.run(seat_locks.unlock, **values)
    assert desk.read.grouping(dossier.workshop.id).grouping_rules == ()


def test_everybody_is_fixed_by_one_rule_for_a_session_and_one_is_released(
    desk: Desk, dossier: Dossier, seated: dict[str, str]
) -> None:
    key = dossier.workshop.id
    desk.run(seat_locks.lock_everybody, workshop_id=key)
    assert _bound(desk) == set(seated.items())
    assert len(desk.read.grouping(key).grouping_rules) == 1
    assert seat_locks.is_settled(desk.read.grouping(key))
    person, session = next(iter(seated.items()))
    values = {"workshop_id": key, "person_id": person, "session_id": session}
    desk.run(seat_locks.unlock, **values)
    assert _bound(desk) == set(seated.items()) - {(person, session)}
    assert not seat_locks.is_settled(desk.read.grouping(key))
    desk.run(seat_locks.unlock_everybody, workshop_id=key)
    assert _bound(desk) == set()
    desk.run(history.undo)
    assert len(_bound(desk)) == len(seated) - 1


def test_a_plan_without_seats_is_not_settled(desk: Desk, dossier: Dossier) -> None:
    desk.run(groups.place, workshop_id=dossier.workshop.id, sessions={})
    assert not seat_locks.is_settled(desk.read.grouping(dossier.workshop.id))


def test_a_rule_is_changed_in_one_step(
    desk: Desk, dossier: Dossier, seated: dict[str, str]
) -> None:
    key, people = dossier.workshop.id, list(seated)
    (made,) = desk.run(groups.add_rule, workshop_id=key, kind="apart", person_ids=people[:2]).ids
    desk.run(groups.change_rule, rule_id=made, workshop_id=key, kind="together", person_ids=people)
    (rule,) = desk.read.grouping(key).grouping_rules
    assert rule.kind == "together"
    assert {entry.person_id for entry in desk.read.people_of_rule(rule.id)} == set(people)
    desk.run(history.undo)
    assert [rule.kind for rule in desk.read.grouping(key).grouping_rules] == ["apart"]


def test_several_rooms_get_the_same_seats(desk: Desk, dossier: Dossier) -> None:
    sessions = [session.id for session in dossier.sessions]
    desk.run(groups.set_capacities, session_ids=sessions, most=9, least=2)
    found = [desk.read.capacities_of(session)[0] for session in sessions]
    assert {(capacity.most, capacity.least) for capacity in found} == {(9, 2)}
