"""The cockpit where there is little to show: no rooms, no questions, nothing to write."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from facilitator.actions import sessions
from facilitator.actions.desk import Desk
from facilitator.storage.files import open_file
from tests.ui.cockpit.rounds import at, plan


def test_a_round_without_sessions_says_so_and_leads_to_the_sessions(make_desk, make_organiser):
    organiser = make_organiser(make_desk(plan(rooms=0)))
    texts = [part.text() for part in organiser.screen.findChildren(QLabel) if part.isVisible()]
    assert "Round 2 has no sessions." in texts
    assert organiser.screen.messages.isHidden()
    assert not organiser.ticker.is_running


def test_a_workshop_without_rounds_says_what_will_stand_here(make_desk, make_organiser):
    dossier = plan(rooms=0)
    desk = make_desk(replace(dossier, rounds=(), agenda=()))
    organiser = make_organiser(desk)
    texts = [part.text() for part in organiser.screen.findChildren(QLabel) if part.isVisible()]
    assert any(text.startswith("The rooms stand here") for text in texts)


def test_a_room_without_questions_is_shown_with_its_clock(make_desk, make_organiser):
    desk = make_desk(replace(plan(), questions=()))
    desk.run(sessions.start, session_id="2.1", at=at("15:20"))
    organiser = make_organiser(desk)
    assert organiser.room("2.1").question == "There are no questions on this topic yet."
    assert organiser.room("2.1").clock.face == "35:00"
    assert not organiser.column("2.1").strip.isVisible()
    organiser.screen.grab()


def test_a_file_for_reading_shows_the_rooms_and_offers_nothing_to_write(
    running, make_organiser, stand
):
    stand("15:36")
    file = open_file(running.file.path, read_only=True)
    organiser = make_organiser(Desk(file))
    assert organiser.shown == ["2.1", "2.2", "2.3"]
    assert organiser.screen.messages.isHidden()
    assert organiser.screen.head.pause.isHidden()
    assert not organiser.column("2.2").mend.isVisible()
    organiser.screen.hide()
    file.close()


def test_every_room_has_a_name_for_a_screen_reader_and_a_tooltip(organiser):
    for column in organiser.screen.board.columns:
        assert column.accessibleName().startswith(column.room.outline.code)
        assert "Enter" in column.toolTip()
