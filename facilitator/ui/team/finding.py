"""Telling a member's program where the team's server is by now, where it is not found any more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.team.fields import NamedField, kept_narrow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

_WIDTH = 420


class FindLine(QWidget):
    """Asks for an address, a code or a link while there is no connection; takes no room otherwise."""

    wanted = Signal(str)
    """Where to look, as it was typed or pasted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_searching = False
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
        self.progress = label(theme, "", "base", 400, "text2")
        row.setSpacing(theme.px(12))
        row.addWidget(self.look)
        row.addWidget(self.progress)
        row.addStretch(1)
        column.addLayout(row)
        self.place.edit.textEdited.connect(lambda _text: self.progress.setText(""))
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
            self.progress.setText("")
        if self._is_searching and not state.doing:
            self._say_found(state.problem)
        self.setVisible(is_asked and (is_lost or bool(self.place.text)))

    def show_searching(self) -> None:
        """Say that it is being looked for; how that ended is said with the next state."""
        self._is_searching = True
        self.place.setFocus()
        self.place.edit.setReadOnly(True)
        self.look.setEnabled(False)
        self.progress.setText(tr("Looking there …"))

    def _say_found(self, problem: str) -> None:
        self._is_searching = False
        self.place.edit.setReadOnly(False)
        self.look.setEnabled(True)
        self.place.blame(problem)
        is_found = not problem and self.place.text
        self.progress.setText(tr("The server is there; connecting …") if is_found else "")

    def _ask(self) -> None:
        if self._is_searching:
            return
        self.place.blame("")
        if self.place.text:
            self.wanted.emit(self.place.text)
        else:
            self.place.blame(tr("Type the address that the organiser’s team page shows."))
            self.place.setFocus()
