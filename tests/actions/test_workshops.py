from dataclasses import fields, replace
from pathlib import Path

import pytest

from facilitator.actions import history, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import TABLES, Record
from facilitator.errors import Bug, UserError
from facilitator.storage.files import create_file
from tests.domain.factory import Plan
from tests.storage.contents import all_rows, asked, living_rows


def _add(desk: Desk, dossier: Dossier) -> Dossier:
    return desk.read.dossier(desk.run(workshops.add_dossier, dossier=dossier).ids[0])


def _by_id(records: tuple[Record, ...]) -> dict[str, Record]:
    return {record.id: record for record in records}


def test_everything_of_a_workshop_has_its_place_in_the_file(desk: Desk) -> None:
    given = Plan(rounds=3, topics=2).dossier()
    stored = _add(desk, given)
    assert stored.workshop.position
    assert stored.workshop._replace(position="") == given.workshop
    for part in fields(given):
        if part.name not in {"process", "workshop"}:
            assert _by_id(getattr(stored, part.name)) == _by_id(getattr(given, part.name))
    for topic in given.topics:
        assert stored.questions_of(topic) == given.questions_of(topic)
        for question in given.questions_of(topic):
            assert stored.merged_notes_of(question, topic) == given.merged_notes_of(question, topic)
    tables = {table for table, _ in living_rows(desk.file.path)}
    of_file = {"member", "member_grant", "settled"}  # of the team, which no workshop brings along
    nobody_reads = {"version_text"}  # with all the rest
    assert tables == set(TABLES.values()) - of_file - nobody_reads


def test_a_workshop_is_added_in_one_step_that_undo_takes_back_whole(desk: Desk) -> None:
    outcome = desk.run(workshops.add_dossier, dossier=Plan().dossier())
    rows = living_rows(desk.file.path)
    assert outcome.touched == set(rows)
    assert asked(desk.file.path, "SELECT count(*) FROM step") == [(1,)]
    desk.run(history.undo)
    assert living_rows(desk.file.path) == {}
    desk.run(history.redo)
    assert living_rows(desk.file.path) == rows


def test_the_workshop_a_file_is_made_with_stays_whatever_is_undone(path: Path) -> None:
    desk = Desk(create_file(path))
    key = desk.run(workshops.begin, dossier=Plan().dossier()).ids[0]
    desk.run(workshops.set_head, workshop_id=key, title="Anders")
    desk.run(history.undo)
    with pytest.raises(UserError, match="nothing to undo"):
        desk.run(history.undo)
    assert desk.read.workshop(key)
    desk.run(history.redo)
    assert desk.read.head(key).workshop.title == "Anders"
    desk.close()


def test_workshops_stand_in_the_order_they_came(desk: Desk) -> None:
    for title in ("Auftakt", "Mitte", "Abschluss"):
        _add(desk, Plan(title=title).dossier())
    assert [entry.title for entry in desk.read.workshops()] == ["Auftakt", "Mitte", "Abschluss"]


def test_a_process_of_the_same_title_and_its_people_are_joined(desk: Desk) -> None:
    first, second = _add(desk, Plan().dossier()), _add(desk, Plan(seed=2).dossier())
    assert [process.title for process in desk.read.processes()] == ["Wasserstrategie 2040"]
    assert second.process == first.process
    assert second.persons == first.persons == tuple(desk.read.persons())
    assert second.people("moderation") == first.people("moderation")
    assert {entry.person_id for entry in second.moderators} <= set(second.person)
    assert {entry.person_id for entry in second.speakers} <= set(second.person)


def test_somebody_of_another_organisation_is_another_person(desk: Desk) -> None:
    _add(desk, Plan().dossier())
    given = Plan(seed=2).dossier()
    elsewhere = given.persons[0]._replace(organisation="Wasserverband")
    _add(desk, replace(given, persons=(elsewhere, *given.persons[1:])))
    named = [(person.name, person.organisation) for person in desk.read.persons()]
    assert sorted(named) == [
        ("Maren Thießen", "MUG"), ("Maren Thießen", "Wasserverband"), ("Tobias Wernicke", "Tidenhub"),
    ]  # fmt: skip


def test_people_of_another_process_are_other_people(desk: Desk) -> None:
    first = _add(desk, Plan().dossier())
    given = Plan(seed=2).dossier()
    other = replace(given, process=given.process._replace(title="Wärmeplan"))
    second = _add(desk, other)
    assert len(desk.read.processes()) == 2
    assert not set(first.person) & set(second.person)


def test_a_workshop_that_joins_is_taken_back_without_its_neighbour(desk: Desk) -> None:
    first = _add(desk, Plan().dossier())
    _add(desk, Plan(seed=2).dossier())
    desk.run(history.undo)
    assert desk.read.dossier(first.workshop.id) == first
    assert len(desk.read.workshops()) == 1


def test_head_data_is_changed_cell_by_cell_and_cleaned(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    outcome = desk.run(
        workshops.set_head, workshop_id=key, title="Zukunft\nWasser\x07", date="2027-01-15", end_time=None,
        prints_persons=1,
    )  # fmt: skip
    stored = desk.read.workshop(key)
    assert (stored.title, stored.date) == ("Zukunft Wasser", "2027-01-15")
    assert (stored.prints_persons, stored.status) == (1, "draft")
    assert stored.start_time == dossier.workshop.start_time
    assert outcome.touched == {("workshop", key)}
    desk.run(history.undo)
    assert desk.read.workshop(key) == dossier.workshop


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "x"}, {"process_id": "x"}, {"position": "z"}, {"deleted": 1}, {"nonsense": ""},
        {"status": "released"}, {"title": None}, {"title": 7}, {"prints_persons": "yes"},
    ],
)  # fmt: skip
def test_what_is_no_head_data_is_refused(
    desk: Desk, dossier: Dossier, cells: dict[str, str | int | None]
) -> None:
    before = all_rows(desk.file.path)
    with pytest.raises(Bug):
        desk.run(workshops.set_head, workshop_id=dossier.workshop.id, **cells)
    assert all_rows(desk.file.path) == before


def test_a_workshop_goes_with_everything_in_it_but_its_people(desk: Desk) -> None:
    first, second = _add(desk, Plan().dossier()), _add(desk, Plan(seed=2).dossier())
    desk.run(workshops.remove, workshop_id=first.workshop.id)
    with pytest.raises(UserError, match="no longer in the file"):
        desk.read.dossier(first.workshop.id)
    assert desk.read.dossier(second.workshop.id) == second
    assert tuple(desk.read.persons()) == first.persons
    living = {row_id for _, row_id in living_rows(desk.file.path)}
    gone = {record.id for part in (first.notes, first.questions, first.evidence) for record in part}
    assert not living & gone
    desk.run(history.undo)
    assert desk.read.dossier(first.workshop.id) == first


def test_a_workshop_that_is_gone_cannot_be_removed_again(desk: Desk, dossier: Dossier) -> None:
    desk.run(workshops.remove, workshop_id=dossier.workshop.id)
    with pytest.raises(UserError, match="choose another one"):
        desk.run(workshops.remove, workshop_id=dossier.workshop.id)
