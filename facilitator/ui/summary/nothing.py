"""What stands where no key result is marked yet: one sentence, one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class Nothing(Panel):
    """Says what will appear here."""

    sessions_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        sentence = tr("Notes that are marked as key results stand here by topic.")
        self._offer = button(theme, tr("Go to the notes"), "primary", keys="Ctrl+2")
        self._offer.clicked.connect(lambda _checked: self.sessions_wanted.emit())
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, middle)
        column.addWidget(self._offer, 0, middle)
        column.addStretch(3)

    def show_topics(self, has_sessions: bool) -> None:
        """Offer the way to the notes where there are sessions to take them in."""
        self._offer.setVisible(has_sessions)
