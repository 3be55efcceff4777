"""What stands around picture and table: the head, and what is said where nothing is there yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr
from facilitator.ui.planning.head import TabHead
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.commands import NEW_KEYS, SORT_KEYS
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel


class TimelineHead(TabHead):
    """Names the tab and the process, and offers what is done most."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Timeline"))
        self.process = ElidedLabel(theme, "", "base", 400, "text3")
        self.sort_button = button(theme, tr("Sort by date"), keys=SORT_KEYS)
        self.new_button = button(theme, tr("Milestone"), "primary", icon="plus", keys=NEW_KEYS)
        self.new_button.setAccessibleName(tr("New milestone"))
        self._row.addWidget(self.process, 1)
        self._row.addWidget(self.sort_button)
        self._row.addWidget(self.new_button)


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
