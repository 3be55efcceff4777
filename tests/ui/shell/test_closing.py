"""Closing a window whose notes the disk refuses."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
)

from facilitator.storage.files import open_file
from tests.ui.shell.windows import said, session, shown


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


def test_one_key_quits_with_every_window(program, window):
    window.open_window()
    assert len(program.windows) == 2
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert program.windows == []
    assert not window.isVisible()


def test_quitting_stops_at_a_window_whose_notes_are_not_saved(program, window, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: None)
    connection = fill_disk(window)
    program.quit()
    assert program.windows == [window]
    connection.execute(f"PRAGMA max_page_count = {1 << 30}")
