"""The two lists beside the paper: its chapters, and what is still open."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.protocol.completeness import OpenPoint
from facilitator.protocol.elements import Heading
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows import paint_row

_KEY: Final = Qt.ItemDataRole.UserRole
_INDENT: Final = Qt.ItemDataRole.UserRole + 1
_GLYPH: Final = Qt.ItemDataRole.UserRole + 2

_DEEPEST: Final = 2
_HIGHEST: Final = 320
_WRAP: Final = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


class RowList(QListWidget):
    """Rows of wrapped text that mean something when they are clicked or entered."""

    chosen = Signal(object)
    """The key of a row."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        theme.changed.connect(self._wrap)

    def add(self, text: str, key: object, *, indent: int = 0, glyph: str = "") -> None:
        """Append a row."""
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        item.setData(_INDENT, indent)
        item.setData(_GLYPH, glyph)
        item.setToolTip(text)
        self.addItem(item)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width: Qt keeps the rows' heights when a scroll bar takes room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wrap()

    def _wrap(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a third of a screen."""
        height = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(self._theme.px(120), min(height, self._theme.px(_HIGHEST)) + 2)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_KEY))


def show_chapters(rows: RowList, headings: Iterable[Heading]) -> None:
    """List the headings of the first two levels."""
    rows.clear()
    for heading in headings:
        if heading.level <= _DEEPEST:
            rows.add(heading.text, heading.anchor, indent=heading.level - 1)


def show_open_points(rows: RowList, points: Iterable[OpenPoint], nothing: str) -> None:
    """List what is open, or say that nothing is."""
    rows.clear()
    for point in points:
        rows.add(point.sentence, point.finding, glyph="warn")
    if not rows.count():
        rows.add(nothing, None, glyph="check")


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the wrapped text."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, RowList) else option.rect.width()
        text = self._text_rect(QRect(0, 0, width, 10_000), index)
        bounds = QFontMetrics(self._theme.font()).boundingRect(text, _WRAP, index.data())
        return QSize(width, max(bounds.height() + self._theme.px(12), self._theme.px(30)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, glyph and text."""
        theme = self._theme
        state = option.state
        paint_row(
            painter,
            theme,
            option.rect,
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        if glyph := index.data(_GLYPH):
            ink = "ok" if glyph == "check" else "warn"
            top = option.rect.top() + theme.px(9)
            theme.icons.draw(painter, option.rect.left() + theme.px(10), top, glyph, ink)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text2" if index.data(_INDENT) else "text"))
        painter.drawText(self._text_rect(option.rect, index), _WRAP, index.data())

    def _text_rect(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        px = self._theme.px
        left = px(36) if index.data(_GLYPH) else px(10) + px(16) * int(index.data(_INDENT) or 0)
        return rect.adjusted(left, px(7), -px(10), 0)
