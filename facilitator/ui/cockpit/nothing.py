"""What the cockpit shows where there is no room: one sentence, one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.records import Round
from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Nothing(QWidget):
    """Says what will appear here."""

    sessions_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sentence = label(theme, "", "lead", 400, "text2")
        offer = button(theme, tr("Go to the sessions"), keys="Ctrl+2")
        offer.clicked.connect(lambda _checked: self.sessions_wanted.emit())
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        column.addWidget(self.sentence, 0, _MIDDLE)
        column.addWidget(offer, 0, _MIDDLE)
        column.addStretch(3)

    def show_for(self, part: Round | None) -> None:
        """Say it of a round, or of a workshop that has none."""
        self.sentence.setText(
            tr("Round {number} has no sessions.", number=part.number)
            if part
            else tr(
                "The rooms stand here side by side once the workshop has a round with sessions."
            )
        )
