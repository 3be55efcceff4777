"""A server for a team that began without one: on this laptop, or an own one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.team.fields import NamedField
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class ServerCard(QWidget):
    """Offers to go on at a server; the others follow with the next room package."""

    host_wanted = Signal()
    server_wanted = Signal(str)
    """The invitation of an own server."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.host = button(theme, tr("Open the team here"), "outline", icon="team")
        self.server = NamedField(
            theme, tr("Address and invitation of the server"), hint=tr("as your IT gave it to you")
        )
        self.adopt = button(theme, tr("Connect"), "outline")
        self._lay_out(theme)
        self.host.clicked.connect(lambda _checked: self.host_wanted.emit())
        self.adopt.clicked.connect(lambda _checked: self._adopt())
        self.server.entered.connect(self._adopt)
        self.hide()

    def show_state(self, state: TeamState) -> None:
        """Offer nothing while something is under way."""
        for part in (self.host, self.adopt):
            part.setEnabled(not state.doing)

    def _adopt(self) -> None:
        if self.server.text:
            self.server_wanted.emit(self.server.text)
        else:
            self.server.blame(tr("Paste the address and the invitation of the server here."))
            self.server.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(theme, tr("Meet at a server"), "place", 600, "text"))
        why = tr(
            "Everybody goes on as they are: write a room package then, with it the others "
            "connect by themselves."
        )
        column.addWidget(label(theme, why, "meta", 400, "text2", wrap=True))
        for part in (self.host, self.server, self.adopt):
            if isinstance(part, NamedField):
                column.addWidget(part)
                continue
            row = QHBoxLayout()
            row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
