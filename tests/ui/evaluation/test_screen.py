"""Auswerten by keys: notes become answers, answers become sentences, nothing typed is lost."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from facilitator.actions import history, notes
from facilitator.storage.files import open_file
from facilitator.ui.evaluation.answer_lines import Aim

Key, Held = Qt.Key, Qt.KeyboardModifier


# Taking over


def test_enter_takes_a_note_over_and_goes_on_to_the_next_open_one(table):
    table.press(Key.Key_Return)
    assert table.written == table.shown == ["Trinkwasser zuerst 0", "- ab Stufe Gelb 0"]
    assert table.here == "Nachts beregnen 0"
    table.press(Key.Key_Return)
    assert table.here == "Trinkwasser zuerst 2"  # of the other round
    assert table.shown[-1] == "Nachts beregnen 0"


def test_notes_chosen_in_both_rounds_become_one_answer_whose_words_can_be_typed_at_once(table):
    table.press(Key.Key_Space, Key.Key_Right, Key.Key_Space, Key.Key_Return)
    assert table.written[0] == "Trinkwasser zuerst 0; Trinkwasser zuerst 2"
    table.press(Key.Key_A, held=Held.ControlModifier)
    table.type("Trinkwasser hat Vorrang")
    assert table.written[0] == "Trinkwasser hat Vorrang"
    table.press(Key.Key_Return)
    answer = table.state.dossier.answers[0]
    assert [note.text for note in table.state.notes_of(answer)] == [
        *("Trinkwasser zuerst 0", "Trinkwasser zuerst 2"),
    ]


def test_each_of_the_open_notes_becomes_its_own_answer_in_one_step(table):
    table.screen.choose_open()
    table.screen.take_each()
    assert [text for text in table.shown if not text.startswith("-")] == [
        *("Trinkwasser zuerst 0", "Nachts beregnen 0", "Trinkwasser zuerst 2", "Nachts beregnen 2"),
    ]
    table.desk.run(history.undo)
    assert table.written == table.shown == []


def test_where_there_is_no_answer_one_button_takes_every_note_over(table):
    offer = next(
        part
        for part in table.screen.findChildren(QPushButton)
        if part.text() == "Take every note over"
    )
    assert offer.isVisible()
    offer.click()
    assert len(table.written) == 6
    assert not offer.isVisible()


def test_shift_enter_adds_the_choice_to_the_current_answer(table):
    table.press(Key.Key_Return)
    table.press(Key.Key_Return, held=Held.ShiftModifier)
    assert len(table.shown) == 2
    answer = table.state.dossier.answers[0]
    assert [note.text for note in table.state.notes_of(answer)] == [
        *("Trinkwasser zuerst 0", "Nachts beregnen 0"),
    ]


def test_a_note_says_in_which_answer_it_is(table):
    table.press(Key.Key_Return, Key.Key_Return)
    rows = [row for part in table.screen.columns.lists for row in part.rows]
    assert [row.answers for row in rows] == [(1,), (2,), (), ()]
    assert rows[1].state == "in answer 2"


# Leaving out


def test_a_note_is_left_out_with_a_reason_and_comes_back_by_the_same_key(table):
    table.press(Key.Key_Delete)
    table.type("Doppelt")
    table.press(Key.Key_Return)
    (omission,) = table.state.dossier.omissions
    assert omission.reason == "Doppelt"
    assert table.here == "Nachts beregnen 0"
    table.press(Key.Key_Up, Key.Key_Delete)
    assert table.state.dossier.omissions == ()


def test_escape_leaves_a_note_in(table):
    table.press(Key.Key_Delete, Key.Key_Escape)
    assert table.state.dossier.omissions == ()
    assert not table.screen.reasons.isVisible()
    assert table.here == "Trinkwasser zuerst 0"


def test_a_note_that_is_used_is_not_left_out(qtbot, table):
    table.press(Key.Key_Return, Key.Key_Up)
    with qtbot.waitSignal(table.screen.said) as said:
        table.press(Key.Key_Delete)
    assert "rests on this note" in said.args[0]
    assert not table.screen.reasons.isVisible()


# Answers


def answers_of_all(table):
    """Take every note over and go to the first answer."""
    table.screen.choose_open()
    table.screen.take_each()
    table.screen.answers.setFocus()
    table.screen.answers.go_to(table.screen.answers.rows[0].id)


def test_f2_edits_in_place_key_by_key_and_escape_brings_the_words_back(table):
    answers_of_all(table)
    table.press(Key.Key_F2)
    table.type("!")
    assert table.written[0] == "Trinkwasser zuerst 0!"
    table.press(Key.Key_Escape)
    assert table.written[0] == "Trinkwasser zuerst 0"


def test_an_emptied_answer_keeps_its_words(table):
    answers_of_all(table)
    table.press(Key.Key_F2)
    table.press(Key.Key_A, held=Held.ControlModifier)
    table.press(Key.Key_Delete, Key.Key_Return)
    assert table.written[0] == table.shown[0] == "Trinkwasser zuerst 0"


def test_ctrl_enter_splits_at_the_caret(table):
    answers_of_all(table)
    table.press(Key.Key_F2, Key.Key_Left, Key.Key_Left)
    table.press(Key.Key_Return, held=Held.ControlModifier)
    assert table.shown[:2] == ["Trinkwasser zuerst", "0"]
    first, second = table.state.dossier.answers[:2]
    assert table.state.notes_of(first) == table.state.notes_of(second) != []


def test_answers_are_moved_indented_marked_merged_and_deleted_by_keys(table):
    answers_of_all(table)
    table.press(Key.Key_Down, held=Held.AltModifier)
    assert table.shown[:3] == ["Nachts beregnen 0", "Trinkwasser zuerst 0", "- ab Stufe Gelb 0"]
    table.press(Key.Key_Tab)
    assert table.shown[1] == "- Trinkwasser zuerst 0"
    table.press(Key.Key_Backtab, Key.Key_1)
    table.screen.set_kind("dissent")
    answer = next(one for one in table.state.dossier.answers if one.text == "Trinkwasser zuerst 0")
    assert (answer.level, answer.kind, answer.standing) == (1, "dissent", "confirmed")
    table.press(Key.Key_Up, held=Held.ShiftModifier)
    table.screen.merge()
    assert table.written[0] == "Nachts beregnen 0; Trinkwasser zuerst 0"
    table.press(Key.Key_Return)
    table.screen.part()
    assert "Trinkwasser zuerst 0" in table.written
    count = len(table.written)
    table.press(Key.Key_Delete)
    assert len(table.written) < count


def test_an_answer_of_ones_own_is_typed_at_once(table):
    table.screen.write_answer()
    table.type("Das gilt allen")
    table.press(Key.Key_Return)
    assert table.written == ["Das gilt allen"]


def test_what_is_typed_is_in_the_file_before_the_field_is_left(table, path):
    answers_of_all(table)
    table.press(Key.Key_F2)
    table.type(" und mehr")
    assert table.screen.is_settled
    copy = open_file(path)
    words = [answer.text for answer in copy.read.dossier(table.state.dossier.workshop.id).answers]
    copy.close()
    assert "Trinkwasser zuerst 0 und mehr" in words


# Carrying


def test_notes_let_go_on_an_answer_are_added_to_it_and_beside_one_become_one(table):
    table.press(Key.Key_Return)
    answer = table.screen.answers.rows[0]
    rect = table.screen.answers.visualRect(table.screen.answers.model().index(0))
    middle = table.screen.answers.viewport().mapToGlobal(rect.center())
    table.screen.columns.dropped.emit(middle)
    assert len(table.shown) == 2
    assert len(table.state.notes_of(table.state.answer[answer.id])) == 2
    below = table.screen.answers.viewport().mapToGlobal(QPoint(20, rect.top() + 1))
    table.screen.columns.go_to(
        next(note.id for note in table.state.dossier.notes if note.text == "Trinkwasser zuerst 2")
    )
    table.screen.columns.dropped.emit(below)
    assert table.shown[0] == "Trinkwasser zuerst 2"


def test_answers_are_carried_to_a_place_or_onto_another_one(table):
    answers_of_all(table)
    first, *_, last = (row for row in table.screen.answers.rows if row.level == 1)
    table.screen.answers.go_to(last.id)
    table.screen.answers.carried_to.emit(Aim(first.question_id))
    assert table.shown[0] == "Nachts beregnen 2"
    table.screen.answers.carried_to.emit(Aim(first.question_id, onto=first.id))
    assert "Trinkwasser zuerst 0; Nachts beregnen 2" in table.written


# The way through the questions


def test_the_progress_counts_questions_and_notes(table):
    assert table.screen.head.sums.text() == "0 of 2 questions done · 8 notes open"
    answers_of_all(table)
    assert table.screen.head.sums.text() == "1 of 2 questions done · 4 notes open"
    assert table.screen.bar.done.text() == "4 of 4 notes dealt with"


def test_keys_lead_to_the_next_question_and_back(table):
    first, second = (question.id for question in table.state.dossier.questions)
    table.screen.step(1)
    assert table.screen.question_id == second
    table.screen.step(1)
    assert table.screen.question_id == second
    table.screen.step(-1)
    assert table.screen.question_id == first


def test_a_row_of_the_file_is_shown_where_it_stands(table):
    last = [note for note in table.state.dossier.notes if note.level == 1][-1]
    table.screen.show_row(last.id)
    assert table.screen.question_id == last.question_id
    assert table.here == last.text


def test_the_filter_leaves_out_what_is_used(table):
    table.press(Key.Key_Return)
    table.screen.head.filter_chosen.emit("open")
    rows = [row.text for part in table.screen.columns.lists for row in part.rows]
    assert rows == ["Nachts beregnen 0", "Trinkwasser zuerst 2", "Nachts beregnen 2"]


def test_a_narrow_window_shows_notes_or_answers(table):
    table.screen.resize(900, 600)
    assert table.screen.columns.isVisible()
    assert not table.screen.answers.isVisible()
    table.screen.show_page("answers")
    assert table.screen.panel.isVisible()
    assert not table.screen.columns.isVisible()
    table.screen.resize(1600, 900)
    assert table.screen.columns.isVisible()
    assert table.screen.panel.isVisible()


def test_what_others_write_is_shown_and_the_keyboard_stays(table):
    table.press(Key.Key_Down)
    here = table.here
    session = table.state.dossier.sessions[0].id
    question = table.screen.question_id
    table.desk.run(notes.add, session_id=session, question_id=question, text="Neu")
    rows = [row.text for row in table.screen.columns.lists[0].rows]
    assert rows == ["Trinkwasser zuerst 0", "Nachts beregnen 0", "Neu"]
    assert table.here == here


def test_the_models_keep_qts_rules_while_answers_come_and_go(table):
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(part.model(), modes)
        for part in (table.screen.answers, table.screen.questions, *table.screen.columns.lists)
    ]
    answers_of_all(table)
    table.press(Key.Key_Delete)
    assert testers


# Pairs


def test_notes_that_are_alike_are_found_and_chosen_together(qtbot, table):
    qtbot.waitUntil(lambda: bool(table.screen.suggestions.pairs))
    assert table.screen.columns.likeness
    table.screen.choose_pair()
    chosen = [table.screen.columns.row(key).text for key in table.screen.columns.chosen_ids]
    assert chosen == ["Trinkwasser zuerst 0", "Trinkwasser zuerst 2"]
