"""Paints a point of a round: its number, words and marks, and what became of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.evaluation.rows import NoteRow
from facilitator.ui.rivals.badge import ICON, badge_word
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.long_lists import Heights
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

if TYPE_CHECKING:
    from facilitator.ui.evaluation.note_list import NoteList

_NUMBER_AT, _TEXT_AT, _DASH, _RIGHT, _USE_ROOM = 16, 48, 18, 14, 58
_PAD, _CHIP, _BETWEEN, _GLYPH, _LIKE = 10, 20, 8, 14, 12


class NotePainter(QStyledItemDelegate):
    """Rows as high as their words; nothing in them is edited."""

    def __init__(self, theme: Theme, view: "NoteList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights = Heights()

    def _lines(self, row: NoteRow) -> tuple[str, ...]:
        weight = 500 if row.is_heading else 400
        return wrapped(row.text, self._theme.font("place", weight), self._room(row))

    def _room(self, row: NoteRow) -> int:
        px = self._theme.px
        left, right = (_NUMBER_AT, _RIGHT) if row.is_heading else (_TEXT_AT, _USE_ROOM)
        return self._view.viewport().width() - px(left + right)

    def _below(self, row: NoteRow) -> list[tuple[str, ...]]:
        font, room = self._theme.font("place"), self._room(row) - self._theme.px(_DASH)
        return [wrapped(text, font, room) for text in row.below]

    def _has_marks(self, row: NoteRow) -> bool:
        has_kind = row.kind in KINDS or row.is_starred or row.group
        is_marked = has_kind or row.reason or self._view.likeness_of(row.id)
        return bool(is_marked or self._view.contested_in(row))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as words and marks need."""
        row = self._view.rows[index.row()]
        marks = self._theme.px(_CHIP + 4) if self._has_marks(row) else 0
        return QSize(0, self._height_of(row) + marks)

    def _height_of(self, row: NoteRow) -> int:
        """Return what a row needs without its marks."""
        theme = self._theme
        key = row.text, row.below, row.is_heading, self._room(row), theme.font("place").key()
        return self._heights.of(key, lambda: self._measured(row))

    def _measured(self, row: NoteRow) -> int:
        lines = len(self._lines(row)) + sum(map(len, self._below(row)))
        return lines * self._theme.line_height("place") + self._theme.px(2 * _PAD) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one point."""
        row: NoteRow = index.data(ROW_ROLE)
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.save()
        chosen = self._view.is_chosen(row.id)
        ground = rect.adjusted(0, 0, 0, -1)
        if row.is_heading:
            fill(painter, ground, theme.color("canvas"))
        elif chosen:
            fill(painter, ground, theme.color("accent_soft"))
        elif self._view.is_hovered(index):
            fill(painter, ground, theme.color("hover"))
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        at = QPoint(rect.left() + px(_TEXT_AT), rect.top() + px(_PAD))
        if row.is_heading:
            self._paint_heading(painter, row, rect)
        else:
            self._paint_number(painter, row, rect)
            bottom = self._paint_words(painter, row, at)
            self._paint_marks(painter, row, QPoint(at.x(), bottom + px(4)))
            self._paint_use(painter, row, rect)
        if self._view.is_focused(index):
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(ground.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: NoteRow, rect: QRect) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("place", 500))
        painter.setPen(theme.color("text2"))
        place = rect.adjusted(px(_NUMBER_AT), px(_PAD), 0, 0)
        paint_lines(painter, place, self._lines(row), theme.line_height("place"))

    def _paint_number(self, painter: QPainter, row: NoteRow, rect: QRect) -> None:
        theme, px = self._theme, self._theme.px
        height = theme.line_height("place")
        line = QRect(rect.left() + px(_NUMBER_AT), rect.top() + px(_PAD), px(30), height)
        painter.setFont(theme.font("code"))
        painter.setPen(theme.color("text3"))
        painter.drawText(line, LEFT, row.number)

    def _paint_words(self, painter: QPainter, row: NoteRow, at: QPoint) -> int:
        """Paint words and sub-notes; return where they end."""
        theme, px = self._theme, self._theme.px
        height = theme.line_height("place")
        gone = row.use == "left_out"
        painter.setFont(theme.font("place"))
        painter.setPen(theme.color("text3" if gone else "text"))
        lines, top = self._lines(row), at.y()
        paint_lines(painter, QRect(at.x(), top, self._room(row), height), lines, height)
        top += len(lines) * height
        for words in self._below(row):
            place = QRect(at.x() + px(_DASH), top, self._room(row), height)
            fill(
                painter,
                QRect(at.x() + px(2), top + height // 2, px(7), px(1.5)),
                theme.color("text2"),
            )
            painter.setPen(theme.color("text3" if gone else "text2"))
            paint_lines(painter, place, words, height)
            top += len(words) * height
        return top

    def _paint_marks(self, painter: QPainter, row: NoteRow, at: QPoint) -> None:
        theme, px = self._theme, self._theme.px
        left, height = at.x(), px(_CHIP)
        if self._view.contested_in(row):
            place = QRect(left, at.y(), chip_width(theme, badge_word(), ICON), height)
            paint_chip(painter, theme, place, badge_word(), "warn", ICON)
            left = place.right() + px(_BETWEEN)
        if row.is_starred:
            theme.icons.draw(
                painter, left, at.y() + (height - px(_GLYPH)) / 2, "star", "accent", _GLYPH
            )
            left += px(_GLYPH + _BETWEEN)
        kind = KINDS.get(row.kind)
        if kind:
            place = QRect(left, at.y(), chip_width(theme, kind.word, kind.icon), height)
            paint_chip(painter, theme, place, kind.word, kind.tone, kind.icon)
            left = place.right() + px(_BETWEEN)
        if row.group:
            place = QRect(left, at.y(), chip_width(theme, row.group), height)
            paint_chip(painter, theme, place, row.group, "fill")
            left = place.right() + px(_BETWEEN)
        said = row.state if row.reason else self._view.likeness_of(row.id)
        if said:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text3" if row.reason else "accent"))
            room = self._view.viewport().width() - left - px(_RIGHT)
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, at.y(), room, height), LEFT, shown)

    def _paint_use(self, painter: QPainter, row: NoteRow, rect: QRect) -> None:
        """Say at the right in which answer it is, or that it is open or left out."""
        theme, px = self._theme, self._theme.px
        height = theme.line_height("place")
        line = QRect(rect.left(), rect.top() + px(_PAD), rect.width() - px(_RIGHT), height)
        middle = line.center().y() - px(_GLYPH) / 2 + 1
        if row.use != "used":
            glyph, ink = ("ring", "control") if row.use == "open" else ("close", "text3")
            theme.icons.draw(painter, line.right() - px(_LIKE), middle, glyph, ink, _LIKE)
            return
        numbers = ", ".join(map(str, row.answers))
        painter.setFont(theme.font("base", 600))
        painter.setPen(theme.color("accent"))
        painter.drawText(line, RIGHT, numbers)
        width = painter.fontMetrics().horizontalAdvance(numbers)
        left = line.right() - width - px(_GLYPH + 3)
        theme.icons.draw(painter, left, middle, "arrow-right", "accent", _GLYPH)
