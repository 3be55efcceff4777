"""The head of the checklist: its name, and what all of it comes to."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.readying.rows import GLYPHS, verdict
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_HEIGHT, _GLYPH, _SIDE = 60, 22, 24


class Verdict(QWidget):
    """Glyph and words: how much is open, or that everything is ready."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = ""
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        """Show how many points are open."""
        self.text, self._is_open = verdict(count), count > 0
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words need."""
        words = QFontMetrics(self._theme.font("base", 500)).horizontalAdvance(self.text)
        return QSize(words + self._theme.px(_GLYPH + 2), self._theme.line_height("base"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw glyph and words."""
        if not self.text:
            return
        painter, theme = QPainter(self), self._theme
        glyph, ink = GLYPHS["problem" if self._is_open else "ok"]
        theme.icons.draw(painter, 0, (self.height() - theme.px(16)) / 2, glyph, ink)
        painter.setFont(theme.font("base", 500))
        painter.setPen(theme.color(ink))
        words = QRect(theme.px(_GLYPH), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text)


class ReadyHead(Panel):
    """Stands above the table."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__("surface")
        self._theme = theme
        self.verdict = Verdict(theme)
        self._row = QHBoxLayout(self)
        self._row.addWidget(label(theme, title or tr("Ready?"), "title", 600, "text"))
        self._row.addWidget(self.verdict)
        self._row.addStretch(1)
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        self._row.setSpacing(px(16))
        self.setFixedHeight(px(_HEIGHT))
