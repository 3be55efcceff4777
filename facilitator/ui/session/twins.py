"""Notes that say nearly the same as another one on their page, found while nobody types.

A pause in typing starts a comparison on another thread; a key costs no more than starting that
pause anew. What was found holds for as long as both notes say what they said.
"""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.session.document import Change
from facilitator.ui.session.lines import Line

if TYPE_CHECKING:
    from facilitator.background.jobs import Job, Progress
    from facilitator.ui.session.view import PageView

_PAUSE_MILLISECONDS: Final = 700

_log = logging.getLogger(__name__)


class _Said(NamedTuple):
    """A note as it was compared."""

    id: str
    text: str


class Twin(NamedTuple):
    """The note that another one repeats, for reading."""

    number: str
    text: str


class Twins(QObject):
    """Knows for each note written here which other one it repeats."""

    found = Signal()
    """A comparison has ended, so the hints are to be painted."""

    def __init__(self, editor: "PageView") -> None:
        super().__init__(editor)
        self._editor = editor
        self._written: set[str] = set()
        self._pairs: dict[str, tuple[str, _Said]] = {}
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.compare)
        editor.page.edited.connect(self._note_written)

    def twin_of(self, line: Line) -> Twin | None:
        """Return the note that a line repeats, None where there is none or either was changed."""
        if line.id not in self._pairs:
            return None
        text, other = self._pairs[line.id]
        if text != line.text:
            return None
        page = self._editor.page
        number = 0
        for index, candidate in enumerate(page.lines):
            number = page.numbers[index] or number
            if candidate.id == other.id:
                return Twin(f"{number:02d}", other.text) if candidate.text == other.text else None
        return None

    def _note_written(self, change: Change) -> None:
        self._written.update(line.id for line in change.after[change.first : change.end])
        self._pause.start()

    def compare(self) -> None:
        """Compare what was written since the last time; later, if that cannot be done now."""
        from facilitator.background.jobs import Job  # noqa: PLC0415 - after the first note

        if self._job or self._editor.is_composing:
            self._pause.start()
            return
        said = [_Said(line.id, line.text) for line in self._editor.page.lines if line.is_note]
        written, self._written = self._written, set()
        job = self._job = Job(lambda progress: _compared(progress, said, written), self)
        job.finished.connect(self._take_over)
        job.failed.connect(self._give_up)
        job.start()

    def _take_over(self, pairs: list[tuple[_Said, _Said | None]]) -> None:
        self._end_job()
        for one, other in pairs:
            if other:
                self._pairs[one.id] = one.text, other
            else:
                self._pairs.pop(one.id, None)
        self.found.emit()

    def _give_up(self, error: BaseException) -> None:
        """Go without hints: they are a help, and nothing depends on them."""
        self._end_job()
        _log.warning("notes are not compared", exc_info=error)
        self._editor.page.edited.disconnect(self._note_written)

    def _end_job(self) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None


def _compared(
    progress: "Progress", said: Sequence[_Said], written: set[str]
) -> list[tuple[_Said, _Said | None]]:
    """Return each written note with the one it repeats; of two new ones the later repeats."""
    from facilitator.ui.session.likeness import nearest  # noqa: PLC0415 - see there

    pairs: list[tuple[_Said, _Said | None]] = []
    for index, one in enumerate(said):
        if one.id not in written:
            continue
        progress.step(index, len(said))
        others = [
            *said[:index],
            *(other for other in said[index + 1 :] if other.id not in written),
        ]
        found = nearest(one.text, [other.text for other in others])
        pairs.append((one, None if found is None else others[found]))
    return pairs
