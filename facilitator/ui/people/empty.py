"""What stands where nobody is in the workshop yet: one sentence, one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr
from facilitator.ui.people.head import LIST_KEYS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class NobodyYet(Panel):
    """Says what will appear here."""

    def __init__(self, theme: Theme, read_list: Callable[[], object]) -> None:
        super().__init__("surface")
        sentence = tr("Whoever is invited stands here, with organisation, group and wishes.")
        self.offer = button(theme, tr("Read list of people …"), "primary", keys=LIST_KEYS)
        self.offer.clicked.connect(lambda _checked: read_list())
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, middle)
        column.addWidget(self.offer, 0, middle)
        column.addStretch(3)
