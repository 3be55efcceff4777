"""What stands where a workshop has no session yet: one sentence, one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class Emptiness(Panel):
    """Says what will appear here."""

    def __init__(self, theme: Theme, import_text: Callable[[], object]) -> None:
        super().__init__("surface")
        sentence = tr(
            "Topics and guiding questions will stand here once the file holds a workshop."
        )
        offer = button(theme, tr("Import text …"), "primary")
        offer.clicked.connect(lambda _checked: import_text())
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, middle)
        column.addWidget(offer, 0, middle)
        column.addStretch(3)
