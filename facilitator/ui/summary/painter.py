"""Paints the board: a topic's title, and key results with number, words, kind and codes."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.rivals.badge import ICON, badge_word
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.summary.looks import Columns, Look, Size, columns
from facilitator.ui.summary.model import words_of
from facilitator.ui.summary.rows import Row
from facilitator.ui.widgets.chips import inks
from facilitator.ui.widgets.pen import LEFT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.rows import paint_box, paint_row

if TYPE_CHECKING:
    from facilitator.ui.summary.steps import Steps

_MIDDLE = Qt.AlignmentFlag.AlignCenter


class _Mark(NamedTuple):
    word: str
    tone: str
    icon: str


class BoardPainter(QStyledItemDelegate):
    """Draws rows in a look; words are as heavy in measuring as they are when chosen."""

    def __init__(self, look: Look, view: "Steps") -> None:
        super().__init__(view)
        self._view = view
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Draw in another look from now on."""
        self.look = look
        self._columns = lru_cache(maxsize=8)(self._divided)
        self._lines = lru_cache(maxsize=2_000)(self._wrapped)

    def columns(self) -> Columns:
        """Return where the parts of a row stand now."""
        view = self._view
        has_badges = bool(view.contested) and not self.look.is_large
        return self._columns(view.viewport().width(), view.rounds, has_badges)

    def _divided(self, width: int, rounds: tuple[int, ...], has_badges: bool) -> Columns:
        look = self.look
        marks = [(kind.word, kind.icon) for kind in KINDS.values()]
        if has_badges:
            marks.append((badge_word(), ICON))
        widest = max(look.chip_width(*mark) for mark in marks)
        return columns(look, width, rounds, widest)

    def lines(self, row: Row) -> tuple[str, ...]:
        """Return a row's words as lines; those of the row that is being reworded are as typed."""
        place = self.columns()
        if row.sort == "topic":
            return self._lines(row.text, "heading", place.end - place.text)
        words = self._view.draft if row.id == self._view.edited_id else words_of(row)
        return self._lines(words, "text", place.text_width)

    def _wrapped(self, words: str, size: Size, width: int) -> tuple[str, ...]:
        return wrapped(words, self.look.font(size, 600), width)

    def words_place(self, rect: QRect, lines: int) -> QRect:
        """Return where a key result's words stand in its row."""
        place, look = self.columns(), self.look
        top = rect.top() + look.px(look.measures.air)
        return QRect(place.text, top, place.text_width, lines * look.line("text"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        row: Row = index.data(ROW_ROLE)
        look, measures, count = self.look, self.look.measures, len(self.lines(row))
        if row.sort == "topic":
            above = measures.above if index.row() else min(measures.above, 20)
            return QSize(0, look.px(above + measures.below) + count * look.line("heading"))
        return QSize(0, 2 * look.px(measures.air) + count * look.line("text"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        if row.sort == "topic":
            self._paint_topic(painter, option.rect, row)
        else:
            self._paint_step(painter, option.rect, index, row)
        painter.restore()

    def _paint_topic(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look, place, theme = self.look, self.columns(), self.look.theme
        lines, height = self.lines(row), self.look.line("heading")
        top = rect.bottom() + 1 - look.px(look.measures.below) - len(lines) * height
        if not look.is_large:
            painter.setFont(look.font("heading", 500))
            painter.setPen(theme.color("text3"))
            number = QRect(place.number, top, place.text - place.number, height)
            paint_lines(painter, number, (str(row.number),), height)
        painter.setFont(look.font("heading", 600))
        painter.setPen(theme.color("text"))
        left = place.number if look.is_large else place.text
        paint_lines(painter, QRect(left, top, place.end - left, height), lines, height)

    def _paint_step(self, painter: QPainter, rect: QRect, index: Index, row: Row) -> None:
        look, place, theme = self.look, self.columns(), self.look.theme
        view, is_chosen = self._view, self._view.is_chosen(row)
        is_edited = row.id == view.edited_id
        box = QRect(place.number - look.px(10), rect.top() + 1, 0, rect.height() - 2)
        box.setRight(place.end + look.px(10))
        focused = is_edited or (view.is_focused(index) and is_chosen)
        hovered = view.is_hovered(index) and row.sort == "result"
        if not look.is_large or is_edited:
            selected = is_chosen and not is_edited
            paint_row(painter, theme, box, selected=selected, hovered=hovered, focused=focused)
        lines, height = self.lines(row), look.line("text")
        words = self.words_place(rect, len(lines))
        if row.sort == "result":
            painter.setFont(look.font("text", 600 if is_chosen else 400))
            painter.setPen(theme.color("accent" if is_chosen else "text3"))
            number = QRect(place.number, words.top(), place.text - place.number, height)
            painter.drawText(number, LEFT, str(row.number))
            self._paint_marks(painter, QRect(0, words.top(), rect.width(), height), row)
        if not is_edited:
            painter.setFont(look.font("text", self._weight(row, is_chosen=is_chosen)))
            painter.setPen(theme.color(self._ink(row, is_chosen=is_chosen)))
            paint_lines(painter, words, lines, height)

    def _weight(self, row: Row, *, is_chosen: bool) -> int:
        if row.sort == "nothing":
            return 400
        return 600 if is_chosen else 400 if self.look.is_large else 500

    def _ink(self, row: Row, *, is_chosen: bool) -> str:
        if row.sort == "nothing":
            return "text3"
        return "text" if is_chosen or not self.look.is_large else "text2"

    def _paint_marks(self, painter: QPainter, line: QRect, row: Row) -> None:
        """Paint what kinds it rests on, and the sessions, in a column for each round."""
        look, place, theme = self.look, self.columns(), self.look.theme
        chip = look.px(look.measures.chip)
        top = line.center().y() - chip // 2 + 1
        if mark := self._mark(row):
            width = look.chip_width(mark.word, mark.icon)
            self._paint_chip(painter, QRect(place.kinds_end - width, top, width, chip), mark)
        for number, code in row.codes:
            left = place.codes.get(number)
            if left is None:
                continue
            box = QRect(left, top, place.code_width, chip)
            if not look.is_large:
                paint_box(painter, theme, box, "fill", radius=4)
            painter.setFont(look.font("small", 500 if not look.is_large else 400))
            painter.setPen(theme.color("text3" if look.is_large else "text2"))
            painter.drawText(box, _MIDDLE, code)

    def _mark(self, row: Row) -> _Mark | None:
        """Return what stands beside a row: of two versions nothing else matters until one does."""
        if self._view.is_contested(row.id):
            return _Mark(badge_word(), "warn", ICON)
        kind = KINDS.get(row.kind)
        return _Mark(kind.word, kind.tone, kind.icon) if kind else None

    def _paint_chip(self, painter: QPainter, box: QRect, mark: _Mark) -> None:
        look, theme = self.look, self.look.theme
        grown = look.measures.chip / 20
        fill, ink = inks(mark.tone)
        paint_box(painter, theme, box, fill, radius=4)
        glyph = look.px(12 * grown)
        left, top = box.left() + look.px(7 * grown), box.center().y() - glyph / 2 + 0.5
        theme.icons.draw(painter, left, top, mark.icon, ink, round(glyph / theme.scale))
        painter.setFont(look.font("small", 500))
        painter.setPen(theme.color(ink))
        words = box.adjusted(look.px(24 * grown), 0, 0, 0)
        painter.drawText(words, LEFT, mark.word)
