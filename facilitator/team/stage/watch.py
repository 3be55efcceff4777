"""A guest's connection: hears the stage of a team on a thread of its own, and connects again whenever it has to."""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Literal, NamedTuple

from facilitator.clock import now
from facilitator.team.link.connection import Connection, Credentials, Disconnected, Heard, pause
from facilitator.team.nkeys import Key
from facilitator.team.refusals import Refused
from facilitator.team.stage.audience import Audience
from facilitator.team.stage.passes import GuestPass
from facilitator.team.tokens import inbox_of

_LOOK_SECONDS: Final = 1.0
"""Where nothing comes, so often it is looked at for how long nothing did."""
_MOST_WAITING: Final = 64
_OUT_AFTER: Final = 3
"""Attempts at which the server says no before a person is told: one that restarts may say so once."""
_STOP_SECONDS: Final = 3.0
_LONGEST_WAIT_SECONDS: Final = 4.0

Standing = Literal["connecting", "live", "silent", "gone", "out"]
"""Not there yet; all is well; connected, but nobody shows anything any more; no connection; not let in."""

_log = logging.getLogger(__name__)


class StageState(NamedTuple):
    """What a guest's laptop shows."""

    standing: Standing = "connecting"
    picture: bytes | None = None
    """Empty where the stage was closed, None before anything was heard."""
    heard_at: str = ""
    """When it was heard last; an aware ISO text."""


class Watch:
    """The stage of one team, until it is stopped."""

    def __init__(
        self,
        guest: GuestPass,
        notify: Callable[[], None],
        keep: Callable[[GuestPass], None] = lambda _guest: None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare; all of these are called on the watch's thread.

        `notify` says that `state` is another, `keep` gets the pass where it has changed, and at the
        end; `ended` is the last that is called.
        """
        self._audience = Audience(guest)
        self._notify, self._keep, self._ended = notify, keep, ended
        self._state = StageState()
        self._waiting: list[Heard] = []
        self._news = asyncio.Event()
        self._refusals = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._live, name="stage of a team", daemon=True)

    @property
    def state(self) -> StageState:
        """How it stands, on any thread."""
        return self._state

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def retire(self) -> None:
        """Begin to end; returns at once."""
        self._is_stopping.set()
        if self._loop is not None and self._main is not None:
            with suppress(RuntimeError):  # it has just ended
                self._loop.call_soon_threadsafe(self._main.cancel)

    def stop(self) -> None:
        """End, and wait for it, some seconds at most."""
        self.retire()
        if self._thread.is_alive():
            self._thread.join(_STOP_SECONDS)

    # On the thread

    def _live(self) -> None:
        try:
            with suppress(asyncio.CancelledError):
                asyncio.run(self._run())
            self._keep(self._audience.current)
        finally:
            self._ended()

    async def _run(self) -> None:
        self._main = asyncio.current_task()
        self._loop = asyncio.get_running_loop()
        attempts = turn = 0
        while not self._is_stopping.is_set():
            addresses = self._audience.guest.addresses
            why, was_there = await self._connect_once(addresses[turn % len(addresses)])
            attempts = 1 if was_there else attempts + 1
            turn += not was_there
            self._refusals = self._refusals + 1 if why == "turned-away" else 0
            if self._refusals >= _OUT_AFTER:
                # Who was taken out does not go on showing what they saw last.
                self._say(standing="out", picture=None)
            elif self._state.standing != "connecting" or attempts >= _OUT_AFTER:
                self._say(standing="gone")
            await asyncio.sleep(pause(attempts, _LONGEST_WAIT_SECONDS))

    async def _connect_once(self, address: str) -> tuple[str, bool]:
        """Connect, and hear until the connection breaks; return why it did, and whether there was one."""
        guest = self._audience.guest
        key = Key("user", guest.secrets.signing_seed)
        connection = Connection(inbox_of(guest.secrets.device))
        was_there = False
        try:
            credentials = Credentials(guest.secrets.token, key.sign)
            await connection.open(address, guest.fingerprint, credentials)
            was_there = True
            await self._follow(connection)
        except Disconnected as gone:
            return gone.why, was_there
        except Exception:  # noqa: BLE001 - a stage that goes dark is worse than one that stumbles
            _log.exception("the stage stumbled")
        finally:
            await connection.close()
        return "broken", was_there

    async def _follow(self, connection: Connection) -> None:
        """Hear what is shown over a connection; raises Disconnected when that is gone."""
        self._waiting.clear()
        self._news = asyncio.Event()
        await connection.listen(self._audience.subjects, self._put)
        while not connection.ended.is_set():
            self._take()
            self._news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._news.wait()
        await connection.broken()

    def _put(self, message: Heard) -> None:
        """Let a message wait; where too many do, the oldest go: a newer one says all they said."""
        self._waiting.append(message)
        del self._waiting[:-_MOST_WAITING]
        self._news.set()

    def _take(self) -> None:
        """Look at what came, and at how long nothing did."""
        waiting, self._waiting = self._waiting, []
        before, seconds = self._audience.guest, _seconds()
        has_heard = False
        for message in waiting:
            try:
                has_heard |= self._audience.hear(message.subject, message.data, seconds)
            except (Refused, ValueError) as error:
                _log.info("not taken for the stage: %s", getattr(error, "code", "content"))
        if self._audience.guest != before:
            self._keep(self._audience.current)
        picture = self._audience.picture
        if has_heard:
            self._refusals = 0
            self._say(standing="live", picture=picture, heard_at=now().isoformat())
        elif picture and self._audience.is_silent(seconds):
            self._say(standing="silent")
        elif not picture:
            self._say(standing="live", picture=picture)

    def _say(self, **fields: Any) -> None:  # noqa: ANN401 - fields of the state, of their types
        before, self._state = self._state, self._state._replace(**fields)
        if before._replace(heard_at="") != self._state._replace(heard_at=""):
            self._notify()


def _seconds() -> float:
    return asyncio.get_running_loop().time()
