"""Big rows to choose from: an icon tile, a title with a sentence, and the key that does it at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import key_chip_width, paint_key_chip
from facilitator.ui.widgets.rows import paint_box

_ROW, _GAP = 76, 2
_PAD, _TILE, _ICON, _RADIUS = 17, 44, 22, 10
_TEXT_LEFT: Final = _PAD + _TILE + 20
_TITLE_PIXELS: Final = 16
_CHOOSING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CHOICE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """One row; `key` is what `ChoiceList.chosen` says when it is taken."""

    key: Any
    icon: str
    title: str
    sentence: str = ""
    keys: str = ""


class ChoiceList(QListWidget):
    """As high as its rows: a click, Enter or the space bar takes one."""

    chosen = Signal(object)
    """The key of a row."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_ChoiceDelegate(theme, self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._take)
        theme.changed.connect(self._resize)

    def show_choices(self, choices: Sequence[Choice], current: object = None) -> None:
        """Show other rows and select the one with the key `current`, else the first."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.sentence)
            self.addItem(item)
        self.select(current)
        self._resize()

    def select(self, key: object) -> None:
        """Select the row with a key, the first one when there is none."""
        rows = [row for row in range(self.count()) if self._choice(row).key == key]
        self.setCurrentRow(rows[0] if rows else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current row with Enter or the space bar; arrows go from row to row."""
        item = self.currentItem()
        if item is not None and event.key() in _CHOOSING_KEYS and not event.isAutoRepeat():
            self._take(item)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return QSize(self._theme.px(400), self.height())

    def _choice(self, row: int) -> Choice:
        return self.item(row).data(_CHOICE)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_CHOICE).key)

    def _resize(self) -> None:
        self.setFixedHeight(self.count() * self._theme.px(_ROW + _GAP))
        self.doItemsLayout()


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: ChoiceList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row and the gap below it."""
        return QSize(0, self._theme.px(_ROW + _GAP))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, tile, words and key."""
        choice: Choice = index.data(_CHOICE)
        rect = option.rect.adjusted(0, 0, 0, -self._theme.px(_GAP))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            fill = "accent_soft" if selected else "hover"
            paint_box(painter, self._theme, rect, fill, radius=_RADIUS)
        if selected and self._view.hasFocus():
            self._ring(painter, rect)
        self._tile(painter, rect, choice.icon, selected=selected)
        self._words(painter, rect, choice)

    def _ring(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(_RADIUS) - 1
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
        painter.restore()

    def _tile(self, painter: QPainter, rect: QRect, icon: str, *, selected: bool) -> None:
        theme, side = self._theme, self._theme.px(_TILE)
        top = rect.top() + (rect.height() - side) // 2
        tile = QRect(rect.left() + theme.px(_PAD), top, side, side)
        paint_box(painter, theme, tile, "accent" if selected else "fill", radius=_RADIUS)
        inset = (side - theme.px(_ICON)) / 2
        role = "on_accent" if selected else "text2"
        theme.icons.draw(painter, tile.left() + inset, tile.top() + inset, icon, role, _ICON)

    def _words(self, painter: QPainter, rect: QRect, choice: Choice) -> None:
        theme = self._theme
        px, right = theme.px, rect.right() + 1 - theme.px(_PAD)
        if choice.keys:
            chip = QRect(0, 0, key_chip_width(theme, choice.keys), px(20))
            chip.moveTop(rect.top() + (rect.height() - chip.height()) // 2)
            chip.moveRight(right - 1)
            paint_key_chip(painter, theme, chip, choice.keys)
            right = chip.left() - px(12)
        left = rect.left() + px(_TEXT_LEFT)
        title = QRect(left, rect.top() + px(17), right - left, px(24))
        sentence = QRect(left, rect.top() + px(40), right - left, px(20))
        _write(painter, title, choice.title, title_font(theme), theme.color("text"))
        _write(painter, sentence, choice.sentence, theme.font("place"), theme.color("text2"))


def title_font(theme: Theme) -> QFont:
    """Return the font of the rows' titles, a size that only this screen uses."""
    font = QFont(theme.font("note", 600))
    font.setPixelSize(theme.px(_TITLE_PIXELS))
    return font


def _write(painter: QPainter, rect: QRect, text: str, font: QFont, ink: object) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
