"""The room's clock: what time is left in large figures, and until when below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.domain.timing import Timing
from facilitator.language import tr
from facilitator.ui.session.clock_face import below_of, face_of, tone_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.pen import RIGHT
from facilitator.ui.widgets.rows import paint_box

_DIGITS, _HEIGHT, _LEAST_WIDTH, _GLYPH, _GAP = 36, 56, 116, 16, 8


class RoomClock(QAbstractButton):
    """Shows a clock and opens, when it is clicked, what can be done with the session's time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ("", "", "text", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("What can be done with this session’s time"))
        theme.changed.connect(self.updateGeometry)

    @property
    def face(self) -> str:
        """The figures."""
        return self._shown[0]

    @property
    def below(self) -> str:
        """The words below the figures."""
        return self._shown[1]

    def show_clock(self, clock: Timing, begins: str = "") -> None:
        """Show a session's clock; one that does not run yet `begins` at a time of day, if known."""
        shown = (face_of(clock), below_of(clock, begins), *tone_of(clock))
        if shown == self._shown:
            return
        resized = len(shown[0]) != len(self._shown[0]) or shown[3] != self._shown[3]
        self._shown = shown
        if resized:
            self.updateGeometry()
        self.update()

    def say(self, sentence: str) -> None:
        """Let a screen reader say how the session stands; not with every second."""
        name = tr("Room clock: {sentence}", sentence=sentence)
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As wide as the figures need, which only changes with their number."""
        face, _, _, glyph = self._shown
        px = self._theme.px
        zeros = "".join("0" if sign.isdigit() else sign for sign in face)
        width = QFontMetrics(self._theme.font("clock", 500)).horizontalAdvance(zeros)
        width += px(_GLYPH + _GAP) if glyph else 0
        return QSize(max(px(_LEAST_WIDTH), width + px(2)), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        face, below, ink, glyph = self._shown
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        if self.underMouse():
            paint_box(painter, theme, self.rect(), "hover")
        font = theme.font("clock", 500)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        room = QRect(0, 0, self.width(), px(_DIGITS))
        painter.drawText(room, RIGHT, face)
        if glyph:
            left = self.width() - QFontMetrics(font).horizontalAdvance(face) - px(_GLYPH + _GAP)
            theme.icons.draw(painter, left, (px(_DIGITS) - px(_GLYPH)) / 2, glyph, ink, _GLYPH)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("text3"))
        rest = QRect(0, px(_DIGITS), self.width(), self.height() - px(_DIGITS))
        painter.drawText(rest, RIGHT, below)
