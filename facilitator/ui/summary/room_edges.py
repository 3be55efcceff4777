"""What stands above and below the board where a whole room looks at it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.summary.looks import ROOM, Look
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import LEFT, RIGHT

_TOP, _BOTTOM, _SIDE = 124, 148, 72
_STRIP_AT, _WORDS_AT = 34, 60


class RoomHead(QWidget):
    """One line: what this is, and which event."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look = Look(theme, ROOM)
        self._workshop = ""

    def wear(self, look: Look) -> None:
        """Be drawn in a look."""
        self._look = look
        self.setFixedHeight(look.px(_TOP))
        self.update()

    def show_workshop(self, title: str) -> None:
        """Name the event."""
        self._workshop = title
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        look, painter = self._look, QPainter(self)
        place = self.rect().adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
        painter.setFont(look.font("small", 600))
        painter.setPen(look.theme.color("text"))
        name = tr("Summary")
        painter.drawText(place, LEFT, name)
        room = place.width() - look.width_of(name, "small", 600) - look.px(48)
        painter.setFont(look.font("small"))
        painter.setPen(look.theme.color("text2"))
        shown = painter.fontMetrics().elidedText(self._workshop, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, RIGHT, shown)


class RoomFoot(QWidget):
    """A strip with a part for each topic, as long as it has key results, and below it two words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look = Look(theme, ROOM)
        self._parts: list[int] = []
        self._at = 0
        self._elapsed = ""

    def wear(self, look: Look) -> None:
        """Be drawn in a look."""
        self._look = look
        self.setFixedHeight(look.px(_BOTTOM))
        self.update()

    def show_place(self, parts: list[int], at: int) -> None:
        """Say how many key results each topic has, and which topic is shown."""
        self._parts, self._at = parts, at
        self.update()

    def show_elapsed(self, text: str) -> None:
        """Say how long this has been going on."""
        self._elapsed = text
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip and the words."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_SIDE)
        place = self.rect().adjusted(side, 0, -side, 0)
        self._paint_strip(painter, place)
        words = QRect(place.left(), look.px(_WORDS_AT), place.width(), look.line("small"))
        painter.setFont(look.font("small"))
        painter.setPen(look.theme.color("text2"))
        count = len(self._parts)
        if count:
            where = tr("Topic {number} of {count}", number=self._at + 1, count=count)
            painter.drawText(words, LEFT, where)
        painter.setPen(look.theme.color("text3"))
        painter.drawText(words, RIGHT, self._elapsed)

    def _paint_strip(self, painter: QPainter, place: QRect) -> None:
        look = self._look
        parts = [max(part, 1) for part in self._parts]
        if not parts:
            return
        gap, middle, left = look.px(4), look.px(_STRIP_AT), float(place.left())
        room = place.width() - gap * (len(parts) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, part in enumerate(parts):
            width = room * part / sum(parts)
            here = number == self._at
            ink = "accent" if here else "text3" if number < self._at else "track"
            height = look.px(20 if here else 12)
            painter.setBrush(look.theme.color(ink))
            bar = QRectF(left, middle - height / 2, width, height)
            painter.drawRoundedRect(bar, look.px(3), look.px(3))
            left += width + gap
