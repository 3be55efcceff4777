"""What goes on over one connection: the stream is found, read, kept up with and written to.

If the stream is not the one that was read before (made anew, emptied, come back from an older copy
of the server's disk), all of it is read from the beginning, and what is not in it is sent again:
by each laptop its own letters, by the organiser's those of the others too.

Waiting with an end is `asyncio.timeout` here, never `wait_for`: up to Python 3.11 that one forgets
that it was cancelled where what it waits for happens at the same moment, and the task goes on
over a connection that is gone.
"""

import asyncio
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from facilitator.domain.letters import Letter
from facilitator.storage.ledger import Row
from facilitator.storage.postbox import Postbox, Received
from facilitator.team.link.board import Board
from facilitator.team.link.clock import FAR_MILLISECONDS, ServerClock, steady_milliseconds
from facilitator.team.link.connection import Connection, Disconnected
from facilitator.team.link.gate import Gate
from facilitator.team.link.identity import Identity
from facilitator.team.link.presence import Presences
from facilitator.team.link.publishing import Publisher
from facilitator.team.link.reading import Stored, StreamReader
from facilitator.team.link.receiving import Receiver
from facilitator.team.link.stream import Standing, standing
from facilitator.team.link.troubles import Troubles

if TYPE_CHECKING:
    from facilitator.team.stage.casting import StageCast

_LOOK_SECONDS: Final = 10.0
"""After so long without a word from the stream it is asked how it stands."""
_OTHERS_FIRST_SECONDS: Final = 5.0
"""The others send their own letters again first; the organiser sends what is missing then."""
_LONGEST_LOOK_SECONDS: Final = 60.0
"""However much comes, it is asked at least so often: the server's clock may be another by then."""
_REFILLED_SECONDS: Final = 10.0
"""After so long nobody fills an emptied stream, and what is here is sent all the same."""
_SURVEYING: Final = "surveying"
"""Set in the file from the moment the stream was found to be another until all of it was made good."""
_AGAIN_SECONDS: Final = 1.0
"""How often letters that wait for others are looked at, where they come all the time."""
_CORRECTED_MILLISECONDS: Final = 1_000
"""A clock that is nearer than this is left alone."""


class Session:
    """One connection's life."""

    def __init__(
        self,
        connection: Connection,
        postbox: Postbox,
        identity: Identity,
        presences: Presences,
        board: Board,
        gate: Gate,
    ) -> None:
        """Work over a connection that is open."""
        self._connection, self._postbox, self._identity = connection, postbox, identity
        self._presences, self._board = presences, board
        own = postbox.device
        known = {device: stamp for device, stamp in postbox.known().items() if device != own}
        self.clock = ServerClock(postbox.wall, max(known.values(), default=""))
        self.publisher = Publisher(connection, postbox, identity, gate)
        self.publisher.is_ahead = self.clock.is_ahead
        self.publisher.stamp_anew = self._stamp_anew
        self.publisher.kept = self._note_kept
        presences.time = self.clock.milliseconds
        self.receiver = Receiver(postbox, identity, self.clock, gate)
        self._reader = StreamReader(connection, identity.membership.team)
        self._has_team_changed = False
        self._looked_at = self._looked_again_at = 0.0
        self._last = 0
        """The stream's last sequence that we know of."""
        self.receiver.note = self.publisher.note
        self.receiver.make_room = board.make_room
        self.receiver.unwelcome = self.publisher.keep_here
        self.receiver.team_changed = self._note_team
        self.on_team: Callable[[], None] = lambda: None
        """Called when there are other members or grants in the file."""
        self.stage: StageCast | None = None
        """What this laptop shows to guests."""

    async def run(self) -> None:
        """Work until the connection breaks, and raise Disconnected; any other error is a fault."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._connection.broken())
                tasks.create_task(self._work(tasks))
        except BaseExceptionGroup as group:
            _, faults = group.split(Disconnected)
            raise (faults or group).exceptions[0] from None

    async def say_end(self) -> None:
        """Let everybody who is connected know that the team is over; Disconnected, TimeoutError."""
        await self._presences.say_end(self._connection)

    async def _work(self, tasks: asyncio.TaskGroup) -> None:
        await self._reader.listen(self._identity.membership.live)
        found = await self._look()
        self._board.change(phase="catching_up", problem="", is_turned_away=False)
        self._presences.say(kept=self._postbox.kept())
        tasks.create_task(self._presences.tell(self._connection))
        tasks.create_task(self._presences.hear(self._connection, self._show_presences))
        if self.stage:
            told = self.stage.tell(self._connection, self._identity, self.clock.milliseconds)
            tasks.create_task(told)
        is_survey = await self._begin(found)
        await self._catch_up()
        if is_survey and found.first > 1 and not self.receiver.place.sequence:
            # Emptied a moment ago: the first to come says who was erased, and is read before we send.
            await self._reader.heard(_REFILLED_SECONDS)
            await self._catch_up()
        tasks.create_task(self.publisher.run(self._show))
        if is_survey:
            tasks.create_task(self._make_good())
        self._board.change(phase="online")
        while True:
            await self._keep_up()

    async def _begin(self, found: Standing) -> bool:
        """Find where to read on; tell whether it is from the beginning, because this is another stream."""
        place = self.receiver.place
        if self._postbox.get(_SURVEYING) or not await self._is_continued(found):
            self._postbox.put(_SURVEYING, found.created)
            self._postbox.mark_undelivered()
            self.publisher.begin_survey()
            self.receiver.begin(found.created, found.first)
            return True
        if not place.created:
            self.receiver.begin(found.created, found.first)
        return False

    async def _is_continued(self, found: Standing) -> bool:
        """Tell whether the stream still holds, where we read last, what we read there."""
        place = self.receiver.place
        if place.created != found.created:
            return False
        if place.first and found.first and place.first != found.first:
            return False
        if not place.sequence:
            return True
        last = await self._reader.at(place.sequence)
        return last is not None and last.time == place.time

    async def _look(self) -> Standing:
        """Ask how the stream stands, and learn of the server's clock."""
        asked = steady_milliseconds()
        found = await standing(self._connection, self._identity.membership)
        self.clock.learn(found.now, asked, steady_milliseconds())
        if not self.publisher.is_waiting:
            self._stamp_anew()
        self._last = found.last
        self._board.change(last=found.last)
        self._looked_at = asyncio.get_running_loop().time()
        return found

    def _stamp_anew(self) -> int:
        """Go by the server's clock, and stamp anew what lies ahead of it; return how much that was."""
        offset = self.clock.offset_ms
        self._postbox.correct_clock(offset if abs(offset) >= _CORRECTED_MILLISECONDS else 0)
        count = self._postbox.restamp()
        if count:
            self.publisher.begin_anew()
        self._board.change(clock_offset_ms=offset)
        self._presences.say(clock_offset_ms=offset if self.clock.is_far else 0)
        return count

    async def _catch_up(self) -> None:
        async for batch in self._reader.batches(self.receiver.place.sequence + 1):
            await self._take(batch)

    async def _keep_up(self) -> None:
        """Take what comes live; where something is missing, or nothing comes for long, ask the stream."""
        heard = await self._reader.heard(_LOOK_SECONDS)
        now = asyncio.get_running_loop().time()
        if not heard or now > self._looked_at + _LONGEST_LOOK_SECONDS:
            found = await self._look()
            if not await self._is_continued(found):
                await self._connection.close()
            elif found.last > self.receiver.place.sequence:
                await self._catch_up()
            await self._look_again()
            self._show()
            return
        following = self.receiver.place.sequence + 1
        for number, message in enumerate(
            new := [one for one in heard if one.sequence >= following]
        ):
            if message.sequence != following + number:
                await self._take(new[:number])
                await self._catch_up()
                return
        await self._take(new)

    async def _take(self, messages: list[Stored]) -> None:
        if not messages:
            return
        self._last = max(self._last, messages[-1].sequence)
        await self.receiver.take(messages, self._report)
        await self._look_again()
        self._show()

    async def _look_again(self) -> None:
        """Take what waited, where members, keys or rooms are others, or some time has passed."""
        now = asyncio.get_running_loop().time()
        is_due = self.receiver.waiting and now > self._looked_again_at + _AGAIN_SECONDS
        while self._has_team_changed or is_due:
            if self._has_team_changed:
                self._has_team_changed = False
                self.on_team()
                self.publisher.nudge()
            await self.receiver.retry(self._report)
            self._looked_again_at, is_due = now, False

    async def _make_good(self) -> None:
        """Send what the stream has lost of others, once everybody could; then the survey is over."""
        await self.publisher.emptied()
        if self._identity.membership.role == "organiser":
            if self._has_others():
                await asyncio.sleep(_OTHERS_FIRST_SECONDS)
            self.publisher.reseed(self._letters_of_others())
            await self.publisher.emptied()
        self._postbox.put(_SURVEYING, "")
        self.publisher.end_survey()

    def _has_others(self) -> bool:
        """Tell whether anybody else could send anything: in a new team nobody can."""
        own = self._identity.membership.device
        return any(member.id != own for member in self._postbox.members())

    def _letters_of_others(self) -> Iterator[Letter]:
        own = self._identity.membership.device
        for page in self._postbox.everything():
            yield from (letter for letter in page if letter.device != own)

    def _report(self, received: Received) -> None:
        """Say what letters changed, and how far we are with it: one ring, that nothing has to wait for."""
        self._show()
        self._board.report(received)

    def _note_kept(self, rows: frozenset[Row]) -> None:
        """Say of rows that something in them stays here, and to the others how much does."""
        self._board.touch(rows)
        self._presences.say(kept=self._postbox.kept())

    def _note_team(self) -> None:
        self._has_team_changed = True

    def _show(self) -> None:
        """Say how far we are, to the others and to the window."""
        unsent, place = self.publisher.unsent, self.receiver.place.sequence
        self._presences.say(unsent=unsent, place=self.receiver.settled)
        self._board.change(
            unsent=unsent, place=place, last=self._last, waiting=self.receiver.waiting
        )
        self._show_presences()

    def _show_presences(self) -> None:
        presences = self._presences.all
        left = tuple(sorted(self._presences.left))
        self._board.change(presences=presences, left=left, problem=self._problem())

    def _problem(self) -> str:
        """Return the sentence about what does not work, though there is a connection."""
        names = {device: member.name for device, member in self._identity.members.items()}
        ahead = [names.get(device, device) for device in sorted(self.receiver.ahead)]
        wrong = [
            names.get(one.device, one.device)
            for one in self._presences.all[1:]
            if abs(one.clock_offset_ms) > FAR_MILLISECONDS
        ]
        return Troubles(
            is_full=self.publisher.is_full,
            clock_offset_ms=self.clock.offset_ms if self.clock.is_far else 0,
            ahead=ahead,
            wrong=wrong if self._identity.membership.role == "organiser" else (),
        ).sentence
