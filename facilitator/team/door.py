"""The way from the team's threads to the one door for writes, which belongs to another thread.

Members and grants are written by actions like everything else. What runs on a thread of the team
hands an action in here and waits; whoever owns the desk is woken and carries it out.
"""

import asyncio
import queue
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.errors import EnvironmentProblem
from facilitator.language import tr

_Result = TypeVar("_Result")


class _Call(NamedTuple):
    work: Callable[[Desk], Any]
    answer: "Future[Any]"


class Door:
    """Actions that wait for the thread that owns the desk."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """Call `wake` on the thread that hands something in; it makes the owner call `attend` soon."""
        self._wake = wake
        self._waiting: queue.SimpleQueue[_Call] = queue.SimpleQueue()
        self._is_closed = False

    def run(self, action: Action[...], **values: Any) -> "Future[Outcome]":  # noqa: ANN401 - the action's
        """Hand an action in, on any thread; the answer carries what it did or raised.

        Cancelled where the desk closes before its turn.
        """
        return self.ask(lambda desk: desk.run(action, initiator=self, **values))

    def ask(self, work: Callable[[Desk], _Result]) -> "Future[_Result]":
        """Let the owner do something short with the desk; as with `run`."""
        answer: Future[_Result] = Future()
        self._waiting.put(_Call(work, answer))
        if self._is_closed:
            self._turn_away()
        else:
            self._wake()
        return answer

    def attend(self, desk: Desk) -> None:
        """Do all that waits, on the desk's thread."""
        while (call := self._next()) is not None:
            if not call.answer.set_running_or_notify_cancel():
                continue
            try:
                outcome = call.work(desk)
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
                call.answer.set_exception(error)
            else:
                call.answer.set_result(outcome)

    def close(self) -> None:
        """Turn away what waits and whatever comes later: the desk closes."""
        self._is_closed = True
        self._turn_away()

    def _turn_away(self) -> None:
        while (call := self._next()) is not None:
            call.answer.cancel()

    def _next(self) -> _Call | None:
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None


class DoorClosed(EnvironmentProblem):
    """What was handed in was not done: the file was closed before."""

    def __init__(self) -> None:
        super().__init__(tr("The file was closed meanwhile."))


async def answered(handed_in: "Future[_Result]") -> _Result:
    """Wait for what was handed in, in a loop; DoorClosed where nobody will do it."""
    try:
        return await asyncio.wrap_future(handed_in)
    except asyncio.CancelledError as error:
        if handed_in.cancelled():
            raise DoorClosed from error
        raise
