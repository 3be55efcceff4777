"""The protocol as the pages it will print: to scroll, to zoom, and to go from to what they say."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.language import tr
from facilitator.protocol.pages.preview import Preview
from facilitator.ui.protocol.page_images import PageImages
from facilitator.ui.protocol.stack import Stack
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.viewports import give_viewport

_PIXELS_PER_POINT: Final = 96 / 72
ZOOMS: Final = (25, 33, 50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 300)
"""Percent of the size on paper."""
_READABLE: Final = 75
"""Percent below which no page is made smaller to be seen as a whole."""
_GAP, _BAR, _LINE = 20, 3, 40
_PAPER: Final = QColor("#FFFFFF")
_ABOVE: Final = 12
"""Points above what somebody went to."""


class Sheets(QAbstractScrollArea):
    """Shows pages; they stay white in the dark theme, as paper does."""

    chosen = Signal(str)
    """The anchor of what was clicked or entered."""
    moved = Signal()
    """Page, number of pages or zoom are others."""
    shown = Signal()
    """All pages in sight are as they were last set."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview = Preview(b"", b"", (), {})
        self._stack = Stack.of((), 1.0, 0)
        self._zoom = 0
        """Percent; 0 fits a page."""
        self._at = ""
        self._images = PageImages(self)
        self._images.arrived.connect(self._show_images)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_viewport(self, Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Pages of the protocol"))
        self.verticalScrollBar().valueChanged.connect(self._note_scrolling)
        theme.changed.connect(self._lay_out)

    # What is shown

    def show_pages(self, preview: Preview) -> None:
        """Show pages instead of those before, at the same place."""
        self._preview = preview
        if self._at not in preview.places:
            self._at = ""
        self._lay_out()

    @property
    def page(self) -> int:
        """The page that is being read, counted from 1; 0 where there is none."""
        if not self._stack.sizes:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._stack.page_at(middle) + 1

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._stack.sizes)

    @property
    def is_complete(self) -> bool:
        """Whether all pages in sight are drawn as they were last set."""
        return self.page_count > 0 and self._images.is_complete

    @property
    def percent(self) -> int:
        """The size in percent of that on paper."""
        return round(100 * self._stack.scale / _PIXELS_PER_POINT)

    @property
    def preview(self) -> Preview:
        """What is shown."""
        return self._preview

    def point_of(self, anchor: str) -> QPoint:
        """Return where in the viewport an anchor's words begin."""
        place = self._preview.places[anchor]
        area, scale = self._area(place.page), self._stack.scale
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        left, top = area.left() + place.x * scale, area.top() + place.y * scale
        return QPoint(round(left) - across + 1, round(top) - down + 1)

    def zoom(self, step: int) -> None:
        """Show the next larger (1) or smaller (-1) size; 0 fits a page again."""
        now = self.percent
        larger = [percent for percent in ZOOMS if percent > now]
        smaller = [percent for percent in ZOOMS if percent < now]
        if step > 0:
            self._zoom = larger[0] if larger else ZOOMS[-1]
        elif step < 0:
            self._zoom = smaller[-1] if smaller else ZOOMS[0]
        else:
            self._zoom = 0
        self._lay_out()

    def go_to(self, anchor: str) -> None:
        """Scroll to what an anchor names and mark it."""
        place = self._preview.places.get(anchor)
        if place is not None:
            y = self._stack.tops[place.page] + (place.y - _ABOVE) * self._stack.scale
            self.verticalScrollBar().setValue(round(y))
            self._mark(anchor)

    def turn(self, pages: int) -> None:
        """Go to the beginning of the page so many pages on."""
        if self._stack.sizes:
            top = self._stack.page_at(self.verticalScrollBar().value() + self._stack.gap)
            wanted = min(max(top + pages, 0), self.page_count - 1)
            self.verticalScrollBar().setValue(self._stack.tops[wanted] - self._stack.gap)

    # Laying out

    def _lay_out(self) -> None:
        """Stack the pages anew and stay at the point that is being read."""
        bar, before = self.verticalScrollBar(), self._stack.height
        share = bar.value() / before if before else 0.0
        gap = self._theme.px(_GAP)
        self._stack = Stack.of(self._preview.sizes, self._scale(gap), gap)
        view = self.viewport().size()
        bar.setRange(0, max(self._stack.height - view.height(), 0))
        bar.setPageStep(view.height())
        bar.setSingleStep(self._theme.px(_LINE))
        across = self.horizontalScrollBar()
        across.setRange(0, max(self._stack.width - view.width(), 0))
        across.setPageStep(view.width())
        if before and before != self._stack.height:
            bar.setValue(round(share * self._stack.height))
        self._images.set_source(
            self._preview, self._stack.scale * self.viewport().devicePixelRatio()
        )
        self._note_scrolling()
        self.viewport().update()

    def _scale(self, gap: int) -> float:
        if self._zoom or not self._preview.sizes:
            return (self._zoom or _READABLE) / 100 * _PIXELS_PER_POINT
        view, pages = self.viewport().size(), self._preview.sizes
        across = max(view.width() - 2 * gap, 1) / max(page.width for page in pages)
        down = (view.height() - 2 * gap) / max(page.height for page in pages)
        readable = _READABLE / 100 * _PIXELS_PER_POINT * self._theme.scale
        return min(across, max(down, readable))

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._stack.pages_between(top, top + self.viewport().height())

    def _note_scrolling(self) -> None:
        self._images.want(self._in_sight())
        if self.is_complete:
            self.shown.emit()
        self.moved.emit()

    def _show_images(self) -> None:
        self.viewport().update()
        if self.is_complete:
            self.shown.emit()

    # Going from a page to what it says

    def _anchor_at(self, point: QPointF) -> str:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page in self._in_sight():
            area = self._area(page).translated(-across, -down)
            if area.contains(point.toPoint()):
                return self._preview.anchor_at(page, (point.y() - area.top()) / self._stack.scale)
        return ""

    def _area(self, page: int) -> QRect:
        left = self._stack.left_of(page, self.viewport().width())
        return QRect(left, self._stack.tops[page], *self._stack.sizes[page])

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit a page again."""
        super().resizeEvent(event)
        self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            anchor = self._anchor_at(event.position())
            if anchor:
                self._mark(anchor)
                self.chosen.emit(anchor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("sunken"))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_sight():
            area = self._area(page)
            painter.fillRect(area, _PAPER)
            image = self._images.image(page)
            if image is not None:
                painter.drawImage(area, image)
            painter.setPen(self._theme.color("line"))
            painter.drawRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5))
            self._paint_mark(painter, page, area)
        painter.end()

    def _paint_mark(self, painter: QPainter, page: int, area: QRect) -> None:
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
        painter.fillRect(bar, QColor("#0D5C66"))
