"""The menu of fields below the caret: it narrows while somebody types, and never takes the keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from facilitator.domain.fields.catalogue import FIELDS
from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.chapters.field_chips import name_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows import paint_row

_Align = Qt.AlignmentFlag
_NAME: Final = Qt.ItemDataRole.UserRole
_VALUE: Final = Qt.ItemDataRole.UserRole + 1
_WIDTH, _ROW, _MOST_ROWS, _PAD = 388, 28, 8, 6


class FieldMenu(QListWidget):
    """Lists the fields that fit some words, each with what it says at present."""

    picked = Signal(str)
    """The name of a field."""

    def __init__(self, theme: Theme, said: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._said, self._theme, self._around = said, theme, parent
        self.setAccessibleName(tr("Fields"))
        self.setProperty("box", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_FieldRows(theme, self))
        pad = theme.px(_PAD)
        self.setViewportMargins(pad, pad, pad, pad)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.itemClicked.connect(self._pick)
        self.hide()

    def open(self, caret: QRect, words: str = "") -> bool:
        """Show what fits some words below a caret, else above it; return whether anything does."""
        self.clear()
        for field in _fitting(words):
            item = QListWidgetItem(name_of(field), self)
            item.setData(_NAME, field)
            item.setData(_VALUE, self._said(field))
        self.setVisible(bool(self.count()))
        self.setCurrentRow(0)
        self._place(caret)
        self.raise_()
        return bool(self.count())

    def step(self, by: int) -> None:
        """Go to another row."""
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))

    def pick(self) -> None:
        """Choose the current row."""
        self._pick(self.currentItem())

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_NAME))

    def _place(self, caret: QRect) -> None:
        px, around = self._theme.px, self._around.rect()
        rows = min(self.count(), _MOST_ROWS)
        width = min(px(_WIDTH), around.width() - px(8))
        height = rows * px(_ROW) + 2 * px(_PAD)
        left = max(min(caret.left(), around.width() - width - px(4)), 0)
        below = caret.bottom() + px(4)
        fits = below + height <= around.height()
        corner = QPoint(left, below if fits else max(caret.top() - height - px(4), 0))
        self.setGeometry(QRect(corner, QSize(width, height)))


class _FieldRows(QStyledItemDelegate):
    """Paints a field's name, and at the right what it says, as far as there is room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: Option, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(option.rect.width(), self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row; the one that Enter takes is filled."""
        theme, list_ = self._theme, self.parent()
        is_current = isinstance(list_, FieldMenu) and list_.currentRow() == index.row()
        paint_row(painter, theme, option.rect, selected=is_current)
        room = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        metrics = QFontMetrics(theme.font())
        name, value = str(index.data()), str(index.data(_VALUE))
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        painter.drawText(room, _Align.AlignVCenter | _Align.AlignLeft, name)
        left = room.width() - metrics.horizontalAdvance(name) - theme.px(16)
        shown = metrics.elidedText(value, Qt.TextElideMode.ElideRight, max(left, 0))
        painter.setPen(theme.color("text3"))
        painter.drawText(room, _Align.AlignVCenter | _Align.AlignRight, shown)


def _fitting(words: str) -> list[str]:
    """Return the fields whose names have all words; those that begin with them come first."""
    wanted = fold(words).split()
    found: list[tuple[bool, int, str]] = []
    for number, field in enumerate(FIELDS.values()):
        text = fold(f"{field.german} {field.english} {field.also} {field.id}")
        if all(word in text for word in wanted):
            begins = not wanted or fold(name_of(field.id)).startswith(wanted[0])
            found.append((not begins, number, field.id))
    return [field for _, _, field in sorted(found)]
