"""The versions as a list: arrows go through them, Return compares one with the current state."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.rows import Row
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_HIGHEST: Final = 236
_TOP, _LINE, _LEFT, _EDGE = 8, 20, 34, 10
_FROM_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FROM_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class VersionList(HoverList):
    """Shows versions; E describes one, Return compares it."""

    compared = Signal(str)
    """Id of the version that is to be held against the current state."""
    described = Signal(str)
    """Id of the version of which somebody wants to say more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model_: KnownRowModel[Row] = KnownRowModel()
        self.setModel(self.model_)
        self.setItemDelegate(_Painter(theme, self))
        self.setProperty("plain", "true")
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(tr("Versions"))
        self.clicked.connect(self._compare)
        self.activated.connect(self._compare)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def row(self) -> Row | None:
        """The version with the keyboard."""
        return self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other versions; the keyboard stays where it was."""
        here = self.row
        self.model_.show_rows(rows)
        self.setCurrentIndex(self.model_.index_of(here.id) if here else QModelIndex())
        self.updateGeometry()

    def go_to(self, version_id: str) -> None:
        """Let the keyboard be at a version."""
        self.setCurrentIndex(self.model_.index_of(version_id))
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """As high as its rows, up to four versions."""
        height = sum(self.sizeHintForRow(row) for row in range(len(self.model_.rows)))
        return QSize(self._theme.px(120), min(height, self._theme.px(_HIGHEST)) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say more of a version, or go through them."""
        if event.key() == Qt.Key.Key_E and not event.modifiers() and self.row and self.row.id:
            self.described.emit(self.row.id)
            return
        super().keyPressEvent(event)

    def _compare(self, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        newest = next((entry.id for entry in self.model_.rows if entry.id), "")
        if row.id or newest:
            self.compared.emit(row.id or newest)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: VersionList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the title and the lines below it."""
        row: Row = index.data(ROW_ROLE)
        return QSize(0, self._theme.px(2 * _TOP + _LINE * (1 + len(row.lines))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one version."""
        row: Row = index.data(ROW_ROLE)
        theme, px = self._theme, self._theme.px
        painter.fillRect(option.rect, theme.color("surface"))
        if index.row():
            line = option.rect.adjusted(px(_EDGE), 0, -px(_EDGE), 0)
            painter.fillRect(line.left(), line.top(), line.width(), 1, theme.color("line"))
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, theme, option.rect, hovered=hovered, focused=focused)
        inside = option.rect.adjusted(px(_EDGE), px(_TOP), -px(_EDGE), -px(_TOP))
        theme.icons.draw(painter, inside.left(), inside.top() + px(2), row.glyph, "text2")
        line = QRect(inside.left() + px(_LEFT - _EDGE), inside.top(), 0, px(_LINE))
        line.setRight(inside.right())
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        painter.drawText(line, _FROM_RIGHT, row.when)
        taken = painter.fontMetrics().horizontalAdvance(row.when) + px(8)
        painter.setFont(theme.font("base", 500))
        painter.setPen(theme.color("text"))
        self._write(painter, line.adjusted(0, 0, -taken, 0), row.title)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text2"))
        for text in row.lines:
            line.translate(0, px(_LINE))
            self._write(painter, line, text)

    @staticmethod
    def _write(painter: QPainter, line: QRect, text: str) -> None:
        metrics = painter.fontMetrics()
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _FROM_LEFT, words)
