"""A sheet: everything that is drawn for a scene, each mark in its place, ready for any painter.

What is laid out once is drawn on the stage and, smaller, in its mirror; a test reads it.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from facilitator.ui.stage.lettering import Block, Lettering, Type
from facilitator.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Words:
    """A text, with its upper left corner at `at`."""

    block: Block
    at: QPointF
    role: str = "text"
    seen: QRectF | None = None
    """Where it can be seen; None for everywhere."""

    @property
    def rect(self) -> QRectF:
        """The area its lines take."""
        return QRectF(self.at, QSizeF(self.block.width, self.block.height))


@dataclass(frozen=True, slots=True)
class Box:
    """A filled area with round corners."""

    rect: QRectF
    role: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon in a square of `size` pixels."""

    name: str
    at: QPointF
    size: float
    role: str = "text"


Mark = Words | Box | Glyph


@dataclass(slots=True)
class Sheet:
    """Marks over the ground of a window of one size."""

    size: QSizeF
    lettering: Lettering
    marks: list[Mark] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """What can be read on it, in the order of drawing."""
        return [mark.block.text for mark in self.marks if isinstance(mark, Words)]

    def px(self, pixels: float) -> float:
        """Return a length of the design in pixels of this window."""
        return self.lettering.px(pixels)

    def words(
        self, text: str, type_: Type, area: QRectF, role: str = "text", most_lines: int = 0
    ) -> QRectF:
        """Write a text from the top of an area; return where it stands."""
        block = self.lettering.block(text, type_, area.width(), most_lines)
        return self.put(block, area.topLeft(), role)

    def put(
        self, block: Block, at: QPointF, role: str = "text", seen: QRectF | None = None
    ) -> QRectF:
        """Write a text that is laid out already; return where it stands."""
        mark = Words(block, at, role, seen)
        if block.text:
            self.marks.append(mark)
        return mark.rect

    def words_right(self, text: str, type_: Type, area: QRectF, role: str = "text") -> QRectF:
        """Write one line that ends at the right edge of an area; return where it stands."""
        block = self.lettering.block(text, type_, area.width(), 1)
        return self.put(block, QPointF(area.right() - block.width, area.top()), role)

    def box(self, rect: QRectF, role: str, radius: float = 0) -> None:
        """Fill an area; `radius` is of the design."""
        self.marks.append(Box(QRectF(rect), role, self.px(radius)))  # its own: Qt's are mutable

    def dot(self, centre: QPointF, diameter: float, role: str) -> None:
        """Draw a bullet; `diameter` is of the design."""
        half = self.px(diameter) / 2
        self.box(
            QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), role, diameter / 2
        )

    def glyph(self, name: str, centre: QPointF, size: float, role: str) -> None:
        """Draw an icon around a point; `size` is of the design."""
        pixels = self.px(size)
        at = QPointF(centre.x() - pixels / 2, centre.y() - pixels / 2)
        self.marks.append(Glyph(name, at, pixels, role))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw the ground and all marks."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(QRectF(QPointF(), self.size), theme.color("surface"))
        for mark in self.marks:
            match mark:
                case Words():
                    _write(painter, theme, mark)
                case Box(rect, role, radius):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.color(role))
                    painter.drawRoundedRect(rect, radius, radius)
                case Glyph(name, at, size, role):
                    icons, side = theme.icons, round(size / theme.scale)
                    icons.draw(painter, at.x(), at.y(), name, role, side)


def _write(painter: QPainter, theme: Theme, words: Words) -> None:
    painter.setPen(theme.color(words.role))
    if words.seen is None:
        words.block.draw(painter, words.at)
        return
    painter.save()
    painter.setClipRect(words.seen, Qt.ClipOperation.IntersectClip)
    words.block.draw(painter, words.at)
    painter.restore()
