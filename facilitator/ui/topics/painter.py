"""Paints a line of the outline: number, words, minutes, and below them the hint to the moderator."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr
from facilitator.ui.rivals.badge import badge_room, paint_badge
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.topics.rows import Cell, QuestionRow
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_row

if TYPE_CHECKING:
    from facilitator.ui.topics.lines import Lines

_SIDE, _NUMBER, _INDENT, _MINUTES, _UNIT, _GAP = 24, 30, 30, 76, 30, 16
_PAD, _HINT_ICON, _HINT_AT, _RING = 9, 13, 20, 5
_SIZES: Final[dict[Cell, str]] = {"text": "note", "minutes": "base", "hint": "meta"}
_READABLE: Final = 860
"""How far to the right minutes stand at most, so that they stay with their question."""


class Places(NamedTuple):
    """Where the cells of a row are."""

    number: QRect
    text: QRect
    minutes: QRect
    unit: QRect
    hint: QRect

    def of(self, cell: Cell) -> QRect:
        """Return where a cell is."""
        return {"text": self.text, "minutes": self.minutes, "hint": self.hint}[cell]


class OutlinePainter(QStyledItemDelegate):
    """Knows where everything stands, so that the field over a cell stands there too."""

    def __init__(self, theme: Theme, view: "Lines") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def font(self, cell: Cell, level: int) -> QFont:
        """Return how a cell is written."""
        weight = 500 if cell == "text" and not level else 400
        return self._theme.font(_SIZES[cell], weight)

    def line(self, cell: Cell) -> int:
        """Return how high a line of a cell is."""
        return self._theme.line_height(_SIZES[cell])

    def places(self, row: QuestionRow, rect: QRect) -> Places:
        """Return where the cells of a row are that is painted into a rectangle."""
        px = self._theme.px
        top, height = rect.top() + px(_PAD), self.line("text")
        left = rect.left() + px(_SIDE) + row.level * px(_INDENT)
        right = min(rect.right(), rect.left() + px(_READABLE + _MINUTES)) - px(_SIDE)
        words = left + px(_NUMBER)
        minutes = right - px(_MINUTES)
        badge = badge_room(self._theme) if row.id in self._view.contested else 0
        room = max(px(60), minutes - px(_GAP) - badge - words)
        lines = len(wrapped(self._shown(row, "text"), self.font("text", row.level), room))
        unit = QRect(right - px(_UNIT), top, px(_UNIT), height)
        hint_at = words + px(_HINT_AT)
        hint_room = room - px(_HINT_AT)
        hints = len(wrapped(self._shown(row, "hint"), self.font("hint", 0), hint_room))
        return Places(
            QRect(left, top, px(_NUMBER), height),
            QRect(words, top, room, lines * height),
            QRect(minutes, top, px(_MINUTES - _UNIT - 9), height),
            unit,
            QRect(hint_at, top + lines * height + px(2), hint_room, hints * self.line("hint")),
        )

    def shows_hint(self, row: QuestionRow) -> bool:
        """Tell whether there is a line for the hint: there is one, or somebody is at it."""
        return bool(row.hint) or self._view.is_at(row.id, "hint")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as words and hint need."""
        row: QuestionRow = index.data(ROW_ROLE)
        places = self.places(row, QRect(0, 0, self._view.viewport().width(), 0))
        last = places.hint if self.shows_hint(row) else places.text
        return QSize(0, last.bottom() + 1 + self._theme.px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: QuestionRow = index.data(ROW_ROLE)
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.save()
        below = rect.adjusted(px(_SIDE), rect.height() - 1, -px(_SIDE), 0)
        fill(painter, below, theme.color("line"))
        ground = rect.adjusted(px(12), 1, -px(12), -1)
        paint_row(
            painter,
            theme,
            ground,
            selected=self._view.is_in_use and self._view.is_chosen(row.id),
            hovered=self._view.is_hovered(index),
        )
        places = self.places(row, rect)
        self._paint_number(painter, row, places)
        self._paint_words(painter, row, places)
        if row.id in self._view.contested:
            right, middle = places.minutes.left(), places.minutes.center().y()
            paint_badge(painter, theme, right, middle)
        self._paint_minutes(painter, row, places)
        if self.shows_hint(row):
            self._paint_hint(painter, row, places)
        if self._view.is_focused(index):
            self._paint_ring(painter, places)
        painter.restore()

    def _paint_number(self, painter: QPainter, row: QuestionRow, places: Places) -> None:
        painter.setFont(self._theme.font("note"))
        painter.setPen(self._theme.color("text3"))
        painter.drawText(places.number, LEFT, row.number)

    def _paint_words(self, painter: QPainter, row: QuestionRow, places: Places) -> None:
        if self._view.edits(row.id, "text"):
            return
        font = self.font("text", row.level)
        painter.setFont(font)
        painter.setPen(self._theme.color("text2" if row.level else "text"))
        lines = wrapped(row.text, font, places.text.width())
        paint_lines(painter, places.text, lines, self.line("text"))

    def _paint_minutes(self, painter: QPainter, row: QuestionRow, places: Places) -> None:
        theme = self._theme
        is_own = row.minutes is not None
        shown = row.cell("minutes") or (str(row.share) if row.share else "")
        if self._view.edits(row.id, "minutes"):
            shown = ""
        painter.setFont(theme.font("base", 500 if is_own and not row.level else 400))
        painter.setPen(theme.color("text" if is_own else "text3"))
        painter.drawText(places.minutes, RIGHT, shown if is_own or not shown else f"({shown})")
        if shown or self._view.edits(row.id, "minutes"):
            painter.setFont(theme.font("base"))
            painter.setPen(theme.color("text3"))
            painter.drawText(places.unit, LEFT, tr("min"))

    def _paint_hint(self, painter: QPainter, row: QuestionRow, places: Places) -> None:
        theme, place = self._theme, places.hint
        top = place.top() + (self.line("hint") - theme.px(_HINT_ICON)) / 2
        left = place.left() - theme.px(_HINT_AT)
        theme.icons.draw(painter, left, top, "info", "text3", _HINT_ICON)
        if self._view.edits(row.id, "hint"):
            return
        painter.setFont(self.font("hint", 0))
        painter.setPen(theme.color("text3"))
        lines = wrapped(self._shown(row, "hint"), self.font("hint", 0), place.width())
        paint_lines(painter, place, lines, self.line("hint"))

    def _paint_ring(self, painter: QPainter, places: Places) -> None:
        px, ring = self._theme.px, places.of(self._view.cell)
        around = QRectF(ring.adjusted(-px(_RING), -2, px(_RING), 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(around, px(5), px(5))

    def _shown(self, row: QuestionRow, cell: Cell) -> str:
        """Return what stands in a cell, with what is being typed there."""
        text = self._view.typed_in(row.id, cell)
        if text is None:
            text = row.cell(cell)
        return text or (hint_prompt() if cell == "hint" else "")


def hint_prompt() -> str:
    """Say what belongs into an empty hint."""
    return tr("Hint to the moderator, never printed")
