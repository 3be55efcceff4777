"""A thread with an asyncio loop for what a team does besides its link: one errand after the other."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

Errand = Callable[[], Coroutine[Any, Any, None]]

_STOP_SECONDS: Final = 15.0

_log = logging.getLogger(__name__)


class Office:
    """Errands of one team, in the order they are handed in; the thread begins with the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._loop = asyncio.new_event_loop()
        self._errands: asyncio.Queue[Errand | None] = asyncio.Queue()
        self._is_stopped = False
        self._ended: Callable[[], None] | None = None

    def hand_in(self, errand: Errand) -> None:
        """Let an errand be done soon, on any thread; nothing happens after `retire`."""
        with self._lock:
            if self._is_stopped:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._live, name="team office", daemon=True)
                self._thread.start()
        with suppress(RuntimeError):  # it has just ended
            self._loop.call_soon_threadsafe(self._errands.put_nowait, errand)

    def is_here(self) -> bool:
        """Tell whether this is the office's own thread."""
        return threading.current_thread() is self._thread

    def retire(self, last: Errand, ended: Callable[[], None] | None = None) -> None:
        """Do what was handed in and one last errand, then end; returns at once.

        `ended` is called on the office's thread when that is over; it is too late for another one
        where somebody has asked before.
        """
        with self._lock:
            if self._is_stopped:
                return
            self._ended = ended
        self.hand_in(last)
        with self._lock:
            self._is_stopped = True
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._errands.put_nowait, None)

    def stop(self, last: Errand) -> None:
        """Retire, where nobody has asked for it yet, and wait for it, some seconds at most."""
        self.retire(last)
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._work())
            left = asyncio.all_tasks(self._loop)
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        finally:
            self._loop.close()
            if self._ended is not None:
                self._ended()

    async def _work(self) -> None:
        while (errand := await self._errands.get()) is not None:
            try:
                await errand()
            except Exception as error:  # noqa: BLE001 - an errand that fails must not end the others
                _log.error("an errand of the team failed", exc_info=error)
