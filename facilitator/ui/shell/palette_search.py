"""Searching beside the window's thread: one connection, and only the newest question counts."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal

from facilitator.domain.dossier import Dossier
from facilitator.storage.reading import Reader
from facilitator.ui.shell.palette_finds import Finder
from facilitator.ui.shell.palette_rows import Entry

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a text, or why nothing could be looked for."""

    text: str
    entries: tuple[Entry, ...] = ()
    error: Exception | None = None


class Search(QObject):
    """Answers what is asked while it runs; a question that came before the newest gets no answer."""

    answered = Signal(object)

    def __init__(
        self, open_reader: Callable[[], Reader], head: Dossier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_reader = open_reader
        self._head = head
        self._reader: Reader | None = None
        self._asked: SimpleQueue[str | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="search", daemon=True)
        self._thread.start()

    def ask(self, text: str) -> None:
        """Look for a text; `answered` says what was found."""
        self._asked.put(text)

    def stop(self) -> None:
        """End, with the connection closed, so that the file can be closed."""
        self._asked.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (text := self._newest()) is not None:
            try:
                answer = Answer(text, tuple(self._found(text)))
            except Exception as error:  # noqa: BLE001 - the window says what it means
                _log.warning("the search failed", exc_info=True)
                answer = Answer(text, error=error)
            self.answered.emit(answer)
        if self._reader is not None:
            self._reader.close()

    def _found(self, text: str) -> list[Entry]:
        if self._reader is None:
            self._reader = self._open_reader()
            self._finder = Finder(self._reader, self._head)
        return self._finder.find(text)

    def _newest(self) -> str | None:
        text = self._asked.get()
        while text is not None and not self._asked.empty():
            text = self._asked.get()
        return text
