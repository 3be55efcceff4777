"""From what stands in the notes editor to what the room may see of it."""

from collections.abc import Sequence
from typing import Final

from facilitator import clock
from facilitator.domain.scenes import Entry
from facilitator.storage.reading import Reader
from facilitator.ui.dates import brief_date, parsed_date
from facilitator.ui.session.lines import Line, heading, page_of

_BETWEEN: Final = ", "


def entries_of(page: Sequence[Line], caret: int) -> tuple[tuple[Entry, ...], str]:
    """Return the notes and sub-questions to show, and the id of the one nearest above the caret.

    An internal note is left out together with its sub-notes, an empty one because there is
    nothing to see yet.
    """
    entries: list[Entry] = []
    written = ""
    hidden = False
    for number, line in enumerate(page):
        if line.level <= 1:
            hidden = line.kind == "internal"
        if hidden or line.kind == "internal" or line.is_empty:
            continue
        entries.append(
            Entry(line.id, line.text, line.level, line.kind, line.is_key_result, _told(line))
        )
        if number <= caret or not written:
            written = line.id
    return tuple(entries), written


def _told(line: Line) -> str:
    """Return a task's owner and date, as far as they are known."""
    if line.kind != "task":
        return ""
    due = parsed_date(line.details.task_due)
    return _BETWEEN.join(
        filter(None, (line.details.task_owner, brief_date(due, clock.today()) if due else ""))
    )


def stored_page(read: Reader, session_id: str, question_id: str) -> list[Line]:
    """Return what the file holds of a question's page in a session that is not on the screen."""
    headings = [heading(part) for part in read.sub_questions(question_id)]
    return page_of(question_id, headings, read.session_notes(session_id, question_id))
