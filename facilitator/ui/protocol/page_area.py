"""Pages below each other, in a room to scroll and to zoom in; their pictures come when they are made."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

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
_GAP, _LINE = 20, 40
_PAPER: Final = QColor("#FFFFFF")


class PageArea(QAbstractScrollArea):
    """Shows pages; they stay white in the dark theme, as paper does."""

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
        self._images = PageImages(self)
        self._images.arrived.connect(self._show_images)
        self.setFrameShape(QFrame.Shape.NoFrame)
        give_viewport(self, Qt.CursorShape.PointingHandCursor)
        self.verticalScrollBar().valueChanged.connect(self._note_scrolling)
        theme.changed.connect(self._lay_out)

    # What is shown

    def show_pages(self, preview: Preview) -> None:
        """Show pages instead of those before, at the same place."""
        self._preview = preview
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

    def _area(self, page: int) -> QRect:
        left = self._stack.left_of(page, self.viewport().width())
        return QRect(left, self._stack.tops[page], *self._stack.sizes[page])

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit a page again."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

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
            self._paint_over(painter, page, area)
        painter.end()

    def _paint_over(self, painter: QPainter, page: int, area: QRect) -> None:
        """Draw what lies on a page; nothing here."""
