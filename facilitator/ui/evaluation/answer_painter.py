"""Paints a curated answer: number, words, and below them what it is marked as and rests on."""

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.evaluation.rows import AnswerRow, standing_word
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.long_lists import Heights
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_box

if TYPE_CHECKING:
    from facilitator.ui.evaluation.answer_lines import AnswerLines

_NUMBER_AT, _TEXT_AT, _INDENT, _RIGHT, _PAD, _SUB_PAD = 14, 30, 16, 14, 10, 2
_CHIP, _GAP, _ROW_GAP, _CODE_PAD = 20, 6, 4, 6
_TONES: Final = {
    "confirmed": ("ok", "check"),
    "new": ("accent", "plus"),
    "contradicted": ("late", "dissent"),
}


class _Mark(NamedTuple):
    """A chip, or with neither tone nor icon a code."""

    text: str
    tone: str = ""
    icon: str = ""


class AnswerPainter(QStyledItemDelegate):
    """Knows where the words stand, so that the field over them stands there too."""

    def __init__(self, theme: Theme, view: "AnswerLines") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights = Heights()

    def font(self, row: AnswerRow) -> QFont:
        """Return how the words are written."""
        return self._theme.font("place", 500 if row.is_heading else 400)

    @property
    def line(self) -> int:
        """How high a line of words is."""
        return self._theme.line_height("place")

    def place(self, row: AnswerRow, rect: QRect) -> QRect:
        """Return where the words of a row are that is painted into a rectangle."""
        px = self._theme.px
        left = _NUMBER_AT if row.is_heading else _TEXT_AT + (row.level > 1) * _INDENT
        room = rect.width() - px(left + _RIGHT)
        lines = len(wrapped(self._shown(row), self.font(row), room))
        pad = px(_PAD if row.level == 1 else _SUB_PAD)
        return QRect(rect.left() + px(left), rect.top() + pad, room, lines * self.line)

    def _shown(self, row: AnswerRow) -> str:
        return self._view.typed_in(row.id) or row.text

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as words and marks need."""
        return QSize(0, self.height(self._view.rows[index.row()]))

    def height(self, row: AnswerRow) -> int:
        """Return how high a row is, with what is being typed in it."""
        width, font = self._view.viewport().width(), self.font(row)
        key = row, self._shown(row), width, font.key(), row.id in self._view.contested
        return self._heights.of(key, lambda: self._measured(row, width))

    def _measured(self, row: AnswerRow, width: int) -> int:
        px = self._theme.px
        height = self.place(row, QRect(0, 0, width, 0)).bottom() + 1
        marks = self._laid(self._marks(row), width)
        if marks:
            height += (marks[-1][1].y() + 1) * px(_CHIP + _ROW_GAP) + px(2)
        return height + px(_PAD if row.is_last or row.is_heading else _SUB_PAD) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one answer."""
        row: AnswerRow = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        painter.save()
        ground = rect.adjusted(0, 0, 0, -1)
        if row.is_heading:
            fill(painter, ground, theme.color("canvas"))
        elif self._view.is_marked(row.id) and self._view.edited_id != row.id:
            fill(painter, ground, theme.color("accent_soft"))
        elif self._view.is_hovered(index):
            fill(painter, ground, theme.color("hover"))
        if row.is_last and row.id != self._view.last_id:
            fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        self._paint_words(painter, row, rect)
        self._paint_marks(painter, row, rect)
        is_edited = bool(row.id) and self._view.edited_id == row.id
        if is_edited or self._view.is_focused(index) or self._view.is_aimed_at(row.id):
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_words(self, painter: QPainter, row: AnswerRow, rect: QRect) -> None:
        theme, px, place = self._theme, self._theme.px, self.place(row, rect)
        painter.setFont(self.font(row))
        painter.setPen(theme.color("text3"))
        line = QRect(rect.left() + px(_NUMBER_AT), place.top(), px(24), self.line)
        if row.number:
            painter.drawText(line, LEFT, str(row.number))
        elif not row.is_heading:
            top = line.center().y() - px(4)
            theme.icons.draw(painter, place.left() - px(14), top, "bullet-hollow", "text2", 9)
        if self._view.edited_id != row.id:
            painter.setPen(theme.color("text2" if row.is_heading or row.level > 1 else "text"))
            paint_lines(painter, place, wrapped(row.text, self.font(row), place.width()), self.line)

    # Marks

    def _marks(self, row: AnswerRow) -> list[_Mark]:
        found = [_Mark(badge_word(), "warn", "layers")] if row.id in self._view.contested else []
        found += self._said(row.kind, row.standing) if row.level > 1 else []
        if row.below:
            found += self._said(row.below.kind, row.below.standing)
            found += [_Mark(code) for code in row.below.codes]
            found += [_Mark(row.below.lacking, "warn")] if row.below.lacking else []
        return found

    def code_at(self, row: AnswerRow, rect: QRect, point: QPoint) -> str:
        """Return the code that is painted at a point of a row; empty where there is none."""
        top = self.place(row, rect).bottom() + self._theme.px(5)
        for mark, at in self._laid(self._marks(row), rect.width()):
            if not mark.tone and self._box(mark, at, rect.left(), top).contains(point):
                return mark.text
        return ""

    def _box(self, mark: _Mark, at: QPoint, left: int, top: int) -> QRect:
        px = self._theme.px
        y = top + at.y() * px(_CHIP + _ROW_GAP)
        return QRect(left + at.x(), y, self._width(mark), px(_CHIP))

    def _said(self, kind_name: str, standing: str) -> list[_Mark]:
        kind = KINDS.get(kind_name)
        found = [_Mark(kind.word, kind.tone, kind.icon)] if kind else []
        if standing:
            found.append(_Mark(standing_word(standing), *_TONES[standing]))
        return found

    def _laid(self, marks: list[_Mark], width: int) -> list[tuple[_Mark, QPoint]]:
        """Return the marks with their left edge and the line they stand in."""
        px = self._theme.px
        left, line, room = px(_TEXT_AT), 0, width - px(_RIGHT)
        found: list[tuple[_Mark, QPoint]] = []
        for mark in marks:
            wide = self._width(mark)
            if left + wide > room and left > px(_TEXT_AT):
                left, line = px(_TEXT_AT), line + 1
            found.append((mark, QPoint(left, line)))
            left += wide + px(_GAP)
        return found

    def _width(self, mark: _Mark) -> int:
        if mark.tone:
            return chip_width(self._theme, mark.text, mark.icon)
        words = QFontMetrics(self._theme.font("code", 500)).horizontalAdvance(mark.text)
        return words + self._theme.px(2 * _CODE_PAD)

    def _paint_marks(self, painter: QPainter, row: AnswerRow, rect: QRect) -> None:
        theme, px = self._theme, self._theme.px
        top = self.place(row, rect).bottom() + px(5)
        for mark, at in self._laid(self._marks(row), rect.width()):
            place = self._box(mark, at, rect.left(), top)
            if mark.tone:
                paint_chip(painter, theme, place, mark.text, mark.tone, mark.icon)
                continue
            paint_box(painter, theme, place, "surface", "line", radius=3)
            painter.setFont(theme.font("code", 500))
            painter.setPen(theme.color("text2"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, mark.text)
