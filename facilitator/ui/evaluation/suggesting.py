"""Looks for notes that say nearly the same, on another thread, whenever other notes are shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.background.jobs import Job, Progress
from facilitator.domain.consolidation import Consolidation
from facilitator.ui.evaluation.rows import Sheet

if TYPE_CHECKING:
    from facilitator.ui.evaluation.pairs import Pair

_Noted = tuple[str, int, str, str | None]
"""Of a note: its id, its round, its words, and the note that it answers."""


class Suggestions(QObject):
    """Knows the pairs of the question that is shown; asks again only when its notes are others."""

    found = Signal()
    """The pairs of the notes shown last are known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pairs: list[Pair] = []
        self._asked: tuple[_Noted, ...] = ()
        self._job: Job | None = None

    def look_at(self, state: Consolidation, sheet: Sheet) -> None:
        """Compare the notes of a question, if they are others than before."""
        dossier = state.dossier
        notes = tuple(
            (row.id, dossier.code[session.id].round, row.text, dossier.note[row.id].answers_id)
            for session, rows in sheet.columns
            for row in rows
            if not row.is_heading
        )
        if notes == self._asked:
            return
        self._asked, self.pairs = notes, []
        self.leave()
        self._job = Job(partial(_compared, notes, dossier.workshop.language), self)
        self._job.finished.connect(partial(self._take, notes))
        self._job.start()

    def leave(self) -> None:
        """Ask nothing any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def partner_of(self, note_id: str) -> str:
        """Return the note that another one is most like, an empty text where there is none."""
        for pair in self.pairs:
            if note_id in {pair.note_id, pair.earlier_id}:
                return pair.earlier_id if note_id == pair.note_id else pair.note_id
        return ""

    def codes(self, state: Consolidation) -> dict[str, str]:
        """Return, of open notes that are like another one, its code, by their ids."""
        codes, language = state.dossier.note_codes, state.dossier.workshop.language
        found: dict[str, str] = {}
        for pair in self.pairs:
            for own, other in (
                (pair.note_id, pair.earlier_id),
                (pair.earlier_id, pair.note_id),
            ):
                note = state.dossier.note.get(own)
                is_first = own not in found and other in codes
                if note and is_first and state.use_of(note) == "open":
                    found[own] = codes[other].text(language)
        return found

    def _take(self, notes: tuple[_Noted, ...], pairs: "list[Pair]") -> None:
        if notes == self._asked:
            self.pairs = pairs
            self.found.emit()


def _compared(notes: tuple[_Noted, ...], language: str, progress: Progress) -> "list[Pair]":
    from facilitator.ui.evaluation.pairs import Said, pairs_of  # noqa: PLC0415 - NumPy, off the window's thread

    return pairs_of([Said(*note) for note in notes], language, progress.step)
