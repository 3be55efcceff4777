"""The line below the strip: how the session stands, and what mends it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.session.pace_words import Words
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.pen import LEFT

_HEIGHT, _GLYPH, _TEXT, _BETWEEN, _BEFORE_MEND = 22, 16, 22, 12, 14


class _Sentence(QWidget):
    """Glyph, verdict and sentence, shortened at the end where room is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = Words("", "text2", "")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_words(self, words: Words) -> None:
        """Show other words; the same ones change nothing."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        px = self._theme.px
        rest = QFontMetrics(self._theme.font("base")).horizontalAdvance(self._words.rest)
        gap = px(_BETWEEN) if rest else 0
        return QSize(px(_TEXT) + self._verdict_width() + gap + rest + 1, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Need no width."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, px, painter, words = self._theme, self._theme.px, QPainter(self), self._words
        if words.glyph:
            top = (self.height() - px(_GLYPH)) / 2
            theme.icons.draw(painter, 0, top, words.glyph, words.ink, _GLYPH)
        verdict = QRect(self.rect())
        verdict.setLeft(px(_TEXT))
        self._paint(painter, verdict, words.verdict, 500, words.ink)
        rest = QRect(verdict)
        rest.setLeft(verdict.left() + self._verdict_width() + px(_BETWEEN))
        self._paint(painter, rest, words.rest, 400, "text2")

    def _paint(self, painter: QPainter, room: QRect, text: str, weight: int, ink: str) -> None:
        font = self._theme.font("base", weight)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(room, LEFT, shown)

    def _verdict_width(self) -> int:
        font = self._theme.font("base", 500)
        return QFontMetrics(font).horizontalAdvance(self._words.verdict)


class PaceLine(QWidget):
    """Says how the session stands and offers to share out its time anew."""

    mend_wanted = Signal()

    def __init__(self, theme: Theme, keys: str, mend: str = "") -> None:
        """Offer the mend with a key: time is spread anew, unless it is another one in words."""
        super().__init__()
        self.sentence = _Sentence(theme)
        self.mend = button(theme, mend or tr("Spread time anew"), "text", keys=keys)
        self.mend.setProperty("small", "true")
        self.mend.clicked.connect(lambda _checked: self.mend_wanted.emit())
        self.mend.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(_BEFORE_MEND))
        row.addWidget(self.sentence)
        row.addWidget(self.mend)
        row.addStretch(1)
        self._theme = theme
        theme.changed.connect(self._resize)
        self._resize()

    def show_words(self, words: Words, *, mendable: bool) -> None:
        """Say something else; the button is there where it helps."""
        self.sentence.show_words(words)
        self.mend.setVisible(mendable)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT + 4))
