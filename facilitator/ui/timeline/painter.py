"""How a cell of the table looks, and the field in which it is edited."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.model import ROW_ROLE, Index, headings
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN, Row
from facilitator.ui.widgets.pen import Pen

ROW_HEIGHT: Final = 38
_PAD, _ICON = 8, 24


class CellPainter(QStyledItemDelegate):
    """Paints cells; edits them in a line, and tells every letter."""

    typed = Signal(str, int, str)
    """The id of a row, a column, and what stands in the field at present."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: Row = index.data(ROW_ROLE)
        rect, theme, view = option.rect, self._theme, self._view
        painter.save()
        if view.selectionModel().isRowSelected(index.row()):
            painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        area = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), -1)
        self._paint_cell(Pen(painter, theme), area, row, index.column())
        if view.hasFocus() and view.currentIndex() == index:
            pen = painter.pen()
            pen.setColor(theme.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_cell(self, pen: Pen, area: QRect, row: Row, column: int) -> None:
        ink = "accent" if row.is_event else "text"
        weight = 600 if row.is_event else 500
        if column == MEANING:
            pen.write(area, row.meaning, size="meta", ink="text3")
        elif column == WHEN:
            pen.write(area, row.when, weight=weight, ink=ink)
        elif column == TITLE and row.is_workshop:
            pen.glyph(area.left(), area.center().y(), "calendar", "text3")
            beside = area.adjusted(self._theme.px(_ICON), 0, 0, 0)
            pen.write(beside, row.title, weight=weight if row.is_event else 400, ink=ink)
        else:
            pen.write(area, row.title, weight=weight if row.is_event else 400, ink=ink)

    # Editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line with the text of the cell."""
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setTextMargins(self._theme.px(_PAD) - 4, 0, 0, 0)
        field.setStyleSheet(
            f"min-height: 0; padding: 0 2px; border: 2px solid {self._theme.hex('accent')};"
            f"border-radius: 0; background: {self._theme.hex('surface')};"
        )
        self._theme.dress(field)
        field.setAccessibleName(headings()[index.column()])
        row: Row = index.data(ROW_ROLE)
        column = index.column()
        field.textEdited.connect(lambda text: self.typed.emit(row.id, column, text))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the text in and select it."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)
