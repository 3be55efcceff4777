"""Telling a member's program where the team's server is by now, where it is not found any more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.team.fields import NamedField, kept_narrow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button

_WIDTH = 420


class FindLine(QWidget):
    """Asks for an address, a code or a link while there is no connection; takes no room otherwise."""

    wanted = Signal(str)
    """Where to look, as it was typed or pasted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hint = tr("as it stands on the organiser’s team page")
        self.place = NamedField(
            theme, tr("Has the server moved? Its new address, a code or a link"), hint=hint
        )
        self.look = button(theme, tr("Look there"), "outline")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        column.setSpacing(theme.px(8))
        column.addLayout(kept_narrow(self.place, theme.px(_WIDTH)))
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addStretch(1)
        column.addLayout(row)
        self.place.entered.connect(self._ask)
        self.look.clicked.connect(lambda _checked: self._ask())
        self.hide()

    def show_state(self, state: TeamState, *, is_asked: bool = True) -> None:
        """Ask where a server elsewhere is not there; what was typed stays until it is found.

        `is_asked` is False while something else is: a small window has no room for both.
        """
        link = state.link
        is_lost = link is not None and link.phase == "offline" and state.role != "organiser"
        if link is not None and link.phase == "online":
            self.place.edit.clear()
            self.place.blame("")
        self.setVisible(is_asked and (is_lost or bool(self.place.text)))

    def _ask(self) -> None:
        self.place.blame("")
        if self.place.text:
            self.wanted.emit(self.place.text)
        else:
            self.place.blame(tr("Type the address that the organiser’s team page shows."))
            self.place.setFocus()
