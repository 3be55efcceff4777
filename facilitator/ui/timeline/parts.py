"""What stands around picture and table: the head, and what is said where nothing is there yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.commands import NEW_KEYS, SORT_KEYS
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

_HEIGHT, _SIDE = 60, 24


class TimelineHead(Panel):
    """Names the tab and the process, and offers what is done most."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.process = ElidedLabel(theme, "", "base", 400, "text3")
        self.sort_button = button(theme, tr("Sort by date"), keys=SORT_KEYS)
        self.new_button = button(theme, tr("Milestone"), "primary", icon="plus", keys=NEW_KEYS)
        self.new_button.setAccessibleName(tr("New milestone"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(label(theme, tr("Timeline"), "title", 600, "text"))
        self._row.addWidget(self.process, 1)
        self._row.addWidget(self.sort_button)
        self._row.addWidget(self.new_button)
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(_HEIGHT))


class NoMilestones(Panel):
    """Says what will appear here."""

    def __init__(self, theme: Theme, add: Callable[[], object]) -> None:
        super().__init__("surface")
        sentence = tr("The steps of the process stand here, with exact, rough or open dates.")
        self.offer = button(theme, tr("New milestone"), "primary", keys=NEW_KEYS)
        self.offer.clicked.connect(lambda _checked: add())
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, middle)
        column.addWidget(self.offer, 0, middle)
        column.addStretch(3)
