"""The texts that name somebody, as a list that leads to each of them."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.actions.erasure import Presence
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_ROW, _PAD = 36, 12


class Row(NamedTuple):
    """A text that names the person."""

    id: str
    table: str
    text: str
    """The words around the name."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return self.text


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "MentionList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        view, theme, rect = self._view, self._theme, option.rect
        painter.save()
        hovered, focused = view.is_hovered(index), view.is_focused(index)
        paint_row(painter, theme, rect.adjusted(1, 1, -1, -1), hovered=hovered, focused=focused)
        area = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        Pen(painter, theme).write(area, row.text, ink="text2")
        painter.restore()


class MentionList(HoverList):
    """Shows the texts; Enter and a click lead to one."""

    wanted = Signal(str, str)
    """Table and id of a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.texts: KnownRowModel[Row] = KnownRowModel()
        self.setModel(self.texts)
        self.setItemDelegate(_Painter(theme, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("Texts that name the person"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_presence(self, found: Presence | None) -> None:
        """Show the texts that name somebody."""
        traces = found.traces if found else None
        rows = [
            Row(entry.row_id, entry.table, traces.excerpt(entry.text))
            for entry in (found.mentions if found else ())
            if traces
        ]
        self.texts.show_rows(rows)
        self.setMaximumHeight(len(rows) * self._theme.px(_ROW) + 2)
        self.setVisible(bool(rows))

    def _choose(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        self.wanted.emit(row.table, row.id)
