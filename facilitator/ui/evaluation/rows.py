"""What stands in the columns of the rounds and in the list of answers, without Qt."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from facilitator.domain.authoring import Answer
from facilitator.domain.consolidation import Consolidation, Point, Use
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Question, Session, Topic
from facilitator.language import tr, trn
from facilitator.ui.session.kinds import KINDS

Filter = Literal["all", "open", "starred"]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NoteRow(NamedTuple):
    """A point of a round, or the name of the sub-question that those below it are about."""

    id: str
    question_id: str
    text: str
    number: str = ""
    below: tuple[str, ...] = ()
    kind: str = "statement"
    is_starred: bool = False
    use: Use = "open"
    answers: tuple[int, ...] = ()
    """The numbers of the answers that rest on it."""
    reason: str = ""
    """Why it is left out."""
    group: str = ""
    is_heading: bool = False
    ids: tuple[str, ...] = ()
    """Of the note, and of those that stand below it."""

    @property
    def state(self) -> str:
        """What became of it, in words."""
        if self.use == "used":
            numbers = ", ".join(map(str, self.answers))
            return trn(
                "in answer {numbers}", "in answers {numbers}", len(self.answers), numbers=numbers
            )
        if self.use == "left_out":
            return tr("left out: {reason}", reason=self.reason) if self.reason else tr("left out")
        return tr("still open")

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.is_heading:
            return self.text
        kind = KINDS.get(self.kind)
        parts = (
            *(self.number, self.text, *self.below),
            kind.word if kind else "",
            tr("key result") if self.is_starred else "",
            self.state,
        )
        return ", ".join(part for part in parts if part)


class Marks(NamedTuple):
    """What a main answer is marked as and rests on; it stands below all that is below it."""

    kind: str = "statement"
    standing: str = ""
    codes: tuple[str, ...] = ()
    lacking: str = ""
    """What it should rest on and does not, in words."""


class AnswerRow(NamedTuple):
    """A curated answer, or the name of the sub-question that those below it answer."""

    id: str
    question_id: str
    text: str
    number: int = 0
    """Of a main answer, counted through the question and its sub-questions."""
    level: int = 1
    kind: str = "statement"
    standing: str = ""
    codes: tuple[str, ...] = ()
    """The codes of the notes that it rests on, in the order of the rounds."""
    note_ids: tuple[str, ...] = ()
    is_last: bool = True
    """Whether nothing follows that stands below the same main answer."""
    below: Marks | None = None
    """What stands below its words: that of its main answer, where it is the last one there."""
    is_heading: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.is_heading:
            return self.text
        kind = KINDS.get(self.kind)
        parts = (
            str(self.number) if self.number else tr("below"),
            self.text,
            kind.word if kind else "",
            standing_word(self.standing),
            *self.codes,
            self.below.lacking if self.below else "",
        )
        return ", ".join(part for part in parts if part)


class Sheet(NamedTuple):
    """All that is shown of one question."""

    topic: Topic
    question: Question
    number: int
    columns: tuple[tuple[Session, tuple[NoteRow, ...]], ...]
    answers: tuple[AnswerRow, ...]


def standing_word(standing: str) -> str:
    """Return how a standing is called."""
    words = {
        "confirmed": tr("confirmed"),
        "new": tr("new"),
        "contradicted": tr("contradicted"),
    }
    return words.get(standing, "")


def sheet_of(state: Consolidation, topic: Topic, question: Question) -> Sheet:
    """Return what is shown of a question, unfiltered."""
    dossier = state.dossier
    answers = tuple(_answers(state, question))
    numbers = {row.id: row.number for row in answers}
    return Sheet(
        topic,
        question,
        dossier.questions_of(topic).index(question) + 1,
        tuple(
            (session, tuple(_notes(state, question, session, numbers)))
            for session in dossier.sessions_of(topic)
        ),
        answers,
    )


def filtered(rows: Sequence[NoteRow], chosen: Filter) -> list[NoteRow]:
    """Return the rows of a filter; a heading below which nothing is left goes too."""
    found: list[NoteRow] = []
    for row in rows:
        if not row.is_heading and not _passes(row, chosen):
            continue
        if row.is_heading and found and found[-1].is_heading:
            found.pop()
        found.append(row)
    while found and found[-1].is_heading and chosen != "all":
        found.pop()
    return found


def _passes(row: NoteRow, chosen: Filter) -> bool:
    return {"all": True, "open": row.use == "open", "starred": row.is_starred}[chosen]


def _parts(dossier: Dossier, question: Question) -> Iterator[tuple[Question, str]]:
    """Yield a question and its sub-questions, these with what stands above their rows."""
    yield question, ""
    for at, part in enumerate(dossier.sub_questions_of(question)):
        yield part, f"{_LETTERS[at % len(_LETTERS)]}  {part.text}"


def _notes(
    state: Consolidation, question: Question, session: Session, numbers: dict[str, int]
) -> Iterator[NoteRow]:
    for part, heading in _parts(state.dossier, question):
        points = state.points_of(part, session)
        if heading and points:
            yield NoteRow(f"{session.id} {part.id}", part.id, heading, is_heading=True)
        for point in points:
            yield _note(state, part, point, numbers)


def _note(state: Consolidation, part: Question, point: Point, numbers: dict[str, int]) -> NoteRow:
    note, dossier = point.note, state.dossier
    code = dossier.note_codes.get(note.id)
    omission = state.omission_of(note)
    users = state.answers_on(note)
    return NoteRow(
        note.id,
        part.id,
        note.text,
        f"{code.number:02d}" if code else "",
        tuple([one.text for one in point.below]) if point.below else (),
        note.kind,
        bool(note.is_key_result),
        state.use_of(note),
        _numbers(users, numbers) if users else (),
        omission.reason if omission else "",
        note.group_name,
        ids=(note.id, *(one.id for one in point.below)) if point.below else (note.id,),
    )


def _numbers(users: Sequence[Answer], numbers: dict[str, int]) -> tuple[int, ...]:
    """Return the numbers of main answers, each once."""
    return tuple(sorted({numbers.get(answer.id, 0) for answer in users} - {0}))


def _answers(state: Consolidation, question: Question) -> Iterator[AnswerRow]:
    number = 0
    for part, heading in _parts(state.dossier, question):
        if heading:
            yield AnswerRow(f"part {part.id}", part.id, heading, is_heading=True)
        rows = [_answer(state, answer) for answer in state.answers_of(part)]
        marks = Marks()
        for at, row in enumerate(rows):
            is_main = row.level == 1 or not at
            if is_main:
                number += 1
                marks = Marks(row.kind, row.standing, row.codes)
            is_last = at == len(rows) - 1 or rows[at + 1].level == 1
            yield row._replace(
                number=number if is_main else 0,
                is_last=is_last,
                below=marks if is_last else None,
            )


def _answer(state: Consolidation, answer: Answer) -> AnswerRow:
    dossier = state.dossier
    notes = state.notes_of(answer)
    codes = (dossier.note_codes.get(note.id) for note in notes)
    return AnswerRow(
        answer.id,
        answer.question_id,
        answer.text,
        level=answer.level,
        kind=answer.kind,
        standing=answer.standing,
        codes=tuple(code.text(dossier.workshop.language) for code in codes if code),
        note_ids=tuple(note.id for note in notes),
    )
