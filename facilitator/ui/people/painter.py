"""How a cell of the table looks, and the field in which it is edited."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.people.model import ROW_ROLE, Index, headings
from facilitator.ui.people.rows import GROUP, NAME, ORGANISATION, PRESENCE, WISHES, Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.rows import paint_box

ROW_HEIGHT: Final = 36
_PAD, _CODE, _CODE_HEIGHT, _WISH = 8, 28, 20, 20
_OFFERED: Final = (GROUP, ORGANISATION)
"""Columns in which words come again."""
_GLYPHS: Final = {"present": ("check", "ok"), "absent": ("minus", "text3")}


class CellPainter(QStyledItemDelegate):
    """Paints cells; edits them in a line, going on with the words that others have."""

    def __init__(self, theme: Theme, view: QTableView, offers: Callable[[int], list[str]]) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._offers = offers

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
        is_absent = row.state == "absent"
        if column == GROUP:
            self._paint_group(pen, area, row)
        elif column == WISHES:
            self._paint_wishes(pen, area, row)
        elif column == PRESENCE and row.state:
            px = self._theme.px
            pen.glyph(area.left(), area.center().y(), *_GLYPHS[row.state])
            pen.write(area.adjusted(px(22), 0, 0, 0), row.text(column), ink="text2")
        elif column == NAME:
            ink = "text3" if is_absent else "text"
            pen.write(area, row.name, weight=500, ink=ink, struck=is_absent)
        else:
            pen.write(area, row.text(column), ink="text2")

    def _paint_group(self, pen: Pen, area: QRect, row: Row) -> None:
        if not row.group:
            return
        px = self._theme.px
        paint_code(pen, area.left(), area.center().y(), row.sign.code, row.sign.tone)
        pen.write(area.adjusted(px(_CODE + _PAD), 0, 0, 0), row.group, ink="text2")

    def _paint_wishes(self, pen: Pen, area: QRect, row: Row) -> None:
        """Draw the numbers of topics, what is wanted most filled."""
        px, left = self._theme.px, area.left()
        for at, number in enumerate(row.wishes):
            place = QRect(left, area.center().y() - px(_WISH) // 2, px(_WISH), px(_WISH))
            if place.right() > area.right():
                break
            fill, border = ("text2", "") if at == 0 else ("surface", "control")
            paint_box(pen.painter, pen.theme, place, fill, border, radius=_WISH / 2)
            ink = "surface" if at == 0 else "text2"
            pen.write(
                place,
                str(number),
                size="meta",
                weight=600,
                ink=ink,
                side=Qt.AlignmentFlag.AlignCenter,
            )
            left += px(_WISH + 4)

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
        if index.column() in _OFFERED:
            offered = QCompleter(self._offers(index.column()), field)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            field.setCompleter(offered)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the text in and select it."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what was typed; a word that is there already keeps its spelling."""
        if isinstance(editor, QLineEdit):
            text = editor.text().strip()
            offered = self._offers(index.column()) if index.column() in _OFFERED else []
            alike = (word for word in offered if word.casefold() == text.casefold())
            model.setData(index, text if text in offered else next(alike, text))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)


def paint_code(pen: Pen, left: int, middle: int, code: str, tone: str) -> None:
    """Draw the two letters of a stakeholder group around a height."""
    px = pen.theme.px
    place = QRect(left, middle - px(_CODE_HEIGHT) // 2 + 1, px(_CODE), px(_CODE_HEIGHT))
    fill, ink = inks(tone)
    paint_box(pen.painter, pen.theme, place, fill, radius=4)
    pen.write(place, code, size="meta", weight=600, ink=ink, side=Qt.AlignmentFlag.AlignCenter)
