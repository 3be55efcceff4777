"""How a cell of a table looks, and the field in which it is edited."""

from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

PAD: Final = 8
"""Air at both ends of a cell, in design pixels."""


class CellPainter(QStyledItemDelegate):
    """Paints ground, line and focus of cells, and edits them in a line that fills the cell."""

    height: ClassVar[int]
    """Of a row, in design pixels."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint_cell(self, pen: Pen, area: QRect, row: Any, column: int) -> None:  # noqa: ANN401 - rows of any table
        """Draw what stands in a cell."""
        raise NotImplementedError

    def read(self, column: int, text: str) -> str:
        """Return what is stored when a text was typed into a column."""
        return text

    # Qt

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, self._theme.px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect, theme, view = option.rect, self._theme, self._view
        painter.save()
        if view.selectionModel().isRowSelected(index.row()):
            painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        area = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1)
        self.paint_cell(Pen(painter, theme), area, index.data(ROW_ROLE), index.column())
        if view.hasFocus() and view.currentIndex() == index:
            pen = painter.pen()
            pen.setColor(theme.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line with the text of the cell."""
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setTextMargins(self._theme.px(PAD) - 4, 0, 0, 0)
        field.setProperty("cell", "true")
        self._theme.dress(field)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(heading)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the text in and select it."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, self.read(index.column(), editor.text().strip()))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)
