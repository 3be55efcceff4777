"""The team in a window's status bar, what this window shows for the others' presence, and one's own part."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.language import tr
from facilitator.ui.team.words import part_of, phrase_of, rooms_of

if TYPE_CHECKING:
    from facilitator.team.states import MemberState, TeamState
    from facilitator.ui.shell.frame import Frame
    from facilitator.ui.shell.room_rights import RoomRights
    from facilitator.ui.shell.window import Window
    from facilitator.ui.widgets.banners import Banner
    from facilitator.ui.workspace import Workspace


class TeamLine(QObject):
    """Tells a window's status bar how the team stands; says nothing where there is none.

    Where whoever organises gives this laptop another part, that is said above the places.
    """

    def __init__(self, window: "Window", workspace: "Workspace", frame: "Frame") -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._own: MemberState | None = None
        self.notice: Banner | None = None
        """What is said of another part, until it is closed."""
        self._rights: RoomRights | None = None
        self._workspace = workspace
        workspace.team_changed.connect(self._show)
        window.status.team_wanted.connect(self._lead)
        window.moved.connect(self._tell)
        self._show()

    def leave(self) -> None:
        """Say nothing any more: the file is not shown."""
        self._workspace.team_changed.disconnect(self._show)
        self._window.status.team_wanted.disconnect(self._lead)
        self._window.moved.disconnect(self._tell)
        self._window.status.show_team(None)
        self._close_notice()
        if self._rights is not None:
            self._rights.leave()
        self.deleteLater()

    def _show(self) -> None:
        state = self._workspace.team_state
        is_team = state is not None and state.is_team
        is_told = state is not None and (state.is_team or state.ended_at)
        self._window.status.show_team(phrase_of(state) if state and is_told else None)
        self._show_rights(is_team=bool(is_team))
        if state is not None:
            self._compare_part(state)

    def _show_rights(self, *, is_team: bool) -> None:
        """Say which rooms are one's own, from the moment there is a team."""
        if self._rights is not None:
            self._rights.show()
        elif is_team:
            from facilitator.ui.shell.room_rights import RoomRights  # noqa: PLC0415 - in a team only

            self._rights = RoomRights(self._window, self._workspace, self._frame)

    def _compare_part(self, state: "TeamState") -> None:
        own = next((member for member in state.members if member.is_self), None)
        before, self._own = self._own, own
        if own and before and (own.role, own.sessions) != (before.role, before.sessions):
            self._say_part(before, own)

    def _say_part(self, before: "MemberState", own: "MemberState") -> None:
        from facilitator.ui.widgets.banners import Banner  # noqa: PLC0415 - hardly ever needed

        read = self._workspace.desk.read
        heads = [read.head(workshop.id) for workshop in read.workshops()]
        codes = {session: str(code) for head in heads for session, code in head.code.items()}
        sentence = tr(
            "Whoever organises gave you another part in the team: {part}.",
            part=part_of(own.role, own.sessions, codes),
        )
        gone = tuple(room for room in before.sessions if room not in own.sessions)
        if gone:
            lost = tr("Not yours any more: {rooms}.", rooms=rooms_of(gone, codes))
            sentence = f"{sentence} {lost}"
        self._close_notice()
        self.notice = Banner(self._window.program.theme, "ok", sentence)
        self._offer_way(before, own)
        self.notice.add_action(tr("Close"), self._close_notice)
        self._frame.add_banner(self.notice)

    def _offer_way(self, before: "MemberState", own: "MemberState") -> None:
        """Lead to a room that is new; to one that was kept where the one shown is gone."""
        head = self._window.head
        if self.notice is None or head is None or own.role != "moderator":
            return
        is_lost = self._window.session_id not in own.sessions
        rooms = set(own.sessions) - set(before.sessions) or (own.sessions if is_lost else ())
        known = sorted((str(head.code[room]), room) for room in rooms if room in head.code)
        if known:
            code, room = known[0]
            self.notice.add_action(
                tr("Go to {room}", room=code), lambda: self._window.show_session(room)
            )

    def _close_notice(self) -> None:
        if self.notice is not None:
            self._frame.remove_banner(self.notice)
            self.notice = None

    def _tell(self, session_id: str, question_id: str) -> None:
        """Tell the others which room this window shows."""
        state = self._workspace.team_state
        if state is not None and state.is_team:
            self._workspace.team().show_position(session_id, question_id)

    def _lead(self) -> None:
        self._window.go_to("team")
