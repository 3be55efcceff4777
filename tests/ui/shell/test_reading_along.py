"""A file that another program has open: followed, and taken over when that one is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QPushButton,
)

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.edits import Reworded
from facilitator.storage.files import open_file
from facilitator.ui.widgets.banners import Banner
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import code, said, saved, session, shown


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
    qtbot.waitUntil(lambda: window.windowTitle().startswith("W 1.2 · Ganz anders"))


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
