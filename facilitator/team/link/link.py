"""The link between a file and its team's server: a thread of its own, with its own loop and connection.

The window's thread never waits for it: it nudges, and reads the state.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from facilitator.language import tr
from facilitator.storage.postbox import Postbox, Received
from facilitator.team.keys import granted
from facilitator.team.link.asking import admitted_anew
from facilitator.team.link.board import Board
from facilitator.team.link.connection import Connection, Disconnected, Why, pause
from facilitator.team.link.gate import Gate
from facilitator.team.link.identity import Identity
from facilitator.team.link.membership import LinkEvent, Membership
from facilitator.team.link.presence import Presences
from facilitator.team.link.session import Session
from facilitator.team.link.stream import NoRoom, NoStream
from facilitator.team.link.troubles import no_room
from facilitator.team.relocation import ADDRESSES, HOST, dialled, merged
from facilitator.team.secret_values import Secrets
from facilitator.team.states import LinkState

if TYPE_CHECKING:
    from facilitator.team.stage.casting import StageCast

_LONGEST_WAIT_SECONDS: Final = 8.0
_STOP_SECONDS: Final = 3.0
_SWITCH_SECONDS: Final = 0.0005
"""How long this thread goes on in Python where the window's wants to: by itself 5 ms, each time again."""
_PROBLEM_AFTER: Final = 3
"""Attempts in vain before a person is told; a server that restarts is no problem."""

_TELLING: Final = ("turned-away", "broken", "unreachable", "certificate")
"""Of several reasons the one to tell: that another machine has one of the addresses by now is the last."""

_log = logging.getLogger(__name__)


class Renewed(Disconnected):
    """The server is to see another pass, which allows something else: connect again at once."""

    def __init__(self) -> None:
        super().__init__("broken")


class Link:
    """Sends and reads for one file until it is stopped; connects again whenever it has to."""

    def __init__(
        self,
        postbox: Postbox,
        membership: Membership,
        secrets: Secrets,
        notify: Callable[[LinkEvent], None],
        keep: Callable[[Secrets], None],
    ) -> None:
        """Prepare; `notify` and `keep` are called on the link's thread and must not wait.

        `notify` says that something came or that the state is another. `keep` gets secrets that
        hold a key or token more than before, for the keychain.
        """
        self._postbox, self._membership, self._secrets = postbox, membership, secrets
        self._keep = keep
        self._board = Board(notify)
        self._thread = threading.Thread(target=self._live, name="team link", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_stopping = threading.Event()
        self._is_leaving = False
        self._main: asyncio.Task[None] | None = None
        self._session: Session | None = None
        self._identity = Identity(membership, secrets)
        self._presences: Presences | None = None
        self.stage: StageCast | None = None
        """What this laptop shows to guests; set before `start`."""
        self._server: tuple[str, ...] = ()
        self._addresses = dialled(membership.addresses)
        self._address = self._addresses[0]
        self._moved: tuple[str, ...] = ()
        self._try_now = asyncio.Event()

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self, *, is_leaving: bool = False) -> None:
        """Say goodbye, for good where the file leaves the team, and end; waits for seconds at most."""
        self._is_leaving = is_leaving
        self._is_stopping.set()
        self._call(self._cancel)
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    def say_end(self) -> bool:
        """Let everybody who is connected know that the team is over; waits for seconds at most.

        False where there is no connection to say it over.
        """
        session = self._session
        if self._loop is None or session is None:
            return False
        said = asyncio.run_coroutine_threadsafe(session.say_end(), self._loop)
        try:
            said.result(_STOP_SECONDS)
        except (Disconnected, TimeoutError, CancelledError):
            return False
        return True

    def state(self) -> LinkState:
        """Return how the link stands now, on any thread."""
        return self._board.state

    def nudge(self) -> None:
        """Say that something was written, on any thread."""
        self._call(self._nudge)

    def show(self, session_id: str, question_id: str, *, is_typing: bool) -> None:
        """Say where somebody is at work on this laptop, on any thread."""
        self._call(self._say, session_id, question_id, is_typing)

    def renew(self, secrets: Secrets) -> None:
        """Work with a new key or token that was made here, on any thread."""
        self._call(self._identity.renew, secrets)

    def show_server(self, addresses: tuple[str, ...]) -> None:
        """Say where the server is that runs on this laptop, on any thread."""
        self._server = addresses
        self._call(self._say_server)

    def move(self, addresses: tuple[str, ...]) -> None:
        """Try these addresses of the server first, at once, and keep them; on any thread."""
        self._moved = addresses
        self._call(self._move)

    @property
    def address(self) -> str:
        """Where the server is reached, or looked for just now; for any thread."""
        return self._address

    # On the link's thread

    def _live(self) -> None:
        sys.setswitchinterval(_SWITCH_SECONDS)
        with suppress(asyncio.CancelledError):
            asyncio.run(self._run())

    async def _run(self) -> None:
        self._loop, self._main = asyncio.get_running_loop(), asyncio.current_task()
        self._presences = Presences(self._identity)
        self._presences.moved = self._hear_host
        self._say_server()
        with self._postbox:
            self._move()
            gate = Gate(self._postbox, self._identity)
            self._take_grants()
            self._board.change(phase="connecting", unsent=self._postbox.unsent())
            attempts = 0
            while not self._is_stopping.is_set():
                self._try_now.clear()
                why = await self._connect_somewhere(gate, self._presences)
                if isinstance(why, Renewed):
                    continue
                if self._presences.ended_at:
                    self._board.change(phase="off", ended_at=self._presences.ended_at, problem="")
                    self._board.tell()
                    return
                attempts = 1 if self._was_online else attempts + 1
                self._presences.forget()
                self._show_offline(why, attempts)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause(attempts, _LONGEST_WAIT_SECONDS)):
                        await self._try_now.wait()

    def _show_offline(self, why: Disconnected, attempts: int) -> None:
        """Say that there is no connection; why, once that is sure.

        Whoever was turned away stays so: that the server is gone as well says nothing new.
        """
        state = self._board.state
        is_turned_away = state.is_turned_away or why.why == "turned-away"
        is_sure = is_turned_away or isinstance(why, NoRoom) or attempts >= _PROBLEM_AFTER
        told = Disconnected("turned-away") if is_turned_away else why
        problem = _sentence(told) if is_sure else ""
        self._board.change(
            phase="offline", presences=(), problem=problem, is_turned_away=is_turned_away
        )

    @property
    def _was_online(self) -> bool:
        return self._board.state.phase in {"online", "catching_up"}

    async def _connect_somewhere(self, gate: Gate, presences: Presences) -> Disconnected:
        """Try all addresses in turn, the one that was good last first, until one holds for a while.

        Return why that ended, or what tells a person most of why there is none.
        """
        reasons: list[Disconnected] = []
        for address in self._addresses:
            self._address = address
            why = await self._connect_once(address, gate, presences)
            if why.why == "turned-away" and await self._is_let_in_anew(address):
                return Renewed()
            if self._was_online:
                self._keep_addresses(merged([address], self._addresses))
                return why
            reasons.append(why)
            if isinstance(why, NoStream | NoRoom) or self._try_now.is_set():
                break
            if presences.ended_at:
                break
        return min(reasons, key=_rank)

    async def _connect_once(self, address: str, gate: Gate, presences: Presences) -> Disconnected:
        """Connect, and work until the connection breaks; return why it did."""
        connection = Connection(self._membership.inbox)
        try:
            await connection.open(address, self._membership.fingerprint, self._identity.credentials)
            session = Session(
                connection, self._postbox, self._identity, presences, self._board, gate
            )
            session.on_team = lambda: self._renew_team(gate)
            session.stage = self.stage
            self._session = session
            await session.run()
            return Disconnected("broken")
        except Disconnected as gone:
            return gone
        except asyncio.CancelledError:
            await presences.say_goodbye(connection, for_good=self._is_leaving)
            raise
        except Exception:  # noqa: BLE001 - a link that gives up is worse than one that stumbles
            # Whatever it was, the file is whole and the next connection begins from there.
            _log.exception("the link stumbled")
            return Disconnected("broken")
        finally:
            self._session = None
            await connection.close()

    def _renew_team(self, gate: Gate) -> None:
        gate.renew()
        token = self._identity.secrets.token
        self._take_grants()
        if self._identity.secrets.token != token:
            raise Renewed

    def _take_grants(self) -> None:
        """Work with what was granted to this laptop and is not known yet."""
        grants = self._postbox.grants(self._membership.device)
        self._use(granted(grants, self._identity.secrets))

    def _use(self, secrets: Secrets) -> bool:
        """Work with other secrets, if they are others, and let them be kept; tell whether they are."""
        if secrets == self._identity.secrets:
            return False
        self._identity.renew(secrets)
        self._keep(secrets)
        return True

    async def _is_let_in_anew(self, address: str) -> bool:
        """Ask whether this laptop was given another pass while it was away, and use it."""
        secrets = self._identity.secrets
        return self._use(await admitted_anew(address, self._membership, secrets))

    def _hear_host(self, device: str, addresses: tuple[str, ...]) -> None:
        if self._postbox.get(HOST) != device:
            self._postbox.put(HOST, device)
            row, conflicts = frozenset({("member", device)}), self._board.state.conflicts
            self._board.report(Received(row, conflicts=conflicts))  # it is to be shown anew
        self._learn((self._address, *addresses))

    def _learn(self, addresses: tuple[str, ...]) -> None:
        """Keep where the server is now, for the time when it is not found where it was."""
        self._keep_addresses(merged(addresses, self._addresses))

    def _move(self) -> None:
        moved, self._moved = self._moved, ()
        self._learn(moved)
        self._try_now.set()

    def _keep_addresses(self, addresses: tuple[str, ...]) -> None:
        if addresses != self._addresses:
            self._addresses = addresses
            if self._membership.role != "organiser":  # who knows them, or has the server here
                self._postbox.put(ADDRESSES, " ".join(addresses))

    def _say_server(self) -> None:
        if self._presences:
            self._presences.say_server(self._server)

    def _nudge(self) -> None:
        if self._session:
            self._session.publisher.nudge()
        elif not (
            self._is_stopping.is_set() or self._board.state.ended_at
        ):  # the file is let go then
            self._board.change(unsent=self._postbox.unsent())

    def _say(self, session_id: str, question_id: str, is_typing: bool) -> None:  # noqa: FBT001 - called by the loop
        if self._presences:
            self._presences.say(session_id=session_id, question_id=question_id, is_typing=is_typing)

    def _cancel(self) -> None:
        if self._main:
            self._main.cancel()

    def _call(self, function: Callable[..., None], *values: object) -> None:
        """Let the link's thread call something soon; nothing happens where it is not running."""
        if self._loop:
            with suppress(RuntimeError):  # the loop has just ended
                self._loop.call_soon_threadsafe(function, *values)


def _rank(gone: Disconnected) -> int:
    return -1 if isinstance(gone, NoStream | NoRoom) else _TELLING.index(gone.why)


def _sentence(gone: Disconnected) -> str:
    if isinstance(gone, NoRoom):
        return no_room()
    if isinstance(gone, NoStream):
        return tr(
            "The server is there, but the team is not: whoever organises has not opened it yet, or "
            "has ended it. What is written here stays in this file."
        )
    sentences: dict[Why, str] = {
        "unreachable": tr(
            "The team’s server cannot be reached. Everything is kept and sent later."
        ),
        "certificate": tr(
            "Another server answers at the team’s address. Nothing was sent to it; "
            "ask whoever organises for a new invitation."
        ),
        "turned-away": tr(
            "The team’s server does not let this laptop in any more: either it was taken out, or the "
            "team has ended. What is written here stays in this file; ask whoever organises."
        ),
        "broken": tr("The connection to the team breaks again and again. Everything is kept."),
    }
    return sentences[gone.why]
