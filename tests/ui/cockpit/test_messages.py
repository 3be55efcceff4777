"""Messages from the cockpit to the rooms."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.actions import messages
from tests.ui.cockpit.conftest import Organiser
from tests.ui.cockpit.rounds import plan
from tests.ui.keyboard import focused

_Key = Qt.Key


def sent(organiser: Organiser) -> list[tuple[str, str | None]]:
    head = organiser.desk.read.head("w")
    return [(message.text, message.session_id) for message in head.messages]


def test_a_message_goes_to_all_rooms_and_to_one(organiser):
    bar = organiser.screen.messages
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "Ten more minutes")
    assert bar.send.text() == "Send to all rooms"
    organiser.press(_Key.Key_Return)
    QTest.mouseClick(bar.targets.buttons[2], Qt.MouseButton.LeftButton)
    assert bar.send.text() == "Send to W 2.2"
    QTest.mouseClick(bar.phrases[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.send, Qt.MouseButton.LeftButton)
    assert sent(organiser) == [("Ten more minutes", None), ("Help is on the way", "2.2")]
    assert organiser.said == ["Message sent"] * 2
    assert bar.field.text() == ""


def test_the_room_at_the_keyboard_is_written_to_by_a_key_and_escape_leads_back(organiser):
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focused(), "Hello")
    organiser.press(_Key.Key_Escape)
    assert organiser.here == "2.3"
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("Hello", "2.3")]


def test_what_is_typed_at_a_room_is_a_message_with_its_spaces_and_opens_nothing(organiser):
    QTest.keyClicks(focused(), "Ten more minutes")
    assert organiser.screen.messages.field.text() == "Ten more minutes"
    assert organiser.gone_to == []
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("Ten more minutes", None)]


def test_what_is_typed_goes_on_with_what_was_begun_for_a_room(organiser):
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(focused(), "Hel")
    organiser.press(_Key.Key_Escape)
    QTest.keyClicks(focused(), "lo")
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("Hello", "2.1")]


def test_a_space_at_a_room_opens_nothing_and_commands_are_no_text(organiser):
    QTest.keyClick(focused(), _Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert organiser.screen.messages.field.text() == ""
    organiser.press(_Key.Key_Space)
    assert organiser.gone_to == []
    assert organiser.screen.messages.field.hasFocus()


def test_the_field_shows_its_key(organiser):
    assert organiser.screen.messages.field.placeholderText() == "Message to the rooms  F6"


def test_an_empty_message_is_not_sent(organiser):
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "   ")
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == []


def test_who_has_read_the_last_message_is_seen(organiser):
    organiser.screen.repeat()
    QTest.keyClicks(focused(), "Soon")
    organiser.press(_Key.Key_Return)
    message = organiser.desk.read.head("w").messages[0]
    organiser.desk.run(messages.mark_read, message_id=message.id, session_id="2.2")
    organiser.wait()
    texts = [part.text() for part in organiser.screen.messages.findChildren(QLabel)]
    assert "15:36 to all: “Soon”" in texts
    assert "read in W 2.2" in texts


def test_24_rooms_are_offered_in_a_list(make_desk, make_organiser):
    organiser = make_organiser(make_desk(plan(rooms=24)))
    bar = organiser.screen.messages
    assert bar.targets.isHidden()
    assert bar.target_list.count() == 25
    organiser.press(_Key.Key_End)
    QTest.keyClick(focused(), _Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert bar.target_list.currentText() == "W 2.24"
    QTest.keyClicks(focused(), "You")
    organiser.press(_Key.Key_Return)
    assert sent(organiser) == [("You", "2.24")]
