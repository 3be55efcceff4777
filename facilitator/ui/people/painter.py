"""How a cell of the table looks, and the field in which it is edited."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.people.rows import GROUP, NAME, ORGANISATION, PRESENCE, WISHES, Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.cell_painter import PAD, CellPainter
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import Index
from facilitator.ui.widgets.rows import paint_box

_CODE, _CODE_HEIGHT, _WISH = 28, 20, 20
_OFFERED: Final = (GROUP, ORGANISATION)
"""Columns in which words come again."""
_GLYPHS: Final = {"present": ("check", "ok"), "absent": ("minus", "text3")}


class PersonPainter(CellPainter):
    """Paints people; the field goes on with the words that others have."""

    height = 36

    def __init__(self, theme: Theme, view: QTableView, offers: Callable[[int], list[str]]) -> None:
        super().__init__(theme, view)
        self._offers = offers

    def paint_cell(self, pen: Pen, area: QRect, row: Row, column: int) -> None:
        """Draw what stands in a cell; whoever did not come is struck."""
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
        pen.write(area.adjusted(px(_CODE + PAD), 0, 0, 0), row.group, ink="text2")

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

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        """Return a line with the text of the cell."""
        field = super().createEditor(parent, option, index)
        if index.column() in _OFFERED:
            offered = QCompleter(self._offers(index.column()), field)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            field.setCompleter(offered)
        return field

    def read(self, column: int, text: str) -> str:
        """Return what was typed; a word that is there already keeps its spelling."""
        offered = self._offers(column) if column in _OFFERED else []
        alike = (word for word in offered if word.casefold() == text.casefold())
        return text if text in offered else next(alike, text)


def paint_code(pen: Pen, left: int, middle: int, code: str, tone: str) -> None:
    """Draw the two letters of a stakeholder group around a height."""
    px = pen.theme.px
    place = QRect(left, middle - px(_CODE_HEIGHT) // 2 + 1, px(_CODE), px(_CODE_HEIGHT))
    fill, ink = inks(tone)
    paint_box(pen.painter, pen.theme, place, fill, radius=4)
    pen.write(place, code, size="meta", weight=600, ink=ink, side=Qt.AlignmentFlag.AlignCenter)
