"""What stands beside the pages: the edition, the chapters, and what is to be checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.ui.audit.counting import AuditCount
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.protocol.accessibility import AccessibilityPanel
from facilitator.ui.protocol.lists import RowList, show_chapters, show_open_points
from facilitator.ui.protocol.prepared import Prepared
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

AUDIT_KEYS = "Ctrl+Shift+B"
_EVIDENCE = "evidence"
"""Key of the row that leads to what the audit finds."""


class Side(Panel):
    """Lists chapters and open points; holds the choices and checks around them."""

    chapter_chosen = Signal(object)
    """The anchor of a chapter's heading."""
    point_chosen = Signal(object)
    """The finding that somebody wants to see, None where there is none."""
    audit_wanted = Signal()
    """Somebody wants to check the evidence."""

    def __init__(self, theme: Theme, accessibility: AccessibilityPanel) -> None:
        super().__init__("surface")
        self._theme = theme
        self.edition = EditionPanel(theme)
        self._chapters = RowList(theme, tr("Chapters"))
        self._chapters.chosen.connect(self.chapter_chosen)
        self._points = RowList(theme, tr("Open points"))
        self._points.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._points.chosen.connect(self._choose)
        self._shown: Prepared | None = None
        self._findings: int | None = None
        """What the audit found; None before it was asked."""
        self._audit = AuditCount(self)
        self._audit.counted.connect(self._show_findings)
        self._open_count = label(theme, "", "base", 400, "text3")
        audit = button(theme, tr("Check the evidence"), "outline", keys=AUDIT_KEYS)
        audit.clicked.connect(lambda _checked: self.audit_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addWidget(self.edition)
        column.addSpacing(theme.px(12))
        column.addLayout(self._caption(tr("Chapters")))
        column.addWidget(self._chapters, 1)
        column.addSpacing(theme.px(12))
        column.addLayout(self._caption(tr("Check"), self._open_count))
        column.addWidget(self._points)
        column.addWidget(audit)
        column.addWidget(accessibility)

    def show_prepared(self, shown: Prepared) -> None:
        """Show what belongs to the pages that are shown."""
        self.edition.show_exposures(shown.exposures)
        show_chapters(self._chapters, shown.headings, shown.pages.places)
        self._shown = shown
        self._show_points(shown)
        self._audit.count(shown.dossier)

    def _show_points(self, shown: Prepared) -> None:
        show_open_points(self._points, shown.points, tr("Complete: nothing is open."))
        if self._findings is not None:
            found = self._findings
            words = trn("Evidence: {count} finding", "Evidence: {count} findings", found)
            proven = tr("Evidence: the protocol proves what it says.")
            glyph = "warn" if found else "check"
            self._points.add(words if found else proven, _EVIDENCE, glyph=glyph)
        self._open_count.setText(str(len(shown.points)) if shown.points else "")

    def _show_findings(self, count: int) -> None:
        self._findings = count
        if self._shown is not None:
            row = self._points.currentRow()
            self._show_points(self._shown)
            self._points.setCurrentRow(row)

    def _choose(self, key: object) -> None:
        if key == _EVIDENCE:
            self.audit_wanted.emit()
        else:
            self.point_chosen.emit(key)

    def _caption(self, text: str, *more: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.px(10), 0, 0, 0)
        row.addWidget(label(self._theme, text, "base", 600, "text"))
        for widget in more:
            row.addWidget(widget)
        row.addStretch(1)
        return row
