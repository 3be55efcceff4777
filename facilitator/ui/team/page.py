"""In a team: who is in it and how each laptop stands; inviting, taking out, leaving, ending."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.team.states import TeamState
from facilitator.ui.keys import tooltip
from facilitator.ui.rivals.draft_list import DraftList
from facilitator.ui.team.finding import FindLine
from facilitator.ui.team.handover import Handover
from facilitator.ui.team.invitation_list import Invitations
from facilitator.ui.team.inviting import InviteForm
from facilitator.ui.team.member_list import MemberList
from facilitator.ui.team.member_rows import rows_of
from facilitator.ui.team.words import problem_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

if TYPE_CHECKING:
    from facilitator.storage.teamed import Draft

_SIDE_WIDTH: Final = 336
_DRAFTS_HEIGHT: Final = 180
"""More of what stays on this laptop is scrolled to."""


class TeamPage(QWidget):
    """Shows a team; what is irrevocable is asked about in its own place, without a dialog."""

    invited = Signal(str, tuple)
    named = Signal(str, str, tuple)
    """Name, role, sessions: an invitation into a team without a server."""
    handed_over = Signal(str)
    """The device of such an invitation, which is not needed here any more."""
    withdrawn = Signal(str)
    revoked = Signal(str)
    left = Signal()
    ended = Signal()
    said = Signal(str)
    row_wanted = Signal(str, str)
    """Table and id of a row that stays on this laptop, to be seen where it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = TeamState()
        self.problem: Banner | None = None
        """What does not work, where something does not."""
        self.question: Banner | None = None
        """What is asked about right now."""
        self.members = MemberList(theme)
        self.form = InviteForm(theme)
        self.invitations = Invitations(theme)
        self.handover = Handover(theme)
        self.finding = FindLine(theme)
        self.drafts = DraftList(theme)
        self._drafts_area = _scrolling(_on_surface(self.drafts))
        self.revoke = button(theme, tr("Take out of the team …"), "outline", keys="Del")
        self.leave = button(theme, tr("Leave the team …"), "quiet")
        self.end = button(theme, tr("End the team …"), "quiet")
        self._above = QVBoxLayout()
        self._side = self._made_side()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.members)

    def show_state(self, state: TeamState, codes: Mapping[str, str]) -> None:
        """Show the team as it stands; `codes` name the sessions of the workshop that is shown."""
        self._state = state
        organises = state.role == "organiser"
        self.members.show_rows(rows_of(state, codes))
        self.form.ask_name(asked=state.is_serverless)
        self.form.show_rooms(codes)
        self.invitations.show_invitations(state.invitations, codes)
        self.handover.show_handouts(state.handouts, codes)
        self._side.setVisible(organises)
        self.end.setVisible(organises)
        self.leave.setVisible(not state.is_hosting and not (state.is_serverless and organises))
        for part in (self.form.send, self.leave, self.end):
            part.setEnabled(not state.doing)
        self._show_revocable()
        self._show_problem(problem_of(state))
        self.finding.show_state(state)

    def show_drafts(self, drafts: "Sequence[Draft]") -> None:
        """Show what was written here and nobody else takes."""
        self.drafts.show_drafts(drafts)
        wanted = self.drafts.sizeHint().height()
        self._drafts_area.setFixedHeight(min(wanted, self._theme.px(_DRAFTS_HEIGHT)))
        self._drafts_area.setVisible(bool(drafts))

    # Asking

    def ask_revoke(self, device: str) -> None:
        """Say what taking a laptop out means and does not mean, and offer it."""
        member = next((entry for entry in self._state.members if entry.device == device), None)
        if member is None:
            return
        sentence = tr(
            "{name} then reads and sends nothing more. What is already on that laptop stays there until it "
            "comes back to the team; nobody can fetch it from afar.",
            name=member.name,
        )
        self._ask(
            sentence, tr("Take {name} out", name=member.name), lambda: self.revoked.emit(device)
        )

    def ask_leave(self) -> None:
        """Say what leaving means, and offer it."""
        unsent = self._state.link.unsent if self._state.link else 0
        stays = tr("This file stays here as it is; nothing more is sent or received.")
        waits = trn(
            "{count} change is not sent yet and will be on this laptop only.",
            "{count} changes are not sent yet and will be on this laptop only.",
            unsent,
        )
        sentence = f"{waits} {stays}" if unsent else stays
        self._ask(sentence, tr("Leave now"), self.left.emit)

    def ask_end(self) -> None:
        """Say what ending means, and offer it."""
        sentence = tr(
            "What is on the server is deleted and the key destroyed. Each laptop keeps its own file; one that "
            "was not connected keeps what it had."
        )
        if self._state.is_serverless:
            sentence = tr(
                "The key on this laptop is destroyed: no room package can be made or read here any more. "
                "Each laptop keeps its own file."
            )
        self._ask(sentence, tr("End the team now"), self.ended.emit)

    def _ask(self, sentence: str, verb: str, do: Callable[[], object]) -> None:
        self._stop_asking()
        banner = self.question = Banner(self._theme, "warn", sentence)
        keep = banner.add_action(tr("Keep it as it is"), self._stop_asking)
        banner.add_action(verb, lambda: self._decide(do))
        self._above.addWidget(banner)
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, do: Callable[[], object]) -> None:
        self._stop_asking()
        do()

    def _stop_asking(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
            self.members.setFocus()

    # Showing

    def _show_revocable(self) -> None:
        row = self.members.current
        organises = self._state.role == "organiser"
        self.revoke.setVisible(organises and not self._state.is_serverless)
        can_go = row is not None and row.is_revocable
        self.revoke.setEnabled(can_go and not self._state.doing)
        tip = tr("Take out of the team …") if can_go else tr("Choose another laptop in the list")
        self.revoke.setToolTip(tooltip(tip, "Del"))

    def _show_problem(self, sentence: str) -> None:
        if self.problem is None and sentence:
            self.problem = Banner(self._theme, "warn", sentence)
            self._above.insertWidget(0, self.problem)
        elif self.problem is not None and sentence != self.problem.accessibleName():
            self.problem.say("warn", sentence)
        if self.problem is not None:
            self.problem.setVisible(bool(sentence))

    # Building

    def _connect(self) -> None:
        self.form.invited.connect(self.invited)
        self.form.named.connect(self.named)
        self.handover.dropped.connect(self.handed_over)
        self.handover.said.connect(self.said)
        self.invitations.withdrawn.connect(self.withdrawn)
        self.invitations.said.connect(self.said)
        self.drafts.chosen.connect(self.row_wanted)
        self.members.revoke_wanted.connect(self.ask_revoke)
        self.members.selectionModel().currentChanged.connect(lambda *_rows: self._show_revocable())
        self.revoke.clicked.connect(lambda _checked: self._ask_revoke_current())
        self.leave.clicked.connect(lambda _checked: self.ask_leave())
        self.end.clicked.connect(lambda _checked: self.ask_end())

    def _ask_revoke_current(self) -> None:
        if self.members.current is not None:
            self.ask_revoke(self.members.current.id)

    def _made_side(self) -> QWidget:
        px = self._theme.px
        inside = Panel("canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(20))
        column.addWidget(self.form)
        column.addWidget(self.invitations)
        column.addWidget(self.handover)
        column.addStretch(1)
        side = _scrolling(inside)
        side.setFixedWidth(px(_SIDE_WIDTH))
        return side

    def _lay_out(self) -> None:
        px = self._theme.px
        main = Panel("surface")
        column = QVBoxLayout(main)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(8))
        self._above.setSpacing(px(8))
        column.addLayout(self._above)
        column.addWidget(self.finding)
        title = label(self._theme, tr("Members"), "place", 600, "text")
        title.setContentsMargins(px(12), 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.members, 1)
        self._drafts_area.hide()
        indented = QHBoxLayout()
        indented.setContentsMargins(px(12), 0, px(12), 0)
        indented.addWidget(self._drafts_area)
        column.addLayout(indented)
        column.addLayout(self._foot((self.revoke,), (self.leave, self.end)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(line(horizontal=False))
        row.addWidget(self._side)

    def _foot(self, left: tuple[QPushButton, ...], right: tuple[QPushButton, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.setContentsMargins(self._theme.px(12), 0, self._theme.px(12), 0)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        return row


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _on_surface(inside: QWidget) -> QWidget:
    ground = Panel("surface")
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    return ground
