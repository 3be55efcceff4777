"""After people were erased on another laptop: backups and free pages of this file are cleaned of them too."""

import asyncio
import logging
import threading
from collections.abc import Sequence

from facilitator.actions import erasure
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.team.door import Door, answered

_log = logging.getLogger(__name__)


class Clearing:
    """People who were erased and whose traces outside of the rows are still to be removed."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._waiting: set[str] = set()

    def note(self, person_ids: Sequence[str]) -> None:
        """Remember people; for any thread."""
        with self._lock:
            self._waiting.update(person_ids)

    async def clear(self) -> None:
        """Clean what is to be cleaned; what does not succeed the file's next opening does."""
        with self._lock:
            waiting, self._waiting = tuple(sorted(self._waiting)), set[str]()
        if not waiting:
            return
        doing = tr(erasure.DOING)
        try:
            loan = await answered(self._door.ask(lambda desk: desk.lend(doing)))
            try:
                await asyncio.to_thread(erasure.clean_after, loan, waiting)
            finally:
                await answered(self._door.ask(lambda desk: desk.take_back()))
        except FacilitatorError as problem:
            _log.warning("traces of erased people may be left: %s", type(problem).__name__)
