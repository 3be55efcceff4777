"""The outbox: own letters go to the stream in order, and count as delivered once they were read there.

An acknowledgement is not enough: the server may take a message for a copy of somebody else's, or
lose it with its power. So every letter stays in hand until the reader has seen it in the stream;
what is not seen in time is sent again under a fresh id.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from nats.errors import MaxPayloadError

from facilitator.domain.letters import Letter
from facilitator.storage.postbox import Postbox
from facilitator.team.link.connection import Connection, Heard
from facilitator.team.link.gate import Gate
from facilitator.team.link.identity import Identity
from facilitator.team.link.stream import NO_ROOM, answer_in, code_of
from facilitator.team.refusals import Refused

_WINDOW: Final = 64
"""Letters in flight at once."""
_CELLS: Final = 1_000
"""Fetched from the file at once."""
_TYPING_SECONDS: Final = 0.25
"""Between two letters of a step that goes on."""
_PATIENCE_SECONDS: Final = 5.0
"""After so long a letter that was not seen in the stream is sent again."""
_NOBODY_SECONDS: Final = 0.5
"""The same where the server says that nobody keeps the stream just now: it chooses who leads."""
_NOBODY: Final = "503"
_MOST_CELLS: Final = 500
"""Of which it is remembered when they were sent last."""
_TOO_LARGE: Final = 10054

_log = logging.getLogger(__name__)


class _Sent(NamedTuple):
    letter: Letter
    subject: str
    at: float
    tries: int = 1


class Publisher:
    """Sends what waits in the file, over one connection."""

    def __init__(
        self,
        connection: Connection,
        postbox: Postbox,
        identity: Identity,
        gate: Gate,
    ) -> None:
        """`gate` says what receivers would refuse."""
        self._connection, self._postbox, self._identity = connection, postbox, identity
        self._gate = gate
        self._letters: list[Letter] = []
        self._more = True
        self._counted = postbox.unsent()
        self._others: Iterator[Letter] | None = None
        self._is_survey = False
        self._sent: dict[str, _Sent] = {}
        self._seen: set[str] = set()
        self._cell_sent_at: dict[tuple[str, ...], float] = {}
        self._acks = connection.inbox("ack")
        self._wake = asyncio.Event()
        self._empty = asyncio.Event()
        self.is_full = False
        """Whether the server has no room for more."""
        self.is_ahead: Callable[[Letter], bool] = lambda _letter: False
        """Tells whether the others would take a letter for one of a clock that is ahead."""
        self.stamp_anew: Callable[[], int] = lambda: 0
        """Called where such a letter waits and none is in flight; returns how many cells it changed."""
        self.kept: Callable[[frozenset[tuple[str, str]]], None] = lambda _rows: None
        """Called with the rows of which something stays on this laptop from now on."""
        connection.forbidden = self._forbid

    @property
    def unsent(self) -> int:
        """How many own letters were not seen in the stream; an estimate where there are many."""
        missing = sum(not self.is_seen(letter) for letter in self._letters)
        return max(missing, self._counted) if self._more else missing

    async def emptied(self) -> None:
        """Wait until everything that is to be sent was seen in the stream."""
        self._empty.clear()
        self._wake.set()
        await self._empty.wait()

    def nudge(self) -> None:
        """Look into the file again: something was written."""
        self._more = True
        self._wake.set()

    @property
    def is_waiting(self) -> bool:
        """Whether letters are in flight: sent, and not seen in the stream yet."""
        return bool(self._sent)

    def begin_anew(self) -> None:
        """Forget the letters in hand: they have other stamps in the file now."""
        self._letters = []
        self.nudge()

    def note(self, letter: Letter) -> bool:
        """Take note that a letter stands in the stream; tell whether this connection just sent it."""
        if self._is_survey or letter.device == self._postbox.device:
            self._seen.update(entry.stamp for entry in letter.entries)
            self._wake.set()
        return bool(self._sent) and self._sent.pop(digest_of(letter), None) is not None

    def keep_here(self, letter: Letter) -> None:
        """Keep a letter as a draft that stands in the stream in vain: nobody takes it in.

        Not while the stream is read anew: what is refused then may have been taken in before it
        was known who may write what.
        """
        if not self._is_survey:
            self._refuse([letter], "rights")

    def is_seen(self, letter: Letter) -> bool:
        """Tell whether all of a letter stands in the stream, as far as it was noted."""
        return all(entry.stamp in self._seen for entry in letter.entries)

    def begin_survey(self) -> None:
        """Remember from now on what of everybody stands in the stream."""
        self._is_survey = True

    def end_survey(self) -> None:
        """Forget it: nothing is missing any more."""
        self._is_survey = False
        self.nudge()

    def reseed(self, letters: Iterator[Letter]) -> None:
        """Send letters of others that the stream has lost, after our own."""
        self._others = letters
        self._wake.set()

    async def run(self, changed: Callable[[], None]) -> None:
        """Send until cancelled; `changed` is called whenever `unsent` may be another number."""
        await self._connection.listen(f"{self._acks}.*", self._take_ack)
        while True:
            self._wake.clear()
            self._settle()
            wait = await self._send_what_is_due()
            changed()
            if not (self._letters or self._sent or self._more or self._others):
                self._empty.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()

    def _settle(self) -> None:
        """Mark what was seen, as far as nothing older is missing, and fetch what is new."""
        is_fresh = False
        while True:
            missing = [letter for letter in self._letters if not self.is_seen(letter)]
            has_marked = self._mark(missing)
            if not (self._letters or self._sent or self._is_survey):
                self._seen.clear()
            if not self._more or len(missing) >= _WINDOW or (is_fresh and not has_marked):
                return
            self._letters = self._postbox.outgoing(_CELLS)
            self._counted = self._postbox.unsent()
            self._more = sum(len(letter.entries) for letter in self._letters) >= _CELLS
            is_fresh = True

    def _mark(self, missing: list[Letter]) -> bool:
        """Mark what lies before the first cell that is missing; what lies behind it has to wait."""
        floor = min((entry.stamp for letter in missing for entry in letter.entries), default="~")
        there = [letter for letter in self._letters if letter.last_stamp < floor]
        if there:
            self._postbox.mark_delivered(max(letter.last_stamp for letter in there))
            self._letters = [letter for letter in self._letters if letter.last_stamp >= floor]
        return bool(there)

    async def _send_what_is_due(self) -> float:
        """Send as much as the window holds; return after how many seconds there is more to do."""
        now = asyncio.get_running_loop().time()
        soonest = now + _PATIENCE_SECONDS
        if not self._identity.is_member:
            return _PATIENCE_SECONDS
        for sent in list(self._sent.values()):
            if self.is_seen(sent.letter):
                self._sent.pop(digest_of(sent.letter), None)
            elif sent.at + _PATIENCE_SECONDS <= now:
                await self._send(sent.letter, sent.tries + 1)
            else:
                soonest = min(soonest, sent.at + _PATIENCE_SECONDS)
        for letter in list(self._letters):
            if len(self._sent) >= _WINDOW or self._has_to_wait(letter):
                break
            if digest_of(letter) in self._sent or self.is_seen(letter):
                continue
            due = self._cell_sent_at.get(_first_cell(letter), 0.0) + _TYPING_SECONDS
            if due > now:
                soonest = min(soonest, due)
            else:
                await self._send(letter)
        await self._send_others()
        return max(0.0, soonest - now)

    def _has_to_wait(self, letter: Letter) -> bool:
        """Tell whether a letter is not to be sent as it is: our clock went ahead meanwhile."""
        if self.is_seen(letter) or not self.is_ahead(letter):
            return False
        return bool(self._sent) or self.stamp_anew() > 0

    async def _send_others(self) -> None:
        while self._others and len(self._sent) < _WINDOW and not self._letters:
            letter = next(self._others, None)
            if letter is None:
                self._others = None
            elif not self.is_seen(letter):
                await self._send(letter)

    async def _send(self, letter: Letter, tries: int = 1) -> None:
        subject = self._identity.membership.subject(letter.area)
        if why := self._gate.own_refusal(letter, subject):
            self._refuse([letter], why)
            return
        try:
            data = self._identity.seal(letter)
        except Refused:
            await self._send_halves(letter, tries)
            return
        now, digest = asyncio.get_running_loop().time(), digest_of(letter)
        self._sent[digest] = _Sent(letter, subject, now, tries)
        self._remember(letter, now)
        id_ = digest if tries == 1 else f"{digest}.{tries}.{int(now * 1_000)}"
        try:
            await self._connection.publish(
                subject, data, answer_to=f"{self._acks}.{digest}", headers={"Nats-Msg-Id": id_}
            )
        except MaxPayloadError:
            self._refuse([letter], "size")

    async def _send_halves(self, letter: Letter, tries: int) -> None:
        """Send a letter that is too large as two; what is one cell and too large stays here."""
        middle = len(letter.entries) // 2
        if not middle:
            self._refuse([letter], "size")
            return
        for entries in (letter.entries[:middle], letter.entries[middle:]):
            await self._send(letter._replace(entries=entries), tries)

    def _remember(self, letter: Letter, now: float) -> None:
        if len(self._cell_sent_at) >= _MOST_CELLS:
            self._cell_sent_at.clear()
        self._cell_sent_at[_first_cell(letter)] = now

    def _take_ack(self, message: Heard) -> None:
        code = code_of(answer_in(message))
        if (code in NO_ROOM) != self.is_full:
            self.is_full = not self.is_full
            self._wake.set()
        digest = message.subject.rpartition(".")[2]
        sent = self._sent.get(digest)
        if sent and message.headers.get("Status") == _NOBODY:
            soon = asyncio.get_running_loop().time() - _PATIENCE_SECONDS + _NOBODY_SECONDS
            self._sent[digest] = sent._replace(at=soon)
            self._wake.set()
        if code == _TOO_LARGE and sent:
            self._refuse([sent.letter], "size")
        elif code:
            _log.info("the server did not take a letter: %d", code)

    def _forbid(self, subject: str) -> None:
        letters = [sent.letter for sent in self._sent.values() if sent.subject == subject]
        if letters:
            self._refuse(letters, "rights")

    def _refuse(self, letters: list[Letter], why: str) -> None:
        """Keep letters here that nobody takes, and go on with the others."""
        _log.info("%d letters stay on this laptop: %s", len(letters), why)
        own = [letter for letter in letters if letter.device == self._postbox.device]
        if own:
            self._postbox.refuse(own, why)
            self.kept(frozenset((e.table, e.row_id) for letter in own for e in letter.entries))
        for letter in letters:
            self._sent.pop(digest_of(letter), None)
            # Neither is looked at again before the file was: there it is a draft by now.
            self._seen.update(entry.stamp for entry in letter.entries)
        self.nudge()


def digest_of(letter: Letter) -> str:
    """Return what a letter is known by on the server, which tells nothing of it."""
    text = f"{letter.id}.{letter.entries[0].stamp}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _first_cell(letter: Letter) -> tuple[str, ...]:
    """Return what a letter has in common with the next one, where its step goes on."""
    first = letter.entries[0]
    return letter.step_id, first.row_id, first.column
