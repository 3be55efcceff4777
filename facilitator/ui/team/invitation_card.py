"""One invitation as the other person needs it: a code to type, a link to send, a picture to scan."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.roles import role_name
from facilitator.team.states import InvitationState
from facilitator.ui.team.qr import QrPicture
from facilitator.ui.team.words import clock_time, rooms_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class InvitationCard(QWidget):
    """Shows an invitation that is open; it can be copied and taken back."""

    withdrawn = Signal(str)
    """The id of an invitation that shall not work any more."""
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: InvitationState | None = None
        self._about = label(theme, "", "base", 500, "text", wrap=True)
        self.code = label(theme, "", "lead", 600, "text", wrap=True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(tr("Code to type"))
        self.picture = QrPicture(theme)
        self._until = label(theme, "", "meta", 400, "text3", wrap=True)
        self.copy_code = button(theme, tr("Copy code"), "outline")
        self.copy_link = button(theme, tr("Copy link"), "outline")
        self.withdraw = button(theme, tr("Withdraw"), "text")
        self._lay_out()
        self.copy_code.clicked.connect(lambda _checked: self._copy_code())
        self.copy_link.clicked.connect(lambda _checked: self._copy_link())
        self.withdraw.clicked.connect(lambda _checked: self._withdraw())

    @property
    def invitation(self) -> InvitationState | None:
        """What is shown."""
        return self._shown

    def show_invitation(self, invitation: InvitationState, codes: Mapping[str, str]) -> None:
        """Show another invitation, or the same one as it is now."""
        rooms = rooms_of(invitation.sessions, codes)
        self._about.setText(" · ".join(filter(None, (role_name(invitation.role), rooms))))
        time = clock_time(invitation.expires_at)
        self._until.setText(_until(time))
        if invitation == self._shown:
            return
        self._shown = invitation
        self.code.setText(_in_two_lines(invitation.code))
        self.code.setAccessibleDescription(invitation.code)
        for part in (self.code, self.copy_code):
            part.setVisible(bool(invitation.code))
        self.picture.show_rows(_modules(invitation.link))

    def _copy_code(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.code)
            self.said.emit(tr("Code copied"))

    def _copy_link(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText(self._shown.link)
            self.said.emit(tr("Link copied"))

    def _withdraw(self) -> None:
        if self._shown is not None:
            self.withdrawn.emit(self._shown.id)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self._about, self.code, self.picture, self._until):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.copy_code, self.copy_link):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "\n".join("-".join(part) for part in (groups[:half], groups[half:]) if part)


def _until(time: str) -> str:
    once = tr("Lets one person in; this program has to be open then.")
    return tr("{once} Valid until {time}.", once=once, time=time) if time else once


def _modules(link: str) -> tuple[tuple[bool, ...], ...]:
    from facilitator.team.invitations import parse  # noqa: PLC0415 - only where one is shown

    return parse(link).qr_rows()
