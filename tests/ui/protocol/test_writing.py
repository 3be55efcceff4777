"""What is said above the pages after writing: where the file lies, and whom it still names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from facilitator.actions import chapters, versions, workshops
from facilitator.protocol.version_files import protocol_version
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.protocol.accessibility import AccessibilityPanel
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.writing import Writing
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.protocol.workshops import TODAY
from tests.ui.protocol.test_screen import said_of_access, screen

__all__ = ["screen"]


def persons_box(screen) -> ComboBox:
    boxes = screen.findChildren(ComboBox)
    return next(box for box in boxes if box.accessibleName().startswith("Persons"))


@pytest.fixture
def written(screen, qtbot, monkeypatch, tmp_path) -> Writing:
    """A Word file for nobody's eyes was written, in which one person is left over."""
    desk = screen._desk  # noqa: SLF001 - what the program holds
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    own = next(entry for entry in dossier.chapters if entry.role == "context")
    desk.run(chapters.rewrite, chapter_id=own.id, text=f"Es begrüßte {dossier.persons[0].name}.")
    persons = persons_box(screen)
    persons.setCurrentIndex(persons.findData("none"))
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.docx"), ""))
    made = screen.findChild(Writing)
    screen.export_docx()
    qtbot.waitUntil(lambda: made.banner is not None)
    return made


def test_a_file_that_still_names_somebody_says_so_and_leads_there(screen, written):
    assert "still tell" in written.warning.accessibleName()
    persons_box(screen).setCurrentIndex(0)
    next(each for each in written.findChildren(QPushButton) if each.text() == "Show").click()
    assert screen.findChild(EditionPanel).edition().privacy == "none"
    assert screen.focusWidget().accessibleName() == "Names left over"


def test_where_it_lies_passes_and_the_warning_stays(written):
    written.banner.staying.timeout.emit()
    assert written.banner is None
    assert written.warning is not None


def test_the_next_act_ends_the_notice_and_escape_the_warning(screen, written, qtbot):
    desk = screen._desk  # noqa: SLF001 - what the program holds
    desk.run(workshops.set_head, workshop_id=desk.read.workshops()[0].id, place="Anderswo")
    assert written.banner is None
    assert written.warning is not None
    qtbot.keyClick(screen.findChild(Sheets), Qt.Key.Key_Escape)
    assert written.warning is None


def test_what_no_page_says_leaves_the_check_of_accessibility_as_it_is(screen, qtbot):
    panel, desk = screen.findChild(AccessibilityPanel), screen._desk  # noqa: SLF001 - the same
    with qtbot.waitSignal(panel.done):
        panel.check()
    before = said_of_access(screen)
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    made = protocol_version(dossier, layout="prognos", kind="docx", today=TODAY)
    desk.run(versions.keep, version=made.version._replace(name="a.docx"), packed=made.packed)
    assert said_of_access(screen) == before
