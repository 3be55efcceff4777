"""The invitations that are open: one is shown as a card, the others lead to it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.team.states import InvitationState
from facilitator.ui.team.invitation_card import InvitationCard
from facilitator.ui.team.words import rooms_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label


class Invitations(QWidget):
    """Shows the newest invitation; where there are several, a choice among them above it."""

    withdrawn = Signal(str)
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._open: tuple[InvitationState, ...] = ()
        self._codes: Mapping[str, str] = {}
        self._title = label(theme, tr("Open invitations"), "place", 600, "text")
        self.choice = ComboBox(theme)
        self.choice.setAccessibleName(tr("Open invitations"))
        self.card = InvitationCard(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for part in (self._title, self.choice, self.card):
            column.addWidget(part)
        self.card.withdrawn.connect(self.withdrawn)
        self.card.said.connect(self.said)
        self.choice.currentIndexChanged.connect(lambda _at: self._show_chosen())
        self.hide()

    def show_invitations(
        self, invitations: tuple[InvitationState, ...], codes: Mapping[str, str]
    ) -> None:
        """Show the open ones; one that is new comes to the front."""
        fresh = {entry.id for entry in invitations} - {entry.id for entry in self._open}
        wanted = self.choice.currentData()
        for entry in invitations:
            wanted = entry.id if entry.id in fresh else wanted
        self._open, self._codes = invitations, codes
        self._fill(wanted)
        self.setVisible(bool(invitations))
        self.choice.setVisible(len(invitations) > 1)
        self._show_chosen()

    def _fill(self, wanted: str | None) -> None:
        self.choice.blockSignals(True)
        self.choice.clear()
        for number, entry in enumerate(self._open, start=1):
            rooms = rooms_of(entry.sessions, self._codes)
            name = " · ".join(filter(None, (f"{number}", role_name(entry.role), rooms)))
            self.choice.addItem(name, entry.id)
        self.choice.setCurrentIndex(max(self.choice.findData(wanted), 0))
        self.choice.blockSignals(False)

    def _show_chosen(self) -> None:
        chosen = self.choice.currentData()
        for entry in self._open:
            if entry.id == chosen:
                self.card.show_invitation(entry, self._codes)
