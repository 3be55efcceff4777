"""Topics with questions and notes, and the parking lot, written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from facilitator.domain.authoring import Answer
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Note, Question, Session, Topic
from facilitator.domain.text import clean
from facilitator.exchange.outline.answer_marks import AnswerMark
from facilitator.exchange.outline.headings import topic_heading
from facilitator.exchange.outline.note_lines import NoteLine, QuestionLine, letters
from facilitator.exchange.outline.note_marks import NoteMarks, Place
from facilitator.exchange.outline.result_lines import note_codes


@dataclass(frozen=True)
class TopicWriting:
    """The topics of one workshop."""

    dossier: Dossier

    def blocks(self, topic: Topic) -> Iterator[str]:
        """Return heading, questions and notes of a topic."""
        yield topic_heading(1, topic.number, topic.title)
        sessions = self.dossier.sessions_of(topic)
        for root in self.dossier.questions_of(topic):
            yield from self._question(root, sessions)
            for number, sub in enumerate(self.dossier.sub_questions_of(root), start=1):
                yield from self._question(sub, sessions, letters(number))

    def _question(
        self, question: Question, sessions: list[Session], letter: str = ""
    ) -> Iterator[str]:
        line = QuestionLine(question.text, question.planned_minutes)
        yield line.heading(3 if letter else 2, letter)
        hint = clean(question.hint).strip()
        if hint:
            yield "\n".join(f"> {line.strip()}".rstrip(" ") for line in hint.split("\n"))
        notes = [
            self._note(note, Place(self.dossier.code[session.id]) if index else None)
            for index, session in enumerate(sessions)
            for note in self.dossier.notes_of(question, session)
        ]
        answers = [self._answer(answer) for answer in self._curated.get(question.id, ())]
        if notes or answers:
            yield "\n".join((*notes, *answers))

    def _answer(self, answer: Answer) -> str:
        codes = (self._codes[note_id] for note_id in self._sources.get(answer.id, ()))
        mark = AnswerMark(answer.standing, tuple(codes))
        marks = NoteMarks(kind=answer.kind, curated=mark)
        source = NoteLine(answer.text, marks).source(self.dossier.workshop.language)
        return f"{'  ' * (answer.level - 1)}- {source}"

    def _note(self, note: Note, place: Place | None) -> str:
        """Return a note; its session is said at the first level and inherited from there."""
        return self._line(note, place if note.level == 1 else None)

    def _line(self, note: Note, place: Place | None) -> str:
        marks = NoteMarks(
            place=place,
            star=bool(note.is_key_result),
            kind=note.kind,
            owner=note.task_owner,
            due=note.task_due,
            group=note.group_name,
            stance=note.stance,
            answers=self._codes.get(note.answers_id or "", ""),
            left_out=self._left_out.get(note.id),
        )
        source = NoteLine(note.text, marks).source(self.dossier.workshop.language)
        return f"{'  ' * (note.level - 1)}- {source}"

    def parking(self) -> str:
        """Return the notes of the parking lot."""
        lines: list[str] = []
        above: Place | None = None
        for note in self.dossier.parked:
            place = self._place(note)
            is_inherited = note.level > 1 and place == above
            lines.append(self._line(note, None if is_inherited else place))
            above = place if note.level == 1 else above
        return "\n".join(lines)

    def _place(self, note: Note) -> Place:
        number, letter = self._numbers.get(note.question_id or "", (0, ""))
        return Place(self.dossier.code[note.session_id], number, letter)

    @cached_property
    def _codes(self) -> dict[str, str]:
        return note_codes(self.dossier, self.dossier.workshop.language)

    @cached_property
    def _curated(self) -> dict[str, list[Answer]]:
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in self.dossier.answers:
            found[answer.question_id].append(answer)
        return found

    @cached_property
    def _sources(self) -> dict[str, list[str]]:
        """By an answer the notes that it rests on, in their order."""
        links = {(source.answer_id, source.note_id) for source in self.dossier.answer_sources}
        order = {note_id: place for place, note_id in enumerate(self._codes)}
        found: dict[str, list[str]] = defaultdict(list)
        for answer_id, note_id in sorted(links, key=lambda link: order.get(link[1], -1)):
            if note_id in self._codes:
                found[answer_id].append(note_id)
        return found

    @cached_property
    def _left_out(self) -> dict[str, str]:
        return {omission.note_id: omission.reason for omission in self.dossier.omissions}

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, str]]:
        """Number and letter of each question by its id."""
        numbers: dict[str, tuple[int, str]] = {}
        for topic in self.dossier.topics:
            for number, root in enumerate(self.dossier.questions_of(topic), start=1):
                numbers[root.id] = number, ""
                for sub_number, sub in enumerate(self.dossier.sub_questions_of(root), start=1):
                    numbers[sub.id] = number, letters(sub_number)
        return numbers
