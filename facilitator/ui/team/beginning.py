"""Not in a team yet, or not any more: three ways to work with others, each with one sentence."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.lost_keys import lost_keys
from facilitator.team.states import TeamState
from facilitator.ui.team.fields import NamedField, kept_narrow
from facilitator.ui.team.words import ended
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_PROGRESS: Final = {
    "founding": lambda: tr("Making the keys of the team …"),
    "hosting": lambda: tr("Starting the server …"),
}
_WIDTH, _FIELD_WIDTH, _SIDE = 680, 420, 24


class BeginPage(QScrollArea):
    """Says how a team comes about; it makes none itself."""

    host_wanted = Signal(str)
    """Open a team on this laptop; under the name given."""
    server_wanted = Signal(str, str)
    """Open a team on an own server: its invitation, and the name given."""
    found_wanted = Signal(str)
    """Begin a team without a server, under the name given."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.lost: Banner | None = None
        """Why a team is to be opened anew, where it is."""
        self.name = NamedField(theme, tr("Your name in the team"), name)
        self.server = NamedField(
            theme, tr("Address and invitation of the server"), hint=tr("as your IT gave it to you")
        )
        self.host = button(theme, tr("Open the team here"), "primary", icon="team")
        self.adopt = button(theme, tr("Connect"), "outline")
        self.found = button(theme, tr("Begin without a server"), "outline")
        self.ended = label(theme, "", "base", 400, "text", wrap=True)
        self._progress = label(theme, "", "base", 400, "text2")
        self._fault = label(theme, "", "base", 400, "late", wrap=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.name)
        self._lay_out()
        self.host.clicked.connect(lambda _checked: self._begin())
        self.name.entered.connect(self._begin)
        self.adopt.clicked.connect(lambda _checked: self._adopt())
        self.server.entered.connect(self._adopt)
        self.found.clicked.connect(lambda _checked: self._found())

    def show_state(self, state: TeamState) -> None:
        """Show what is under way, or why it did not come about."""
        busy = state.doing in _PROGRESS  # a file that is in no team "connects" too, to nothing
        for field in (self.name, self.server):  # which keep the keyboard, so that it goes nowhere
            field.edit.setReadOnly(busy)
        buttons = (self.host, self.adopt, self.found)
        if busy and any(part.hasFocus() for part in buttons):
            self.name.setFocus()
        for part in buttons:
            part.setEnabled(not busy)
        self._progress.setText(_PROGRESS[state.doing]() if busy else "")
        self._progress.setVisible(busy)
        lost = lost_keys(state.role) if state.has_lost_keys else ""
        self._show_lost(lost)
        self.ended.setText(ended())
        self.ended.setVisible(bool(state.ended_at))
        self._fault.setText("" if busy or state.problem == lost else state.problem)
        self._fault.setVisible(bool(self._fault.text()))

    def say_fault(self, sentence: str) -> None:
        """Say why what was asked for cannot be done: at the server's field where that was filled in."""
        if self.server.text:
            self.server.blame(sentence)
        else:
            self.name.blame(sentence)

    def _show_lost(self, sentence: str) -> None:
        if sentence and self.lost is None:
            self.lost = Banner(self._theme, "warn", sentence)
            self._column.insertWidget(0, self.lost)
        elif self.lost is not None:
            self.lost.setVisible(bool(sentence))
        self.host.setText(tr("Open the team anew here") if sentence else tr("Open the team here"))

    def _begin(self) -> None:
        if self._has_name():
            self.host_wanted.emit(self.name.text)

    def _adopt(self) -> None:
        if not self.server.text:
            self.server.blame(tr("Paste the address and the invitation of the server here."))
            self.server.setFocus()
        elif self._has_name():
            self.server_wanted.emit(self.server.text, self.name.text)

    def _found(self) -> None:
        if self._has_name():
            self.found_wanted.emit(self.name.text)

    def _has_name(self) -> bool:
        if self.name.text:
            return True
        self.name.blame(tr("Type the name by which the others know you."))
        self.name.setFocus()
        return False

    # Building

    def _lay_out(self) -> None:
        px = self._theme.px
        page = Panel("surface")
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(px(_SIDE), px(20), px(_SIDE), px(_SIDE))
        column.setSpacing(px(20))
        self._fault.setMaximumWidth(px(_WIDTH))
        column.addLayout(kept_narrow(self.ended, px(_WIDTH)))
        self.ended.hide()
        column.addLayout(kept_narrow(self.name, px(_FIELD_WIDTH)))
        for part in self._ways():
            column.addLayout(kept_narrow(part, px(_WIDTH)))
        column.addStretch(1)
        self.setWidget(page)

    def _ways(self) -> tuple[QWidget, ...]:
        return (
            self._way(
                tr("Open it on this laptop"),
                tr(
                    "This laptop becomes the meeting point and the others join with a code; it has to stay "
                    "switched on while they work together."
                ),
                (self.host, self._progress),
                below=self._fault,
            ),
            line(),
            self._way(
                tr("Use your own server"),
                tr("Your IT runs it, and it is there also when this laptop is switched off."),
                (self.adopt,),
                field=self.server,
            ),
            line(),
            self._way(
                tr("Without a server: room package"),
                tr(
                    "What a room has written travels as one encrypted file, by e-mail or on a shared drive. "
                    "Each of the others gets an invitation from you, a text to be handed over like a password."
                ),
                (self.found,),
            ),
        )

    def _way(
        self,
        title: str,
        sentence: str,
        buttons: tuple[QPushButton | QWidget, ...],
        *,
        field: QWidget | None = None,
        below: QWidget | None = None,
    ) -> QWidget:
        theme, px = self._theme, self._theme.px
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(theme, title, "place", 600, "text"))
        column.addWidget(label(theme, sentence, "base", 400, "text2", wrap=True))
        if field is not None:
            column.addLayout(kept_narrow(field, px(_FIELD_WIDTH)))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for part in buttons:
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        if below is not None:
            column.addWidget(below)
        return box
