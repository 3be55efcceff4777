"""The checklist as a table: part, glyph, sentence, and the verb that leads to the mend."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.readying.rows import GLYPHS, Row
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, SPOKEN, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

_SIDE, _AREA, _GLYPH, _VERB, _GAP = 24, 148, 28, 176, 16
_MEASURE: Final = 620
_PAD, _LINE = 8, 20
_NARROW_BELOW: Final = 780


class ReadyModel(RowModel[Row]):
    """The rows as a Qt model."""

    def words(self, row: Row, role: int) -> str | None:
        """Return its sentence, its verb, or what a screen reader says."""
        return {TEXT: row.text, TIP: row.verb, SPOKEN: row.spoken}.get(role)


class _Columns(NamedTuple):
    """Where the parts of a row begin, and how wide the sentence may be."""

    area: int
    glyph: int
    text: int
    width: int
    verb: int


class _Painter(QStyledItemDelegate):
    """Paints rows; where there is little room, the part stands above its first sentence."""

    def __init__(self, theme: Theme, view: "ReadyTable") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @property
    def _is_narrow(self) -> bool:
        return self._view.viewport().width() < self._theme.px(_NARROW_BELOW)

    def _columns(self) -> _Columns:
        px = self._theme.px
        glyph = px(_SIDE) + (0 if self._is_narrow else px(_AREA))
        text = glyph + px(_GLYPH)
        room = self._view.viewport().width() - text - px(_GAP + _VERB + _SIDE)
        width = max(px(120), min(px(_MEASURE), room))
        return _Columns(px(_SIDE), glyph, text, width, text + width + px(_GAP))

    def _lines(self, row: Row, width: int) -> tuple[str, ...]:
        return wrapped(row.text, self._theme.font("base", _weight(row)), width)

    def _above(self, row: Row) -> int:
        """Return the room above the sentence, in design pixels."""
        return _PAD + (_LINE + 4 if row.area and self._is_narrow else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: Row = index.data(ROW_ROLE)
        px = self._theme.px
        words = len(self._lines(row, self._columns().width)) * px(_LINE)
        return QSize(0, px(self._above(row)) + words + px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: Row = index.data(ROW_ROLE)
        theme, px, columns = self._theme, self._theme.px, self._columns()
        painter.save()
        self._paint_ground(painter, option.rect, index, row)
        top = option.rect.top() + px(self._above(row))
        if row.area:
            area = QRect(columns.area, option.rect.top() + px(_PAD), px(_AREA), px(_LINE))
            self._write(painter, area, row.area, 600, "text")
        glyph, ink = GLYPHS[row.judgement.grade]
        theme.icons.draw(painter, columns.glyph, top + px(2), glyph, ink)
        lines = self._lines(row, columns.width)
        painter.setFont(theme.font("base", _weight(row)))
        painter.setPen(theme.color("text" if row.judgement.grade == "problem" else "text2"))
        place = QRect(columns.text, top, columns.width, px(_LINE))
        paint_lines(painter, place, lines, px(_LINE))
        if row.judgement.grade != "ok" or self._is_at(index):
            self._write(
                painter, QRect(columns.verb, top, px(_VERB), px(_LINE)), row.verb, 500, "accent"
            )
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, row: Row) -> None:
        px = self._theme.px
        if row.area and index.row():
            width = rect.width() - px(2 * _SIDE)
            painter.fillRect(px(_SIDE), rect.top(), width, 1, self._theme.color("line"))
        box = rect.adjusted(self._columns().glyph - px(8), 3, -px(12), -2)
        box.setTop(box.top() + px(self._above(row) - _PAD))
        hovered, focused = self._view.is_hovered(index), self._view.is_focused(index)
        paint_row(painter, self._theme, box, hovered=hovered, focused=focused)

    def _is_at(self, index: Index) -> bool:
        return self._view.is_hovered(index) or self._view.is_focused(index)

    def _write(self, painter: QPainter, area: QRect, text: str, weight: int, ink: str) -> None:
        painter.setFont(self._theme.font("base", weight))
        painter.setPen(self._theme.color(ink))
        painter.drawText(area, LEFT | Qt.TextFlag.TextSingleLine, text)


def _weight(row: Row) -> int:
    return 500 if row.judgement.grade == "problem" else 400


class ReadyTable(HoverList):
    """Shows the rows; arrows go through them, Enter and a click lead to the mend."""

    chosen = Signal(object)
    """The judgement of a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = ReadyModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setAccessibleName(tr("Ready?"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows; the keyboard stays at what it was at, else it is at the first open one."""
        if rows == self._model.rows:
            return
        before, at = self.currentIndex(), self.verticalScrollBar().value()
        here = self._model.rows[before.row()].judgement.matter if before.isValid() else ""
        self._model.show_rows(rows)
        self.verticalScrollBar().setValue(at)
        matters = [row.judgement.matter for row in rows]
        is_open = [row.judgement.grade == "problem" for row in rows]
        found = (
            matters.index(here) if here in matters else is_open.index(True) if any(is_open) else 0
        )
        self.setCurrentIndex(self._model.index(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE).judgement)
