"""A page as it stands on screen, brought up to date with what others wrote in the meantime."""

from collections.abc import Mapping, Sequence

from facilitator.domain.identity import new_id
from facilitator.ui.session.lines import Line, furnished


def merged(
    shown: Sequence[Line],
    stored: Sequence[Line],
    question_id: str,
    *,
    keep: str = "",
    saved: Mapping[str, Line] | None = None,
) -> list[Line]:
    """Return the stored page with what only the screen knows.

    That is the empty note with the id `keep`, where the caret stands. While writing fails, it is
    also whatever differs from `saved`, the notes as this screen last knew them in the file: own
    words win over those of others, and a note others deleted comes back as a new one.
    """
    own = {line.id: line for line in shown}
    unsaved = _unsaved(shown, saved)
    gone = {note_id for note_id in saved or () if note_id not in own}
    result = [
        own[line.id] if line.id in unsaved else _reworded(own.get(line.id), line)
        for line in stored
        if not line.is_empty and line.id not in gone
    ]
    there = {line.id for line in result}
    previous = ""
    for line in shown:
        if line.id in there:
            previous = line.id
        elif line.id in unsaved or (line.id == keep and line.is_empty):
            known = saved is not None and line.id in saved
            new = line._replace(id=new_id()) if known and not line.is_empty else line
            result.insert(_place(result, new, previous, own, question_id), new)
            previous = new.id
    return furnished(result, question_id)


def known_of(
    saved: Mapping[str, Line], stored: Sequence[Line], page: Sequence[Line]
) -> dict[str, Line]:
    """Return the notes of the file as the screen with a page knows them from now on.

    Where own words won over those of others, what the others wrote was never seen.
    """
    shown = {line.id: line for line in page}
    return {
        line.id: line._replace(text=saved[line.id].text)
        if line.id in saved and line.id in shown and shown[line.id].text != line.text
        else line
        for line in stored
        if line.is_note
    }


def _unsaved(shown: Sequence[Line], saved: Mapping[str, Line] | None) -> set[str]:
    if saved is None:
        return set()
    return {line.id for line in shown if line.is_note and saved.get(line.id) != line}


def _reworded(own: Line | None, stored: Line) -> Line:
    """Return the stored line, spelled as on screen where that is the same to the file."""
    if own is None or own.stored_text != stored.text:
        return stored
    spelled = stored._replace(text=own.text)
    return own if spelled == own else spelled


def _place(
    page: Sequence[Line], line: Line, previous: str, own: Mapping[str, Line], question_id: str
) -> int:
    """Return where a line goes that only the screen knows.

    Behind the note it stood behind, if that is still in its section; at its section's start if it
    came before others there, else at the section's end, behind what came in.
    """
    section = question_id
    start, end, others = 0, len(page), False
    for index, other in enumerate(page):
        is_near = other.id == previous and other.question_id == line.question_id
        if is_near and not other.is_heading:
            return index + 1
        if other.is_heading:
            if section == line.question_id:
                end = index
                break
            section, start = other.id, index + 1
        elif section == line.question_id:
            others = others or other.id in own
    return start if others else end
