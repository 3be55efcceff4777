"""The two lists beside the paper: its chapters, and what is still open."""

from collections.abc import Iterable, Mapping
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
from facilitator.protocol.pages.typesetter import Place
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows import paint_row

_KEY: Final = Qt.ItemDataRole.UserRole
_INDENT: Final = Qt.ItemDataRole.UserRole + 1
_GLYPH: Final = Qt.ItemDataRole.UserRole + 2
ASIDE: Final = Qt.ItemDataRole.UserRole + 3
"""The role of what stands at a row's right edge."""

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

    def add(
        self, text: str, key: object, *, indent: int = 0, glyph: str = "", aside: str = ""
    ) -> None:
        """Append a row; what stands aside is short and on the right."""
        item = QListWidgetItem(text)
        item.setData(_KEY, key)
        item.setData(_INDENT, indent)
        item.setData(_GLYPH, glyph)
        item.setData(ASIDE, aside)
        item.setToolTip(text)
        self.addItem(item)
        self.updateGeometry()

    def add_heading(self, text: str) -> None:
        """Append what stands above rows: it is read, but neither clicked nor entered."""
        self.add(text, None)
        self.item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)

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


def show_chapters(rows: RowList, headings: Iterable[Heading], places: Mapping[str, Place]) -> None:
    """List the headings of the first two levels with their pages; the same row stays current."""
    current = rows.currentRow()
    rows.clear()
    for heading in headings:
        if heading.level <= _DEEPEST:
            place = places.get(heading.anchor)
            page = str(place.page + 1) if place else ""
            rows.add(heading.text, heading.anchor, indent=heading.level - 1, aside=page)
    rows.setCurrentRow(min(current, rows.count() - 1))


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
            ink = {"check": "ok", "info": "text2", "plus": "accent"}.get(glyph, "warn")
            top = option.rect.top() + theme.px(9)
            theme.icons.draw(painter, option.rect.left() + theme.px(10), top, glyph, ink)
        painter.setFont(theme.font())
        painter.setPen(theme.color("text2" if index.data(_INDENT) else "text"))
        painter.drawText(self._text_rect(option.rect, index), _WRAP, index.data())
        if aside := index.data(ASIDE):
            painter.setPen(theme.color("text3"))
            room = option.rect.adjusted(0, theme.px(7), -theme.px(10), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, aside)

    def _text_rect(self, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        px = self._theme.px
        left = px(36) if index.data(_GLYPH) else px(10) + px(16) * int(index.data(_INDENT) or 0)
        right = px(40) if index.data(ASIDE) else px(10)
        return rect.adjusted(left, px(7), -right, 0)
