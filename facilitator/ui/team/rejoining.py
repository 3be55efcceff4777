"""In a team whose keys are gone on this laptop: coming in again with the file that is open."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.language import tr
from facilitator.team.lost_keys import lost_keys
from facilitator.team.states import TeamState
from facilitator.ui.team.fields import NamedField, kept_narrow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_WIDTH: Final = 420


class RejoinPage(Panel):
    """Asks for a new invitation; it lets nobody in itself."""

    wanted = Signal(str, str)
    """An invitation as it was typed or pasted, and a name."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__("surface")
        self._theme = theme
        self.lost = Banner(theme, "warn", "")
        self.invitation = NamedField(
            theme, tr("Code or link of the new invitation"), hint=tr("ABCDE-FGHJK-…")
        )
        self.name = NamedField(theme, tr("Your name in the team"), name)
        self.join = button(theme, tr("Join with this file"), "primary", icon="team")
        self._progress = label(theme, tr("Coming in …"), "base", 400, "text2")
        self.setFocusProxy(self.invitation)
        self._lay_out()
        self.join.clicked.connect(lambda _checked: self._ask())
        self.invitation.entered.connect(self._ask)
        self.name.entered.connect(self._ask)

    def show_state(self, state: TeamState) -> None:
        """Say what is lost, what is under way, or why nobody was let in."""
        lost, busy = lost_keys(state.role), bool(state.doing)
        self.lost.say("warn", lost)
        for field in (self.invitation, self.name):  # which keep the keyboard
            field.edit.setReadOnly(busy)
        if busy and self.join.hasFocus():
            self.invitation.setFocus()
        self.join.setEnabled(not busy)
        self._progress.setVisible(busy)
        if state.problem not in {"", lost}:
            self.invitation.blame(state.problem)

    def say_fault(self, sentence: str) -> None:
        """Say beside the field why that cannot be done."""
        self.invitation.blame(sentence)
        self.invitation.setFocus()

    def _ask(self) -> None:
        if not self.invitation.text:
            self.say_fault(tr("Type the code, or paste the link that was sent to you."))
        elif not self.name.text:
            self.name.blame(tr("Type the name by which the others know you."))
            self.name.setFocus()
        else:
            self.invitation.blame("")
            self.wanted.emit(self.invitation.text, self.name.text)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(24))
        column.setSpacing(px(16))
        column.addWidget(self.lost)
        for field in (self.invitation, self.name):
            column.addLayout(kept_narrow(field, px(_WIDTH)))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.join)
        row.addWidget(self._progress)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
