"""Key results and recommendations below the answers, by keys: made of a choice, led back to it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.actions import history
from facilitator.ui.evaluation.answer_lines import Aim

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, BOTH = Held.ControlModifier, Held.ControlModifier | Held.ShiftModifier


def _shown(table) -> list[str]:
    return [row.text for row in table.screen.panel.claims.rows]


def _claims(table):
    return [row for row in table.screen.panel.claims.rows if not row.is_heading]


def test_without_a_claim_the_headings_say_how_one_is_made(table):
    assert _shown(table) == ["Key results: Ctrl ↵ makes one", "Recommendations: Ctrl ⇧ ↵ makes one"]


def test_a_note_becomes_a_key_result_that_rests_on_it_and_says_what_is_missing(table):
    table.press(Key.Key_Return, held=CTRL)
    (row,) = _claims(table)
    assert (row.text, row.codes) == ("Trinkwasser zuerst 0", ("W1.1-F1-01",))
    assert row.below is not None
    assert row.below.lacking == "nothing from round 2"
    assert "nothing from round 2" in row.spoken
    assert table.here == "Trinkwasser zuerst 0"  # one goes on choosing
    assert table.state.dossier.key_results[0].text is None  # it follows its note
    table.desk.run(history.undo)
    assert _claims(table) == []


def test_several_notes_become_one_whose_words_are_typed_at_once(table):
    table.press(Key.Key_Space, Key.Key_Right, Key.Key_Space)
    table.press(Key.Key_Return, held=BOTH)
    table.press(Key.Key_A, held=CTRL)
    table.type("Trinkwasser sichern")
    table.press(Key.Key_Return)
    (entry,) = table.state.dossier.recommendations
    assert entry.text == "Trinkwasser sichern"
    (row,) = _claims(table)
    assert row.text == "Trinkwasser sichern"
    assert row.codes == ("W1.1-F1-01", "W2.1-F1-01")


def test_an_answer_becomes_a_claim_that_cites_its_notes(table):
    table.press(Key.Key_Return)
    table.screen.answers.setFocus()
    table.press(Key.Key_Home)
    table.press(Key.Key_Return, held=CTRL)
    (link,) = table.state.dossier.evidence
    assert link.answer_id == table.screen.answers.rows[0].id
    assert _claims(table)[0].codes == ("W1.1-F1-01",)


def test_the_current_claim_takes_the_choice_as_evidence_and_lets_go_of_it_by_the_same_key(table):
    table.press(Key.Key_Return, held=CTRL)
    table.press(Key.Key_Right)
    table.press(Key.Key_B, held=CTRL)
    assert _claims(table)[0].codes == ("W1.1-F1-01", "W2.1-F1-01")
    assert _claims(table)[0].below.lacking == ""
    table.press(Key.Key_B, held=CTRL)
    assert _claims(table)[0].codes == ("W1.1-F1-01",)


def test_claims_are_reached_worded_moved_and_deleted_by_keys(table):
    table.press(Key.Key_Return)
    table.press(Key.Key_Return, held=CTRL)
    table.screen.answers.setFocus()
    table.press(Key.Key_Right)
    assert QApplication.focusWidget() is table.screen.panel.claims
    table.press(Key.Key_Return, held=CTRL)
    table.type("Eigenes")
    table.press(Key.Key_Return)
    assert [row.text for row in _claims(table)][-1] == "Eigenes"
    assert _claims(table)[-1].below.lacking == "no evidence"
    table.press(Key.Key_Up, held=Held.AltModifier)
    assert _claims(table)[0].text == "Eigenes"
    table.press(Key.Key_Delete)
    assert "Eigenes" not in _shown(table)
    table.press(Key.Key_Left)
    assert QApplication.focusWidget() is table.screen.answers


def test_what_is_typed_is_in_the_file_key_by_key_and_none_is_no_words(table):
    table.press(Key.Key_Return, held=BOTH)
    table.screen.panel.claims.setFocus()
    table.press(Key.Key_F2)
    table.press(Key.Key_End)
    table.type("!")
    assert table.state.dossier.recommendations[0].text == "Trinkwasser zuerst 0!"
    assert table.screen.is_settled
    table.press(Key.Key_A, held=CTRL)
    table.press(Key.Key_Delete, Key.Key_Return)
    assert (
        table.state.dossier.recommendations[0].text == "Trinkwasser zuerst 0"
    )  # as the field was opened


def test_b_and_a_click_on_a_code_lead_to_the_note(table):
    table.press(Key.Key_Space, Key.Key_Right, Key.Key_Space)
    table.press(Key.Key_Return, held=CTRL)
    table.press(Key.Key_Return)
    table.press(Key.Key_B)
    assert table.here == "Trinkwasser zuerst 0"
    table.press(Key.Key_B)
    assert table.here == "Trinkwasser zuerst 2"
    second = table.screen.panel.claims.rows[1].note_ids[1]
    assert table.screen.columns.chosen_ids == [second]  # seen without the keyboard there
    assert QApplication.focusWidget() is table.screen.panel.claims
    claims = table.screen.panel.claims
    index = claims.model().index(1, 0)
    rect = claims.visualRect(index)
    painter, row = claims.painter, claims.rows[1]
    spots = (QPoint(x, y) for y in range(rect.top(), rect.bottom()) for x in range(0, 400, 3))
    spot = next(at for at in spots if painter.code_at(row, rect, at) == "W1.1-F1-01")
    QTest.mouseClick(claims.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.here == "Trinkwasser zuerst 0"


def test_claims_are_carried_within_their_list_only(table):
    for _ in range(2):
        table.press(Key.Key_Return, held=CTRL)
        table.press(Key.Key_Down)
    claims, (first, second) = table.screen.panel.claims, _claims(table)
    claims.go_to(second.id)
    claims.carried_to.emit(Aim(first.question_id))
    assert [row.id for row in _claims(table)] == [second.id, first.id]
    claims.carried_to.emit(Aim("elsewhere"))
    assert [row.id for row in _claims(table)] == [second.id, first.id]


def test_a_claim_of_the_file_is_shown_where_it_stands(table):
    table.press(Key.Key_Return, held=CTRL)
    table.press(Key.Key_Return, held=BOTH)
    table.screen.step(1)
    claims = table.screen.panel.claims
    for entry in (*table.state.dossier.key_results, *table.state.dossier.recommendations):
        table.screen.columns.setFocus()
        table.screen.show_row(entry.id)
        assert QApplication.focusWidget() is claims
        assert claims.current.id == entry.id
