"""In a team: who is in it and how each laptop stands; inviting, taking out, leaving, ending."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.team.states import TeamState
from facilitator.ui.keys import tooltip
from facilitator.ui.rivals.draft_list import DraftList
from facilitator.ui.team import sentences
from facilitator.ui.team.finding import FindLine
from facilitator.ui.team.handover import Handover
from facilitator.ui.team.invitation_list import Invitations
from facilitator.ui.team.inviting import InviteForm
from facilitator.ui.team.member_list import MemberList
from facilitator.ui.team.member_rows import rows_of
from facilitator.ui.team.part_form import PartForm
from facilitator.ui.team.server_card import ServerCard
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
    changed = Signal(str, str, tuple)
    """Device, role and sessions of somebody whose part is another from now on."""
    host_wanted = Signal()
    """A team without a server is to meet on this laptop."""
    server_wanted = Signal(str)
    """The same at an own server: its invitation."""
    left = Signal()
    ended = Signal()
    said = Signal(str)
    row_wanted = Signal(str, str)
    """Table and id of a row that stays on this laptop, to be seen where it stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = TeamState()
        self._codes: Mapping[str, str] = {}
        self.problem: Banner | None = None
        """What does not work, where something does not."""
        self.question: Banner | None = None
        """What is asked about right now."""
        self.members = MemberList(theme)
        self.part = PartForm(theme)
        self.form = InviteForm(theme)
        self.invitations = Invitations(theme)
        self.handover = Handover(theme)
        self.server = ServerCard(theme)
        self.finding = FindLine(theme)
        self.drafts = DraftList(theme)
        self._drafts_area = _scrolling(_on_surface(self.drafts))
        self.change = button(theme, tr("Change …"), "outline", keys="Return")
        self.change.setAccessibleName(tr("Change role or rooms …"))
        self.revoke = button(theme, tr("Take out of the team …"), "outline", keys="Del")
        self.leave = button(theme, tr("Leave the team …"), "quiet")
        self.end = button(theme, tr("End the team …"), "quiet")
        self._above = QVBoxLayout()
        self._side, self._beside = self._made_side(), line(horizontal=False)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.members)

    def show_state(self, state: TeamState, codes: Mapping[str, str]) -> None:
        """Show the team as it stands; `codes` name the sessions of the workshop that is shown."""
        self._state = state
        organises = state.role == "organiser"
        rows = rows_of(state, codes)
        self.members.show_rows(rows)
        self.form.ask_name(asked=state.is_serverless)
        self.form.show_rooms(codes)
        self.invitations.show_invitations(state.invitations, codes)
        self.handover.show_handouts(state.handouts, codes)
        self.server.setVisible(organises and state.is_serverless)
        self.server.show_state(state)
        self._codes = codes
        self.part.show_rooms(codes)
        if not any(row.id == self.part.device and row.is_changeable for row in rows):
            self.part.dismiss()
        self._side.setVisible(organises)
        self._beside.setVisible(organises)
        self.end.setVisible(organises)
        self.leave.setVisible(not state.is_hosting and not (state.is_serverless and organises))
        for part in (self.form.send, self.leave, self.end):
            part.setEnabled(not state.doing)
        self._show_current()
        self.finding.show_state(state, is_asked=self.question is None)
        if state.problem == self.finding.place.fault:  # which is said there
            state = state._replace(problem="")
        self._show_problem(problem_of(state))

    def show_drafts(
        self, drafts: "Sequence[Draft]", places: "Mapping[tuple[str, str], str] | None" = None
    ) -> None:
        """Show what was written here and nobody else takes, and where that stands."""
        self.drafts.show_drafts(drafts, places or {})
        wanted = self.drafts.sizeHint().height()
        self._drafts_area.setFixedHeight(min(wanted, self._theme.px(_DRAFTS_HEIGHT)))
        self._drafts_area.setVisible(not self.drafts.isHidden())

    # Asking

    def ask_part(self, device: str) -> None:
        """Offer role and rooms of a laptop, to be changed."""
        member = next((one for one in self._state.members if one.device == device), None)
        if member is not None:
            self._stop_asking()
            self.part.ask(member, self._codes)

    def ask_revoke(self, device: str) -> None:
        """Say what taking a laptop out means and does not mean, and offer it."""
        member = next((entry for entry in self._state.members if entry.device == device), None)
        if member is None:
            return
        sentence = sentences.taking_out(self._state, member)
        self._ask(
            sentence, tr("Take {name} out", name=member.name), lambda: self.revoked.emit(device)
        )

    def ask_leave(self) -> None:
        """Say what leaving means, and offer it."""
        self._ask(sentences.leaving(self._state), tr("Leave now"), self.left.emit)

    def ask_end(self) -> None:
        """Say what ending means, and offer it."""
        self._ask(sentences.ending(self._state), tr("End the team now"), self.ended.emit)

    def _ask(self, sentence: str, verb: str, do: Callable[[], object]) -> None:
        self._stop_asking()
        self.part.dismiss()
        banner = self.question = Banner(self._theme, "warn", sentence)
        keep = banner.add_action(tr("Keep it as it is"), self._stop_asking)
        banner.add_action(verb, lambda: self._decide(do))
        self._above.addWidget(banner)
        self.finding.show_state(self._state, is_asked=False)
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, do: Callable[[], object]) -> None:
        self._stop_asking()
        do()

    def _stop_asking(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
            self.finding.show_state(self._state)
            self.members.setFocus()

    # Showing

    def _show_current(self) -> None:
        """Offer what can be done about the laptop at the keyboard."""
        row = self.members.current
        other = tr("Choose another laptop in the list")
        for part, text, keys, is_possible in (
            (self.change, tr("Change role or rooms …"), "Return", bool(row and row.is_changeable)),
            (self.revoke, tr("Take out of the team …"), "Del", bool(row and row.is_revocable)),
        ):
            part.setVisible(self._state.role == "organiser")
            part.setEnabled(is_possible and not self._state.doing)
            part.setToolTip(tooltip(text if is_possible else other, keys))

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
        self.members.change_wanted.connect(self.ask_part)
        self.members.selectionModel().currentChanged.connect(lambda *_rows: self._show_current())
        self.part.changed.connect(self.changed)
        self.part.dismissed.connect(self.members.setFocus)
        self.server.host_wanted.connect(self.host_wanted)
        self.server.server_wanted.connect(self.server_wanted)
        self.change.clicked.connect(lambda _checked: self._ask_of_current(self.ask_part))
        self.revoke.clicked.connect(lambda _checked: self._ask_of_current(self.ask_revoke))
        self.leave.clicked.connect(lambda _checked: self.ask_leave())
        self.end.clicked.connect(lambda _checked: self.ask_end())

    def _ask_of_current(self, ask: Callable[[str], None]) -> None:
        if self.members.current is not None:
            ask(self.members.current.id)

    def _made_side(self) -> QWidget:
        px = self._theme.px
        inside = Panel("canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(20))
        column.addWidget(self.form)
        column.addWidget(self.invitations)
        column.addWidget(self.handover)
        column.addWidget(self.server)
        column.addStretch(1)
        side = _scrolling(inside)
        side.setFixedWidth(px(_SIDE_WIDTH))
        return side

    def _lay_out(self) -> None:
        px = self._theme.px
        main = Panel("surface")
        column = QVBoxLayout(main)
        column.setContentsMargins(px(12), px(16), px(12), px(12))
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
        spaced = QHBoxLayout()
        spaced.setContentsMargins(px(12), 0, px(12), 0)
        spaced.addWidget(self.part)
        column.addLayout(spaced)
        column.addLayout(self._foot((self.change, self.revoke), (self.leave, self.end)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, 1)
        row.addWidget(self._beside)
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
