"""The protocol as the pages it will print: to walk through, and to go from to what they say."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.protocol.pages.preview import Preview
from facilitator.ui.protocol.page_area import PageArea
from facilitator.ui.theme.theme import Theme

_BAR: Final = 3
_ABOVE: Final = 12
"""Points above what somebody went to."""
_INK: Final = QColor("#0D5C66")


class Sheets(PageArea):
    """Shows pages, and marks on them what somebody came to."""

    chosen = Signal(str)
    """The anchor of what was clicked or entered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._at = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the protocol"))

    def show_pages(self, preview: Preview) -> None:
        """Show pages instead of those before, at the same place."""
        if self._at not in preview.places:
            self._at = ""
        super().show_pages(preview)

    def point_of(self, anchor: str) -> QPoint:
        """Return where in the viewport an anchor's words begin."""
        place = self._preview.places[anchor]
        area, scale = self._area(place.page), self._stack.scale
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        left, top = area.left() + place.x * scale, area.top() + place.y * scale
        return QPoint(round(left) - across + 1, round(top) - down + 1)

    def go_to(self, anchor: str) -> None:
        """Scroll to what an anchor names and mark it."""
        place = self._preview.places.get(anchor)
        if place is not None:
            y = self._stack.tops[place.page] + (place.y - _ABOVE) * self._stack.scale
            self.verticalScrollBar().setValue(round(y))
            self._mark(anchor)

    def follow(self, anchor: str) -> None:
        """Mark what an anchor names, and scroll to it only where it is out of sight."""
        if anchor != self._at and anchor in self._preview.places:
            self._mark(anchor)
            self._reveal(anchor)

    # Going from a page to what it says

    def _anchor_at(self, point: QPointF) -> str:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page in self._in_sight():
            area = self._area(page).translated(-across, -down)
            if area.contains(point.toPoint()):
                return self._preview.anchor_at(page, (point.y() - area.top()) / self._stack.scale)
        return ""

    def _mark(self, anchor: str) -> None:
        self._at = anchor
        self.setAccessibleDescription(
            tr("Page {page} of {pages}", page=self.page, pages=self.page_count)
        )
        told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(told)
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Mark the next or the one before, from the first in sight if none is marked."""
        names = list(self._preview.places)
        if not names:
            return
        if self._at in self._preview.places:
            index = min(max(names.index(self._at) + by, 0), len(names) - 1)
        else:
            pages = self._in_sight()
            seen = (at for at, name in enumerate(names) if self._preview.places[name].page in pages)
            index = next(seen, 0)
        self._mark(names[index])
        self._reveal(names[index])

    def _reveal(self, anchor: str) -> None:
        place, bar = self._preview.places[anchor], self.verticalScrollBar()
        y = self._stack.tops[place.page] + place.y * self._stack.scale
        room = self.viewport().height()
        if not bar.value() + self._stack.gap <= y <= bar.value() + room - 3 * self._stack.gap:
            bar.setValue(round(y - room / 3))

    # Events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            anchor = self._anchor_at(event.position())
            if anchor:
                self._mark(anchor)
                self.chosen.emit(anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, walk through what they say, go there, zoom."""
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.verticalScrollBar().setValue(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._at:
                self.chosen.emit(self._at)
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus | Qt.Key.Key_0 if not event.modifiers():
                steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
                self.zoom(steps.get(Qt.Key(event.key()), 0))
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark as the focus has it."""
        super().changeEvent(event)
        self.viewport().update()

    def _paint_over(self, painter: QPainter, page: int, area: QRect) -> None:
        """Draw a bar beside what is marked, up to where the next begins."""
        place = self._preview.places.get(self._at)
        if place is None or place.page != page:
            return
        names = list(self._preview.places)
        after = names[names.index(self._at) + 1 :]
        following = next((self._preview.places[name] for name in after), None)
        ends = following is not None and following.page == page and following.y > place.y
        low = following.y if ends and following else place.y + 2 * _ABOVE
        top = area.top() + place.y * self._stack.scale
        bar = QRectF(
            area.left() + place.x * self._stack.scale - 4 * self._theme.px(_BAR),
            top,
            self._theme.px(_BAR),
            max((low - place.y) * self._stack.scale - self._theme.px(4), self._theme.px(8)),
        )
        painter.fillRect(bar, _INK)
