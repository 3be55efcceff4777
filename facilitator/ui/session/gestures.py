"""What keys do to a page of notes beyond typing into one of them.

Every gesture takes a page and returns the next one with the caret's place, or None where it has
nothing to do. Headings of sub-questions come out of every gesture unharmed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.domain.details import NOTHING
from facilitator.domain.identity import new_id
from facilitator.ui.session.lines import (
    SUB_LEVEL,
    Line,
    Spot,
    blank,
    furnished,
    in_their_sections,
    unmarked,
)

Piece = tuple[int, str]
"""A pasted line: its level and its text."""


class Gesture(NamedTuple):
    """A page as a gesture leaves it, and where the caret is then."""

    page: list[Line]
    caret: Spot


# Enter


def split(page: list[Line], spot: Spot) -> Gesture | None:
    """Begin a new note at the caret.

    In a note's middle the rest goes along; at its start an empty note comes above it. An empty
    sub-note becomes a main note instead, and an empty main note stays the one it is.
    """
    line = page[spot.line]
    if line.is_heading:
        return _with(page, spot.line + 1, spot.line + 1, [blank(line.id)], Spot(spot.line + 1, 0))
    if line.is_blank:
        return shifted(page, [spot.line], -1, spot)
    left, right = line.text[: spot.offset], line.text[spot.offset :]
    below = Spot(spot.line + 1, 0)
    if not left.strip():
        new = [blank(line.question_id, line.level), line.saying(right.lstrip())]
    elif not right.strip():
        new = [line.saying(left), blank(line.question_id, _level_below(page, spot.line))]
    else:
        rest = unmarked(line)._replace(id=new_id(), text=right.lstrip())
        new = [line.saying(left.rstrip()), rest]
    return _with(page, spot.line, spot.line + 1, new, below)


def _level_below(page: list[Line], index: int) -> int:
    """A note between a main note and its sub-notes is one of them, or it would take them over."""
    has_sub_notes = index + 1 < len(page) and page[index + 1].is_sub_note
    return SUB_LEVEL if has_sub_notes else page[index].level


# Backspace and Delete


def joined_backwards(page: list[Line], index: int) -> Gesture | None:
    """Make a sub-note a main note, or put a main note behind the one above it."""
    line = page[index]
    if line.is_heading:
        return None
    if line.is_sub_note:
        return shifted(page, [index], -1, Spot(index, 0))
    if index and not page[index - 1].is_heading:
        return joined_forwards(page, index - 1)
    is_alone = index + 1 == len(page) or page[index + 1].is_heading
    if line.is_blank and not is_alone:
        return _with(page, index, index + 1, [], Spot(index, 0))
    return None


def joined_forwards(page: list[Line], index: int) -> Gesture | None:
    """Put the note below behind this one; headings stay where they are."""
    if page[index].is_heading or index + 1 == len(page) or page[index + 1].is_heading:
        return None
    above = page[index]
    line = _joined(above, page[index + 1])
    offset = len(above.text) if line.text.startswith(above.text) else 0
    return _with(page, index, index + 2, [line], Spot(index, offset))


def _joined(above: Line, below: Line) -> Line:
    """One note of two: it keeps the identity of the first that says something, and all marks."""
    if above.is_blank:
        return below if not below.is_blank else above
    if below.is_blank:
        return above
    kind = above.kind if above.kind != "statement" else below.kind
    is_key_result = above.is_key_result or below.is_key_result
    details = above.details if above.details != NOTHING else below.details
    text = above.text + below.text
    return above._replace(text=text, kind=kind, is_key_result=is_key_result, details=details)


# Selections


def erased(page: list[Line], start: Spot, end: Spot, question_id: str) -> Gesture:
    """Take out what is selected; of two notes cut in one section one is made."""
    first, last = page[start.line], page[end.line]
    if start.line == end.line:
        rest = first if first.is_heading else first.saying(_without(first.text, start, end))
        return _writable(page, start.line, end.line + 1, [rest], start, question_id)
    head = first if first.is_heading else first.saying(first.text[: start.offset])
    tail = last if last.is_heading else last.saying(last.text[end.offset :])
    headings = [line for line in page[start.line + 1 : end.line] if line.is_heading]
    if not (headings or head.is_heading or tail.is_heading):
        kept = [_joined(head, tail)]
    else:
        kept = [head, *headings, *([] if tail.is_empty else [tail])]
    return _writable(page, start.line, end.line + 1, kept, start, question_id)


def _without(text: str, start: Spot, end: Spot) -> str:
    return text[: start.offset] + text[end.offset :]


def _writable(
    page: list[Line], first: int, end: int, new: list[Line], start: Spot, question_id: str
) -> Gesture:
    """Return the changed page with the caret in a note, at or after where the selection began."""
    result = furnished([*page[:first], *new, *page[end:]], question_id)
    caret = start
    if result[caret.line].is_heading:
        caret = Spot(caret.line + 1, 0)
    return Gesture(result, Spot(caret.line, min(caret.offset, len(result[caret.line].text))))


def typed(page: list[Line], spot: Spot, text: str) -> Gesture:
    """Put characters without line ends into a note."""
    line = page[spot.line]
    changed = line.saying(line.text[: spot.offset] + text + line.text[spot.offset :])
    caret = Spot(spot.line, spot.offset + len(text))
    return _with(page, spot.line, spot.line + 1, [changed], caret)


def pasted(page: list[Line], spot: Spot, pieces: Sequence[Piece]) -> Gesture:
    """Put notes where the caret is; the note it stands in is divided, never mixed with them."""
    line = page[spot.line]
    left, right = line.text[: spot.offset], line.text[spot.offset :]
    has_note_above = bool(left.strip()) or _has_note_above(page, spot.line)
    new = _notes_of(pieces, line, has_note_above=has_note_above)
    if line.is_blank:
        new[0] = line._replace(text=new[0].text, level=new[0].level)
    before = [line.saying(left.rstrip())] if left.strip() else []
    after: list[Line] = []
    if right.strip():
        rest = right.lstrip()
        after = [unmarked(line)._replace(id=new_id(), text=rest) if before else line.saying(rest)]
    last = spot.line + len(before) + len(new) - 1
    caret = Spot(last, len(new[-1].text))
    return _with(page, spot.line, spot.line + 1, [*before, *new, *after], caret)


def pasted_in_sections(
    page: list[Line], spot: Spot, parts: Sequence[tuple[str, Sequence[Piece]]]
) -> Gesture:
    """Put notes at the end of the sections they came from; those without one go to the caret."""
    gesture = Gesture(page, spot)
    for section, pieces in parts:
        if pieces:
            place = _at_end_of(gesture.page, section) if section else gesture
            gesture = pasted(place.page, place.caret, pieces)
    return gesture


def _at_end_of(page: list[Line], section: str) -> Gesture:
    last = max(index for index, line in enumerate(page) if line.question_id == section)
    if page[last].is_empty:
        return Gesture(page, Spot(last, 0))
    return _with(page, last + 1, last + 1, [blank(section)], Spot(last + 1, 0))


def _notes_of(pieces: Sequence[Piece], line: Line, *, has_note_above: bool) -> list[Line]:
    result: list[Line] = []
    for level, text in pieces:
        wanted = max(level, line.level)
        fitting = wanted if has_note_above or result else 1
        result.append(Line(new_id(), line.question_id, text, fitting))
    return result


def _has_note_above(page: list[Line], index: int) -> bool:
    return index > 0 and not page[index - 1].is_heading


# Levels


def shifted(page: list[Line], indexes: Sequence[int], by: int, caret: Spot) -> Gesture | None:
    """Indent (1) or outdent (-1) notes; the first note of a section has nothing to stand under."""
    result = list(page)
    for index in indexes:
        line = page[index]
        level = min(max(line.level + by, 1), SUB_LEVEL)
        if line.is_heading or level == line.level:
            continue
        if level == SUB_LEVEL and not _has_note_above(page, index):
            continue
        result[index] = line._replace(level=level)
    return Gesture(result, caret) if result != page else None


# Moving


def moved(
    page: list[Line], first: int, last: int, by: int, caret: Spot, question_id: str
) -> Gesture | None:
    """Move notes with their sub-notes one place up (-1) or down (1).

    At the edge of a section they go on into the neighbouring one; where there is none, they stay.
    Empty notes do not count as a place, and vanish.
    """
    name = page[caret.line].id
    page, first, last = _without_empty(page, first, last)
    end = _end_of_group(page, first, last)
    target = _place_above(page, first) if by < 0 else _place_below(page, first, end)
    block = page[first:end]
    if target is None or any(line.is_heading for line in block):
        return None
    place = target if by < 0 else target - len(block)
    rest = [*page[:first], *page[end:]]
    if place == 0 or rest[place - 1].is_heading:
        block = [block[0]._replace(level=1), *block[1:]]
    sections = in_their_sections([*rest[:place], *block, *rest[place:]], question_id)
    result = furnished(sections, question_id)
    index = next(index for index, line in enumerate(result) if line.id == name)
    return Gesture(result, Spot(index, caret.offset))


def _without_empty(page: list[Line], first: int, last: int) -> tuple[list[Line], int, int]:
    kept = [
        (index, line)
        for index, line in enumerate(page)
        if not line.is_empty or first <= index <= last
    ]
    before = sum(index < first for index, _ in kept)
    return [line for _, line in kept], before, before + last - first


def _end_of_group(page: list[Line], first: int, last: int) -> int:
    end = last + 1
    if any(line.level == 1 for line in page[first:end]):
        while end < len(page) and page[end].is_sub_note:
            end += 1
    return end


def _place_above(page: list[Line], start: int) -> int | None:
    if start == 0:
        return None
    if page[start - 1].is_heading:
        return start - 1
    target = start - 1
    if page[start].level == 1:
        while target and page[target].is_sub_note and not page[target - 1].is_heading:
            target -= 1
    elif page[target].level == 1 and (target == 0 or page[target - 1].is_heading):
        return target - 1 if target else None
    return target


def _place_below(page: list[Line], start: int, end: int) -> int | None:
    if end == len(page):
        return None
    if page[end].is_heading or page[start].is_sub_note:
        return end + 1
    return _end_of_group(page, end, end)


def _with(page: list[Line], first: int, end: int, new: list[Line], caret: Spot) -> Gesture:
    return Gesture([*page[:first], *new, *page[end:]], caret)


def with_sub_notes(page: Sequence[Line], indexes: Sequence[int]) -> list[int]:
    """Return the notes of a choice and the sub-notes below its main notes, none of them empty."""
    found: list[int] = []
    chosen, follows = set(indexes), False
    for index, line in enumerate(page):
        follows = index in chosen if not line.is_sub_note else follows
        if line.is_note and (index in chosen or (follows and line.is_sub_note)):
            found.append(index)
    return found
