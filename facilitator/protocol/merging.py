"""What all rounds said on a question as one list: a point that comes up again stands only once.

A later round confirms or contradicts a point of an earlier one by a note that says so. In the
same words it is said at the point and is no bullet of its own; own words of it, and what hangs on
it, stand right below the point, so that nobody takes a contradiction for a second agreement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import day_of
from facilitator.domain.records import Note, NoteKind, Question, Topic
from facilitator.domain.text import clean_line
from facilitator.domain.typography.quotes import SIGNS
from facilitator.protocol.content import Answer, Reply
from facilitator.protocol.curating import curated_answers, left_to_print

_ANY_QUOTES: Final = ("„", "“", "”", '"', "»", "«", "‚", "‘")
_UNSETTLED: Final[tuple[NoteKind, ...]] = ("dissent", "open")


def merged_answers(dossier: Dossier, topic: Topic, question: Question) -> tuple[Answer, ...]:
    """Return what is printed on a question: its curated answers, then the notes of all rounds.

    Notes that became answers, were left out or are internal are not printed themselves. Rounds
    follow one another; a round's first note never hangs on the round before.
    """
    language = dossier.workshop.language
    curated = (
        replace(answer, text=_quoted(answer, language))
        for answer in curated_answers(dossier, topic, question)
    )
    merging = _Merging()
    for session in dossier.sessions_of(topic):
        merging.begin(dossier.code[session.id].round)
        for note in left_to_print(dossier, dossier.notes_of(question, session)):
            if note.text.strip() and note.id not in dossier.internal:
                merging.add(note)
    return (*curated, *_in_order(merging.points, 1, language))


def parked_points(dossier: Dossier) -> tuple[Answer, ...]:
    """Return what lies in the parking lot of all sessions, nothing internal, as points of one level."""
    points = [
        _Point(_marked(note))
        for note in dossier.parked
        if note.text.strip() and note.id not in dossier.internal
    ]
    return tuple(_in_order(points, 1, dossier.workshop.language))


def unsettled(notes: Sequence[Note]) -> NoteKind:
    """Return "dissent" or "open" if a note is of that kind, else "statement"."""
    for kind in _UNSETTLED:
        if any(note.kind == kind for note in notes):
            return kind
    return "statement"


@dataclass(slots=True)
class _Point:
    """A bullet in the making, with those that stand below it."""

    note: Note
    about: Reply | None = None
    """What it is to the point above it."""
    replies: list[Reply] = field(default_factory=list[Reply])
    below: list["_Point"] = field(default_factory=list["_Point"])


class _Merging:
    """The points so far, and where the next note of the running round belongs."""

    def __init__(self) -> None:
        self.points: list[_Point] = []
        self._earlier: dict[str, _Point] = {}
        """By the id of a note of an earlier round, the point at which it is printed."""
        self._new: dict[str, _Point] = {}

    def begin(self, number: int) -> None:
        """Go on with the notes of a round."""
        self._round = number
        self._earlier |= self._new
        self._head: _Point | None = None
        self._contradiction: Reply | None = None

    def add(self, note: Note) -> None:
        """Put a note where it is printed."""
        point = self._earlier.get(note.answers_id or "") if note.stance else None
        is_sub_note = self._head is not None and note.level > 1
        if point is not None:
            reply = self._answer(point, note)
            if not is_sub_note:
                self._head = point
                self._contradiction = reply if note.stance == "contradicted" else None
            return
        made = self._new[note.id] = _Point(_marked(note))
        if self._head is not None and is_sub_note:
            made.about = self._contradiction
            self._head.below.append(made)
            return
        self._head, self._contradiction = made, None
        self.points.append(made)

    def _answer(self, point: _Point, note: Note) -> Reply:
        """Say at a point what a note of a later round says of it; own words come below it."""
        reply = Reply(self._round, "contradicted" if note.stance == "contradicted" else "confirmed")
        point.replies.append(reply)
        if _says_the_same(note, point.note):
            self._new[note.id] = point
        else:
            said = note._replace(kind="statement") if _is_told(note) else note
            own = self._new[note.id] = _Point(said, reply)
            point.below.append(own)
        return reply


def _marked(note: Note) -> Note:
    """Return a note that contradicts what is not printed here as the dissent it is."""
    is_unsaid = note.stance == "contradicted" and note.kind == "statement"
    return note._replace(kind="dissent") if is_unsaid else note


def _is_told(note: Note) -> bool:
    """Tell whether that it contradicts says already what kind of note it is."""
    return note.kind == "dissent" and note.stance == "contradicted"


def _says_the_same(note: Note, point: Note) -> bool:
    """Tell whether a note adds nothing to the point that it answers but its stance."""
    return (
        clean_line(note.text).strip() == clean_line(point.text).strip()
        and (note.kind in ("statement", point.kind) or _is_told(note))
        and note.task_owner in ("", point.task_owner)
        and note.task_due in ("", point.task_due)
    )


def _in_order(points: list[_Point], level: int, language: str) -> Iterator[Answer]:
    for point in points:
        note = point.note
        yield Answer(
            note.id,
            level,
            _quoted(note, language),
            kind=note.kind,
            owner=note.task_owner if note.kind == "task" else "",
            due=day_of(note.task_due) if note.kind == "task" else None,
            replies=tuple(dict.fromkeys(point.replies)),
            about=point.about,
        )
        yield from _in_order(point.below, 2, language)


def _quoted(note: Note | Answer, language: str) -> str:
    """Return a note's words; those of somebody else stand in quotation marks, once."""
    if note.kind != "quotation" or note.text.lstrip().startswith(_ANY_QUOTES):
        return note.text
    opening, closing, *_ = SIGNS.get(language, SIGNS["en"])
    return f"{opening}{note.text.strip()}{closing}"
