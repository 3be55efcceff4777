"""A pasted chat is offered as notes, and its words arrive whatever is done next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.actions import history
from facilitator.ui.session.chat_bar import ChatBar
from tests.ui.session.conftest import CTRL, NONE, Seat

Key = Qt.Key
CHAT = (
    "10:23:45 From Ada King to Everyone:\n\tWer zahlt?\n\t- Land\n"
    '10:24:00 From Bo to Everyone:\n\tReacted to "Wer zahlt?" with 👍\n'
    "10:24:10 From Cy to Everyone:\n\tDie Gemeinden\n"
)
NOTES = ["- Wer zahlt?", "  - Land", "- Die Gemeinden"]
AS_IT_IS = [
    "- 10:23:45 From Ada King to Everyone:",
    "  - Wer zahlt?",
    "  - Land",
    "- 10:24:00 From Bo to Everyone:",
    '  - Reacted to "Wer zahlt?" with 👍',
    "- 10:24:10 From Cy to Everyone:",
    "  - Die Gemeinden",
]


pytestmark = pytest.mark.usefixtures("bar")


@pytest.fixture
def bar(seat: Seat, theme, qtbot) -> ChatBar:
    made = ChatBar(seat.editor, theme)
    qtbot.addWidget(made)
    return made


def test_a_chat_is_offered_and_nothing_of_it_is_in_the_file(seat, bar):
    seat.paste(CHAT)
    assert bar.isVisible()
    assert bar.accessibleName() == "2 notes from a chat: leave out names, times and reactions?"
    assert seat.file == []


def test_enter_takes_the_notes_without_names_and_times_as_one_step(seat, bar):
    seat.type("First")
    seat.paste(CHAT)
    seat.key(Key.Key_Return)
    assert not bar.isVisible()
    assert seat.file == ["- First", *NOTES]
    seat.agree()
    seat.desk.run(history.undo)
    assert seat.file == ["- First"]


def test_escape_inserts_the_text_as_it_is_and_stays_in_the_notes(seat, bar, qtbot):
    with qtbot.assertNotEmitted(seat.editor.left):
        seat.paste(CHAT)
        seat.key(Key.Key_Escape)
    assert seat.file == AS_IT_IS
    assert not bar.isVisible()


def test_typing_on_finds_the_text_on_the_page(seat):
    seat.paste(CHAT)
    seat.type("!")
    assert seat.file == [*AS_IT_IS[:-1], AS_IT_IS[-1] + "!"]
    seat.agree()


def test_a_modifier_alone_decides_nothing(seat, bar):
    seat.paste(CHAT)
    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt):
        QTest.keyPress(seat.editor, key)
        QTest.keyRelease(seat.editor, key)
    assert bar.isVisible()
    seat.key(Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert seat.file == NOTES


def test_composing_finds_the_text_on_the_page(seat):
    seat.paste(CHAT)
    seat.compose("に")
    assert seat.file == AS_IT_IS


def test_a_click_elsewhere_finds_the_text_where_the_caret_was(seat):
    seat.type("First\nLast")
    seat.at(0, 5)
    seat.paste(CHAT)
    QTest.mouseClick(seat.editor.viewport(), Qt.MouseButton.LeftButton, NONE)
    assert seat.file == ["- First", *AS_IT_IS, "- Last"]


def test_another_question_finds_the_text_on_its_own_page(seat):
    seat.paste(CHAT)
    seat.open("q3")
    assert seat.file == []
    seat.open("q1")
    assert seat.file == AS_IT_IS


def test_leaving_the_editor_finds_the_text_on_the_page(seat):
    seat.paste(CHAT)
    seat.editor.clearFocus()
    assert seat.file == AS_IT_IS


def test_a_second_chat_finds_the_first_on_the_page(seat):
    seat.paste(CHAT)
    seat.paste("[10:23] Ada King\nNeu")
    seat.key(Key.Key_Return)
    assert seat.file == [*AS_IT_IS, "  - Neu"]


def test_a_click_on_the_offer_takes_it(seat, bar):
    seat.paste(CHAT)
    QTest.mouseClick(bar.take, Qt.MouseButton.LeftButton)
    assert seat.file == NOTES
    seat.key(Key.Key_Z, CTRL)
    seat.agree()


def test_a_text_that_is_no_chat_goes_in_at_once(seat, bar):
    seat.paste("a\nb")
    assert seat.file == ["- a", "- b"]
    assert not bar.isVisible()


def test_a_chat_replaces_what_is_selected(seat):
    seat.type("One\nTwo")
    seat.select((0, 0), (1, 3))
    seat.paste(CHAT)
    seat.key(Key.Key_Return)
    assert seat.file == NOTES
    seat.agree()


def test_a_file_for_reading_only_takes_no_chat(seat, bar):
    seat.editor.setReadOnly(True)
    seat.paste(CHAT)
    assert not bar.isVisible()
    assert seat.lines[0].is_empty
