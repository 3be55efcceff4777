"""A window as a person uses it: from place to place, undoing, in company, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QTextEdit,
)

from facilitator.actions import notes, workshops
from facilitator.storage.files import open_file
from facilitator.ui.evaluation.screen import EvaluationScreen
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.recents import Recents
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.directory import places
from facilitator.ui.shell.emptiness import Emptiness
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import code, rail, said, saved, session, shown

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def answered(window) -> list[str]:
    return [row.code for row in rail(window).sessions.model().rows if row.answered]


def test_a_file_opens_at_its_first_session_with_the_caret_in_the_notes(qtbot, window):
    assert code(window) == "W 1.1"
    assert isinstance(shown(window), SessionScreen)
    title = "Zukunftsforum Wasserwirtschaft Nordland – Forum.workshop"
    assert window.windowTitle() == f"W 1.1 · {title}"
    assert "Saved" in said(window)
    window.show_session(session(window, "W 1.2"))
    qtbot.waitUntil(window.findChild(QTextEdit).hasFocus)
    assert window.windowTitle() == f"W 1.2 · {title}"
    window.go_to("protocol")
    assert window.windowTitle() == title


def test_sessions_and_places_are_reached_from_the_rail(window):
    rail(window).sessions.chosen.emit(session(window, "W 2.2"))
    assert code(window) == "W 2.2"
    assert rail(window).sessions.shown == window.session_id
    moderate, _, protocol = rail(window).places[1:]
    QTest.mouseClick(protocol, Qt.MouseButton.LeftButton)
    assert isinstance(shown(window), ProtocolScreen)
    QTest.mouseClick(moderate, Qt.MouseButton.LeftButton)
    assert code(window) == "W 2.2"


def test_places_are_reached_by_keys_while_typing(window):
    window.show_session(session(window, "W 1.2"))
    editor = shown(window).editor
    QTest.keyClick(editor, Qt.Key.Key_4, CTRL)
    assert isinstance(shown(window), ProtocolScreen)
    QTest.keyClick(shown(window), Qt.Key.Key_2, CTRL)
    assert isinstance(shown(window), SessionScreen)


def test_an_unknown_session_shows_the_first(window):
    window.show_session("gone")
    assert code(window) == "W 1.1"


def test_typing_is_undone_and_redone_by_keys_and_the_status_bar_says_what(window):
    window.show_session(session(window, "W 1.2"))
    editor = shown(window).editor
    QTest.keyClick(editor, Qt.Key.Key_Backspace)  # from the empty line to the last note
    before = editor.toPlainText()
    QTest.keyClicks(editor, " sofort")
    assert editor.toPlainText() == f"{before} sofort"
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == before
    assert any(text.startswith("Undone: ") for text in said(window))
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.toPlainText() == f"{before} sofort"
    assert any(text.startswith("Redone: ") for text in said(window))
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.toPlainText() == f"{before} sofort"


def test_what_was_said_about_a_question_is_not_said_beside_another(window):
    window.show_session(session(window, "W 1.2"))
    editor = shown(window).editor
    QTest.keyClicks(editor, "x")
    window.undo()
    assert any(text.startswith("Undone: ") for text in said(window))
    QTest.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not any(text.startswith("Undone: ") for text in said(window))
    QTest.keyClicks(editor, "y")
    QTest.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    window.undo()  # leads to the other question, and is said there
    assert any(text.startswith("Undone: ") for text in said(window))


def test_what_was_said_about_a_file_is_not_said_on_the_start_screen(window):
    window.status.say("Written: Protocol.docx")
    window.show_welcome()
    assert "Written: Protocol.docx" not in said(window)


def test_nothing_to_redo_is_said_in_the_status_bar_not_in_a_box(window):
    window.redo()
    assert "There is nothing to redo." in said(window)


def test_a_second_window_sees_what_is_typed_in_the_first(qtbot, program, window):
    window.show_session(session(window, "W 1.2"))
    QTest.keyClick(shown(window).editor, Qt.Key.Key_N, CTRL | SHIFT)
    other = program.windows[1]
    assert code(other) == "W 1.2"
    assert other.workspace is window.workspace
    editor = shown(window).editor
    QTest.keyClick(editor, Qt.Key.Key_Backspace)  # from the empty line to the last note
    QTest.keyClicks(editor, " jetzt")
    qtbot.waitUntil(lambda: shown(other).editor.toPlainText().rstrip() == editor.toPlainText())


def test_the_file_stays_open_until_its_last_window_closes(program, window, file):
    window.open_window(session(window, "W 2.1"))
    window.close()
    assert len(program.windows) == 1
    other = program.windows[0]
    assert code(other) == "W 2.1"
    again = open_file(file)
    assert again.read_only
    again.close()
    other.close()
    again = open_file(file)
    assert not again.read_only
    again.close()
    assert not list(file.parent.glob("*-wal"))


def test_a_file_opens_where_it_was_left(program, window, file):
    question = [entry for entry in window.head.questions if entry.parent_id is None][1]
    window.show_session(session(window, "W 2.2"), question.id)
    window.close()
    program.open_file(file)
    again = program.windows[0]
    assert code(again) == "W 2.2"
    assert shown(again).question_id == question.id
    again.go_to("protocol")
    again.close()
    program.open_file(file)
    assert isinstance(shown(program.windows[0]), ProtocolScreen)


@pytest.mark.usefixtures("window")
def test_opening_puts_a_file_on_the_list_of_recent_ones_even_if_the_program_is_killed(
    qtbot, program, file
):
    qtbot.waitUntil(lambda: Recents(program.settings).find(file) is not None)
    entry = Recents(program.settings).find(file)
    assert entry
    assert entry.title == "Zukunftsforum Wasserwirtschaft Nordland"
    assert entry.date == "2026-09-17"


def test_a_session_is_checked_once_every_question_has_a_note(qtbot, window):
    qtbot.waitUntil(lambda: answered(window) == ["W 1.2", "W 2.2"])
    desk, key = window.workspace.desk, session(window, "W 2.2")
    first = next(entry for entry in window.head.questions if entry.parent_id is None)
    ids = [note.id for note in desk.read.session_notes(key, first.id)]
    desk.run(notes.park, note_ids=ids)
    qtbot.waitUntil(lambda: answered(window) == ["W 1.2"])
    desk.run(notes.unpark, note_ids=ids)
    qtbot.waitUntil(lambda: answered(window) == ["W 1.2", "W 2.2"])


def test_a_new_title_shows_at_once_in_every_window(program, window):
    window.open_window()
    desk = window.workspace.desk
    desk.run(workshops.set_head, workshop_id=window.head.workshop.id, title="Küstentag")
    for shown_in in program.windows:
        assert shown_in.windowTitle().startswith("W 1.1 · Küstentag – ")
        assert rail(shown_in).title.text() == "Küstentag"


def test_rows_of_the_file_are_shown_where_they_stand(window):
    note = window.workspace.desk.read.dossier(window.head.workshop.id).notes[-1]
    window.show_row("note", note.id)
    assert code(window) == "W 2.2"
    assert shown(window).editor.current_line.text == note.text
    window.show_session(session(window, "W 1.2"))
    part = next(entry for entry in window.head.questions if entry.parent_id)
    window.show_row("question", part.id)
    assert code(window) == "W 1.2"
    assert shown(window).question_id == part.parent_id
    window.show_row("session", session(window, "W 2.3"))
    assert code(window) == "W 2.3"
    window.show_row("milestone", "any")
    assert shown(window).bar.current == "timeline"
    opening = next(entry for entry in window.head.agenda if not entry.round_id)
    window.show_row("agenda_item", opening.id)
    assert shown(window).bar.current == "agenda"
    for table, screen in (
        ("key_result", EvaluationScreen),
        ("recommendation", EvaluationScreen),
        ("chapter", ProtocolScreen),
    ):
        window.show_row(table, "any")
        assert isinstance(shown(window), screen)
    whole = window.workspace.desk.read.dossier(window.head.workshop.id)
    window.show_row("chapter", whole.chapters[-1].id)
    assert shown(window).chapters.chapter_id == whole.chapters[-1].id
    result = whole.key_results[-1]
    window.show_row("key_result", result.id)
    assert shown(window).panel.claims.current.id == result.id


def test_what_a_page_was_made_of_is_shown_where_it_can_be_worked_on(window):
    note = window.workspace.desk.read.dossier(window.head.workshop.id).notes[-1]
    window.errands.show_source("note", note.id)
    assert isinstance(shown(window), EvaluationScreen)
    assert shown(window).columns.current_list.current.id == note.id
    window.errands.show_source("milestone", "any")
    assert shown(window).bar.current == "timeline"


@pytest.mark.parametrize("place", [place.name for place in places() if place.make])
def test_no_key_means_two_things_at_one_place(window, place):
    window.go_to(place)
    keys = [key for command in window.commands() if command.run for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_a_workshop_that_goes_makes_room_for_the_next(window):
    window.workspace.desk.run(workshops.add_dossier, dossier=forum("Küstentag"))
    first = window.head.workshop.id
    second = window.workspace.desk.read.workshops()[1]
    window.show_workshop(second.id)
    assert window.head.workshop.title == "Küstentag"
    window.undo()
    assert window.head.workshop.id == first


def test_a_file_without_a_workshop_says_what_to_do(program, tmp_path):
    path = saved(tmp_path / "Leer.workshop")
    program.open_file(path)
    window = program.windows[0]
    assert isinstance(shown(window), Emptiness)
    window.workspace.desk.run(workshops.add_dossier, dossier=forum())
    window.undo()
    assert isinstance(shown(window), Emptiness)


def test_a_workshop_that_comes_back_into_an_empty_file_is_shown(program, tmp_path):
    program.open_file(saved(tmp_path / "Leer.workshop"))
    window = program.windows[0]
    window.workspace.desk.run(workshops.add_dossier, dossier=forum())
    window.undo()
    window.redo()
    assert isinstance(shown(window), SessionScreen)
    assert window.head.workshop.title == "Zukunftsforum Wasserwirtschaft Nordland"
    assert rail(window).isVisible()


def test_undo_stops_at_the_workshop_the_file_was_made_with(program, tmp_path):
    window = program.welcome()
    program.make_file(tmp_path / "Neu.workshop", forum(), window)
    window.undo()
    assert isinstance(shown(window), SessionScreen)
    assert "There is nothing to undo." in said(window)


def test_the_rail_gets_narrow_where_there_is_little_room(window):
    window.resize(1179, 700)
    assert rail(window).width() == 72
    window.resize(1180, 700)
    assert rail(window).width() == 204


def test_the_rail_has_its_words_again_once_the_type_is_small_enough(program, window):
    window.resize(1300, 700)
    program.theme.choose_scale(150)
    assert window.property("narrow")
    program.theme.choose_scale(100)
    assert rail(window).width() == 204


def test_every_button_of_the_window_has_a_name_or_words(window):
    for place in ("moderate", "protocol", "summary"):
        window.go_to(place)
        for button in window.findChildren(QAbstractButton):
            named = button.accessibleName() or button.text()
            assert named or not button.isVisible(), button


@pytest.mark.parametrize("place", ["moderate", "protocol", "summary"])
def test_no_key_is_bound_twice_and_every_command_runs_or_explains(window, place):
    window.go_to(place)
    commands = window.commands()
    bound = [keys for command in commands if command.run for keys in command.keys]
    assert len(bound) == len(set(bound))
    assert not any("Ctrl+Alt" in keys for keys in bound)
    assert all(command.text and command.group for command in commands)


def test_type_grows_by_keys(program, window):
    QTest.keyClick(shown(window), Qt.Key.Key_Plus, CTRL)
    assert program.theme.scale == 1.1
    QTest.keyClick(shown(window), Qt.Key.Key_Minus, CTRL)
    QTest.keyClick(shown(window), Qt.Key.Key_0, CTRL)
    assert program.theme.scale == 1.0
