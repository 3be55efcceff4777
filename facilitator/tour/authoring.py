"""The stations of the weeks after the workshop: answers and claims, texts, versions, evidence."""

from PySide6.QtCore import QSize

from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.audit.screen import AuditScreen
from facilitator.ui.chapters.panel import ChapterPanel
from facilitator.ui.evaluation.screen import EvaluationScreen
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.shell.window import Window
from facilitator.ui.versions.comparison import Comparison
from facilitator.ui.versions.panel import VersionsPanel

_SMALL = QSize(1100, 700)


def evaluate(window: Window, hand: Hand, camera: Camera) -> None:
    """Make an answer of one note and a key result of the next, wide and small."""
    size = window.size()
    hand.press("Ctrl+3")
    screen = hand.part_of(window, EvaluationScreen)
    hand.wait_until(lambda: bool(screen.columns.lists), "notes of the rounds")
    hand.press("Return", "Ctrl+Return")
    camera.take(window, "evaluation")
    window.resize(_SMALL)
    camera.take(window, "evaluation-1100x700")
    window.resize(size)


def author(window: Window, hand: Hand, camera: Camera, text: str) -> None:
    """Write in a chapter beside its pages, hold it against the version, see what is not proven."""
    hand.press("F2")
    chapters = hand.part_of(window, ChapterPanel)
    hand.wait_until(chapters.isVisible, "text of a chapter")
    sheets = hand.part_of(window, Sheets)
    before = sheets.preview
    hand.press("Ctrl+End", "Return")
    hand.write(text)
    hand.wait_until(lambda: sheets.preview is not before and sheets.is_complete, "page")
    camera.take(window, "protocol-chapter")
    hand.press("Escape")
    versions = hand.part_of(window, VersionsPanel).list.model()
    hand.wait_until(lambda: versions.rowCount() > 1, "version in the list")
    hand.press("Ctrl+Shift+J", "End", "Return")
    comparison = hand.part_of(window, Comparison)
    hand.wait_until(lambda: not comparison.text.document().isEmpty(), "comparison")
    camera.take(window, "protocol-compared")
    hand.press("Escape", "Ctrl+Shift+B")
    findings = hand.part_of(window, AuditScreen).findings
    hand.wait_until(lambda: findings.count() > 0, "findings of the audit")
    camera.take(window, "evidence")
    hand.press("Escape")
