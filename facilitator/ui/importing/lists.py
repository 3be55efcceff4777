"""The two lists of the preview: topics with their questions, and what was not understood."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.language import tr, trn
from facilitator.ui.importing.reading import QUESTION, TOPIC, OutlineRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.row_model import ROW_ROLE, TEXT, TIP, Index, RowModel
from facilitator.ui.widgets.rows import paint_row

if TYPE_CHECKING:
    from facilitator.exchange.outline_reader import Finding

_WRAP: Final = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
_AT_ONCE: Final = 60
"""Rows laid out in one go, so that thousands of findings do not hold up the window."""


class _SpokenRows(RowModel[Any]):
    def __init__(self, parent: QObject, spoken: Callable[[Any], str]) -> None:
        super().__init__(parent)
        self._spoken = spoken

    def words(self, row: Any, role: int) -> str | None:  # noqa: ANN401 - rows of either list
        return self._spoken(row) if role in {TEXT, TIP} else None


class _Rows(QListView):
    def __init__(self, theme: Theme, name: str, spoken: Callable[[Any], str]) -> None:
        super().__init__()
        self._rows = _SpokenRows(self, spoken)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows from the first one on."""
        self._rows.show_rows(rows)
        self.setCurrentIndex(self._rows.index(0))


class OutlineList(_Rows):
    """Topics, below each its questions and sub-questions, with the number of notes at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Topics and questions"), _spoken_row)
        self.setItemDelegate(_OutlineDelegate(theme, self))
        self.setUniformItemSizes(True)


class FindingList(_Rows):
    """What was not understood, with the line it stands in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Findings"), _spoken_finding)
        self.setItemDelegate(_FindingDelegate(theme, self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_AT_ONCE)


class _OutlineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: OutlineList) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row."""
        return QSize(0, self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw number, text and the number of notes."""
        theme, px, row = self._theme, self._theme.px, index.data(ROW_ROLE)
        _paint_ground(painter, theme, option)
        is_topic = row.depth == TOPIC
        rect = option.rect.adjusted(px(10), 0, -px(10), 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text3"))
        painter.drawText(rect, RIGHT, _amount(row))
        if row.number:
            inset = 0 if is_topic else px(24)
            painter.drawText(rect.adjusted(inset, 0, 0, 0), LEFT, row.number)
        font = theme.font("place", 600) if is_topic else theme.font()
        words = rect.adjusted(px((24, 48, 68)[row.depth]), 0, -px(80), 0)
        painter.setFont(font)
        painter.setPen(theme.color("text" if row.depth <= QUESTION else "text2"))
        shown = QFontMetrics(font).elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, LEFT, shown)


class _FindingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: FindingList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped sentence."""
        px, width = self._theme.px, self._view.viewport().width()
        words = self._words(QRect(0, 0, width, 100_000))
        sentence = index.data(ROW_ROLE).sentence
        bounds = QFontMetrics(self._theme.font()).boundingRect(words, _WRAP, sentence)
        return QSize(width, bounds.height() + px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line's number and the sentence below it."""
        theme, px, finding = self._theme, self._theme.px, index.data(ROW_ROLE)
        _paint_ground(painter, theme, option)
        rect = option.rect
        theme.icons.draw(painter, rect.left() + px(10), rect.top() + px(8), "info", "text3")
        words = self._words(rect)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        where = QRect(words.left(), rect.top() + px(6), words.width(), px(18))
        painter.drawText(where, LEFT, _place(finding))
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        painter.drawText(words, _WRAP, finding.sentence)

    def _words(self, rect: QRect) -> QRect:
        px = self._theme.px
        return rect.adjusted(px(36), px(24), -px(10), 0)


def _paint_ground(painter: QPainter, theme: Theme, option: QStyleOptionViewItem) -> None:
    state = option.state
    paint_row(
        painter,
        theme,
        option.rect,
        hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        focused=bool(state & QStyle.StateFlag.State_HasFocus),
    )


def _amount(row: OutlineRow) -> str:
    if row.depth == TOPIC:
        return trn("{count} note", "{count} notes", row.notes)
    return str(row.notes)


def _place(finding: "Finding") -> str:
    return tr("Line {line}", line=finding.line)


def _spoken_row(row: OutlineRow) -> str:
    notes = trn("{count} note", "{count} notes", row.notes)
    return f"{row.number} {row.text}, {notes}".strip()


def _spoken_finding(finding: "Finding") -> str:
    return f"{_place(finding)}: {finding.sentence}"
