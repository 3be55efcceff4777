"""From notes to answers: which notes are used or left out, and how several become one answer.

A point, a main note with what stands below it, is used or left out as one. What is neither is
open: it still prints behind the answers, so that a protocol is complete at any time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final, Literal, NamedTuple

from facilitator.domain.authoring import Answer, AnswerKind, AnswerSource, Omission, Standing
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import (
    Evidence,
    KeyResult,
    Note,
    Question,
    Recommendation,
    Session,
    Topic,
)
from facilitator.domain.text import fold

_Points = dict[tuple[str, str], "list[Point]"]
_OF_NOTES: Final = (
    *("code", "note", "note_codes", "internal", "person"),
    *("_notes", "_questions", "_sub_questions", "_moderators"),
)
"""What a dossier has worked out of its plan and its notes alone."""
Use = Literal["open", "used", "left_out"]

_UNSETTLED: Final[tuple[AnswerKind, ...]] = ("dissent", "open")
_STANCES: Final[tuple[Standing, ...]] = ("contradicted", "confirmed")
_ENDS: Final = (".", "!", "?", "…", ":")


class Point(NamedTuple):
    """A main note with the sub-notes below it."""

    note: Note
    below: tuple[Note, ...] = ()


class Wording(NamedTuple):
    """What an answer is to say, and the notes that it rests on."""

    text: str
    notes: tuple[Note, ...]
    level: int = 1
    kind: AnswerKind = "statement"
    standing: Standing = ""


class Progress(NamedTuple):
    """How far a consolidation has come."""

    questions: int = 0
    done: int = 0
    """Questions that have notes, and those of them without an open point."""
    points: int = 0
    open: int = 0

    def __add__(self, other: "Progress") -> "Progress":  # type: ignore[override] - sums, as no other tuple of numbers does
        """Return both together."""
        return Progress(*(one + two for one, two in zip(self, other, strict=True)))


class Consolidation:
    """What became of the notes of a dossier."""

    def __init__(self, dossier: Dossier, points: "_Points | None" = None) -> None:
        """Look at a dossier; it needs notes, answers, sources and omissions."""
        self.dossier = dossier
        self._points: _Points = {} if points is None else points
        self._known: dict[str, Progress] = {}

    def after(
        self,
        answers: tuple[Answer, ...],
        sources: tuple[AnswerSource, ...],
        omissions: tuple[Omission, ...],
    ) -> "Consolidation":
        """Return what became of the same notes now; what was worked out of these is kept."""
        return self._with(answers=answers, answer_sources=sources, omissions=omissions)

    def claiming(
        self,
        results: tuple[KeyResult, ...],
        recommendations: tuple[Recommendation, ...],
        evidence: tuple[Evidence, ...],
    ) -> "Consolidation":
        """Return the same with the claims that are made of it now."""
        return self._with(key_results=results, recommendations=recommendations, evidence=evidence)

    def _with(self, **changed: tuple[object, ...]) -> "Consolidation":
        known, dossier = vars(self.dossier), replace(self.dossier, **changed)
        vars(dossier).update({name: known[name] for name in _OF_NOTES if name in known})
        return Consolidation(dossier, self._points)

    # Answers

    @cached_property
    def _answers(self) -> dict[str, list[Answer]]:
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in self.dossier.answers:
            found[answer.question_id].append(answer)
        return found

    def answers_of(self, question: Question) -> list[Answer]:
        """Return the curated answers directly on a question or sub-question."""
        return self._answers.get(question.id, [])

    @cached_property
    def answer(self) -> dict[str, Answer]:
        """Answers by id."""
        return {answer.id: answer for answer in self.dossier.answers}

    @cached_property
    def _notes(self) -> dict[str, list[Note]]:
        """The notes of each answer in the order of the rounds, which is theirs in the dossier."""
        known = self.dossier.note
        order = {note_id: at for at, note_id in enumerate(known)}
        links: dict[str, set[str]] = defaultdict(set)
        for source in self.dossier.answer_sources:
            if source.answer_id in self.answer and source.note_id in known:
                links[source.answer_id].add(source.note_id)
        return {
            answer_id: [known[note_id] for note_id in sorted(ids, key=order.__getitem__)]
            for answer_id, ids in links.items()
        }

    def notes_of(self, answer: Answer) -> list[Note]:
        """Return the notes that an answer rests on, in the order of the rounds."""
        return self._notes.get(answer.id, [])

    @cached_property
    def _users(self) -> dict[str, list[Answer]]:
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in self.dossier.answers:
            for note in self.notes_of(answer):
                found[note.id].append(answer)
        return found

    def answers_on(self, note: Note) -> list[Answer]:
        """Return the answers that rest on a note."""
        return self._users.get(note.id, [])

    # Notes

    @cached_property
    def _omissions(self) -> dict[str, Omission]:
        return {omission.note_id: omission for omission in self.dossier.omissions}

    def omission_of(self, note: Note) -> Omission | None:
        """Return by what a note is left out, None where it is not."""
        return self._omissions.get(note.id)

    def use_of(self, note: Note) -> Use:
        """Tell what became of a note; one that is used counts as used, whatever else is said."""
        if note.id in self._users:
            return "used"
        return "left_out" if note.id in self._omissions else "open"

    def points_of(self, question: Question, session: Session) -> list[Point]:
        """Return what was said directly on a question in a session, as far as others may see it."""
        key = question.id, session.id
        if key not in self._points:
            self._points[key] = points(
                note
                for note in self.dossier.notes_of(question, session)
                if note.text.strip() and note.id not in self.dossier.internal
            )
        return self._points[key]

    def points_in(self, question: Question, topic: Topic) -> Iterator[Point]:
        """Return the points of a guiding question and its sub-questions in all rounds."""
        for part in (question, *self.dossier.sub_questions_of(question)):
            for session in self.dossier.sessions_of(topic):
                yield from self.points_of(part, session)

    def is_open(self, point: Point) -> bool:
        """Tell whether a point is neither used nor left out."""
        return self.use_of(point.note) == "open"

    def progress(self, topic: Topic, question: Question | None = None) -> Progress:
        """Return how far one guiding question has come, or all of a topic."""
        asked = [question] if question else self.dossier.questions_of(topic)
        return sum((self._progress(topic, entry) for entry in asked), Progress())

    def _progress(self, topic: Topic, question: Question) -> Progress:
        if question.id not in self._known:
            uses = [self.is_open(point) for point in self.points_in(question, topic)]
            is_done = bool(uses) and not any(uses)
            known = Progress(int(bool(uses)), int(is_done), len(uses), sum(uses))
            self._known[question.id] = known
        return self._known[question.id]


def points(notes: Iterable[Note]) -> list[Point]:
    """Return notes in their order as points; a sub-note with nothing above it is a main one."""
    found: list[Point] = []
    for note in notes:
        if note.level == 1 or not found:
            found.append(Point(note))
        else:
            found[-1] = Point(found[-1].note, (*found[-1].below, note))
    return found


# Words


def worded(taken: Sequence[Point]) -> list[Wording]:
    """Return what one answer says that is made of points, and below it their sub-notes.

    Its text is theirs behind one another, the same words once, to be made one sentence by a
    person. It is a dissent or open if one of them is, and what they are if they agree.
    """
    notes = tuple(point.note for point in taken)
    below: dict[str, list[Note]] = defaultdict(list)
    for note in (note for point in taken for note in point.below if note.text.strip()):
        below[fold(note.text).strip()].append(note)
    return [
        Wording(joined(note.text for note in notes), notes, 1, _kind(notes), _standing(notes)),
        *(Wording(same[0].text.strip(), (*same,), 2, _kind(same)) for same in below.values()),
    ]


def joined(texts: Iterable[str]) -> str:
    """Return texts behind one another as one line, the same words once."""
    whole = ""
    for text in _distinct(texts):
        between = " " if whole.endswith(_ENDS) else "; "
        whole = f"{whole}{between}{text}" if whole else text
    return whole


def _distinct(texts: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text).strip(), text.strip())
    return [text for text in found.values() if text]


def _kind(notes: Sequence[Note]) -> AnswerKind:
    kinds: set[AnswerKind] = {_seen(note, notes) for note in notes}
    for kind in _UNSETTLED:
        if kind in kinds:
            return kind
    return kinds.pop() if len(kinds) == 1 else "statement"


def _seen(note: Note, among: Sequence[Note]) -> AnswerKind:
    """Return the kind of a note; one that contradicts what is not said beside it is a dissent."""
    alone = note.stance == "contradicted" and all(one.id != note.answers_id for one in among)
    if alone and note.kind == "statement":
        return "dissent"
    return "statement" if note.kind == "internal" else note.kind


def _standing(notes: Sequence[Note]) -> Standing:
    """Return what the room itself said of the point: a contradiction counts more than an agreement."""
    known = {note.id for note in notes}
    said = {note.stance for note in notes if note.answers_id in known or note.stance == "confirmed"}
    for stance in _STANCES:
        if stance in said:
            return stance
    return ""
