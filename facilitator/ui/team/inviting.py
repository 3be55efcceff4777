"""Inviting somebody: in which role, into which rooms; then a code, a link and a picture of it."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.domain.areas import INVITED, TeamRole
from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.ui.team.fields import NamedField
from facilitator.ui.team.room_ticks import RoomTicks
from facilitator.ui.team.words import role_sentence
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import label

_COLUMNS = 3


class InviteForm(QWidget):
    """Asks for role and rooms; only moderators have rooms, which they choose where none is ticked.

    In a team without a server it asks for a name too: nobody says theirs when they come.
    """

    invited = Signal(str, tuple)
    """Role, and the ids of sessions."""
    named = Signal(str, str, tuple)
    """Name, role, and the ids of sessions: somebody for a team without a server."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = NamedField(theme, tr("Name of the invited person"))
        self.name.hide()
        self.role = ComboBox(theme)
        self.role.setAccessibleName(tr("Role"))
        for role in INVITED:
            self.role.addItem(role_name(role), role)
        self._sentence = label(theme, "", "meta", 400, "text3", wrap=True)
        self.rooms = RoomTicks(theme, _COLUMNS)
        self.send = button(theme, tr("Make an invitation"), "primary", icon="plus")
        self._lay_out()
        self.role.currentIndexChanged.connect(lambda _at: self._show_role())
        self.name.entered.connect(self._invite)
        self.send.clicked.connect(lambda _checked: self._invite())
        self._show_role()

    @property
    def chosen_role(self) -> TeamRole:
        """The role that is chosen."""
        return cast("TeamRole", self.role.currentData())

    @property
    def chosen_sessions(self) -> tuple[str, ...]:
        """The sessions that are ticked, where the role has any."""
        if self.chosen_role != "moderator":
            return ()
        return self.rooms.ticked

    def box_of(self, session_id: str) -> QPushButton:
        """Return the button that ticks a session."""
        return self.rooms.box_of(session_id)

    def show_rooms(self, codes: Mapping[str, str]) -> None:
        """Offer the rooms of a workshop, by session id and code; what is ticked stays so."""
        if self.rooms.show_rooms(codes):
            self._show_role()

    def ask_name(self, *, asked: bool) -> None:
        """Ask whom the invitation is for, or leave that to whoever comes."""
        if asked != self.name.isHidden():
            return
        self.name.setVisible(asked)
        stage = self.role.findData("guest")
        if asked and stage >= 0:  # a guest sees what comes over a server, and reads no package
            self.role.removeItem(stage)
        elif not asked and stage < 0:
            self.role.addItem(role_name("guest"), "guest")
        self._show_role()

    def _show_role(self) -> None:
        self.rooms.blame("")
        chosen = self.chosen_role
        is_certain = chosen == "moderator" and not self.name.isHidden()
        rooms = tr("Writes in the rooms ticked here and reads all others.")
        self._sentence.setText(rooms if is_certain else role_sentence(chosen))
        self.rooms.setVisible(self.chosen_role == "moderator" and self.rooms.has_rooms)

    def _invite(self) -> None:
        if self.name.isHidden():
            self.invited.emit(self.chosen_role, self.chosen_sessions)
        elif self.name.text and not self.chosen_sessions and not self.rooms.isHidden():
            self.rooms.blame(tr("Tick the rooms in which the person moderates."))
            self.rooms.focus_first()
        elif self.name.text:
            self.named.emit(self.name.text, self.chosen_role, self.chosen_sessions)
            self.name.edit.clear()
        else:
            self.name.blame(tr("Type the name of the person."))
            self.name.setFocus()

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(self._theme, tr("Invite"), "place", 600, "text"))
        for part in (self.name, self.role, self._sentence, self.rooms):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.send)
        row.addStretch(1)
        column.addLayout(row)
