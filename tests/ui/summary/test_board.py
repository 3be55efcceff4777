"""One key per step, order by key and mouse, words in place; the file has it at once."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import history, notes, results
from facilitator.domain.edits import Removed
from facilitator.ui.summary.model import BoardModel
from tests.actions.places import set_cells
from tests.ui.summary.conftest import ALT, WORDS, say

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


# Steps


def test_one_key_is_one_step_over_all_topics(table):
    seen = [table.here]
    for _ in range(8):
        table.press(Key.Key_Right)
        seen.append(table.here)
    assert seen == [*WORDS, "", "Fünf", "Fünf", "Fünf", "Fünf"]
    for _ in range(8):
        table.press(Key.Key_Left)
    assert table.here == "Eins"


def test_page_keys_lead_from_topic_to_topic(table):
    table.press(Key.Key_PageDown)
    assert table.board.current.sort == "nothing"
    table.press(Key.Key_PageDown)
    assert table.here == "Fünf"
    table.press(Key.Key_PageDown)
    assert table.here == "Fünf"
    table.press(Key.Key_PageUp, Key.Key_PageUp)
    assert table.here == "Eins"


def test_page_up_leads_to_the_beginning_of_the_topic_first(table):
    table.choose("Drei")
    table.press(Key.Key_PageUp)
    assert table.here == "Eins"


def test_home_and_end(table):
    table.press(Key.Key_End)
    assert table.here == "Fünf"
    table.press(Key.Key_Home)
    assert table.here == "Eins"


def test_a_topic_without_key_results_blames_nobody(table):
    table.press(Key.Key_PageDown)
    index = table.board.currentIndex()
    assert index.data() == "Nothing has been recorded here yet."


def test_what_a_screen_reader_says_has_kind_and_sessions(table):
    table.desk.run(notes.set_kind, note_ids=[table.note("Eins").id], kind="consensus")
    spoken = table.board.model().index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Eins, Consensus, W 1.1"


def test_the_model_keeps_qts_rules(table, qtmodeltester):
    model = BoardModel()
    model.show(table.board.everything)
    qtmodeltester.check(model)


# Order


def test_alt_and_arrows_put_a_key_result_elsewhere(table):
    table.choose("Zwei")
    table.press(Key.Key_Down, held=ALT)
    assert table.shown[:4] == table.stored[:4] == ["Eins", "Drei", "Zwei", "Vier"]
    assert table.here == "Zwei"
    table.press(Key.Key_Up, Key.Key_Up, Key.Key_Up, held=ALT)
    assert table.stored[:4] == ["Zwei", "Eins", "Drei", "Vier"]
    table.desk.run(history.undo)
    assert table.shown[:4] == table.stored[:4] == ["Eins", "Zwei", "Drei", "Vier"]


def _middle(table, text: str) -> QPoint:
    board = table.board
    row = next(row for row in board.model().rows if row.text == text)
    return board.visualRect(board.model().index_of(row.id)).center()


def _drag(table, start: QPoint, *way: QPoint) -> None:
    viewport = table.board.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for point in way:
        QTest.mouseMove(viewport, point)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=way[-1])


def test_the_mouse_carries_a_key_result_elsewhere(table):
    below = _middle(table, "Drei") + QPoint(0, 8)
    _drag(table, _middle(table, "Eins"), _middle(table, "Zwei"), below)
    assert table.shown[:4] == table.stored[:4] == ["Zwei", "Drei", "Eins", "Vier"]


def test_a_key_result_let_go_over_another_topic_stays(table):
    _drag(table, _middle(table, "Eins"), _middle(table, "Zwei"), _middle(table, "Fünf"))
    assert table.stored == [*WORDS, "Fünf"]


def test_a_click_chooses_and_moves_nothing(table):
    _drag(table, _middle(table, "Drei"), _middle(table, "Drei") + QPoint(1, 1))
    assert table.here == "Drei"
    assert table.stored == [*WORDS, "Fünf"]


def test_escape_puts_back_what_is_carried(table):
    viewport = table.board.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=_middle(table, "Eins"))
    QTest.mouseMove(viewport, _middle(table, "Vier"))
    table.press(Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=_middle(table, "Vier"))
    assert table.stored == [*WORDS, "Fünf"]


# Words


@pytest.mark.parametrize("way", [Key.Key_Return, Key.Key_Enter, Key.Key_F2])
def test_words_are_in_the_file_with_every_key_and_the_note_stays(table, way):
    table.choose("Zwei")
    before = table.notes
    table.press(way)
    for number, sign in enumerate(", ja", start=1):
        table.type(sign)
        assert table.stored[1] == table.shown[1] == "Zwei" + ", ja"[:number]
    table.press(Key.Key_Return)
    assert not table.board.edited_id
    assert table.board.hasFocus()
    assert table.notes == before
    assert table.board.current.is_own


def test_rewording_is_one_step_of_history(table):
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.type(" und mehr")
    table.press(Key.Key_Return)
    table.desk.run(history.undo)
    assert table.shown == table.stored == [*WORDS, "Fünf"]


def test_escape_brings_the_words_back(table):
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.type(" anders")
    table.press(Key.Key_Escape)
    assert not table.board.edited_id
    assert table.shown[1] == table.stored[1] == "Zwei"
    assert table.result("Zwei").text is None


def test_an_emptied_field_means_the_words_of_the_note(table):
    table.desk.run(results.reword, result_id=table.result("Zwei").id, text="Eigenes")
    table.choose("Eigenes")
    table.press(Key.Key_Return)
    table.press(Key.Key_A, held=CTRL)
    table.press(Key.Key_Delete)
    assert table.stored[1] == "Eigenes"
    assert table.board.field.placeholderText() == "Zwei"
    table.press(Key.Key_Return)
    assert table.shown[1] == table.stored[1] == "Zwei"


def test_words_that_no_note_stands_behind_survive_an_emptied_field(table):
    table.desk.run(results.reword, result_id=table.result("Zwei").id, text="Eigenes")
    note = table.note("Zwei")
    table.desk.run(notes.revise, session_id=note.session_id, edits=[Removed(note.id)])
    table.choose("Eigenes")
    table.press(Key.Key_Return)
    table.press(Key.Key_A, held=CTRL)
    table.press(Key.Key_Delete, Key.Key_Return)
    assert table.shown[1] == table.stored[1] == "Eigenes"


def test_a_command_gives_up_words_of_its_own(table):
    table.desk.run(results.reword, result_id=table.result("Zwei").id, text="Eigenes")
    table.choose("Eigenes")
    table.screen.follow_note()
    assert table.shown[1] == table.stored[1] == "Zwei"


def test_what_is_pasted_becomes_one_line(table):
    table.choose("Eins")
    table.press(Key.Key_Return)
    pasted = QMimeData()
    pasted.setText("\nund\tzwei\nZeilen")
    table.board.field.insertFromMimeData(pasted)
    assert table.stored[0] == "Einsund zwei Zeilen"


def test_going_on_to_another_row_ends_the_rewording(table):
    table.choose("Eins")
    table.press(Key.Key_Return)
    table.type("!")
    QTest.mouseClick(table.board.viewport(), Qt.MouseButton.LeftButton, pos=_middle(table, "Drei"))
    assert not table.board.edited_id
    assert table.here == "Drei"
    assert table.stored[0] == "Eins!"


def test_the_row_grows_with_its_words_and_the_field_with_it(table):
    table.choose("Eins")
    table.press(Key.Key_Return)
    before = table.board.field.height()
    table.type(" und noch viele weitere Worte" * 6)
    line = table.board.look.line("text")
    assert table.board.field.height() == before + 2 * line
    place = table.board.visualRect(table.board.model().index(1))
    assert place.contains(table.board.field.geometry().center())


def test_a_double_click_rewords(table):
    viewport, place = table.board.viewport(), _middle(table, "Drei")
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert table.board.edited_id == table.result("Drei").id
    assert QApplication.focusWidget() is table.board.field


# With others


def test_a_result_marked_elsewhere_stands_here_at_once_and_nothing_typed_is_lost(table):
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.type(" halb")
    third = next(note for note in table.dossier.notes if not note.is_key_result)
    table.desk.run(notes.mark_key_result, note_ids=[third.id], on=True)
    assert third.text in table.shown
    table.type("fertig")
    assert table.stored[1] == "Zwei halbfertig"
    assert table.board.field.text() == "Zwei halbfertig"


def test_the_caret_stays_when_others_write_above_in_the_same_words(table):
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.press(Key.Key_Home, Key.Key_Right)
    table.desk.run(results.reword, result_id=table.result("Zwei").id, text="Zwei, 😀 sagen sie")
    table.type("x")
    assert table.stored[1] == "Zxwei, 😀 sagen sie"


def test_a_note_reworded_elsewhere_rewords_what_rests_on_it(table):
    table.desk.run(say, note_id=table.note("Vier").id, text="Viertens")
    assert table.shown[3] == "Viertens"


def test_a_point_confirmed_in_the_other_round_shows_its_session_at_once(table):
    answer = next(note for note in table.dossier.notes if not note.is_key_result)
    session = table.note("Drei").session_id
    cells = {answer.id: {"answers_id": table.note("Eins").id, "stance": "confirmed"}}
    cells[answer.id]["session_id"] = session
    table.desk.run(set_cells, table="note", cells=cells)
    row = next(row for row in table.board.everything if row.text == "Eins")
    assert row.codes == ((1, "W 1.1"), (2, "W 2.1"))


def test_undo_shows_in_an_open_field(table):
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.type("!!")
    table.desk.run(history.undo)
    assert table.board.field.text() == table.stored[1] == "Zwei"
    assert table.board.edited_id


def test_what_others_remove_stays_as_long_as_somebody_rewords_it(table):
    note = table.note("Zwei")
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.desk.run(notes.revise, session_id=note.session_id, edits=[Removed(note.id)])
    assert table.shown[:4] == list(WORDS)
    table.type(", doch")
    assert table.stored[1] == "Zwei, doch"
    table.press(Key.Key_Return)
    assert table.shown[1] == "Zwei, doch"


def test_what_others_removed_goes_when_nobody_has_typed(table):
    note = table.note("Zwei")
    table.choose("Zwei")
    table.press(Key.Key_Return)
    table.desk.run(notes.revise, session_id=note.session_id, edits=[Removed(note.id)])
    table.press(Key.Key_Return)
    assert table.shown == table.stored == ["Eins", "Drei", "Vier", "Fünf"]
    assert table.here == "Drei"


def test_what_changed_while_nobody_looked_is_there_when_somebody_does(table):
    table.screen.hide()
    table.desk.run(say, note_id=table.note("Vier").id, text="Viertens")
    table.screen.show()
    assert table.shown[3] == "Viertens"


def test_moving_what_others_removed_is_said(table):
    note, result_id = table.note("Zwei"), table.result("Zwei").id
    table.screen.hide()
    table.desk.run(notes.revise, session_id=note.session_id, edits=[Removed(note.id)])
    table.board.moved.emit(result_id, None)
    assert table.said == ["This key result is no longer in the file. Nothing was changed."]
