"""Draws the three sorts of rows, and says how high each is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from facilitator.language import tr
from facilitator.ui.agenda_plan.columns import ROW, TWO_LINES
from facilitator.ui.agenda_plan.hint_painter import hint_height, paint_hint
from facilitator.ui.agenda_plan.item_painter import paint_cell_ring, paint_item, pin_part
from facilitator.ui.agenda_plan.pointing import is_pin_at
from facilitator.ui.agenda_plan.rooms_painter import paint_rooms, rooms_height
from facilitator.ui.agenda_plan.rows import HintRow, ItemRow, RoomsRow, Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

if TYPE_CHECKING:
    from facilitator.ui.agenda_plan.table import PlanTable


def row_height(theme: Theme, width: int, row: Row) -> int:
    """Return how high a row is at a width."""
    if isinstance(row, HintRow):
        return hint_height(theme, width, row)
    if isinstance(row, RoomsRow):
        return rooms_height(theme, width, row)
    return theme.px(TWO_LINES if row.speakers else ROW)


class PlanDelegate(QStyledItemDelegate):
    """Paints as the table stands: what is chosen, and where the keyboard is."""

    def __init__(self, theme: Theme, table: "PlanTable") -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row's sort and words need."""
        return QSize(0, self._table.height_at(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        table, rect, theme = self._table, option.rect, self._theme
        here = index == table.currentIndex()
        at = table.part if here and table.hasFocus() else -1
        painter.save()
        if isinstance(row, ItemRow):
            paint_item(
                painter,
                theme,
                rect,
                row,
                chosen=table.selectionModel().isSelected(index),
                here=here,
                hovered=table.is_hovered(index),
                contested=row.id in table.contested,
            )
            if here and table.hasFocus():
                paint_cell_ring(painter, theme, rect, row, table.cell)
        elif isinstance(row, RoomsRow):
            paint_rooms(painter, theme, rect, row, at)
        else:
            paint_hint(painter, theme, rect, row, at)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say what a pin means, and what a click on it does."""
        row: Row | None = index.data(ROW_ROLE)
        rect = option.rect
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, ItemRow):
            return super().helpEvent(event, view, option, index)
        is_over = is_pin_at(self._theme, rect, row, event.pos())
        part = pin_part(self._theme, rect, row)
        QToolTip.showText(event.globalPos(), _pin_words(row) if is_over else "", view, part)
        return is_over


def _pin_words(row: ItemRow) -> str:
    if row.is_pinned:
        return tr("The start is set. A click lets it follow what is above.")
    return tr("The start follows what is above. A click sets it.")
