"""What stands in the notes editor, block by block, without Qt.

A page is a list of lines: the notes of a guiding question, and in between the headings of its
sub-questions. Everything the editor does to more than one block is a function from one page to
the next, so that it can be tested without a window.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from facilitator.domain.details import NOTHING, Details
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note, NoteKind, Question
from facilitator.domain.text import clean_line

HEADING_LEVEL: Final = 0
SUB_LEVEL: Final = 2


class Line(NamedTuple):
    """One block: a note of level 1 or 2, or with level 0 the heading of a sub-question.

    A note without text is on the screen only; its row is written with its first character.
    """

    id: str
    question_id: str
    text: str = ""
    level: int = 1
    kind: NoteKind = "statement"
    is_key_result: bool = False
    details: Details = NOTHING

    @property
    def is_heading(self) -> bool:
        """Whether this is a sub-question's heading, which nobody can edit here."""
        return self.level == HEADING_LEVEL

    @property
    def is_sub_note(self) -> bool:
        """Whether this is a note of the second level."""
        return self.level == SUB_LEVEL

    @property
    def is_note(self) -> bool:
        """Whether a row belongs to this line: it is no heading and says something."""
        return self.level != HEADING_LEVEL and not self.is_blank

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space stands here."""
        return not self.text or self.text.isspace()

    @property
    def is_empty(self) -> bool:
        """Whether this is a note with nothing in it, which is on the screen only."""
        return self.level != HEADING_LEVEL and self.is_blank

    @property
    def stored_text(self) -> str:
        """The text as the file holds it."""
        return clean_line(self.text)

    def saying(self, text: str) -> "Line":
        """Return the line with another text.

        A note that is emptied is gone; what is typed into its place is a new note.
        """
        if text == self.text:
            return self
        changed = self._replace(text=text)
        if self.is_note and changed.is_blank:
            return changed._replace(id=new_id(), details=NOTHING)
        return changed


class Spot(NamedTuple):
    """A place on a page: the line's index and the number of characters before it."""

    line: int
    offset: int


def unmarked(line: Line) -> Line:
    """Return a line of which nothing is known but its words."""
    return line._replace(kind="statement", is_key_result=False, details=NOTHING)


def blank(question_id: str, level: int = 1) -> Line:
    """Return an empty note to type into."""
    return Line(new_id(), question_id, level=level)


def heading(question: Question) -> Line:
    """Return the line of a sub-question."""
    return Line(question.id, question.id, clean_line(question.text), level=HEADING_LEVEL)


def line_of(note: Note) -> Line:
    """Return the line of a stored note."""
    level = SUB_LEVEL if note.level > 1 else 1
    text = clean_line(note.text)
    marks = (note.kind, bool(note.is_key_result), Details.of(note))
    return Line(note.id, note.question_id or "", text, level, *marks)


def page_of(question_id: str, headings: Iterable[Line], notes: Iterable[Note]) -> list[Line]:
    """Return a question's page: its own notes, then each sub-question with its notes."""
    found: dict[str, list[Line]] = {}
    for note in notes:
        found.setdefault(note.question_id or "", []).append(line_of(note))
    page = found.get(question_id, [])
    for part in headings:
        page += [part, *found.get(part.id, [])]
    return furnished(page, question_id)


def furnished(page: list[Line], question_id: str) -> list[Line]:
    """Return the page with an empty note wherever there would be no place to type."""
    result: list[Line] = []
    for index, line in enumerate(page):
        result.append(line)
        is_last = index + 1 == len(page)
        if line.is_heading and (is_last or page[index + 1].is_heading):
            result.append(blank(line.id))
    return result or [blank(question_id)]


def writable(page: list[Line]) -> tuple[list[Line], int]:
    """Return a page with an empty note to go on with, and its index.

    That is the one in the first part without notes, else one behind the last note.
    """
    found = next((index for index, line in enumerate(page) if line.is_empty), None)
    if found is not None:
        return page, found
    return [*page, blank(page[-1].question_id)], len(page)


def numbers(page: Sequence[Line]) -> list[int]:
    """Return each line's running number through the question; 0 for what has none.

    Main notes have one, and a sub-note where no main note stands before it (as in `NoteCode`).
    """
    result: list[int] = []
    number = 0
    for line in page:
        counts = line.is_note and (line.level == 1 or not number)
        number += counts
        result.append(number if counts else 0)
    return result


def in_their_sections(page: Iterable[Line], question_id: str) -> list[Line]:
    """Return the page with each note on the question whose heading it stands under."""
    result: list[Line] = []
    section = question_id
    for line in page:
        if line.is_heading:
            section = line.id
        fits = line.question_id == section
        result.append(line if fits else line._replace(question_id=section))
    return result
