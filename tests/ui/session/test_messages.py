"""The organiser's messages in the rooms: seen at once, in nobody's way, put away as read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTextEdit

from facilitator import clock
from facilitator.actions import history, messages
from facilitator.actions.desk import Desk
from facilitator.storage.files import open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.message_banner import MessageBanner
from facilitator.ui.session.screen import SessionScreen
from tests.ui.keyboard import focused, press
from tests.ui.session.conftest import CTRL, SHIFT, write

Key = Qt.Key
NARROW = 1000


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    """Let it be a quarter to four on a day."""
    now = clock.now().astimezone().replace(hour=15, minute=48)
    monkeypatch.setattr(clock, "_stands_at", now)


@pytest.fixture
def window_on(qtbot, theme):
    """A window on room s1 of a file that was opened in another way than the others' one."""
    kept: list[QMainWindow] = []

    def make(desk: Desk) -> SessionScreen:
        window = QMainWindow()
        kept.append(window)
        qtbot.addWidget(window)
        made = SessionScreen(desk, DeskSignals(desk), theme, Messages())
        window.setCentralWidget(made)
        window.resize(1396, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        made.show_session("s1")
        return made

    return make


def send(desk: Desk, text: str, session_id: str | None = None, **values: object) -> str:
    sent = desk.run(
        messages.send, workshop_id="workshop", text=text, session_id=session_id, **values
    )
    QApplication.processEvents()  # as the layout does before anybody sees it
    return sent.ids[0]


def banner(screen: SessionScreen) -> MessageBanner | None:
    found = screen.findChild(MessageBanner)
    return found if found and found.isVisible() else None


def card(screen: SessionScreen) -> MessageBanner:
    """The banner, which has to be there."""
    found = banner(screen)
    assert found is not None
    return found


def written(shown: MessageBanner) -> QTextEdit:
    """The field that holds a banner's words."""
    found = shown.findChild(QTextEdit)
    assert isinstance(found, QTextEdit)
    return found


def text(screen: SessionScreen) -> str | None:
    shown = banner(screen)
    return written(shown).toPlainText() if shown else None


def words(screen: SessionScreen) -> list[str]:
    shown = banner(screen)
    labels = shown.findChildren(QLabel) if shown else []
    return [label.text() for label in labels if label.isVisible() and label.text()]


def put_away() -> None:
    press(Key.Key_G, CTRL | SHIFT)
    QApplication.processEvents()


def place(screen: SessionScreen) -> tuple[object, ...]:
    """Where the typist is: what has the keyboard, the caret, and where on the screen its line is."""
    editor = screen.editor
    caret = editor.viewport().mapToGlobal(editor.cursorRect().topLeft())
    return focused(), editor.spot, caret


def is_caret_seen(screen: SessionScreen) -> bool:
    caret, height = screen.editor.cursorRect(), screen.editor.viewport().height()
    return caret.top() >= 0 and caret.bottom() < height


# Coming


def test_a_message_shows_who_sent_it_and_when(screen, desk):
    desk.actor = "Svenja"
    send(desk, "Please end at 16:05")
    assert text(screen) == "Please end at 16:05"
    assert words(screen) == ["From the organiser", "15:48", "Svenja"]
    spoken = "From the organiser, 15:48: Please end at 16:05"
    assert card(screen).accessibleName() == spoken


def test_one_of_another_day_says_its_date(screen, desk):
    before = clock.now().replace(year=2020, month=2, day=3)
    send(desk, "Long ago", at=before)
    assert "3 February, 15:48" in words(screen)


def test_a_message_to_another_room_is_not_shown(screen, desk):
    send(desk, "Not for you", "s2")
    assert banner(screen) is None
    screen.show_session("s2")
    assert text(screen) == "Not for you"
    screen.show_session("s1")
    assert banner(screen) is None


@pytest.mark.parametrize("width", [1396, NARROW])
@pytest.mark.parametrize("calm", [False, True], ids=["", "only the notes"])
@pytest.mark.parametrize("lines", [1, 60])
def test_it_moves_neither_the_keyboard_nor_the_line_being_typed(
    make_screen, desk, width, calm, lines
):
    screen = make_screen(width)
    write("\n".join(f"Note {number}" for number in range(lines)))
    if calm:
        press(Key.Key_F11)
    QApplication.processEvents()
    before = place(screen)
    send(desk, "Please come to the plenary at five past four. " * 9)
    assert banner(screen)
    assert place(screen) == before
    assert is_caret_seen(screen)
    put_away()
    assert place(screen) == before
    send(desk, "Please come now. " * 9)
    write(" goes on")
    assert screen.editor.current_line.text == f"Note {lines - 1} goes on"


def test_a_message_beside_the_notes_leaves_the_field_for_points_where_it_is(screen, desk):
    press(Key.Key_F4)
    write("A point")
    before = screen.parking.field.mapToGlobal(screen.parking.field.rect().topLeft())
    send(desk, "Hello")
    assert focused() is screen.parking.field
    assert screen.parking.field.mapToGlobal(screen.parking.field.rect().topLeft()) == before


def test_selected_words_stay_selected(screen, desk):
    write("One two")
    cursor = screen.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    screen.editor.setTextCursor(cursor)
    send(desk, "Hello")
    put_away()
    assert screen.editor.textCursor().selectedText() == "two"


# Putting away


def test_a_key_puts_it_away_and_the_file_knows_that_this_room_has_read_it(screen, desk):
    sent = send(desk, "Hello")
    assert desk.read.messages_read_in("s1") == set()
    before = place(screen)
    put_away()
    assert banner(screen) is None
    assert desk.read.messages_read_in("s1") == {sent}
    assert desk.read.messages_read_in("s2") == set()
    assert place(screen) == before


def test_a_click_does_the_same_and_leaves_the_keyboard_where_it_is(screen, desk):
    sent = send(desk, "Hello")
    QTest.mouseClick(card(screen).button, Qt.MouseButton.LeftButton)
    assert banner(screen) is None
    assert desk.read.messages_read_in("s1") == {sent}
    assert focused() is screen.editor


def test_its_button_can_be_reached_and_pressed_by_keyboard(screen, desk):
    send(desk, "Hello")
    shown = card(screen)
    shown.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused() is shown.button
    press(Key.Key_Return)
    assert banner(screen) is None
    assert focused() is screen.editor


def test_the_key_without_a_message_says_so(screen, qtbot):
    with qtbot.waitSignal(screen.said) as said:
        put_away()
    assert said.args == ["There is no message to read."]


def test_several_wait_behind_the_newest(screen, desk):
    for number in ("One", "Two", "Three"):
        send(desk, number)
    assert (text(screen), words(screen)[1]) == ("Three", "1 of 3")
    put_away()
    assert (text(screen), words(screen)[1]) == ("Two", "1 of 2")
    put_away()
    assert text(screen) == "One"
    assert words(screen) == ["From the organiser", "15:48"]
    put_away()
    assert banner(screen) is None


# Coming once


def test_one_that_came_before_the_window_is_shown_if_unread(make_screen, desk):
    seen = send(desk, "Seen")
    desk.run(messages.mark_read, message_id=seen, session_id="s1")
    send(desk, "Unseen")
    assert text(make_screen()) == "Unseen"
    put_away()
    assert banner(make_screen()) is None


def test_undo_takes_the_message_back_and_redo_brings_back_only_the_unread(screen, desk):
    send(desk, "Hello")
    desk.run(history.undo)
    assert banner(screen) is None
    desk.run(history.redo)
    assert text(screen) == "Hello"
    put_away()
    desk.run(history.undo)
    desk.run(history.redo)
    assert desk.read.head("workshop").messages
    assert banner(screen) is None


def test_undoing_notes_does_not_bring_back_what_was_read(screen, desk):
    send(desk, "Hello")
    write("One")
    put_away()
    press(Key.Key_Z, CTRL)
    assert desk.read.session_notes("s1", "q1") == []
    assert banner(screen) is None
    press(Key.Key_Y, CTRL)
    assert banner(screen) is None


def test_a_file_that_is_opened_again_knows_what_was_read(screen, desk, window_on):
    send(desk, "Hello")
    send(desk, "Hello again")
    put_away()
    screen.window().close()
    path = desk.file.path
    desk.close()
    again = Desk(open_file(path))
    screen = window_on(again)
    assert text(screen) == "Hello"
    screen.window().close()
    again.close()


def test_two_windows_on_a_room_agree(make_screen, desk):
    one, other = make_screen(), make_screen()
    send(desk, "Hello")
    assert text(one) == text(other) == "Hello"
    put_away()
    assert banner(one) is banner(other) is None


def test_who_only_reads_puts_it_away_for_this_window_alone(make_screen, desk, window_on):
    send(desk, "Hello")
    send(desk, "Hello again")
    screen = make_screen()
    reader = Desk(open_file(desk.file.path, read_only=True))
    reading = window_on(reader)
    assert text(reading) == "Hello again"
    assert card(reading).button.text() == "Put away"
    put_away()
    assert text(reading) == "Hello"
    reading.show_session("s2")
    reading.show_session("s1")
    assert text(reading) == "Hello"
    assert desk.read.messages_read_in("s1") == set()
    assert text(screen) == "Hello again"
    reading.window().close()
    reader.close()


# What it looks like


@pytest.mark.parametrize("width", [1396, NARROW])
def test_a_very_long_text_wraps_and_leaves_the_notes_their_room(make_screen, desk, width):
    screen = make_screen(width)
    room = screen.editor.height()
    send(desk, "Donaudampfschiff" * 20_000)
    shown = written(card(screen))
    assert shown.horizontalScrollBar().maximum() == 0
    assert shown.verticalScrollBar().maximum() > 0
    assert len(shown.toPlainText()) < 3_000
    assert screen.editor.height() > room * 0.85
    assert card(screen).height() < 300


def test_a_short_text_needs_no_scroll_bar(screen, desk):
    send(desk, "Hello")
    assert not written(card(screen)).verticalScrollBar().isVisible()


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b> <img src='/etc/passwd'>",
        "a & b &amp; c",
        "{text} %s %(x)s",
        "\u202eright",
    ],
)
def test_hostile_text_is_plain_text(screen, desk, hostile):
    send(desk, hostile)
    assert text(screen) == desk.read.head("workshop").messages[0].text
    assert hostile.strip() in text(screen)


def test_it_moves_between_panel_and_strip_with_the_width_of_the_window(screen, desk):
    write("One")
    send(desk, "Hello")
    assert screen.parking.isAncestorOf(banner(screen))
    screen.window().resize(NARROW, 800)
    QApplication.processEvents()
    assert text(screen) == "Hello"
    assert not screen.parking.isAncestorOf(banner(screen))
    put_away()
    assert banner(screen) is None
    send(desk, "Again")
    screen.window().resize(1396, 800)
    QApplication.processEvents()
    assert text(screen) == "Again"
    assert screen.parking.isAncestorOf(banner(screen))
    assert focused() is screen.editor


def test_a_session_without_questions_hears_messages_too(make_screen, desk):
    from facilitator.actions.desk import Outcome

    def empty(tx):
        for question_id in ("q1", "q2", "q2a", "q2b", "q3"):
            tx.write.delete("question", question_id)
        return Outcome("test")

    desk.run(empty)
    for width in (1396, NARROW):
        screen = make_screen(width)
        sent = send(desk, "Hello")
        assert text(screen) == "Hello"
        card(screen).button.click()
        assert sent in desk.read.messages_read_in("s1")
