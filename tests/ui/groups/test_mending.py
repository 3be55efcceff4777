"""On the day: who is missing and who came are mended with as few moves as can be."""

import threading

import pytest
from PySide6.QtCore import Qt

from facilitator.actions import attendance, groups, history, people
from facilitator.background.jobs import wait_for_all
from facilitator.domain.listing import Listed

_Key = Qt.Key
_Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(organiser):
    """Two are missing, one came without being on the list."""
    desk = organiser.desk
    for person in ("p3", "p17"):
        desk.run(attendance.set_state, workshop_id="w", person_id=person, state="absent")
    desk.run(people.add, workshop_id="w", person=Listed(name="Ada", group_name="Kommunen"))
    repairs = organiser.tab.mending.repairs
    organiser.qtbot.waitUntil(lambda: repairs.proposal is not None, timeout=60_000)
    return organiser


def _ada(organiser) -> str:
    people = organiser.desk.read.grouping("w").people("participant")
    return next(person.id for person in people if person.name == "Ada")


def test_two_no_shows_and_a_walk_in_are_mended_by_one_key(day):
    banner = day.tab.mending.banner
    assert banner.isVisible()
    assert "2 people did not come" in banner.what.text()
    before = {p: day.seats(p) for p in map("p{}".format, range(50))}
    day.press(_Key.Key_Return, held=_Ctrl)
    assert banner.isHidden()
    assert len(day.seats(_ada(day))) == 2
    assert day.seats("p3") == day.seats("p17") == set()
    assert all(day.seats(p) == had for p, had in before.items() if p not in {"p3", "p17"})
    day.desk.run(history.undo)
    assert {p: day.seats(p) for p in before} == before
    assert banner.isVisible()


def test_the_board_and_the_banner_show_exactly_who_moves(day):
    ada = _ada(day)
    coming = [
        card
        for column in day.tab.board.columns
        for card in column.room.cards
        if card.state == "coming"
    ]
    assert [card.person_id for card in coming] == [ada]
    assert [card.person_id for card in day.tab.board.waiting.list.model().rows] == [ada]
    assert {c.person_id for c in day.tab.board.absent.list.model().rows} == {"p3", "p17"}
    assert "Ada" in day.tab.mending.banner.proposal.text()


def test_other_proposals_are_looked_at_in_turn(day):
    repairs = day.tab.mending.repairs
    first = repairs.proposal
    assert len(repairs.proposals) > 1
    day.tab.mending.banner.other.click()
    assert repairs.proposal != first
    for _ in range(len(repairs.proposals) - 1):
        day.tab.mending.banner.other.click()
    assert repairs.proposal == first


def test_what_is_left_so_stays_until_something_changes(day):
    day.press(_Key.Key_Backspace, held=_Ctrl)
    assert day.tab.mending.banner.isHidden()
    assert day.tab.mending.moves == ()
    day.tab.show_workshop("w")
    assert day.tab.mending.banner.isHidden()
    day.desk.run(attendance.set_state, workshop_id="w", person_id="p5", state="absent")
    assert day.tab.mending.banner.isVisible()


def test_a_key_says_that_somebody_did_not_come_and_a_key_on_their_card_that_they_did(organiser):
    person = organiser.here.person_id
    organiser.press(_Key.Key_A)
    absent = organiser.tab.board.absent
    assert [card.person_id for card in absent.list.model().rows] == [person]
    assert organiser.tab.mending.banner.isVisible()
    absent.list.go_to(0)
    organiser.press(_Key.Key_A)
    assert organiser.room_of(person) == "W 1.1"
    assert organiser.tab.mending.banner.isHidden()


def test_rules_that_no_proposal_keeps_are_named_without_taking_the_keyboard(organiser):
    desk = organiser.desk
    for session in ("r1t0", "r1t1", "r1t2"):
        desk.run(groups.set_capacity, session_id=session, most=10)
    desk.run(attendance.set_state, workshop_id="w", person_id="p3", state="absent")
    here = organiser.here
    box = organiser.tab.search.conflict
    organiser.qtbot.waitUntil(box.isVisible, timeout=60_000)
    assert organiser.here == here
    banner = organiser.tab.mending.banner
    assert "keeps all rules" in banner.proposal.text()
    assert not banner.take.isEnabled()
    box.buttons[0].click()
    organiser.qtbot.waitUntil(banner.take.isEnabled, timeout=60_000)
    assert box.isHidden()


def test_who_does_not_come_is_told_so(day):
    day.tab.board.absent.list.go_to(0)
    side = day.tab.side
    day.qtbot.waitUntil(lambda: side.person.text() == "Does not come.")


def test_leaving_the_file_ends_the_solver(organiser):
    organiser.tab.head.solve.click()
    organiser.press(_Key.Key_A)
    assert any(thread.name == "job" for thread in threading.enumerate())
    organiser.tab.leave()
    wait_for_all()
    assert not any(thread.name == "job" for thread in threading.enumerate())
