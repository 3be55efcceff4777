"""The groups before there are any, and in files that are only read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from facilitator import clock
from facilitator.actions import sessions, workshops
from facilitator.actions.desk import Desk
from facilitator.planning.grouping.problem import Fixed
from facilitator.storage.files import create_file, open_file
from facilitator.ui.groups.seating import Seating, first_open
from tests.ui.groups.forum import forum, grouped

_Key = Qt.Key


@pytest.fixture
def empty_desk(tmp_path):
    made = Desk(create_file(tmp_path / "empty.workshop"))
    yield made
    made.close()


def test_without_people_the_way_leads_to_them(empty_desk, make_organiser):
    bare = replace(forum(), persons=(), involvements=(), profiles=(), wishes=())
    empty_desk.run(workshops.add_dossier, dossier=bare)
    organiser = make_organiser(empty_desk)
    ways: list[str] = []
    organiser.tab.place_wanted.connect(ways.append)
    organiser.press(_Key.Key_Return)
    assert ways == ["people"]


def test_without_rooms_the_way_leads_to_the_agenda(empty_desk, make_organiser):
    bare = replace(forum(), rounds=(), sessions=())
    empty_desk.run(workshops.add_dossier, dossier=bare)
    organiser = make_organiser(empty_desk)
    ways: list[str] = []
    organiser.tab.place_wanted.connect(ways.append)
    organiser.press(_Key.Key_Return)
    assert ways == ["agenda"]


def test_before_anybody_has_a_seat_nothing_is_judged_and_hands_may_begin(
    empty_desk, make_organiser
):
    empty_desk.run(workshops.add_dossier, dossier=forum())
    organiser = make_organiser(empty_desk)
    assert len(organiser.tab.board.waiting.list.model().rows) == 50
    assert not any(column.room.is_off for column in organiser.tab.board.columns)
    assert organiser.tab.mending.banner.isHidden()
    person = organiser.here.person_id
    organiser.press(_Key.Key_2)
    assert organiser.room_of(person) == "W 1.2"
    assert organiser.tab.side.proof.change.text() == ""  # more than nobody seated says nothing


def test_a_file_that_is_only_read_refuses_every_hand(tmp_path, make_organiser):
    path = tmp_path / "read.workshop"
    writer = Desk(create_file(path))
    grouped(writer, forum())
    reader = Desk(open_file(path))
    assert reader.read_only
    organiser = make_organiser(reader)
    before = organiser.seats(organiser.here.person_id)
    organiser.press(_Key.Key_2, _Key.Key_L, _Key.Key_A)
    assert organiser.seats(organiser.here.person_id) == before
    assert len(organiser.said) == 3
    assert not organiser.tab.head.solve.isEnabled()
    reader.close()
    writer.close()


def test_who_sat_in_a_round_that_is_over_stays_there(desk):
    for session in ("r1t0", "r1t1", "r1t2"):
        desk.run(sessions.start, session_id=session)
        desk.run(sessions.close, session_id=session)
    plan = desk.read.grouping("w")
    assert first_open(plan, clock.now()) == 2
    seating = Seating(plan, 2)
    stay = {Fixed(person, rooms[1]) for person, rooms in seating.places.items()}
    assert set(seating.open_problem.rules) == stay
    emptied = {person: {2: rooms[2]} for person, rooms in seating.places.items()}
    assert seating.with_past(emptied) == seating.places
