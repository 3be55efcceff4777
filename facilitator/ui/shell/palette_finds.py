"""What the search finds in the file: rows with the place they stand at, in any workshop of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import Final

from facilitator.domain.authoring import Answer
from facilitator.domain.codes import NoteCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.fields.tokens import resolved_text
from facilitator.domain.fields.values import said_in_full
from facilitator.domain.following import said_starts
from facilitator.domain.records import (
    AgendaItem,
    Chapter,
    KeyResult,
    Milestone,
    Note,
    Person,
    Recommendation,
    Topic,
    Workshop,
)
from facilitator.domain.richtext import Paragraph, parse, plain
from facilitator.language import tr
from facilitator.storage.reading import Reader
from facilitator.storage.searching import Hit
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.shell.palette_matching import Marked, excerpt, marked, words_of
from facilitator.ui.shell.palette_rows import SHOWN_OF_A_KIND, Entry

_LIMIT: Final = 200
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ICONS: Final = {
    "workshop": "layers",
    "question": "question",
    "person": "person",
    "note": "note",
    "answer": "evaluate",
    "key_result": "star",
    "recommendation": "flag",
    "agenda_item": "calendar",
    "chapter": "protocol",
    "milestone": "flag",
}


class Plan:
    """A workshop's plan as far as it says where something stands."""

    def __init__(self, head: Dossier) -> None:
        self.head = head
        self.topics = {topic.id: topic for topic in head.topics}

    @cached_property
    def questions(self) -> dict[str, tuple[Topic, str]]:
        """Topic and number by question id: "3", of a sub-question "3b"."""
        found: dict[str, tuple[Topic, str]] = {}
        for topic in self.head.topics:
            for number, question in enumerate(self.head.questions_of(topic), start=1):
                found[question.id] = (topic, str(number))
                for below, part in enumerate(self.head.sub_questions_of(question)):
                    found[part.id] = (topic, f"{number}{_LETTERS[below % len(_LETTERS)]}")
        return found


class Finder:
    """Looks for rows and says where each of them stands; lives on the thread of its reader."""

    def __init__(self, reader: Reader, head: Dossier) -> None:
        self._reader = reader
        self._own = Plan(head)
        self._places: dict[str, Callable[[str], str | Marked | None]] = {
            "workshop": self._of_workshop,
            "question": self._of_question,
            "person": self._of_person,
            "note": self._of_note,
            "answer": self._of_answer,
            "key_result": self._of_key_result,
            "recommendation": self._of_recommendation,
            "agenda_item": self._of_agenda_item,
            "chapter": self._of_chapter,
            "milestone": self._of_milestone,
        }

    def find(self, text: str) -> list[Entry]:
        """Return what contains all words of a text; the note of that code comes first."""
        self._words = words_of(text)
        self._sayings: dict[str, Callable[[str], str]] = {}
        coded = self._by_code(text)
        return list(self._entries([*coded, *self._reader.find(text, _LIMIT)]))

    def _entries(self, hits: Iterable[Hit]) -> Iterator[Entry]:
        """Yield as many of each kind as are shown, and one more to tell that there are more."""
        found: Counter[str] = Counter()
        for hit in hits:
            entry = self._entry(hit) if found[hit.table] <= SHOWN_OF_A_KIND else None
            if entry:
                found[hit.table] += 1
                yield entry

    def _entry(self, hit: Hit) -> Entry | None:
        if hit.table not in self._places:
            return None
        place = self._places[hit.table](hit.row_id)
        if place is None:
            return None
        shown = place if isinstance(place, Marked) else Marked(place)
        text = excerpt(hit.text, self._words)
        if not hit.text:  # a chapter without a title of its own shows its words instead
            text, shown = shown, Marked("")
        return Entry(hit.table, hit.row_id, text, shown, _ICONS[hit.table])

    def _by_code(self, text: str) -> list[Hit]:
        """Return the note that is cited as `W2.1-F3-07`."""
        code = NoteCode.parse(text.upper())
        if code is None:
            return []
        head = self._own.head
        for session_id, own in head.code.items():
            topic = next(topic for topic in head.topics if topic.number == own.topic)
            asked = head.questions_of(topic)[code.question - 1 : code.question]
            if own == code.session and asked:
                return self._numbered(session_id, asked[0].id, code)
        return []

    def _numbered(self, session_id: str, question_id: str, code: NoteCode) -> list[Hit]:
        number = sub = 0
        for note in self._reader.session_notes(session_id, question_id):
            number, sub = (number + 1, 0) if note.level == 1 or not number else (number, sub + 1)
            if (number, sub) == (code.number, code.sub):
                return [Hit("note", note.id, note.text)]
        return []

    # Where a row stands; None for one that is gone or needs no row of its own

    def _of_note(self, note_id: str) -> str | None:
        note = self._reader.row(Note, note_id)
        plan = self._plan(lambda plan: note is not None and note.session_id in plan.head.code)
        if note is None or plan is None:
            return None
        known = plan.questions.get(note.question_id or "")
        question = tr("question {number}", number=known[1]) if known else ""
        parked = tr("parking lot") if note.is_parked else ""
        return self._joined(plan, str(plan.head.code[note.session_id]), parked, question)

    def _of_answer(self, answer_id: str) -> str | None:
        answer = self._reader.row(Answer, answer_id)
        return self._of_question(answer.question_id) if answer else None

    def _of_question(self, question_id: str) -> str | None:
        plan = self._plan(lambda plan: question_id in plan.questions)
        if plan is None:
            return None
        topic, number = plan.questions[question_id]
        return self._joined(plan, topic.title, tr("question {number}", number=number))

    def _of_key_result(self, row_id: str) -> str | None:
        result = self._reader.row(KeyResult, row_id)
        plan = self._plan(lambda plan: result is not None and result.topic_id in plan.topics)
        if result is None or plan is None:
            return None
        return self._joined(plan, plan.topics[result.topic_id].title)

    def _of_agenda_item(self, row_id: str) -> str | None:
        item = self._reader.row(AgendaItem, row_id)
        if item is None:
            return None
        minutes = item.duration_minutes
        lasts = tr("{minutes} min", minutes=minutes) if minutes else ""
        agenda = self._reader.agenda(item.workshop_id)
        starts = dict(zip((entry.id for entry in agenda), said_starts(agenda), strict=True))
        return self._in_workshop(item, starts.get(item.id) or "", lasts)

    def _of_milestone(self, row_id: str) -> str | None:
        row = self._reader.row(Milestone, row_id)
        return self._in_workshop(row, row.when_text) if row else None

    def _of_recommendation(self, row_id: str) -> str | None:
        row = self._reader.row(Recommendation, row_id)
        return self._in_workshop(row) if row else None

    def _of_chapter(self, row_id: str) -> str | Marked | None:
        """Show the words in the text where the title does not have them."""
        row = self._reader.row(Chapter, row_id)
        if row is None:
            return None
        inside = excerpt(_prose(row.text, partial(self._said_in, row.workshop_id)), self._words)
        return inside if inside.marks else self._in_workshop(row)

    def _said_in(self, workshop_id: str, field: str) -> str:
        """Return what a field says; its workshop is read only where a chapter has some."""
        if workshop_id not in self._sayings:
            self._sayings[workshop_id] = said_in_full(self._reader.dossier(workshop_id))
        return self._sayings[workshop_id](field)

    def _of_person(self, person_id: str) -> Marked | None:
        person = self._reader.row(Person, person_id)
        if person is None:
            return None
        head = self._own.head
        sessions = [entry.session_id for entry in head.moderators if entry.person_id == person_id]
        codes = sorted(head.code[session] for session in sessions if session in head.code)
        parts = (person.organisation, ", ".join(str(code) for code in codes))
        place = " · ".join(part for part in parts if part)
        found = marked(person.organisation, self._words)
        return Marked(place, found.marks)

    def _of_workshop(self, row_id: str) -> str | None:
        """Offer other workshops of the file; this one is here already."""
        workshop = self._reader.row(Workshop, row_id)
        if workshop is None or workshop.id == self._own.head.workshop.id:
            return None
        day = parsed_date(workshop.date)
        return long_date(day) if day else ""

    # Plans

    def _plan(self, holds: Callable[[Plan], bool]) -> Plan | None:
        return next((plan for plan in self._plans() if holds(plan)), None)

    def _plans(self) -> Iterator[Plan]:
        yield self._own
        yield from self._others

    @cached_property
    def _others(self) -> list[Plan]:
        own = self._own.head.workshop.id
        others = (workshop.id for workshop in self._reader.workshops() if workshop.id != own)
        return [Plan(self._reader.head(workshop_id)) for workshop_id in others]

    def _in_workshop(
        self, row: AgendaItem | Milestone | Recommendation | Chapter, *parts: str
    ) -> str | None:
        plan = self._plan(lambda plan: plan.head.workshop.id == row.workshop_id)
        return self._joined(plan, *parts) if plan else None

    def _joined(self, plan: Plan, *parts: str) -> str:
        """Name the workshop too when it is another one than the window shows."""
        title = "" if plan is self._own else plan.head.workshop.title
        return " · ".join(part for part in (title, *parts) if part)


def _prose(text: str, said: Callable[[str], str]) -> str:
    """Return a chapter's words without its markup, fields as what they say."""
    parts = (
        (block.runs,) if isinstance(block, Paragraph) else block.items for block in parse(text)
    )
    return resolved_text(" ".join(plain(runs) for part in parts for runs in part), said)
