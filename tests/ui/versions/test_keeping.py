"""Keeping what goes out is one act: the file says its number, the version says what the file says."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from facilitator.domain.frozen import MARK
from facilitator.exchange.returned_reader import read_returned
from facilitator.exchange.returned_versions import kept_passages
from facilitator.protocol.export import passages_as_sent
from facilitator.ui.protocol.screen import ProtocolScreen
from facilitator.ui.versions.comparison import Comparison
from facilitator.ui.versions.panel import VersionsPanel
from facilitator.ui.widgets.file_dialogs import FileDialog
from tests.protocol.sheets import PdfFile
from tests.protocol.workshops import TODAY
from tests.ui.protocol.test_screen import screen

__all__ = ["screen"]


def _dossier(screen: ProtocolScreen):
    desk = screen._desk  # noqa: SLF001 - what the program holds
    return desk.read.dossier(desk.read.workshops()[0].id)


@pytest.fixture
def panel(screen, qtbot) -> VersionsPanel:
    made = screen.findChild(VersionsPanel)
    qtbot.waitUntil(lambda: bool(made.next_number))
    return made


def test_a_version_is_written_and_kept_in_one_act(screen, panel, qtbot, monkeypatch, tmp_path):
    proposed = []
    path = tmp_path / "out.docx"
    monkeypatch.setattr(
        FileDialog,
        "getSaveFileName",
        lambda _parent, _title, proposal, *_: (proposed.append(proposal), (str(path), ""))[1],
    )
    screen.keep_version()
    qtbot.waitUntil(lambda: bool(_dossier(screen).versions))
    assert proposed[0].endswith(" 0.1.docx")
    dossier = _dossier(screen)
    (version,) = dossier.versions
    data = path.read_bytes()
    assert (version.number, version.name) == ("0.1", "out.docx")
    assert version.digest == hashlib.sha256(data).hexdigest()
    said_in = screen._desk.read.said_in  # noqa: SLF001 - the same
    (mark,) = [entry.text for entry in said_in(version) if entry.level == MARK]
    assert mark.startswith("Entwurf 0.1 – Stand")
    reading = read_returned(
        data,
        lambda stamp: passages_as_sent(dossier, stamp, layout="prognos", today=TODAY),
        workshop_id=dossier.workshop.id,
        kept=lambda stamp: kept_passages(stamp, dossier.versions, said_in),
    )
    assert (reading.found, reading.version_id) == ((), version.id)
    qtbot.waitUntil(panel.details.recipients.hasFocus)


def test_what_was_written_can_be_kept_afterwards(screen, panel, qtbot, monkeypatch, tmp_path):
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignals([screen.said, screen.said]):
        screen.export_pdf()
    assert not any("Entwurf 0.1" in page for page in PdfFile(path.read_bytes()).pages())
    assert _dossier(screen).versions == ()
    (keep,) = [
        each for each in screen.findChildren(QPushButton) if each.text() == "Keep as version"
    ]
    keep.click()
    qtbot.waitUntil(lambda: bool(_dossier(screen).versions))
    assert all("Entwurf 0.1" in page for page in PdfFile(path.read_bytes()).pages())
    assert panel.isVisible()


def test_the_comparison_stands_in_place_of_the_pages(screen, panel, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.docx"), ""))
    screen.keep_version()
    qtbot.waitUntil(panel.details.recipients.hasFocus)
    qtbot.keyClick(panel.details.recipients, Qt.Key.Key_Escape)
    comparison = screen.findChild(Comparison)
    with qtbot.waitSignal(comparison.shown):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert comparison.isVisible()
    assert not screen.focusProxy().isVisible()
    qtbot.keyClick(comparison.text, Qt.Key.Key_Escape)
    assert screen.focusProxy().hasFocus()
