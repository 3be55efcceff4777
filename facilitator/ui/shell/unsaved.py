"""Notes that could not be written when the program ran last: found, counted, taken in.

What a full disk kept out of a file lies as a text per page in this person's own folder (see
`session.saving`). A page's text holds all its notes; what is in the file by now is left out.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.actions import notes
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.records import NoteKind
from facilitator.domain.text import clean_line
from facilitator.paths import user_state
from facilitator.ui.session.kinds import SIGNS

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_BULLET: Final = "- "
_SUFFIX: Final = ".txt"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The notes of one page that only its text holds."""

    path: Path
    written: datetime
    session_id: str
    question_id: str
    texts: tuple[str, ...]


def unsaved(desk: Desk, opened: datetime) -> list[Unsaved]:
    """Return what lies there for a file, the oldest first; a text that holds nothing more goes.

    Texts written since `opened` belong to a page that is on a screen and is tried again by
    itself. Those found get a name of their own, so that none is written over from now on.
    """
    found: list[Unsaved] = []
    for path, session_id, question_id, head in _texts_of(desk):
        with suppress(OSError, UnicodeDecodeError):
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone()
            if written >= opened:
                continue
            known = _known(desk, head, session_id, question_id)
            lines = path.read_text(encoding="utf-8").splitlines()
            texts = tuple(
                text for text in _notes_in(lines) if not known & {text, _understood(text)[1]}
            )
            if texts:
                own = _own_name(path, written)
                found.append(Unsaved(own, written, session_id, question_id, texts))
            else:
                path.unlink()
    return sorted(found, key=lambda entry: entry.written)


def take_in(desk: Desk, entries: Sequence[Unsaved], *, initiator: object) -> None:
    """Put the notes into the parking lot as one step, then remove their texts.

    Raises what the desk raises; then nothing was changed and the texts lie where they lay.
    """
    desk.run(_park_all, initiator=initiator, entries=entries)
    discard(entries)


def discard(entries: Sequence[Unsaved]) -> None:
    """Remove the texts."""
    for entry in entries:
        with suppress(OSError):
            entry.path.unlink(missing_ok=True)


def _park_all(tx: Transaction, *, entries: Sequence[Unsaved]) -> Outcome:
    outcomes = [
        notes.add_parked(
            tx,
            session_id=entry.session_id,
            text=words,
            question_id=entry.question_id,
            kind=kind,
        )
        for entry in entries
        for kind, words in map(_understood, entry.texts)
    ]
    return outcomes[0]


def _texts_of(desk: Desk) -> Iterator[tuple[Path, str, str, "Dossier"]]:
    """Yield the texts of this file's pages: session, guiding question and workshop of each."""
    by_page: dict[str, list[Path]] = {}
    for path in sorted((user_state() / "unsaved").glob(f"*{_SUFFIX}")):
        by_page.setdefault(path.stem.partition(" ")[0], []).append(path)
    for workshop in desk.read.workshops() if by_page else ():
        head = desk.read.head(workshop.id)
        for session in head.sessions:
            for question in head.questions:
                for path in by_page.get(f"{session.id}-{question.id}", ()):
                    yield path, session.id, question.id, head


def _known(desk: Desk, head: "Dossier", session_id: str, question_id: str) -> set[str]:
    there = desk.read.session_notes(session_id, question_id)
    parked = desk.read.parked(head.workshop.id)
    return {clean_line(note.text).strip() for note in (*there, *parked)}


def _notes_in(lines: Sequence[str]) -> Iterator[str]:
    """Yield the notes of a page's text; the headings of its parts have no bullet."""
    for line in lines:
        text = clean_line(line.lstrip().removeprefix(_BULLET)).strip()
        if text and line.lstrip().startswith(_BULLET):
            yield text


def _understood(text: str) -> tuple[NoteKind, str]:
    """Return kind and words of a note, which has the sign of its kind before it."""
    sign, _, words = text.partition(" ")
    kind = SIGNS.get(sign)
    return (kind, words.strip()) if kind and words.strip() else ("statement", text)


def _own_name(path: Path, written: datetime) -> Path:
    own = path.with_name(f"{path.stem.partition(' ')[0]} {written:%Y-%m-%d %H.%M.%S}{_SUFFIX}")
    return path if own.exists() else path.rename(own)
