"""A window as a person uses it: from place to place, undoing, in company, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextEdit,
)

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.edits import Reworded
from facilitator.storage.files import open_file
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.recents import Recents
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.shell.emptiness import Emptiness
from facilitator.ui.widgets.banners import Banner
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import saved

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(window):
    return window.centralWidget().shown


def rail(window):
    return window.centralWidget().rail


def code(window) -> str:
    return str(window.head.code[window.session_id])


def session(window, wanted: str) -> str:
    return next(key for key, value in window.head.code.items() if str(value) == wanted)


def said(window) -> list[str]:
    return [part.text() for part in window.status.findChildren(object) if hasattr(part, "text")]


def answered(window) -> list[str]:
    return [row.code for row in rail(window).sessions.model().rows if row.answered]


def test_a_file_opens_at_its_first_session_with_the_caret_in_the_notes(qtbot, window):
    assert code(window) == "W 1.1"
    assert isinstance(shown(window), SessionScreen)
    assert window.windowTitle() == "Zukunftsforum Wasserwirtschaft Nordland – Forum.workshop"
    assert "Saved" in said(window)
    window.show_session(session(window, "W 1.2"))
    qtbot.waitUntil(window.findChild(QTextEdit).hasFocus)


def test_sessions_and_places_are_reached_from_the_rail(window):
    rail(window).sessions.chosen.emit(session(window, "W 2.2"))
    assert code(window) == "W 2.2"
    assert rail(window).sessions.shown == window.session_id
    QTest.mouseClick(rail(window).places[1], Qt.MouseButton.LeftButton)
    assert isinstance(shown(window), ProtocolScreen)
    QTest.mouseClick(rail(window).places[0], Qt.MouseButton.LeftButton)
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
        assert shown_in.windowTitle().startswith("Küstentag – ")
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
    assert isinstance(shown(window), ProtocolScreen)


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


def test_a_file_that_is_open_elsewhere_says_who_holds_it(program, tmp_path):
    path = saved(tmp_path / "Forum.workshop", forum())
    holder = Desk(open_file(path))
    program.open_file(path)
    window = program.windows[0]
    banner = next(part for part in window.findChildren(Banner) if part.isVisible())
    assert "Forum.workshop" in banner.accessibleName()
    assert "Read only" in said(window)
    assert shown(window).editor.isReadOnly()
    holder.close()


@pytest.fixture
def reading(program, file):
    """A window that reads along, and the desk of the one who writes."""
    holder = Desk(open_file(file))
    program.open_file(file)
    window = program.windows[0]
    window.show_session(session(window, "W 1.2"))
    yield window, holder
    holder.close()


def test_who_reads_along_sees_what_is_typed_elsewhere(qtbot, reading):
    window, holder = reading
    question = window.head.questions[0].id
    place = {"session_id": window.session_id, "question_id": question}
    note_id = holder.run(notes.add, text="Gerade gesagt", **place).ids[0]
    qtbot.waitUntil(lambda: "Gerade gesagt" in shown(window).editor.toPlainText())
    for text in ("Gerade", "Gerade eben"):
        edit = Reworded(note_id, text)
        holder.run(notes.revise, session_id=window.session_id, edits=[edit])
        qtbot.waitUntil(lambda text=text: shown(window).editor.toPlainText().endswith(text))
    holder.run(workshops.set_head, workshop_id=window.head.workshop.id, title="Ganz anders")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Ganz anders"))


def test_who_reads_along_may_write_once_the_other_one_is_gone(qtbot, reading):
    window, holder = reading
    other = window.program.open_window(window.workspace, session(window, "W 2.2"))
    holder.close()
    qtbot.waitUntil(lambda: any(b.text() == "Edit now" for b in other.findChildren(QPushButton)))
    assert not any("You can read along" in word for word in banners(window))
    next(b for b in other.findChildren(QPushButton) if b.text() == "Edit now").click()
    assert [code(window), code(other)] == ["W 1.2", "W 2.2"]
    assert window.workspace is other.workspace
    assert banners(window) == []
    editor = shown(window).editor
    assert not editor.isReadOnly()
    QTest.keyClicks(editor, "x")
    assert "Saved" in said(window)
    assert "x" in [
        n.text[-1] for n in window.workspace.desk.read.dossier(window.head.workshop.id).notes
    ]


def test_typing_into_a_file_that_is_read_only_is_answered_once(reading):
    window, _ = reading
    QTest.keyClick(shown(window).editor, Qt.Key.Key_Right)
    assert not any("nothing can be typed" in text for text in said(window))
    QTest.keyClicks(shown(window).editor, "x")
    assert any("nothing can be typed" in text for text in said(window))
    window.status.say("")
    QTest.keyClicks(shown(window).editor, "y")
    assert not any("nothing can be typed" in text for text in said(window))


def banners(window) -> list[str]:
    return [part.accessibleName() for part in window.findChildren(Banner) if part.isVisible()]


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
    for place in ("moderate", "protocol"):
        window.go_to(place)
        for button in window.findChildren(QAbstractButton):
            named = button.accessibleName() or button.text()
            assert named or not button.isVisible(), button


@pytest.mark.parametrize("place", ["moderate", "protocol"])
def test_everything_of_the_file_can_be_found_by_its_words(window, place):
    window.go_to(place)
    texts = [command.text for command in window.commands() if command.run]
    for wanted in (
        *("Workshop data …", "Open file …", "Import text …", "Export text …", "Write as Word file"),
        *("Appearance: Dark", "Appearance: Light", "Language: Deutsch", "File menu"),
    ):
        assert texts.count(wanted) == 1, wanted


def test_the_protocol_is_written_from_wherever_one_is(window, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1]
    )
    next(command for command in window.commands() if command.id == "docx").run()
    assert isinstance(shown(window), ProtocolScreen)
    assert asked[0].endswith(".docx")


def test_the_look_is_chosen_by_its_command(program, window):
    next(command for command in window.commands() if command.text == "Appearance: Dark").run()
    assert program.theme.scheme == "dark"


@pytest.fixture
def menus(monkeypatch) -> list[list[str]]:
    """The texts of the menus that opened, which would take the keyboard."""
    opened: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _: opened.append([entry.text() for entry in menu.actions()])
    )
    return opened


@pytest.mark.parametrize("keys", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_file_menu_opens_from_its_title_by_key(window, menus, keys):
    rail(window).title.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rail(window).title, keys)
    assert "Workshop data …" in menus[0]


def test_the_file_menu_opens_by_its_own_key(window, menus):
    QTest.keyClick(shown(window).editor, Qt.Key.Key_F10)
    assert "Workshop data …" in menus[0]
    assert not [text for text in menus[0] if text.startswith("Appearance:")]


@pytest.mark.parametrize("place", ["moderate", "protocol"])
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


def fill_disk(window):
    """Type until the disk of a window's file is full; return the connection that fills it."""
    window.show_session(session(window, "W 1.2"))
    editor = shown(window).editor
    connection = window.workspace.file._connection  # noqa: SLF001 - the only way to fill a disk
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(100):
        much = QInputMethodEvent()
        much.setCommitString(" und so weiter" * 40)
        QApplication.sendEvent(editor, much)
        if "Not saved" in said(window):
            break
    assert "Not saved" in said(window)
    return connection


def test_enter_and_esc_keep_a_window_open_whose_notes_are_not_saved(window, monkeypatch):
    boxes: list[tuple[str, str]] = []

    def look(box: QMessageBox) -> None:
        boxes.append((box.defaultButton().text(), box.escapeButton().text()))

    monkeypatch.setattr(QMessageBox, "exec", look)
    connection = fill_disk(window)
    assert not window.close()
    assert boxes == [("Cancel", "Cancel")]
    connection.execute(f"PRAGMA max_page_count = {1 << 30}")


def test_who_closes_all_the_same_is_told_nothing_more(program, window, monkeypatch):
    asked: list[str] = []

    def agree(box: QMessageBox) -> None:
        asked.append(box.text())
        box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", agree)
    fill_disk(window)
    assert window.close()
    assert len(asked) == 1
    assert program.windows == []


def test_notes_that_cannot_be_saved_are_not_closed_away_unasked(qtbot, window, file, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    connection = fill_disk(window)
    editor = shown(window).editor
    assert not window.close()
    assert window.isVisible()
    assert len(asked) == 1
    connection.execute(f"PRAGMA max_page_count = {1 << 30}")
    qtbot.waitUntil(lambda: "Saved" in said(window))
    last = editor.current_line.text
    assert window.close()
    again = open_file(file)
    assert last in [note.text for note in again.read.dossier(again.read.workshops()[0].id).notes]
    again.close()
