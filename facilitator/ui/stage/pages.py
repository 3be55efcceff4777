"""From what stands in the notes editor to what the room may see of it."""

from collections.abc import Sequence

from facilitator.storage.reading import Reader
from facilitator.ui.session.lines import Line, heading, page_of
from facilitator.ui.stage.scenes import Entry


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
        entries.append(Entry(line.id, line.text, line.level, line.kind, line.is_key_result))
        if number <= caret or not written:
            written = line.id
    return tuple(entries), written


def stored_page(read: Reader, session_id: str, question_id: str) -> list[Line]:
    """Return what the file holds of a question's page in a session that is not on the screen."""
    headings = [heading(part) for part in read.sub_questions(question_id)]
    return page_of(question_id, headings, read.session_notes(session_id, question_id))
