"""The screen of a session: questions, counts, going about, finding, the parking lot."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import notes, versions
from facilitator.actions.desk import Desk
from facilitator.domain.edits import Removed
from facilitator.storage.files import open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.session.questions import QuestionModel, State
from facilitator.ui.session.screen import SessionScreen
from tests.ui.keyboard import focused, press
from tests.ui.session.conftest import ALT, CTRL, SHIFT, write

Key = Qt.Key


def rows(screen: SessionScreen) -> list[tuple[str, int, int, State]]:
    return [(row.id, row.count, row.key_results, row.state) for row in screen.questions.model.rows]


def test_a_session_opens_on_its_first_question_ready_to_type(screen, desk):
    assert (screen.session_id, screen.question_id) == ("s1", "q1")
    assert QApplication.focusWidget() is screen.editor
    write("One\nTwo")
    assert [note.text for note in desk.read.session_notes("s1", "q1")] == ["One", "Two"]


def test_counts_follow_typing(screen, desk):
    write("One\nTwo")
    press(Key.Key_Return, CTRL)
    assert rows(screen)[0] == ("q1", 2, 1, State.CURRENT)
    assert screen.questions.totals.text() == "2 notes, 1 key result"
    press(Key.Key_Tab)
    assert rows(screen)[0][1:3] == (1, 1)
    counts = desk.read.counts("s1")["q1"]
    assert (counts.notes, counts.key_results) == (1, 1)


def test_counts_follow_others(screen, desk, qtbot):
    desk.run(notes.add, session_id="s1", question_id="q2b", text="Theirs")
    qtbot.waitUntil(lambda: rows(screen)[1][1:] == (1, 0, State.ANSWERED))
    desk.run(notes.add, session_id="s2", question_id="q3", text="Elsewhere")
    QApplication.processEvents()
    assert rows(screen)[2][1:] == (0, 0, State.OPEN)


def test_ctrl_arrows_go_to_the_next_and_the_previous_question(screen):
    press(Key.Key_Down, CTRL)
    assert screen.question_id == "q2"
    press(Key.Key_Down, CTRL)
    press(Key.Key_Down, CTRL)
    assert screen.question_id == "q3"
    press(Key.Key_Up, CTRL)
    assert screen.question_id == "q2"


def test_alt_digits_go_to_a_question(screen):
    press(Key.Key_3, ALT)
    assert screen.question_id == "q3"
    press(Key.Key_9, ALT)
    assert screen.question_id == "q3"
    press(Key.Key_1, ALT)
    assert screen.question_id == "q1"


@pytest.mark.parametrize(
    "go", [(Key.Key_Up, CTRL), (Key.Key_1, ALT)], ids=["to the previous", "by its number"]
)
def test_who_comes_back_to_a_question_begins_a_note_of_its_own(screen, desk, go):
    write("One")
    press(Key.Key_Return, CTRL)
    press(Key.Key_2, ALT)
    steps = desk.read.step_to_undo()
    press(*go)
    assert screen.question_id == "q1"
    assert [line.text for line in screen.editor.page.lines] == ["One", ""]
    assert screen.editor.page.numbers == [1, 0]
    assert desk.read.step_to_undo() == steps
    assert rows(screen)[0][1:3] == (1, 1)
    write("x")
    found = [(note.text, note.is_key_result) for note in desk.read.session_notes("s1", "q1")]
    assert found == [("One", 1), ("x", 0)]


@pytest.mark.usefixtures("screen")
def test_who_comes_to_a_question_with_parts_writes_in_the_first_that_is_empty(desk):
    expected = ["q2a", "q2b", "q2b"]
    for count, section in enumerate(expected, start=1):
        press(Key.Key_2, ALT)
        write(f"{count}")
        assert desk.read.session_notes("s1", "q2")[-1].question_id == section
        press(Key.Key_1, ALT)
    stored = [(note.text, note.question_id) for note in desk.read.session_notes("s1", "q2")]
    assert stored == [("1", "q2a"), ("2", "q2b"), ("3", "q2b")]


def test_an_empty_line_to_write_in_is_not_left_behind(screen, desk):
    write("One")
    for _ in range(3):
        press(Key.Key_2, ALT)
        press(Key.Key_1, ALT)
    assert [line.text for line in screen.editor.page.lines] == ["One", ""]
    press(Key.Key_3, ALT)
    press(Key.Key_Z, CTRL)
    assert screen.question_id == "q1"
    assert desk.read.session_notes("s1", "q1") == []
    assert [line.text for line in screen.editor.page.lines] == [""]


def test_a_question_is_told_to_the_shell(screen, qtbot):
    with qtbot.waitSignal(screen.moved) as moved:
        press(Key.Key_2, ALT)
    assert moved.args == ["s1", "q2"]


def test_each_session_is_left_where_it_was(screen):
    press(Key.Key_3, ALT)
    screen.show_session("s2")
    assert screen.question_id == "q1"
    screen.show_session("s1")
    assert screen.question_id == "q3"


def test_a_note_can_be_gone_to(screen, desk):
    outcome = desk.run(notes.add, session_id="s2", question_id="q2b", text="Here")
    screen.show_session("s2", note_id=outcome.ids[0])
    assert (screen.session_id, screen.question_id) == ("s2", "q2")
    assert screen.editor.current_line.text == "Here"


def test_a_sub_question_leads_to_its_question(screen):
    screen.show_session("s1", "q2a")
    assert screen.question_id == "q2"


def test_a_session_that_is_gone_is_said_calmly(screen, qtbot):
    with qtbot.waitSignal(screen.said):
        screen.show_session("nowhere")
    assert screen.session_id == "s1"


def test_the_list_is_used_by_keyboard(screen):
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is screen.questions.view
    press(Key.Key_Down)
    assert screen.question_id == "q2"
    press(Key.Key_Return)
    assert QApplication.focusWidget() is screen.editor


def test_what_is_typed_in_the_list_goes_on_in_the_notes(screen):
    write("First")
    press(Key.Key_Escape)
    write("whose next?")
    assert focused() is screen.editor
    assert screen.question_id == "q1"
    assert [line.text for line in screen.editor.page.lines] == ["Firstwhose next?"]


def test_what_is_composed_in_the_list_goes_on_in_the_notes(screen):
    press(Key.Key_Escape)
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert focused().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for preedit, commit in (("´", ""), ("", "é")):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(focused(), event)
    write("!")
    assert [line.text for line in screen.editor.page.lines] == ["é!"]
    assert (focused(), screen.question_id) == (screen.editor, "q3")


def test_a_click_on_a_question_shows_it_ready_to_type(screen, qtbot):
    view = screen.questions.view
    place = view.visualRect(screen.questions.model.index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.question_id == "q3"
    assert QApplication.focusWidget() is screen.editor


def test_undo_goes_to_the_question_where_it_happened(screen, desk):
    write("One")
    press(Key.Key_2, ALT)
    write("x")
    press(Key.Key_1, ALT)
    press(Key.Key_Z, CTRL)
    assert screen.question_id == "q2"
    assert desk.read.session_notes("s1", "q2") == []
    press(Key.Key_3, ALT)
    press(Key.Key_Y, CTRL)
    assert screen.question_id == "q2"
    assert screen.editor.current_line.text == "x"


def test_a_note_just_typed_is_undone_as_a_whole(screen, desk):
    write("One\nTwo")
    press(Key.Key_Z, CTRL)
    assert [line.text for line in screen.editor.page.lines] == ["One"]
    press(Key.Key_Z, CTRL)
    assert desk.read.session_notes("s1", "q1") == []
    press(Key.Key_Y, CTRL)
    press(Key.Key_Y, CTRL)
    assert [note.text for note in desk.read.session_notes("s1", "q1")] == ["One", "Two"]


def test_the_star_beside_a_note_is_clickable(screen, desk, qtbot):
    write("One")
    margin = screen.editor.margin
    row = margin.row_at(screen.editor.cursorRect().center().y())
    assert row is not None
    star = margin.star_place(row).center()
    QTest.mouseMove(margin, star)
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=star)
    assert desk.read.session_notes("s1", "q1")[0].is_key_result == 1
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=star)
    assert desk.read.session_notes("s1", "q1")[0].is_key_result == 0
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(3, star.y() + 200))
    assert desk.read.session_notes("s1", "q1")[0].is_key_result == 0


# Finding


def test_finding_goes_through_the_hits_and_back_to_the_text(screen):
    write("Groesse one\nother\nGröße two")
    press(Key.Key_F, CTRL)
    field = focused()
    assert field is not screen.editor
    QTest.keyClicks(field, "grossx")
    assert screen.find_bar.tally.text() == "Not in this question"
    press(Key.Key_Backspace)
    assert screen.find_bar.tally.text() in {"1 of 2", "2 of 2"}
    press(Key.Key_Return)
    first = screen.editor.textCursor().selectedText()
    press(Key.Key_Return)
    second = screen.editor.textCursor().selectedText()
    assert {first, second} == {"Groess", "Größ"}
    press(Key.Key_Return, SHIFT)
    assert screen.editor.textCursor().selectedText() == first
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is screen.editor
    assert not screen.editor.textCursor().hasSelection()
    assert not screen.find_bar.isVisible()


def test_hits_are_marked_in_the_colour_of_the_theme_that_is_worn(screen, theme):
    write("needle")
    press(Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "needle")
    for scheme in ("dark", "light"):
        theme.choose_scheme(scheme)
        mark = screen.editor.extraSelections()[0]  # its format lives no longer than itself
        assert mark.format.background().color() == theme.color("warn_soft")
    theme.choose_scheme("system")


def test_finding_follows_what_others_change(screen, desk):
    write("One\nTwo\nneedle")
    press(Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "needle")
    first, second, _ = desk.read.session_notes("s1", "q1")
    desk.run(notes.revise, session_id="s1", edits=[Removed(first.id), Removed(second.id)])
    press(Key.Key_Return)
    assert screen.editor.textCursor().selectedText() == "needle"
    assert screen.find_bar.tally.text() == "1 of 1"


def test_what_is_being_composed_is_written_before_the_window_closes(screen, desk):
    QApplication.sendEvent(screen.editor, QInputMethodEvent("ni", []))
    screen.flush()
    assert [note.text for note in desk.read.session_notes("s1", "q1")] == ["ni"]


def test_hits_in_other_questions_are_offered(screen, desk, qtbot):
    write("Nothing here")
    desk.run(notes.add, session_id="s1", question_id="q3", text="A cluster, another cluster")
    press(Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "cluster")
    button = screen.find_bar.other_button
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "2 hits in question 3"
    press(Key.Key_Return)
    assert screen.question_id == "q3"
    assert screen.editor.textCursor().selectedText() == "cluster"


# Other states


def test_a_read_only_file_can_be_read(desk, theme, qtbot):
    desk.run(notes.add, session_id="s1", question_id="q1", text="One")
    other = Desk(open_file(desk.file.path, read_only=True))
    signals = DeskSignals(other)
    shown = SessionScreen(other, signals, theme, Messages())
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    shown.show()
    shown.show_session("s1")
    assert shown.editor.isReadOnly()
    assert (shown.banner and shown.banner.isVisible()) or other.file.notice
    QTest.keyClicks(shown.editor, "x")
    assert [line.text for line in shown.editor.page.lines] == ["One"]
    shown.close()
    other.close()


def test_a_topic_without_questions_says_so(screen, desk):
    from facilitator.actions.desk import Outcome

    def empty(tx):
        for question_id in ("q1", "q2", "q2a", "q2b", "q3"):
            tx.write.delete("question", question_id)
        return Outcome("test")

    desk.run(empty)
    assert not screen.editor.isVisible()
    assert screen.question_id is None
    press_keys = [(Key.Key_Down, CTRL), (Key.Key_1, ALT)]
    for key, modifiers in press_keys:
        QTest.keyClick(screen, key, modifiers)


def test_a_question_that_is_reworded_shows_at_once(screen, desk):
    from facilitator.actions.desk import Outcome

    def reword(tx):
        tx.write.set("question", "q1", text="Who really starts?")
        return Outcome("test")

    desk.run(reword)
    assert screen.heading.accessibleName() == "1 Who really starts?"
    assert screen.questions.model.rows[0].text == "Who really starts?"


def test_two_screens_on_one_file_see_each_other(make_screen, qtbot):
    first = make_screen()
    make_screen()
    write("From the second")
    assert first.editor.page.lines[0].text == "From the second"
    qtbot.waitUntil(lambda: rows(first)[0][1] == 1)


@pytest.mark.parametrize("width", [900, 1100, 1300, 1600, 2400])
def test_the_notes_have_room_at_every_width(make_screen, width):
    screen = make_screen(width)
    screen.window().resize(width, 700)
    QApplication.processEvents()
    assert screen.editor.viewport().width() >= 300
    assert screen.editor.viewport().width() <= 620
    if width >= 1600:
        assert screen.parking.isVisible()


def test_every_scheme_and_size_can_be_worn(screen, theme):
    write("One\nTwo")
    for scheme in ("dark", "light"):
        theme.choose_scheme(scheme)
        for percent in (150, 100):
            theme.choose_scale(percent)
            QApplication.processEvents()
            assert not screen.grab().isNull()
    theme.choose_scheme("system")


def test_the_commands_name_every_key(screen):
    keys = {key for command in screen.commands() for key in command.keys}
    assert {"Ctrl+Down", "Ctrl+Up", "Ctrl+F", "F4", "Ctrl+Shift+T", "Tab"} <= keys


def test_the_question_model_is_sound(qtmodeltester, desk):
    model = QuestionModel()
    model.show_questions(
        desk.read.head("workshop").questions_of(desk.read.head("workshop").topics[0])
    )
    model.count(desk.read.counts("s1"), 2, "q1")
    qtmodeltester.check(model)


def test_nothing_is_typed_into_a_final_protocol_until_it_is_reopened(screen, desk, qtbot):
    write("One")
    key = desk.read.workshops()[0].id
    desk.run(versions.set_status, workshop_id=key, status="released")
    qtbot.waitUntil(screen.editor.isReadOnly)
    assert "reopen it" in screen.banner.accessibleName()
    write(" and more")
    assert [note.text for note in desk.read.session_notes("s1", "q1")] == ["One"]
    desk.run(versions.reopen, workshop_id=key, reason="Druckfehler")
    qtbot.waitUntil(lambda: not screen.editor.isReadOnly())
    write(" and more")
    assert [note.text for note in desk.read.session_notes("s1", "q1")] == ["One and more"]
