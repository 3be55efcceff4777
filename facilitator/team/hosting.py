"""The team of one open file, as the window and the command line see it.

Everything asked for returns at once; it is done on threads of the team, and `state` says how it
goes. What cannot be asked for raises UserError; what fails later is a sentence in the state.
"""

from collections.abc import Awaitable, Callable, Collection, Coroutine
from functools import partial
from typing import Any

from facilitator.domain.areas import TeamRole
from facilitator.domain.text import clean_line
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.team.door import Door
from facilitator.team.guestbook import Guestbook
from facilitator.team.invitations import Invitation, parse
from facilitator.team.joining import Joined, Offer, join, look
from facilitator.team.keychain import Keychain
from facilitator.team.office import Office
from facilitator.team.open_team import Entrance
from facilitator.team.secret_values import Secrets
from facilitator.team.service import Service
from facilitator.team.states import Doing, InvitationState, Presence, TeamState
from facilitator.team.surroundings import invitation_state, with_presence

__all__ = ["Joined", "Offer", "Team", "join", "look"]

_MOST_PORT = 65_535


class Team:
    """Hosting, inviting, the link, leaving: of one file that is open for writing."""

    def __init__(
        self,
        file: WorkshopFile,
        keychain: Keychain | None,
        notify: Callable[[], None],
        door: Door,
    ) -> None:
        """Prepare; `notify` is called on any thread whenever `state` may be another.

        Without a keychain the system's is used. Whoever owns the desk attends the door.
        """
        self._office = Office()
        self._service = Service(file, keychain, door, self._office, notify)
        self._seen: dict[str, Presence] = {}

    # How it stands; never waits

    def state(self) -> TeamState:
        """Return how the team stands now."""
        service, facts = self._service, self._service.facts
        team = service.team
        link = team.link.state() if team else None
        invitations: tuple[InvitationState, ...] = ()
        if team and team.book and team.entrance:
            entrance, entries = team.entrance, team.book.open_entries()
            invitations = tuple(invitation_state(entry, *entrance) for entry in entries)
        return facts._replace(
            link=link,
            members=with_presence(facts.members, link, self._seen),
            invitations=invitations,
            handouts=service.handouts,
            problem=facts.problem or service.server_problem,
        )

    def take_arrived(self) -> frozenset[tuple[str, str]]:
        """Return the rows that letters touched since the last call."""
        return self._service.take_arrived()

    # Room packages, which are made and taken in on another thread than the window's

    @property
    def secrets(self) -> Secrets:
        """The keys of this laptop, for any thread; UserError where the file is in no team."""
        return self._service.secrets

    def keep(self, secrets: Secrets) -> None:
        """Take over the keys that a room package brought, on any thread."""
        self._service.keep(secrets)

    # The link

    def connect(self) -> None:
        """Take up the team that the file is in, with its server where that runs here; else do nothing."""
        self._do("connecting", self._service.open)

    def nudge(self) -> None:
        """Say that something was written."""
        if team := self._service.team:
            team.link.nudge()
            self._service.look_soon()

    def present(self, session_id: str, question_id: str, *, is_typing: bool) -> None:
        """Say where somebody is at work on this laptop."""
        if team := self._service.team:
            team.link.show(session_id, question_id, is_typing=is_typing)

    def show_stage(self, picture: bytes, source: object = None) -> None:
        """Show guests this picture of a window's stage from now on; an empty one says that it is closed."""
        if team := self._service.team:
            team.stage.show(picture, source)

    def find_server(self, text: str) -> None:
        """Look for the team's server: by a link, a code or an address, as it was typed."""
        if team := self._service.team:  # else it is asked for while the file is being opened
            team.addresses_in(text)
        self._do("connecting", partial(self._service.find_server, text))

    # Having a team

    def host(self, *, name: str, port: int = 0) -> None:
        """Make a team of the file, whose server runs here as long as the program; 0 is any port."""
        name = _name(name)
        if not 0 <= port <= _MOST_PORT:
            raise UserError(tr("A port is a number up to 65535."))
        self._do("hosting", lambda: self._service.host(name, port))

    def adopt(self, text: str, *, name: str) -> None:
        """Make a team of the file on an own server; `text` is what its administrator gave out."""
        from facilitator.team import server_invitation  # noqa: PLC0415 - seldom

        server, name = server_invitation.parse(text), _name(name)
        self._do("hosting", lambda: self._service.adopt(name, server))

    def found(self, *, name: str) -> None:
        """Make a team of the file that knows no server and meets in room packages."""
        name = _name(name)
        self._do("founding", lambda: self._service.found(name))

    def come_back(self, text: str, *, name: str) -> None:
        """Come in again with this file, whose keys are gone, by a new invitation."""
        parse(text)
        name = _name(name)
        self._do("connecting", lambda: self._service.come_back(text, name))

    def invite_by_package(self, name: str, role: TeamRole, sessions: Collection[str] = ()) -> None:
        """Make an invitation into a team without a server; it comes among the state's `handouts`."""
        if not clean_line(name):
            raise UserError(tr("Say who is invited. Nothing was changed."))
        self._do("inviting", lambda: self._service.invite(name, role, tuple(sessions)))

    def drop_handout(self, device: str) -> None:
        """Forget an invitation that was handed over."""
        self._service.drop_handout(device)

    def invite(
        self, role: TeamRole, sessions: Collection[str] = (), *, hours: float = 24, uses: int = 1
    ) -> Invitation:
        """Return a new invitation; `sessions` are the rooms of a moderator, none: all of them."""
        book, entrance = self._house()
        entry = book.invite(role, sessions, hours=hours, uses=uses)
        return entry.invitation(*entrance)

    def withdraw(self, invitation_id: str) -> None:
        """Let nobody in by an invitation any more."""
        self._house()[0].withdraw(invitation_id)

    def revoke(self, member_id: str) -> None:
        """Shut a laptop out, with new keys for all others."""
        self._demand_roster()
        self._do("revoking", lambda: self._service.revoke(member_id))

    def change(self, member_id: str, role: TeamRole, sessions: Collection[str] = ()) -> None:
        """Give a laptop another role or other rooms from now on; only moderators have rooms.

        UserError for a moderator without any: nobody chooses them later, as who joins does.
        """
        self._demand_roster()
        rooms = tuple(sessions) if role == "moderator" else ()
        if role == "moderator" and not rooms:
            raise UserError(tr("Say which rooms are moderated. Nothing was changed."))
        self._do("changing", lambda: self._service.change(member_id, role, rooms))

    # The end

    def leave(self) -> None:
        """Be in no team any more; what was written stays in the file."""
        team = self._service.team
        if team and team.authority:
            raise UserError(
                tr(
                    "You organise this team: end it, and it is over for everybody. Nothing was changed."
                )
            )
        self._do("leaving", self._service.leave)

    def end(self, *, after_days: int = 0) -> None:
        """End the team: remove what the server keeps, destroy the keys; both after some days, if asked."""
        if self._service.serverless:
            self._do("leaving", self._service.leave)
            return
        self._house()
        self._do("ending", lambda: self._service.end(after_days))

    def retire(self, ended: Callable[[], None]) -> None:
        """Say goodbye, stop link and server; returns at once, `ended` is called on any thread.

        Until then they work on the file, and the door has to be attended.
        """
        self._office.retire(self._service.close, ended)

    def stop(self) -> None:
        """Stop link and server, as at the program's end; waits for them, some seconds at most."""
        self._office.stop(self._service.close)

    def _do(self, doing: Doing, errand: Callable[[], Awaitable[None]]) -> None:
        work: Callable[[], Coroutine[Any, Any, None]] = partial(self._service.run, doing, errand)
        self._service.announce(doing)
        self._office.hand_in(work)

    def _demand_roster(self) -> None:
        if self._service.serverless is None:
            self._house()

    def _house(self) -> tuple[Guestbook, Entrance]:
        team = self._service.team
        if team is None or team.book is None or team.entrance is None:
            raise UserError(
                tr("Only whoever organises the team can do that, on the computer it began on.")
            )
        return team.book, team.entrance


def _name(name: str) -> str:
    name = clean_line(name)
    if not name:
        raise UserError(tr("Type the name by which the others know you. Nothing was changed."))
    return name
