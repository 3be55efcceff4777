"""What the lines become, one row each: state in sign and word, the plan's words, what is to be said."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.language import tr
from facilitator.ui.session.wrapping import paint_lines, wrapped
from facilitator.ui.takeover.editor import SIGNS
from facilitator.ui.takeover.rows import MARKED, LineRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, Index, KnownRowModel
from facilitator.ui.widgets.rows import paint_row

_SIDE, _NUMBER, _ICON, _TEXT, _PAD, _WORD = 12, 30, 14, 58, 7, 108
_AT_ONCE: Final = 100
"""Rows laid out in one go, so that thousands of them do not hold up the window."""


class _LinePainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "LineList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _paragraphs(self, row: LineRow) -> list[tuple[tuple[str, ...], QFont, str, int]]:
        """Return what stands in a row: lines, font, ink and height of a line, for each part."""
        theme, px = self._theme, self._theme.px
        room = self._view.viewport().width() - px(_TEXT + _WORD + 2 * _SIDE)
        base, meta = theme.font("base"), theme.font("meta")
        parts = [(wrapped(row.becomes, base, room), base, "text", theme.line_height("base"))]
        ink = "warn" if row.state == "unclear" else "text2"
        height = theme.line_height("meta")
        parts += [(wrapped(sentence, meta, room), meta, ink, height) for sentence in row.said]
        return [part for part in parts if any(part[0])]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need."""
        row: LineRow = index.data(ROW_ROLE)
        height = sum(len(lines) * each for lines, _, _, each in self._paragraphs(row))
        return QSize(0, height + self._theme.px(2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme, px, rect = self._theme, self._theme.px, option.rect
        row: LineRow = index.data(ROW_ROLE)
        painter.save()
        below = rect.adjusted(px(_SIDE), rect.height() - 1, -px(_SIDE), 0)
        fill(painter, below, theme.color("line"))
        paint_row(
            painter,
            theme,
            rect.adjusted(px(4), 1, -px(4), -1),
            selected=index == self._view.currentIndex(),
            hovered=self._view.is_hovered(index),
            focused=self._view.is_focused(index),
        )
        line = QRect(rect.left() + px(_SIDE), rect.top() + px(_PAD), rect.width(), px(20))
        self._paint_state(painter, row, line)
        place = rect.adjusted(px(_SIDE + _TEXT), px(_PAD), -px(_SIDE + _WORD), 0)
        for lines, font, ink, height in self._paragraphs(row):
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            paint_lines(painter, place, lines, height)
            place = place.adjusted(0, len(lines) * height, 0, 0)
        painter.restore()

    def _paint_state(self, painter: QPainter, row: LineRow, line: QRect) -> None:
        theme, px = self._theme, self._theme.px
        icon, ink = SIGNS[row.state]
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        number = QRect(line.left(), line.top(), px(_NUMBER), line.height())
        painter.drawText(number, RIGHT, str(row.number))
        top = line.center().y() - px(_ICON) / 2
        theme.icons.draw(painter, line.left() + px(_NUMBER + 8), top, icon, ink, _ICON)
        word = QRect(line)
        word.setRight(line.left() + self._view.viewport().width() - px(2 * _SIDE))
        painter.setFont(theme.font("meta", 500 if row.state in MARKED else 400))
        painter.setPen(theme.color(ink if row.state in MARKED else "text3"))
        painter.drawText(word, RIGHT, row.state_word)


class LineList(HoverList):
    """Arrow keys go through the lines; the text goes along."""

    line_chosen = Signal(int)
    """Somebody went to a line here, counted from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model: KnownRowModel[LineRow] = KnownRowModel()
        self._is_led = False
        self.setModel(self._model)
        self.setItemDelegate(_LinePainter(theme, self))
        self.setAccessibleName(tr("What it becomes"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[LineRow]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> LineRow | None:
        """The line that is chosen."""
        return self.currentIndex().data(ROW_ROLE)

    def show_rows(self, rows: Sequence[LineRow], line: int) -> None:
        """Show other rows, at the line where the caret of the text is."""
        self._is_led = True
        self._model.show_rows(rows)
        self._is_led = False
        self.follow(line)
        self.scheduleDelayedItemsLayout()

    def follow(self, line: int) -> None:
        """Come to where the caret of the text is: at its line, or the next above that says something."""
        at = max((row.at for row in self.rows if row.at <= line), default=-1)
        self._is_led = True
        self.setCurrentIndex(self._model.index_of(str(at)))
        self._is_led = False
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def marked_beside(self, line: int, step: int) -> int | None:
        """Return the next marked line below (1) or above (-1) a line, around the ends; None without any."""
        marked = [row.at for row in self.rows if row.state in MARKED]
        ahead = [at for at in marked if (at - line) * step > 0]
        found = ahead or marked
        return (found[0] if step > 0 else found[-1]) if found else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        self.viewport().update()
        if not self._is_led and self.current is not None:
            self.line_chosen.emit(self.current.at)
