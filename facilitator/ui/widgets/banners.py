"""A banner: one sentence where the problem is, with its mends as verbs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_GLYPHS = {"ok": "check", "warn": "warn", "late": "late"}
_LEFT, _RIGHT, _GAP = 38, 10, 8
_LEAST = 300
"""Words of more than a line that would get less room than this stand above the mends."""


class Banner(QWidget):
    """A calm strip in the tone of what it says: ok, warn or late."""

    def __init__(
        self, theme: Theme, tone: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = label(theme, "", "base", 400, "text", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._words, 1)
        self._actions = QHBoxLayout()
        self._actions.addStretch(1)
        self._row.addLayout(self._actions)
        self._resize()
        theme.changed.connect(self._resize)
        if sentence:
            self.say(tone, sentence)

    def say(self, tone: str, sentence: str) -> None:
        """Show another sentence; the same one again costs nothing."""
        if (tone, sentence) == (self._tone, self._words.text()):
            return
        self._tone = tone
        # Not before there are words: selecting them needs a text document, 2 ms at the start.
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._arrange()
        self.update()

    def add_action(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """Offer a mend: a verb that says what it will do."""
        made = button(self._theme, text, "outline" if self._tone != "ok" else "text")
        made.setProperty("small", "true")
        made.clicked.connect(lambda _checked: slot())
        self._actions.addWidget(made)
        self._arrange()
        return made

    def _resize(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(_LEFT), px(6), px(_RIGHT), px(6))
        self._row.setSpacing(px(_GAP))
        self._actions.setSpacing(px(_GAP))
        self.setMinimumHeight(px(44))
        self._arrange()

    def _arrange(self) -> None:
        """Put the mends beside the words, or below where those would become a narrow column."""
        px = self._theme.px
        whole = self.width() - px(_LEFT) - px(_RIGHT)
        beside = whole - self._actions.sizeHint().width() - px(_GAP)
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        is_tight = not self._actions.isEmpty() and beside < min(words, px(_LEAST))
        way = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        if way != self._row.direction():
            self._row.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words room."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the glyph."""
        painter = QPainter(self)
        theme = self._theme
        paint_box(painter, theme, self.rect(), f"{self._tone}_soft", f"{self._tone}_line", radius=8)
        top = (self.height() - theme.px(16)) / 2
        theme.icons.draw(painter, theme.px(13), top, _GLYPHS[self._tone], self._tone)
