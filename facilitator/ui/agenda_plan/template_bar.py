"""The bar in which rounds are inserted by their pattern: "2 rounds × 3 topics, 45 min, 15 min break"."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from facilitator.actions.plan_templates import MOST_ROUNDS, MOST_TOPICS
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class Pattern(NamedTuple):
    """What is to be inserted."""

    rounds: int
    topics: int
    minutes: int
    pause: int


class TemplateBar(Panel):
    """Stands above the table while it is open; Enter inserts, Escape leaves."""

    inserted = Signal(object)
    """The pattern."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.rounds = NumberField(theme, tr("Rounds"), 1, MOST_ROUNDS, 2)
        self.topics = NumberField(theme, tr("Topics"), 1, MOST_TOPICS, 3)
        self.minutes = NumberField(theme, tr("Minutes of a round"), 1, 600, 45)
        self.pause = NumberField(theme, tr("Minutes between the rounds"), 0, 240, 15)
        self.insert = button(theme, tr("Insert rounds"), "primary")
        self.insert.clicked.connect(lambda _checked: self._insert())
        self._row = QHBoxLayout(self)
        for part, words in (
            (self.rounds, tr("rounds ×")),
            (self.topics, tr("topics,")),
            (self.minutes, tr("min each,")),
            (self.pause, tr("min break between them")),
        ):
            self._row.addWidget(part)
            self._row.addWidget(label(theme, words, "base", 400, "text2"))
        self._row.addStretch(1)
        self._row.addWidget(self.insert)
        self.setAccessibleName(tr("Insert rounds"))
        self.hide()
        theme.changed.connect(self._resize)
        self._resize()

    def open(self, topics: int) -> None:
        """Show the bar, with as many topics as the workshop has."""
        self.topics.set_value(topics or self.topics.value)
        self.show()
        self.rounds.setFocus()
        self.rounds.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert with Enter, leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert()
        else:
            super().keyPressEvent(event)

    def _insert(self) -> None:
        values = (part.value for part in (self.rounds, self.topics, self.minutes, self.pause))
        self.hide()
        self.inserted.emit(Pattern(*values))

    def _resize(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(24), px(8), px(16), px(8))
        self._row.setSpacing(px(8))


class NumberField(QLineEdit):
    """A small whole number; arrow keys go up and down, and it stays within its bounds."""

    def __init__(self, theme: Theme, name: str, least: int, most: int, value: int) -> None:
        super().__init__()
        self._theme = theme
        self._least, self._most, self._known = least, most, value
        self.setValidator(QIntValidator(0, most, self))
        self.setAccessibleName(name)
        self.setToolTip(name)
        theme.dress(self, "base", 400)
        self.set_value(value)
        theme.changed.connect(self._resize)
        self._resize()

    @property
    def value(self) -> int:
        """The number, the last good one where none is typed."""
        text = self.text().strip()
        self._known = self._bounded(int(text)) if text.isdecimal() else self._known
        return self._known

    def set_value(self, value: int) -> None:
        """Show another number."""
        self._known = self._bounded(value)
        self.setText(str(self._known))

    def _bounded(self, value: int) -> int:
        return max(self._least, min(value, self._most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows, else type."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if step := steps.get(Qt.Key(event.key()), 0):
            self.set_value(self.value + step)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(52))
