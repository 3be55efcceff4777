"""The team's place in a window: how one begins, or who is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from facilitator.actions.desk import Outcome
from facilitator.domain.areas import TeamRole
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr, trn
from facilitator.settings import Settings
from facilitator.team.states import TeamState
from facilitator.ui.commands import Command
from facilitator.ui.shell import choosers
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.team.beginning import BeginPage
from facilitator.ui.team.head import TeamHead
from facilitator.ui.team.link_line import LinkLine
from facilitator.ui.team.package_bar import PackageBar
from facilitator.ui.team.packaging import Arrived, Packaging
from facilitator.ui.team.page import TeamPage
from facilitator.ui.team.rejoining import RejoinPage
from facilitator.ui.team.words import phrase_of
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.panels import line
from facilitator.ui.workspace import Workspace

if TYPE_CHECKING:
    from facilitator.team.hosting import Team
    from facilitator.team.packages import TakenIn
    from facilitator.ui.team.bridge import TeamBridge

_PLAN = ("workshop", "round", "topic", "session")


class TeamScreen(PlaceScreen):
    """Shows the team of a file; everything that is done here is asked of the bridge."""

    row_wanted = Signal(str, str)
    """Table and id of a row that is to be seen where it stands."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        settings: Settings,
        shown_session: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._shown_session = shown_session
        self._workspace = workspace
        self._settings = settings
        self._workshop_id = ""
        self._codes: dict[str, str] = {}
        self._bridge: TeamBridge | None = None
        self._is_finding = False
        self._owes_code = False
        """Whether a team was opened here whose first invitation is still to be shown."""
        self._owes_package = False
        """Whether a team has come to a server here, which the others do not know of yet."""
        self.head = TeamHead(theme)
        self.begin = BeginPage(theme, settings.get("name", ""))
        self.page = TeamPage(theme)
        self.rejoin = RejoinPage(theme, settings.get("name", ""))
        self.packages = Packaging(workspace, self)
        self.package_bar = PackageBar(theme)
        self.links = LinkLine(theme)
        self._body = QStackedWidget()
        self._lay_out(theme)
        self._connect()

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show the team, with the rooms of a workshop."""
        self._workshop_id = workshop_id
        if self._bridge is None and not self._workspace.file.read_only:
            bridge = self._bridge = self._workspace.team()
            bridge.changed.connect(self._show)
            bridge.failed.connect(self._say_fault)
        self._read_codes()
        self._show()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Team")
        if self.state.has_lost_keys:
            return []
        found = [
            Command("package-out", tr("Write a room package …"), (), self.export_package, "upload", group),
            Command("package-in", tr("Read a room package …"), (), self.import_package, "download", group),
        ]  # fmt: skip
        if self.state.is_team and self.state.role == "organiser":
            invite = self.page.form.role.setFocus
            found.insert(0, Command("invite", tr("Invite"), (), invite, "plus", group))
        return found

    @property
    def state(self) -> TeamState:
        """How the team stands."""
        return self._bridge.state if self._bridge else TeamState()

    def _show(self) -> None:
        state = self.state
        self.head.standing.show_phrase(
            phrase_of(state) if state.is_team or state.ended_at else None
        )
        self.head.offer_packages(offered=state.is_team and not state.has_lost_keys)
        focused = self.focusWidget()
        had_keyboard = focused is not None and focused.hasFocus()
        shown = self._page_of(state)
        if isinstance(shown, TeamPage):
            shown.show_state(state, self._codes)
            self._show_drafts(shown)
        else:
            shown.show_state(state)
        if shown is not self._body.currentWidget():
            self._body.setCurrentWidget(shown)
            self.setFocusProxy(shown)
            if had_keyboard:
                shown.setFocus()
        self._show_first_code(state)
        self._offer_first_package(state)

    def _page_of(self, state: TeamState) -> BeginPage | TeamPage | RejoinPage:
        """Return what shows a team, or how one begins, or how it goes on where its keys are gone."""
        if state.has_lost_keys:
            return self.begin if state.role == "organiser" else self.rejoin
        return self.page if state.is_team else self.begin

    def _show_drafts(self, page: TeamPage) -> None:
        read = self._workspace.desk.read
        drafts = read.drafts()
        places: dict[tuple[str, str], str] = {}
        if drafts:
            from facilitator.ui.rivals.reading import draft_places  # noqa: PLC0415 - seldom needed

            places = draft_places(read, read.head(self._workshop_id), drafts)
        page.show_drafts(drafts, places)

    def _offer_first_package(self, state: TeamState) -> None:
        """Offer the package by which the others come along to a server."""
        if self._owes_package and not state.doing:
            self._owes_package = False
            if state.link is not None and not state.problem:
                self.package_bar.offer_package()

    def _show_first_code(self, state: TeamState) -> None:
        """Show a code as soon as there is a team: whoever comes with it chooses their room."""
        if self._owes_code and state.is_team and state.link and not state.doing:
            self._owes_code = False
            self._invite("moderator", ())

    def _read_codes(self) -> None:
        try:
            head = self._workspace.desk.read.head(self._workshop_id)
        except Bug:
            raise
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return
        codes = ((str(code), session) for session, code in head.code.items())
        self._codes = {session: code for code, session in sorted(codes)}

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if self.isVisible() and outcome.touches(*_PLAN):
            self._read_codes()
            self._show()

    def _say_fault(self, sentence: str) -> None:
        page = self._page_of(self.state)
        if self._is_finding:
            self.page.finding.place.blame(sentence)
        elif isinstance(page, TeamPage):
            self.said.emit(sentence)
        else:
            page.say_fault(sentence)

    # What it does

    def _find(self, place: str) -> None:
        if self._bridge is not None:
            self._is_finding = True
            self._bridge.do(lambda team: self._look(team, place))
            self._is_finding = False

    def _look(self, team: "Team", place: str) -> None:
        team.find_server(place)  # raises where it cannot be there
        self.page.finding.show_searching()

    def _come_back(self, invitation: str, name: str) -> None:
        self._settings.put("name", name)
        if self._bridge is not None:
            self._bridge.do(lambda team: team.come_back(invitation, name=name))

    def _host(self, name: str) -> None:
        self._settings.put("name", name)
        if self._bridge is not None:
            self._owes_code = True
            self._bridge.do(lambda team: team.host(name=name))

    def _adopt(self, invitation: str, name: str) -> None:
        self._settings.put("name", name)
        if self._bridge is not None:
            self._owes_code = True
            self._bridge.do(lambda team: team.adopt(invitation, name=name))

    def _found(self, name: str) -> None:
        self._settings.put("name", name)
        if self._bridge is not None:
            self._bridge.do(lambda team: team.found(name=name))

    def _invite_by_package(self, name: str, role: TeamRole, sessions: tuple[str, ...]) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.invite_by_package(name, role, sessions))

    def _drop_handout(self, device: str) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.drop_handout(device))

    def _invite(self, role: TeamRole, sessions: tuple[str, ...]) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.invite(role, sessions))

    def _withdraw(self, invitation_id: str) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.withdraw(invitation_id))

    def _revoke(self, device: str) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.revoke(device))

    def _change(self, device: str, role: TeamRole, sessions: tuple[str, ...]) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.change(device, role, sessions))

    def _move_here(self) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.host(name=self._own_name))
            self._owes_package = True

    def _move_to(self, invitation: str) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.adopt(invitation, name=self._own_name))
            self._owes_package = True

    @property
    def _own_name(self) -> str:
        own = (member.name for member in self.state.members if member.is_self)
        return next(own, "") or tr("Organiser")

    def _leave(self) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.leave())

    def _end(self) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: team.end())

    # Room packages

    def export_package(self) -> None:
        """Ask of which rooms, then where to, and write a package."""
        if not self._has_packages():
            return
        self.package_bar.ask_rooms(self._codes, self._shown_session())

    def import_package(self) -> None:
        """Ask for a package and show what it brings."""
        if not self._has_packages():
            return
        path = choosers.package_to_read(self, self._workspace.path.parent)
        if path:
            self.read_package(path)

    def _has_packages(self) -> bool:
        """Tell whether there can be packages; where there is no team, say how one comes about."""
        if not self.state.is_team:
            self.said.emit(
                tr(
                    "Room packages belong to a team. Begin one here, or join one; then write or read them."
                )
            )
        return self.state.is_team and not self.state.has_lost_keys

    def read_package(self, path: Path) -> None:
        """Show what a package brings."""
        if self._bridge is not None:
            self._bridge.do(lambda team: self.packages.look(team, path))

    def _write_package(self, session_id: str) -> None:
        workshop = self._workspace.workshop(self._workshop_id)
        room = self._codes.get(session_id, "")
        title = " ".join(filter(None, (workshop.title if workshop else "", room)))
        path = choosers.package_to_write(self, self._workspace.path.parent, title)
        rooms = (session_id,) if session_id else ()
        if path and self._bridge is not None:
            self._bridge.do(lambda team: self.packages.write(team, path, rooms, complete=False))

    def _take_in(self, arrived: Arrived) -> None:
        if self._bridge is not None:
            self._bridge.do(lambda team: self.packages.take_in(team, arrived))

    def _say_taken(self, taken: "TakenIn") -> None:
        refused = sum(taken.refused.values())
        done = tr(
            "The package of {name} is taken in; undo takes it back.", name=taken.contents.name
        )
        left = trn(
            "{count} step was left out: its writer had no right to it.",
            "{count} steps were left out: their writers had no right to them.",
            refused,
        )
        self.said.emit(f"{done} {left}" if refused else done)

    def leave(self) -> None:
        """Let what works on the file be done before it is closed."""
        self.packages.leave()

    # Building

    def _connect(self) -> None:
        self._workspace.signals.changed.connect(self._heed)
        self.begin.host_wanted.connect(self._host)
        self.begin.server_wanted.connect(self._adopt)
        self.begin.found_wanted.connect(self._found)
        self.rejoin.wanted.connect(self._come_back)
        self.head.export_wanted.connect(self.export_package)
        self.head.import_wanted.connect(self.import_package)
        self.page.invited.connect(self._invite)
        self.page.named.connect(self._invite_by_package)
        self.page.handed_over.connect(self._drop_handout)
        self.page.withdrawn.connect(self._withdraw)
        self.page.revoked.connect(self._revoke)
        self.page.changed.connect(self._change)
        self.page.host_wanted.connect(self._move_here)
        self.page.server_wanted.connect(self._move_to)
        self.page.left.connect(self._leave)
        self.page.ended.connect(self._end)
        self.page.said.connect(self.said)
        self.page.finding.wanted.connect(self._find)
        self.links.said.connect(self.said)
        self.page.row_wanted.connect(self.row_wanted)
        self.package_bar.package_wanted.connect(lambda: self._write_package(""))
        self.package_bar.rooms_chosen.connect(self._write_package)
        self.package_bar.accepted.connect(self._take_in)
        self.packages.written.connect(lambda path: self.said.emit(tr("Written: {path}", path=path)))
        self.packages.looked.connect(
            lambda arrived: self.package_bar.show_arrived(arrived, self._codes)
        )
        self.packages.taken.connect(self._say_taken)
        self.packages.failed.connect(self.package_bar.show_fault)

    def _lay_out(self, theme: Theme) -> None:
        self._body.addWidget(self.begin)
        self._body.addWidget(self.page)
        self._body.addWidget(self.rejoin)
        self.setFocusProxy(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        if self._workspace.file.read_only:
            sentence = tr(
                "This file is open for reading only; a team needs one that can be written."
            )
            column.addWidget(Banner(theme, "warn", sentence))
            self.begin.setEnabled(False)
        column.addWidget(self.package_bar)
        column.addWidget(self._body, 1)
        column.addWidget(self.links)
