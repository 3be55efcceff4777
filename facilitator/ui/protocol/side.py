"""What stands beside the pages: the edition, the chapters, and what is to be checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.export_profile.panel import EditionPanel
from facilitator.ui.protocol.accessibility import AccessibilityPanel
from facilitator.ui.protocol.lists import RowList, show_chapters, show_open_points
from facilitator.ui.protocol.prepared import Prepared
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

AUDIT_KEYS = "Ctrl+Shift+B"


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
        self._points.chosen.connect(self.point_chosen)
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
        show_open_points(self._points, shown.points, tr("Complete: nothing is open."))
        self._open_count.setText(str(len(shown.points)) if shown.points else "")

    def _caption(self, text: str, *more: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.px(10), 0, 0, 0)
        row.addWidget(label(self._theme, text, "base", 600, "text"))
        for widget in more:
            row.addWidget(widget)
        row.addStretch(1)
        return row
