"""What a day leaves to be done: its tasks, and the questions that stayed open, with owner and date."""

from typing import Final, Literal, NamedTuple

from facilitator.domain.codes import SessionCode
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note

Kind = Literal["task", "open"]
_KINDS: Final[tuple[Kind, ...]] = ("task", "open")
_NEVER: Final = "9999"


class Followup(NamedTuple):
    """A task or an open question; its id is that of the note which says so."""

    id: str
    kind: Kind
    text: str
    session: SessionCode
    owner: str = ""
    due: str = ""
    """An ISO date, empty where none was said."""
    question_id: str | None = None


def followups(dossier: Dossier, state: Consolidation | None = None) -> list[Followup]:
    """Return tasks by their dates, then open questions; those without a date last, as they were said.

    Parked notes are among them; internal ones and those left out are not. One that became an
    answer of its kind is worded as that answer.
    """
    state = state or Consolidation(dossier)
    found = [
        Followup(
            note.id,
            kind,
            _words(state, note),
            dossier.code[note.session_id],
            note.task_owner,
            note.task_due,
            note.question_id,
        )
        for kind in _KINDS
        for note in dossier.notes
        if note.kind == kind and _is_left(state, note)
    ]
    codes = dossier.note_codes
    return sorted(
        found,
        key=lambda one: (
            *(_KINDS.index(one.kind), one.due or _NEVER),
            *(one.id not in codes, codes.get(one.id, ())),
        ),
    )


def _is_left(state: Consolidation, note: Note) -> bool:
    dossier = state.dossier
    is_seen = bool(note.text.strip()) and note.id not in dossier.internal
    return is_seen and note.session_id in dossier.code and state.use_of(note) != "left_out"


def _words(state: Consolidation, note: Note) -> str:
    alike = [answer for answer in state.answers_on(note) if answer.kind == note.kind]
    is_plain = len(alike) == 1 and bool(alike[0].text.strip())
    return alike[0].text if is_plain else note.text
