"""The timeline as the protocol draws it, in the colours of the window."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy

from facilitator.protocol.content import Step
from facilitator.protocol.layouts import Layout, load_layout
from facilitator.protocol.look import Theme as Look
from facilitator.protocol.timeline_drawing import Drawing, draw
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel

_LAYOUT: Final = "prognos"
_POINTS_PER_MILLIMETRE: Final = 72 / 25.4
_LARGEST: Final = 1.9
"""Window pixels for a point at most: larger than this, it only takes room from the table."""
_INKS: Final = {
    "text": "text",
    "muted": "text3",
    "accent": "accent",
    "line": "line",
    "soft": "fill",
}


class TimelinePicture(Panel):
    """Draws steps in the width of the protocol's page, enlarged to the room there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.steps: Sequence[Step] = ()
        """What is drawn."""
        self._language = ""
        self._drawing: Drawing | None = None
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw)

    def show_steps(self, steps: Sequence[Step], language: str) -> None:
        """Draw other steps."""
        if (steps, language) != (self.steps, self._language):
            self.steps, self._language = steps, language
            self._draw()

    def _draw(self) -> None:
        self._drawing = None
        if self.steps:
            look = _layout().theme
            inks = {name: self._theme.hex(role) for name, role in _INKS.items()}
            family = self._family(look)
            look = replace(look, **inks, font=family, fallback=())
            width = _layout().page.text_width * _POINTS_PER_MILLIMETRE
            self._drawing = draw(self.steps, look, width, self._language)
            # Qt takes a list of families for the name of one.
            svg = self._drawing.svg.replace(f"{family}, sans-serif", family, 1)
            self._renderer.load(QByteArray(svg.encode()))
        spoken = "; ".join(f"{step.when}: {step.title}" for step in self.steps)
        self.setAccessibleDescription(spoken)
        self.setVisible(self._drawing is not None)
        self.updateGeometry()
        self.update()

    def _family(self, look: Look) -> str:
        """Return the protocol's font, or one of its metrics, where there is one; else the window's."""
        there = (name for name in (look.font, *look.fallback) if QFontDatabase.hasFamily(name))
        return next(there, self._theme.font().family())

    @property
    def _air(self) -> int:
        return self._theme.px(20)

    def _scale(self, width: int) -> float:
        if self._drawing is None:
            return 0.0
        largest = _LARGEST * self._theme.scale
        return min((width - 2 * self._air) / self._drawing.width, largest)

    def hasHeightForWidth(self) -> bool:
        """Be as high as the picture is at a width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture at a width."""
        if self._drawing is None:
            return 0
        return round(self._drawing.height * self._scale(width)) + 2 * self._air

    def sizeHint(self) -> QSize:
        """Want the height that fits the present width."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle, smaller where it is not given its height."""
        super().paintEvent(event)
        if self._drawing is None:
            return
        room = self.height() - 2 * self._air
        scale = min(self._scale(self.width()), max(0, room) / self._drawing.height)
        width, height = self._drawing.width * scale, self._drawing.height * scale
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, place)


@cache
def _layout() -> Layout:
    return load_layout(_LAYOUT)
