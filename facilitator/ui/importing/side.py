"""The right side of the preview: how much there is of everything, and what was not understood."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.importing.lists import FindingList
from facilitator.ui.importing.reading import Preview
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line


class Side(Panel):
    """Counts above, findings below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._amounts: list[QLabel] = []
        px = theme.px
        self.setFixedWidth(px(360))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(14), px(20), px(14), px(12))
        self._column.setSpacing(px(6))
        self._column.addLayout(self._caption(tr("What is in it")))
        self._table = QGridLayout()
        self._table.setContentsMargins(px(10), 0, px(10), px(14))
        self._table.setVerticalSpacing(0)
        self._column.addLayout(self._table)
        self._number = label(theme, "", "base", 400, "text3")
        self._column.addLayout(self._caption(tr("Findings"), self._number))
        self._column.addSpacing(px(2))
        self.findings = FindingList(theme)
        self._fine = Banner(theme, "ok", tr("Everything was understood."))
        self._column.addWidget(self._fine)
        self._column.addWidget(self.findings, 1)
        self._column.addStretch(0)

    def show_preview(self, preview: Preview) -> None:
        """Show the counts and findings of an outline."""
        if not self._amounts:
            self._amounts = [self._add_row(name) for name, _ in preview.counts]
        for shown, (_, amount) in zip(self._amounts, preview.counts, strict=True):
            shown.setText(str(amount))
            self._theme.dress(shown, "base", 500, "text" if amount else "text3")
        self.findings.show_rows(preview.findings)
        self.findings.setVisible(bool(preview.findings))
        self._fine.setVisible(not preview.findings)
        self._number.setText(str(len(preview.findings)) if preview.findings else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the left edge."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._theme.color("line"))

    def _caption(self, text: str, *more: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.px(10), 0, self._theme.px(10), 0)
        row.addWidget(label(self._theme, text, "base", 600, "text"))
        row.addStretch(1)
        for widget in more:
            row.addWidget(widget)
        return row

    def _add_row(self, name: str) -> QLabel:
        """Add a row to the table of counts; return the label of its number."""
        theme, row = self._theme, self._table.rowCount()
        amount = label(theme, "", "base", 500)
        words = label(theme, name, "base", 400, "text2")
        words.setFixedHeight(theme.px(26))
        self._table.addWidget(line(), row, 0, 1, 2)
        self._table.addWidget(words, row + 1, 0)
        self._table.addWidget(amount, row + 1, 1, Qt.AlignmentFlag.AlignRight)
        return amount
