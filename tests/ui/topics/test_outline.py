"""The outline by keyboard: every key does its work in the file, and nothing typed is lost."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import history, notes, questions
from facilitator.storage.engine import connect
from tests.ui.keyboard import focused
from tests.ui.topics.conftest import ALT, SHIFT

Key = Qt.Key


def test_enter_begins_a_question_below_that_is_in_the_file_with_its_first_letter(table) -> None:
    table.at("A")
    steps = table.steps
    table.press(Key.Key_Return)
    assert table.shown == ["A", "- b", "", "C"]
    assert table.steps == steps
    table.type("W")
    assert table.stored == ["A", "- b", "W", "C"]
    table.type("er?")
    assert table.stored == table.shown == ["A", "- b", "Wer?", "C"]
    assert table.steps == steps + 1
    table.undo()
    assert table.stored == table.shown == ["A", "- b", "C"]


def test_enter_goes_on_to_the_next_question_and_an_empty_one_is_none(table) -> None:
    table.at("C")
    table.press(Key.Key_Return)
    table.type("D")
    table.press(Key.Key_Return)
    table.type("E")
    table.press(Key.Key_Return, Key.Key_Return)
    assert table.stored == table.shown == ["A", "- b", "C", "D", "E"]
    assert focused() is table.tab.outline


def test_tab_and_shift_tab_change_the_level_also_while_typing(table) -> None:
    table.at("C")
    table.press(Key.Key_Tab)
    assert table.stored == ["A", "- b", "- C"]
    table.press(Key.Key_Backtab, held=SHIFT)
    assert table.stored == ["A", "- b", "C"]
    table.press(Key.Key_Return, Key.Key_Tab)
    table.type("d")
    assert table.stored == table.shown == ["A", "- b", "C", "- d"]
    table.press(Key.Key_Backtab, held=SHIFT)
    table.type("d")
    assert table.stored == table.shown == ["A", "- b", "C", "dd"]


def test_alt_and_arrows_move_and_the_keyboard_stays_at_the_question(table) -> None:
    table.at("C")
    table.press(Key.Key_Up, held=ALT)
    assert table.stored == table.shown == ["C", "A", "- b"]
    assert table.tab.outline.current.text == "C"
    table.press(Key.Key_Down, held=ALT)
    assert table.stored == ["A", "- b", "C"]


def test_several_are_moved_and_given_minutes_as_one_step(table) -> None:
    table.at("b")
    table.press(Key.Key_Down, held=SHIFT)
    steps = table.steps
    table.press(Key.Key_Right)
    table.type("7")
    table.press(Key.Key_Return)
    assert {entry.text: entry.planned_minutes for entry in table.head.questions} == {
        "A": 20,
        "b": 7,
        "C": 7,
    }
    assert table.steps == steps + 1


def test_minutes_are_typed_one_below_the_other(table) -> None:
    table.at("A")
    table.press(Key.Key_Right)
    for minutes in ("10", "5", "30"):
        table.type(minutes)
        table.press(Key.Key_Return)
    planned = {entry.text: entry.planned_minutes for entry in table.head.questions}
    assert planned == {"A": 10, "b": 5, "C": 30}


def test_minutes_that_are_no_number_are_refused_and_those_before_stay(table) -> None:
    table.at("A")
    table.press(Key.Key_Right, Key.Key_F2)
    table.type("viel")
    table.press(Key.Key_Return)
    assert table.question("A").planned_minutes == 20
    assert "Minutes are a number" in table.said[-1]


def test_deleted_minutes_are_none(table) -> None:
    table.at("A")
    table.press(Key.Key_Right, Key.Key_F2, Key.Key_Delete, Key.Key_Return)
    assert table.question("A").planned_minutes is None


def test_a_hint_is_typed_behind_the_minutes_and_written_key_by_key(table) -> None:
    table.at("C")
    steps = table.steps
    table.press(Key.Key_Right, Key.Key_Right)
    table.type("Zahlen")
    assert table.question("C").hint == "Zahlen"
    table.press(Key.Key_Return)
    assert table.steps == steps + 1
    assert table.tab.outline.cell == "text"
    assert table.tab.outline.rows[2].hint == "Zahlen"


def test_typing_on_a_question_goes_on_behind_its_words(table) -> None:
    table.at("C")
    table.type("a")
    assert table.stored[-1] == "Ca"


def test_escape_brings_the_words_back_and_takes_a_new_question_away(table) -> None:
    table.at("C")
    table.press(Key.Key_F2)
    table.type("xyz")
    table.press(Key.Key_Escape)
    assert table.stored == table.shown == ["A", "- b", "C"]
    table.press(Key.Key_Return)
    table.type("neu")
    table.press(Key.Key_Escape)
    assert table.stored == table.shown == ["A", "- b", "C"]


def test_a_question_left_without_words_keeps_those_it_had(table) -> None:
    table.at("A")
    table.press(Key.Key_F2, Key.Key_Backspace, Key.Key_Return)
    assert table.stored == table.shown == ["A", "- b", "C"]
    assert "keeps its words" in table.said[-1]


def test_delete_takes_questions_and_undo_brings_them_back(table) -> None:
    table.at("A")
    table.press(Key.Key_Delete)
    assert table.stored == table.shown == ["C"]
    assert table.said[-1] == "2 questions deleted. Undo brings them back."
    assert table.tab.outline.current.text == "C"
    table.undo()
    assert table.shown == ["A", "- b", "C"]


def test_a_question_with_notes_is_not_deleted_and_says_why(table) -> None:
    head = table.head
    session = head.sessions_of(head.topics[0])[0].id
    values = {"session_id": session, "question_id": table.question("b").id, "text": "Gesagt"}
    table.workspace.desk.run(notes.add, **values)
    table.at("A")
    table.press(Key.Key_Delete)
    assert table.stored == table.shown == ["A", "- b", "C"]
    assert table.said[-1].startswith("“b” has 1 note and stays.")


def test_undo_while_typing_shows_the_older_words_in_the_field(table) -> None:
    table.at("C")
    table.press(Key.Key_F2)
    table.type("xy")
    table.undo()
    assert table.tab.outline.field.text() == "C"
    assert table.tab.outline.field.isVisible()


def test_what_another_person_changes_appears_and_the_field_keeps_its_words(table) -> None:
    table.at("C")
    table.press(Key.Key_F2)
    table.type("xy")
    table.workspace.desk.run(questions.reword, question_id=table.question("A").id, text="Anders")
    assert table.shown == ["Anders", "- b", "Cxy"]
    assert table.tab.outline.field.text() == "Cxy"
    table.type("z")
    assert table.stored[-1] == "Cxyz"


def test_a_question_that_is_deleted_meanwhile_closes_its_field(table) -> None:
    table.at("C")
    table.press(Key.Key_F2)
    values = {"topic_id": table.head.topics[0].id, "question_ids": {table.question("C").id}}
    table.workspace.desk.run(questions.remove, **values)
    assert not table.tab.outline.field.isVisible()
    assert table.shown == ["A", "- b"]


def test_leaving_writes_minutes_that_are_still_in_the_field(table) -> None:
    table.at("A")
    table.press(Key.Key_Right)
    table.type("33")
    table.tab.flush()
    assert table.question("A").planned_minutes == 33


def test_what_the_disk_refuses_is_held_and_written_later(table) -> None:
    table.at("C")
    ours = table.workspace.desk.file._connection  # noqa: SLF001 - it would wait five seconds, twice
    ours.execute("PRAGMA busy_timeout = 10")
    blocker = connect(table.workspace.path)
    blocker.execute("PRAGMA busy_timeout = 0")
    table.press(Key.Key_Return)
    blocker.execute("BEGIN IMMEDIATE")
    table.type("ne")
    assert not table.tab.is_settled
    blocker.execute("ROLLBACK")
    blocker.close()
    table.type("u")
    assert table.tab.is_settled
    assert table.stored == table.shown == ["A", "- b", "C", "neu"]


def test_a_file_that_is_read_only_is_shown_and_not_changed(table) -> None:
    table.tab.outline.is_writable = False
    table.at("C")
    table.type("x")
    assert table.stored == ["A", "- b", "C"]


def test_redo_brings_a_question_back_with_all_its_words(table) -> None:
    table.at("C")
    table.press(Key.Key_Return)
    table.type("Daten?")
    table.press(Key.Key_Return, Key.Key_Escape)
    table.undo()
    assert table.shown == ["A", "- b", "C"]
    table.workspace.desk.run(history.redo)
    assert table.shown == ["A", "- b", "C", "Daten?"]


# The mouse


def middle_of(table, text: str) -> QPoint:
    """A point on the words of a question."""
    outline = table.tab.outline
    at = next(at for at, row in enumerate(outline.rows) if row.text == text)
    rect = outline.visualRect(outline.model().index(at, 0))
    return QPoint(rect.left() + 90, rect.center().y())


def drag(table, text: str, to: QPoint) -> None:
    view, left = table.tab.outline.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=middle_of(table, text))
    for point in (middle_of(table, text) + QPoint(0, 30), to):
        position = QPointF(point)
        kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(kind, position, view.mapToGlobal(position), left, left, none)
        QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, left, pos=to)


def test_a_question_is_dragged_behind_another_one(table) -> None:
    drag(table, "A", middle_of(table, "C") + QPoint(0, 8))
    assert table.stored == table.shown == ["C", "A", "- b"]
    drag(table, "A", middle_of(table, "C") - QPoint(0, 8))
    assert table.stored == ["A", "- b", "C"]
    table.undo()
    assert table.stored == ["C", "A", "- b"]


def test_several_that_are_chosen_are_dragged_together_and_a_click_chooses_one(table) -> None:
    topic = table.head.topics[0].id
    table.workspace.desk.run(questions.add, topic_id=topic, text="D", after=table.question("C").id)
    table.at("C")
    table.press(Key.Key_Down, held=SHIFT)
    drag(table, "D", middle_of(table, "A") - QPoint(0, 8))
    assert table.stored == table.shown == ["C", "D", "A", "- b"]
    view = table.tab.outline.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(table, "D"))
    assert table.tab.outline.chosen_ids == [table.question("D").id]


def test_a_double_click_edits_what_was_clicked(table) -> None:
    view = table.tab.outline.viewport()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle_of(table, "C"))
    table.type("x")
    assert table.stored == ["A", "- b", "Cx"]
