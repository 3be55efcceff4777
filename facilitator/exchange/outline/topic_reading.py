"""Topics: questions, sub-questions, hints and notes; and the parking lot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from facilitator.domain.codes import SessionCode
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note, Question
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.lists import Item, items_of
from facilitator.exchange.outline.note_lines import (
    NoteLine,
    QuestionLine,
    letters,
    without_letter,
)
from facilitator.exchange.outline.note_marks import NoteMarks, Place
from facilitator.exchange.outline.result_lines import note_ids
from facilitator.exchange.outline.vocabulary import ANSWERS, CONTRIBUTIONS, word
from facilitator.language import tr

_LISTS = ("bullets", "numbers")
_QUESTION_LEVEL = 2
_SUB_QUESTION_LEVEL = 3
_DEEPEST_NOTE = 2


@dataclass(slots=True)
class _Entry:
    """A note that was read, before it has its place among those of its session."""

    line: int
    place: Place
    level: int
    text: str
    marks: NoteMarks


@dataclass(slots=True)
class _Question:
    """A question while the notes under it are read."""

    text: str
    minutes: int | None = None
    parent: "_Question | None" = None
    id: str = field(default_factory=new_id)
    hints: list[str] = field(default_factory=list[str])
    entries: list[_Entry] = field(default_factory=list[_Entry])
    answers: list[_Entry] = field(default_factory=list[_Entry])
    sub_questions: int = 0

    def record(self, topic_id: str) -> Question:
        return Question(
            id=self.id,
            topic_id=topic_id,
            parent_id=self.parent.id if self.parent else None,
            text=self.text,
            planned_minutes=self.minutes,
            hint="\n".join(self.hints).strip(),
        )


def read_topic(page: Page, number: int, blocks: list[Block], draft: Draft) -> None:
    """Take the questions and notes of a topic into the draft."""
    draft.topic(number)
    reading = _TopicReading(page, number, draft)
    for block in blocks:
        reading.read(block)
    for question in reading.questions:
        draft.questions.append(question.record(draft.topic(number).id))
        entries = sorted(question.entries, key=lambda entry: entry.place.session)
        draft.notes += [_note(entry, question.id, draft) for entry in entries]
        for entry in question.answers:
            draft.curated.take(entry.line, question.id, entry.level, entry.text, entry.marks)


def _note(entry: _Entry, question_id: str | None, draft: Draft, *, is_parked: int = 0) -> Note:
    marks = entry.marks
    note = Note(
        id=new_id(),
        session_id=draft.session(entry.place.session).id,
        question_id=question_id,
        level=entry.level,
        text=entry.text,
        kind=marks.kind or "statement",
        is_key_result=int(marks.star),
        is_parked=is_parked,
        task_owner=marks.owner,
        task_due=marks.due,
        group_name=marks.group,
        stance=marks.stance,
    )
    if marks.answers:
        draft.answers[note.id] = entry.line, marks.answers
    if marks.left_out is not None:
        draft.curated.leave_out(note.id, marks.left_out)
    return note


def resolve_answers(draft: Draft) -> None:
    """Lead each note that answers another one to it, and each answer to its notes.

    A code that no note has becomes text.
    To be called when all notes are read, as they name each other across topics and rounds.
    """
    if not (draft.answers or draft.curated.answers):
        return
    ids = note_ids(draft.programme())
    draft.notes = [_answered(note, ids, draft) for note in draft.notes]
    draft.parked = [_answered(note, ids, draft) for note in draft.parked]
    said = {note.id: note for note in (*draft.notes, *draft.parked)}
    draft.curated.resolve(ids, said, draft.report_mark)


def _answered(note: Note, ids: dict[str, str], draft: Draft) -> Note:
    if note.id not in draft.answers:
        return note
    line, code = draft.answers[note.id]
    if ids.get(code, note.id) != note.id:
        return note._replace(answers_id=ids[code])
    mark = f"{{{word(ANSWERS[note.stance], draft.workshop.language)} {code}}}"
    draft.report_mark(line, mark)
    return note._replace(stance="", text=f"{note.text} {mark}".lstrip())


@dataclass(slots=True)
class _TopicReading:
    """One topic, block by block."""

    page: Page
    number: int
    draft: Draft
    questions: list[_Question] = field(default_factory=list[_Question])
    _session: SessionCode | None = None

    def read(self, block: Block) -> None:
        if block.kind == "heading":
            self._read_heading(block)
        elif block.kind in _LISTS:
            for item in items_of(self.page, block):
                self._read_notes(item)
        elif block.kind == "quote" and self.questions:
            self.questions[-1].hints.append(self.page.quotation(block))
        elif block.kind == "paragraph" and self.questions:
            self.draft.report(block.line, tr("A paragraph under a question is taken as a note."))
            self._read_notes(Item(block.line, self.page.content(block)))
        elif block.kind != "rule":
            self.draft.report(
                block.line,
                tr("Text before the first question is kept as a remark."),
                keep=self.page.content(block),
            )

    def _read_heading(self, block: Block) -> None:
        parent = self._root() if block.level >= _SUB_QUESTION_LEVEL else None
        if block.level > _SUB_QUESTION_LEVEL or (block.level > _QUESTION_LEVEL and not parent):
            self.draft.report(
                block.line,
                tr(
                    "Headings of a topic have two levels, ## and ###; this one is taken as the nearest."
                ),
            )
        source = " ".join(block.source.split("\n"))
        if parent:
            parent.sub_questions += 1
            source = without_letter(source, parent.sub_questions)
        line = QuestionLine.parse(source)
        self.draft.report_mark(block.line, line.unknown)
        self.questions.append(_Question(line.text, line.minutes, parent))
        self._default_session()

    def _root(self) -> _Question | None:
        last = self.questions[-1] if self.questions else None
        return last.parent or last if last else None

    def _read_notes(self, item: Item) -> None:
        if not self.questions:
            title = word(CONTRIBUTIONS, self.draft.workshop.language)
            self.draft.report(
                item.line, tr("Notes without a question are put under “{title}”.", title=title)
            )
            self.questions.append(_Question(title))
        entries = _entries(item, Place(self._default_session()), self._exists, self.draft)
        for entry in entries:
            question = self.questions[-1]
            (question.answers if entry.marks.curated else question.entries).append(entry)

    def _default_session(self) -> SessionCode:
        """Return the topic's first session; a topic with questions has one."""
        if self._session is None:
            known = [code for code in self.draft.sessions if code.topic == self.number]
            self._session = min(known, default=SessionCode(1, self.number))
            self.draft.session(self._session)
        return self._session

    def _exists(self, place: Place) -> bool:
        is_possible = place.session in self.draft.sessions or not self.draft.has_programme
        return is_possible and place.session.topic == self.number and not place.question


def _entries(
    item: Item,
    place: Place,
    exists: Callable[[Place], bool],
    draft: Draft,
    level: int = 1,
    *,
    below_answer: bool = False,
) -> Iterator[_Entry]:
    """Return the notes of an item and those below it, which inherit its place."""
    line = NoteLine.parse(item.source, exists)
    draft.report_mark(item.line, line.unknown)
    if level > _DEEPEST_NOTE:
        draft.report(item.line, tr("Notes have two levels; this one is taken as the second."))
        level = _DEEPEST_NOTE
    own = line.marks.place or place
    if level > 1 and own.session != place.session:
        draft.report(
            item.line, tr("The note above belongs to another session; this one stands by itself.")
        )
        level = 1
    is_answer = line.marks.curated is not None
    if level > 1 and is_answer != below_answer:
        draft.report(
            item.line,
            tr("An answer and a note are not below each other; this one stands by itself."),
        )
        level = 1
    yield _Entry(item.line, own, level, line.text, line.marks)
    for child in item.children:
        yield from _entries(child, own, exists, draft, level + 1, below_answer=is_answer)


def read_parking(page: Page, blocks: list[Block], draft: Draft) -> None:
    """Take the notes of the parking lot into the draft."""
    questions = _question_ids(draft)
    first = Place(min(draft.sessions)) if draft.sessions else None
    found: list[_Entry] = []
    for block in blocks:
        if block.kind == "rule":
            continue
        if first and block.kind in _LISTS:
            for item in items_of(page, block):
                found += _entries(
                    item, first, lambda place: _is_known(place, questions, draft), draft
                )
        else:
            draft.report(
                block.line,
                tr(
                    "The parking lot holds lines such as “- note {mark}”; this is kept as a remark.",
                    mark="{W1.1}",
                ),
                keep=page.content(block),
            )
    for entry in found:
        if entry.marks.curated:
            mark = f"{{{entry.marks.curated.content(draft.workshop.language)}}}"
            draft.report_mark(entry.line, mark)
            entry.text = f"{entry.text} {mark}".lstrip()
    draft.parked += [
        _note(entry, questions.get(_key(entry.place)), draft, is_parked=1) for entry in found
    ]


def _is_known(place: Place, questions: dict[tuple[int, int, str], str], draft: Draft) -> bool:
    return place.session in draft.sessions and (not place.question or _key(place) in questions)


def _key(place: Place) -> tuple[int, int, str]:
    return place.session.topic, place.question, place.sub


def _question_ids(draft: Draft) -> dict[tuple[int, int, str], str]:
    """Return the questions by topic, number and letter."""
    number_of = {topic.id: topic.number for topic in draft.topics.values()}
    ids: dict[tuple[int, int, str], str] = {}
    number: dict[str, int] = {}
    sub = 0
    for question in draft.questions:
        if question.parent_id is None:
            number[question.topic_id] = number.get(question.topic_id, 0) + 1
            sub = 0
        else:
            sub += 1
        letter = letters(sub) if sub else ""
        ids[number_of[question.topic_id], number[question.topic_id], letter] = question.id
    return ids
