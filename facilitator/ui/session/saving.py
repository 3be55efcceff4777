"""Carries what is on the screen into the file, and keeps what the file does not take.

While writing fails, pages are held here with the lines the file last knew. They are tried again
every two seconds, and a plain text copy lies in the user's folder.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions import details, notes
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.edits import Edit
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.paths import user_state
from facilitator.ui.session.changes import Marks, edits_between, marks_between
from facilitator.ui.session.document import Change
from facilitator.ui.session.kinds import KINDS
from facilitator.ui.session.lines import Line

_RETRY_MILLISECONDS: Final = 2_000

_log = logging.getLogger(__name__)


class Place(NamedTuple):
    """A page: a guiding question in a session."""

    session_id: str
    question_id: str


class Held:
    """A page that is not in the file yet: as the file knows it, and as it stands."""

    def __init__(self, saved: dict[str, Line], page: list[Line]) -> None:
        self.saved = saved
        self.page = page


class NotesWriter(QObject):
    """Writes one screen's pages: each change at once, or all that failed as soon as it can be."""

    failed = Signal(str)
    """Something could not be written; the sentence says what happened and where it is kept."""
    recovered = Signal()
    """Everything that was held is in the file now."""

    def __init__(self, desk: Desk, initiator: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._initiator = initiator
        self._held: dict[Place, Held] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.flush)

    def held(self, place: Place) -> Held | None:
        """Return what is held of a page, None when all of it is in the file."""
        return self._held.get(place)

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return not self._held

    def write(self, place: Place, change: Change) -> None:
        """Write a change of a page, or hold the page when that fails."""
        if self._held:
            known = _stored(change.before)
            self._held.setdefault(place, Held(known, change.after)).page = change.after
            _kept(place, change.after)
            return
        before = change.before[change.first : change.end_before]
        after = change.after[change.first : change.end]
        edits = edits_between(before, after, _note_above(change.after, change.first))
        marks = marks_between(before, after)
        try:
            self._store(place, edits, marks, before)
        except Exception as error:  # noqa: BLE001 - whatever stops a write, the text must be kept
            self._hold(place, Held(_stored(change.before), change.after), error)

    def flush(self) -> None:
        """Try again to write whatever is held."""
        for place, held in list(self._held.items()):
            before = list(held.saved.values())
            edits = edits_between(before, held.page)
            marks = marks_between(before, held.page)
            try:
                self._store(place, edits, marks, before)
            except Exception as error:  # noqa: BLE001 - as in `write`
                self._hold(place, held, error)
                return
            del self._held[place]
            with suppress(OSError):
                _rescue_path(place).unlink(missing_ok=True)
        if self._retry.isActive():
            self._retry.stop()
            self.recovered.emit()

    def _store(
        self, place: Place, edits: Sequence[Edit], marks: Marks, before: Sequence[Line]
    ) -> None:
        """Write edits and marks of lines that read as `before` until now."""
        seen = {("note", line.id, "text"): line.stored_text for line in before if line.is_note}
        if marks:
            self._desk.run_seeing(
                seen,
                _revise_and_mark,
                initiator=self._initiator,
                session_id=place.session_id,
                edits=edits,
                marks=marks,
            )
        elif edits:
            self._desk.run_seeing(
                seen,
                notes.revise,
                initiator=self._initiator,
                session_id=place.session_id,
                edits=edits,
            )

    def _hold(self, place: Place, held: Held, error: Exception) -> None:
        if not isinstance(error, FacilitatorError):
            _log.error("notes not written", exc_info=error)
        self._held[place] = held
        self._retry.start()
        sentence = error.sentence if isinstance(error, FacilitatorError) else str(error)
        self.failed.emit(f"{sentence} {_kept(place, held.page)}")


def _stored(page: Sequence[Line]) -> dict[str, Line]:
    return {line.id: line for line in page if line.is_note}


def _note_above(page: Sequence[Line], index: int) -> str | None:
    for line in reversed(page[:index]):
        if line.is_heading:
            return None
        if line.is_note:
            return line.id
    return None


def _revise_and_mark(
    tx: Transaction, *, session_id: str, edits: Sequence[Edit], marks: Marks
) -> Outcome:
    """Write text and marks as one step, named by the text where there is any.

    It continues no typing: one undo has to bring back words and marks together.
    """
    tx.typing = None
    outcomes = [notes.revise(tx, session_id=session_id, edits=edits)] if edits else []
    for kind, ids in marks.kinds.items():
        outcomes.append(notes.set_kind(tx, note_ids=ids, kind=kind))
    for is_on, ids in marks.key_results.items():
        outcomes.append(notes.mark_key_result(tx, note_ids=ids, on=is_on))
    for note_id, known in marks.details.items():
        outcomes.append(details.describe(tx, note_id=note_id, details=known))
    return outcomes[0]


def _rescue_path(place: Place) -> Path:
    return user_state() / "unsaved" / f"{place.session_id}-{place.question_id}.txt"


def _kept(place: Place, page: Sequence[Line]) -> str:
    """Put the page into the user's own folder and say so."""
    from facilitator.ui.session.pasting import plain_text  # noqa: PLC0415 - hardly ever needed

    path = _rescue_path(place)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        everything = [(index, _signed(line)) for index, line in enumerate(page)]
        path.write_text(plain_text(page, everything, {}) + "\n", encoding="utf-8")
        return tr("What you type stays here and is tried again; a copy lies in {path}.", path=path)
    return tr("What you type stays here and is tried again. Leave this window open.")


def _signed(line: Line) -> str:
    """Return a line's words behind the sign of its kind: an internal note has to stay one."""
    kind = KINDS.get(line.kind)
    return f"{kind.sign} {line.text}" if kind and line.text.strip() else line.text
