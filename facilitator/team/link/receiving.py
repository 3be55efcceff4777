"""The inbox: what the stream holds is opened, checked and taken into the file, a few milliseconds at a time.

The window writes the same file meanwhile, so no transaction of ours takes long. What is sealed with
a key that has not come yet, or by a laptop that nobody has told of, waits; the file's place stays
before it, so that it is read again after a restart.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from facilitator.domain.letters import Letter
from facilitator.storage.postbox import Postbox, Received
from facilitator.team.link.clock import ServerClock
from facilitator.team.link.gate import Gate
from facilitator.team.link.identity import Identity
from facilitator.team.link.membership import device_in
from facilitator.team.link.reading import Stored
from facilitator.team.link.stream import Place
from facilitator.team.refusals import Reason, Refused

_TRANSACTION_SECONDS: Final = 0.008
_MOST_AT_ONCE: Final = 200
_LEAST_AT_ONCE: Final = 16
"""On a busy machine a transaction takes long whatever it holds, and many of them take longest."""
_SAVING_SECONDS: Final = 2.0
"""How old the place in the file may be where nothing but own letters came."""
_MOST_WAITING: Final = 5_000
_LATER: Final = frozenset({"key", "member", "later", "clock"})
"""Reasons that later letters, or time, may do away with."""
_RIGHTS: Final = frozenset({"role", "revoked"})
_TEAM_TABLES: Final = frozenset({"member", "member_grant", "session"})
"""What rights and keys follow from."""

_log = logging.getLogger(__name__)


class Receiver:
    """Takes what comes into one file; its place is a place in one stream."""

    def __init__(
        self,
        postbox: Postbox,
        identity: Identity,
        clock: ServerClock,
        gate: Gate,
    ) -> None:
        """`gate` says what is not to be taken."""
        self._postbox, self._identity, self._clock, self._gate = postbox, identity, clock, gate
        self.note: Callable[[Letter], bool] = lambda _letter: False
        """Called with each letter that stands in the stream; True where it is one just sent."""
        self.unwelcome: Callable[[Letter], None] = lambda _letter: None
        """Called with a letter of this laptop that stands in the stream, and that nobody takes in."""
        self.team_changed: Callable[[], None] = lambda: None
        """Called after letters brought members, grants or sessions."""
        self.make_room: Callable[[], Awaitable[None]] = partial(asyncio.sleep, 0)
        """Called after each transaction, for whoever has to have a turn."""
        self.place = Place.parse(postbox.place())
        self.refused: dict[str, int] = {}
        """How many letters were not taken, by reason."""
        self.ahead: frozenset[str] = frozenset()
        """The devices whose letters wait because their clocks were far ahead."""
        self._ahead: set[str] = set()
        self._waiting: list[Stored] = []
        self._place_before_waiting = self.place
        self._saved_at = 0.0
        self._at_once = _LEAST_AT_ONCE

    @property
    def waiting(self) -> int:
        """How many letters wait for a key or a member."""
        return len(self._waiting)

    @property
    def settled(self) -> int:
        """The sequence up to which nothing waits."""
        return (self._place_before_waiting if self._waiting else self.place).sequence

    def begin(self, created: str, first: int) -> None:
        """Read from the stream's first message on."""
        self.place = self._place_before_waiting = Place(created, first=first)
        self._waiting.clear()
        self._postbox.put("place", str(self.place))

    async def take(self, messages: Sequence[Stored], report: Callable[[Received], None]) -> None:
        """Take messages in, in the order of the stream; `report` hears what each transaction did."""
        start = 0
        while start < len(messages):
            some = messages[start : start + self._at_once]
            start += len(some)
            self._take_some(some, report)
            self.ahead |= self._ahead
            await self.make_room()

    async def retry(self, report: Callable[[Received], None]) -> None:
        """Look again at what waits: there is a new key, or a new member."""
        waiting, self._waiting = self._waiting, []
        self._ahead.clear()
        for start in range(0, len(waiting), _MOST_AT_ONCE):
            letters = self._opened(waiting[start : start + _MOST_AT_ONCE])
            self._store(letters, report, in_order=False)
            await self.make_room()
        self.ahead = frozenset(self._ahead)

    def save(self) -> None:
        """Keep the place in the file."""
        self._postbox.put("place", self._kept_place())
        self._saved_at = time.monotonic()

    def _take_some(self, messages: Sequence[Stored], report: Callable[[Received], None]) -> None:
        if not self._waiting:
            self._place_before_waiting = self.place
        letters = self._opened(messages)
        last = messages[-1]
        self.place = self.place._replace(sequence=last.sequence, time=last.time)
        if letters:
            begin = time.monotonic()
            self._store(letters, report, in_order=not self._waiting)
            self._learn_pace(time.monotonic() - begin, len(letters))
        elif time.monotonic() > self._saved_at + _SAVING_SECONDS:
            self.save()

    def _opened(self, messages: Sequence[Stored]) -> list[Letter]:
        """Return the letters that are to be taken in."""
        opened = self._identity.open(messages)
        admission = self._gate.batch([one for one in opened if isinstance(one, Letter)])
        good: list[Letter] = []
        for message, found in zip(messages, opened, strict=True):
            if isinstance(found, Refused):
                self._turn_away(message, self._why(message, found))
                continue
            if self.note(found):
                self._notice_team([found])
                self._judge_own(found, admission.refusal(found, message.subject))
                continue
            if self._clock.is_ahead(found, message.time):
                self._ahead.add(found.device)
                self._turn_away(message, "clock")
                continue
            if why := admission.refusal(found, message.subject):
                self._judge_own(found, why)
                self._turn_away(message, why)
            else:
                self._clock.trust(found)
                good.append(found)
        return good

    def _judge_own(self, letter: Letter, why: Reason | None) -> None:
        """Say so where nobody takes in what this laptop sent: its part changed a moment before."""
        if why in _RIGHTS and letter.device == self._postbox.device:
            self.unwelcome(letter)

    def _why(self, message: Stored, refusal: Refused) -> str:
        return refusal.code if self._identity.knows(message.subject) else "member"

    def _turn_away(self, message: Stored, why: str) -> None:
        is_ours = bool(device_in(message.subject, self._identity.membership.team))
        if why in _LATER and is_ours and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(message)
            return
        self.refused[why] = self.refused.get(why, 0) + 1
        _log.warning("message %d was not taken: %s", message.sequence, why)

    def _store(
        self,
        letters: Sequence[Letter],
        report: Callable[[Received], None],
        *,
        in_order: bool = True,
    ) -> None:
        if not letters:
            return
        received = self._postbox.receive(letters, in_order=in_order, place=self._kept_place())
        self._saved_at = time.monotonic()
        report(received)
        self._notice_team(letters)

    def _notice_team(self, letters: Sequence[Letter]) -> None:
        """Say that there are other members, whoever wrote that: this laptop too."""
        if any(entry.table in _TEAM_TABLES for letter in letters for entry in letter.entries):
            self.team_changed()

    def _kept_place(self) -> str:
        return str(self._place_before_waiting if self._waiting else self.place)

    def _learn_pace(self, seconds: float, letters: int) -> None:
        """Let the next transaction hold as many letters as fit in its time."""
        fit = int(_TRANSACTION_SECONDS * letters / max(seconds, 1e-5))
        self._at_once = max(_LEAST_AT_ONCE, min(_MOST_AT_ONCE, fit, 2 * self._at_once))
