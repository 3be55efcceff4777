"""The clock of all rooms: how long it is to the end that they share."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.session.pace_words import digits, time_of_day
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import RIGHT, Pen

_DIGITS, _HEIGHT, _LEAST_WIDTH, _PIN, _GAP = 36, 56, 110, 12, 6


class SharedClock(QWidget):
    """Shows the time left to the hard end, or when all was over; nothing where the rooms share none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ("", "", "text")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def face(self) -> str:
        """The figures."""
        return self._shown[0]

    @property
    def below(self) -> str:
        """The words below them."""
        return self._shown[1]

    def show_end(
        self, hard_end: datetime | None, now: datetime, ended: datetime | None = None
    ) -> None:
        """Count to an end, or say when it `ended`; there is no clock without either."""
        if ended is not None:
            shown = ("", tr("ended at {time}", time=time_of_day(ended)), "text2")
        elif hard_end is None:
            shown = ("", "", "text")
        else:
            face = digits(hard_end - now)
            below = tr("shared end {time}", time=time_of_day(hard_end))
            shown = (face, below, "late" if face.startswith("+") else "text")
        if shown == self._shown:
            return
        is_resized = len(shown[0]) != len(self._shown[0]) or shown[1] != self._shown[1]
        self._shown = shown
        if is_resized:
            self.setAccessibleName(shown[1])
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as figures and words need."""
        theme, px = self._theme, self._theme.px
        zeros = "".join("0" if sign.isdigit() else sign for sign in self.face)
        figures = QFontMetrics(theme.font("clock", 500)).horizontalAdvance(zeros)
        words = QFontMetrics(theme.font("meta")).horizontalAdvance(self.below)
        words += px(_PIN + _GAP)
        return QSize(max(px(_LEAST_WIDTH), figures, words) + px(2), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        face, below, ink = self._shown
        theme, px, pen = self._theme, self._theme.px, Pen(QPainter(self), self._theme)
        figures = QRect(0, 0, self.width(), px(_DIGITS))
        pen.write(figures, face, size="clock", weight=500, ink=ink, side=RIGHT)
        if not face:
            pen.write(self.rect(), below, weight=500, ink=ink, side=RIGHT)
            return
        rest = QRect(0, px(_DIGITS), self.width(), self.height() - px(_DIGITS))
        taken = pen.write(rest, below, size="meta", ink="text3", side=RIGHT)
        rest.setLeft(self.width() - taken - theme.px(_PIN + _GAP))
        pen.glyph_in(rest, "pin", "text3", _PIN)
