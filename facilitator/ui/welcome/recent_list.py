"""What was open before, one row per file: name and folder, when it was open and how far it is."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator import clock
from facilitator.language import tr
from facilitator.ui.dates import long_date, moment, parsed_date, short_date
from facilitator.ui.recents import Recent
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import LEFT, RIGHT
from facilitator.ui.widgets.rows import paint_row

SIDE: Final = 12
"""Room between a row's edge and its words."""

_ROW, _TOP, _GAP = 66, 14, 12
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RECENT: Final = Qt.ItemDataRole.UserRole
_SHOWN_FOLDERS: Final = 2


def name_of(recent: Recent) -> str:
    """Return what a file is called here: its workshop's title, else its own name."""
    return recent.title or Path(recent.path).stem


def folder_of(recent: Recent) -> str:
    """Return the last folders above a file, from the person's own folder where it lies there."""
    folder = Path(recent.path).parent
    try:
        parts = folder.relative_to(Path.home()).parts or (folder.name,)
    except (ValueError, RuntimeError):
        parts = tuple(part for part in folder.parts if part != folder.anchor) or (folder.anchor,)
    return " / ".join(parts[-_SHOWN_FOLDERS:])


def place_of(recent: Recent) -> str:
    """Return where a file lies; its own name comes first where the workshop's title stands above."""
    file = Path(recent.path)
    folder = folder_of(recent)
    return folder if name_of(recent) == file.stem else f"{file.name} · {folder}"


def state_of(recent: Recent, now: datetime) -> str:
    """Return how far the workshop was when the file was last open, empty when nobody wrote it down."""
    if not recent.title:
        return ""
    if recent.status == "released":
        return tr("protocol final")
    if recent.status == "agreed":
        return tr("protocol agreed on")
    day = parsed_date(recent.date)
    if day and day > now.date():
        shown = short_date(day) if day.year == now.year else long_date(day)
        return tr("planned for {date}", date=shown)
    return tr("protocol in draft")


class RecentList(QListWidget):
    """A click or Enter opens a file; Del takes it off the list and leaves the file alone."""

    chosen = Signal(object)
    """The path of a file."""
    forgotten = Signal(object)
    """The path of a file that shall not be listed any more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._menu: QMenu | None = None
        self.setAccessibleName(tr("Recently opened"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_RecentDelegate(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.itemClicked.connect(self._open)
        theme.changed.connect(self.doItemsLayout)

    def show_recent(self, entries: Sequence[Recent]) -> None:
        """List files, the newest first."""
        self.clear()
        now = clock.now()
        for recent in entries:
            item = QListWidgetItem(name_of(recent))
            item.setData(_RECENT, recent)
            item.setToolTip(recent.path)
            spoken = (place_of(recent), _when(recent, now), state_of(recent, now))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, ", ".join(filter(None, spoken)))
            self.addItem(item)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, forget with Del."""
        item = self.currentItem()
        if item is not None and event.key() in _OPENING_KEYS and not event.isAutoRepeat():
            self._open(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self._forget(item)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Path(_recent_of(item).path))

    def _forget(self, item: QListWidgetItem) -> None:
        self.forgotten.emit(Path(_recent_of(item).path))

    def _offer(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item is None:
            return
        self._menu = QMenu(self)
        self._menu.addAction(tr("Open"), lambda: self._open(item))
        self._menu.addAction(tr("Remove from this list"), lambda: self._forget(item))
        self._menu.popup(self.viewport().mapToGlobal(point))


class _RecentDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: RecentList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row."""
        return QSize(0, self._theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, line and words."""
        theme, rect = self._theme, option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        paint_row(painter, theme, rect, hovered=hovered, focused=focused)
        if not hovered and not focused and index.row() < self._view.count() - 1:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        recent = _recent_of(index)
        now = clock.now()
        px = theme.px
        upper = QRect(rect.left() + px(SIDE), rect.top() + px(_TOP), 0, px(20))
        upper.setRight(rect.right() - px(SIDE))
        lower = upper.translated(0, px(20))
        name, meta = theme.font("place", 500), theme.font("meta")
        text, support, quiet = (theme.color(role) for role in ("text", "text2", "text3"))
        self._pair(
            painter, upper, (name_of(recent), name, text), (_when(recent, now), meta, support)
        )
        self._pair(
            painter, lower, (place_of(recent), meta, quiet), (state_of(recent, now), meta, quiet)
        )

    def _pair(
        self,
        painter: QPainter,
        rect: QRect,
        left: tuple[str, QFont, QColor],
        right: tuple[str, QFont, QColor],
    ) -> None:
        """Write two texts in one line; the right one is whole, the left one takes what is left."""
        text, font, ink = right
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect.adjusted(0, 0, 0, -self._theme.px(2)), RIGHT, text)
        taken = QFontMetrics(font).horizontalAdvance(text)
        text, font, ink = left
        rest = rect.adjusted(0, 0, -taken - self._theme.px(_GAP), 0)
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, LEFT, shown)


def _recent_of(entry: QListWidgetItem | QModelIndex | QPersistentModelIndex) -> Recent:
    """Return what is listed there; Qt takes tuples apart."""
    return Recent(*entry.data(_RECENT))


def _when(recent: Recent, now: datetime) -> str:
    opened = recent.opened_at
    return moment(opened, now) if opened else ""
