"""The beginning of a team, and joining one: what is asked, and what is said beside the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.team.joining import Room
from facilitator.team.states import TeamState
from facilitator.ui.team.beginning import BeginPage
from facilitator.ui.team.choosing_rooms import first_free, room_choices
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.team.phrase_line import PhraseLine
from facilitator.ui.team.words import Phrase
from tests.ui.keyboard import focused, press


def log(signal) -> list:
    heard: list = []
    signal.connect(lambda *values: heard.append(values))
    return heard


@pytest.fixture
def begin(qtbot, theme):
    return shown(qtbot, BeginPage(theme))


@pytest.fixture
def join(qtbot, theme):
    made = shown(qtbot, JoinScreen(theme))
    made.begin()
    return made


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def test_a_team_needs_a_name_and_nothing_else(begin):
    wanted = log(begin.host_wanted)
    begin.host.click()
    assert begin.name.fault
    assert wanted == []
    assert focused() is begin.name.edit
    begin.name.edit.insert("Ada")
    press(Qt.Key.Key_Return)
    assert wanted == [("Ada",)]


def test_what_is_wrong_goes_once_somebody_types(begin, qtbot):
    begin.host.click()
    qtbot.keyClicks(begin.name.edit, "A")
    assert not begin.name.fault


def test_an_own_server_needs_its_invitation_too(begin):
    wanted = log(begin.server_wanted)
    begin.name.edit.setText("Ada")
    begin.adopt.click()
    assert begin.server.fault
    begin.server.edit.setText("tls://team.example:4222 …")
    begin.adopt.click()
    assert wanted == [("tls://team.example:4222 …", "Ada")]
    begin.say_fault("It does not answer.")
    assert (begin.server.fault, begin.name.fault) == ("It does not answer.", "")


def test_while_the_server_starts_nothing_else_begins(begin):
    begin.show_state(TeamState(doing="hosting"))
    assert not begin.host.isEnabled()
    begin.show_state(TeamState(problem="No room on the disk."))
    assert begin.host.isEnabled()


def test_the_keyboard_stays_in_the_field_while_something_is_under_way(begin):
    begin.name.setFocus()
    for doing in ("connecting", "hosting", ""):
        begin.show_state(TeamState(doing=doing))
        assert focused() is begin.name.edit


@pytest.mark.parametrize("doing", ["hosting", "founding"])
def test_the_keyboard_of_a_button_that_was_pressed_goes_to_the_name(begin, doing):
    begin.name.edit.setText("Ada")
    wanted = log(begin.found_wanted)
    begin.found.setFocus()
    press(Qt.Key.Key_Space)
    assert wanted == [("Ada",)]
    begin.show_state(TeamState(doing=doing))
    assert focused() is begin.name.edit


def test_joining_asks_for_code_and_name_one_after_the_other(join):
    wanted = log(join.wanted)
    assert focused() is join.invitation.edit
    press(Qt.Key.Key_Return)
    assert join.invitation.fault
    join.invitation.edit.setText("ABCDE")
    press(Qt.Key.Key_Return)
    assert focused() is join.name.edit
    join.name.edit.setText(" Ben ")
    press(Qt.Key.Key_Return)
    assert wanted == [("ABCDE", "Ben")]


def test_a_refusal_stands_beside_the_field_and_keeps_what_was_typed(join):
    join.invitation.edit.setText("ABCDE")
    join.name.edit.setText("Ben")
    join.show_stage("Knocking …")
    assert not join.invitation.isVisible()
    join.show_fault("This invitation was taken back.")
    assert join.invitation.isVisible()
    assert join.invitation.fault == "This invitation was taken back."
    assert (join.invitation.text, join.name.text) == ("ABCDE", "Ben")


def test_escape_goes_back_also_while_somebody_comes_in(join):
    dismissed = log(join.dismissed)
    join.show_stage("Knocking …")
    join.leave()
    join.show_fault("No.")
    join.leave()
    assert dismissed == [(), ()]


ROOMS = (
    Room("a1", "W1.1", "Water", "a", is_taken=True),
    Room("b1", "W1.2", "Nets", "b"),
    Room("a2", "W2.1", "Water", "a"),
    Room("b2", "W2.2", "Nets", "b"),
)


def test_a_topic_with_all_its_rounds_is_one_choice(join):
    chosen = log(join.room_chosen)
    choices = room_choices(ROOMS)
    assert [(choice.title, choice.sentence) for choice in choices[:2]] == [
        ("Water", "W 1.1, W 2.1; somebody else is there already"),
        ("Nets", "W 1.2, W 2.2"),
    ]
    join.show_rooms(choices, first_free(ROOMS[1:2] + ROOMS[3:]))
    press(Qt.Key.Key_Return)
    assert chosen == [(("b1", "b2"),)]


def test_several_topics_can_be_chosen_together():
    assert room_choices(ROOMS)[-1].key == ("a1", "b1", "a2", "b2")
    assert len(room_choices(ROOMS[::2])) == 1


def test_a_refusal_is_read_whole_also_where_the_page_is_wider_than_the_field(begin, qtbot):
    begin.server.edit.setText("x")
    begin.say_fault("This invitation is of another team. Ask for one that is still good. " * 3)
    words = next(
        part for part in begin.server.findChildren(QLabel) if part.text().endswith("ood. ")
    )
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.width() < begin.width() / 2


def test_what_does_not_fit_is_said_in_fewer_words(qtbot, theme):
    line = PhraseLine(theme)
    qtbot.addWidget(line)
    line.show_phrase(
        Phrase("warn", "warn", "Not complete: missing from Ben and Cem", ("2 missing",))
    )
    line.resize(600, 20)
    line.show()
    assert line.words.text() == "Not complete: missing from Ben and Cem"
    line.resize(110, 20)
    assert line.words.text() == "2 missing"
    assert line.accessibleName() == "Not complete: missing from Ben and Cem"
