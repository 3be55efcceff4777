"""A point of an earlier round confirmed or contradicted: what becomes of the page."""

from typing import Final

from facilitator.domain.details import Details
from facilitator.domain.identity import new_id
from facilitator.domain.records import NoteKind, Stance
from facilitator.ui.session.earlier import Point
from facilitator.ui.session.lines import SUB_LEVEL, Line

_KINDS: Final[dict[Stance, NoteKind]] = {"confirmed": "statement", "contradicted": "dissent"}


def answered(page: list[Line], at: int, point: Point, stance: Stance) -> list[Line]:
    """Return the page with a point answered; the same answer again takes it back, another changes it."""
    known = [index for index, line in enumerate(page) if line.details.answers_id == point.id]
    if not known:
        return _added(page, at, point, stance)
    is_same = all(page[index].details.stance == stance for index in known)
    return _taken_back(page, known, point) if is_same else _changed(page, known, stance)


def _changed(page: list[Line], known: list[int], stance: Stance) -> list[Line]:
    """Let the answers say the other thing; a kind that somebody chose for one of them stays."""
    changed = list(page)
    for index in known:
        line = page[index]
        kind = _KINDS[stance] if line.kind == _KINDS.get(line.details.stance) else line.kind
        changed[index] = line._replace(kind=kind, details=line.details._replace(stance=stance))
    return changed


def _taken_back(page: list[Line], known: list[int], point: Point) -> list[Line]:
    """Take the answers away; one that somebody reworded or wrote below stays, as a note of its own."""
    left: list[Line] = []
    for index, line in enumerate(page):
        if index not in known:
            left.append(line)
        elif line.text != point.text or _has_sub_notes(page, index):
            kind = "statement" if line.kind == _KINDS.get(line.details.stance) else line.kind
            details = line.details._replace(answers_id=None, stance="")
            left.append(line._replace(kind=kind, details=details))
    return left


def _has_sub_notes(page: list[Line], index: int) -> bool:
    below = page[index + 1 : index + 2]
    return not page[index].is_sub_note and bool(below) and below[0].is_sub_note


def _added(page: list[Line], at: int, point: Point, stance: Stance) -> list[Line]:
    """Return the page with a note that says what the point said, agreed to or not.

    It comes right behind the note at index `at`, and answers that stand there already, where that
    is in the point's section, else at the section's end. An empty note there stays below it, ready
    to be typed into.
    """
    place = _place(page, at, point.section)
    follows_answer = place > 0 and bool(page[place - 1].details.answers_id)
    line = Line(
        new_id(),
        point.section,
        point.text,
        SUB_LEVEL if point.is_sub_point and follows_answer else 1,
        _KINDS[stance],
        details=Details(answers_id=point.id, stance=stance),
    )
    return [*page[:place], line, *page[place:]]


def _place(page: list[Line], at: int, section: str) -> int:
    if page[at].is_heading or page[at].question_id != section:
        own = [index for index, line in enumerate(page) if line.question_id == section]
        at = own[-1]
        return at if page[at].is_empty else at + 1
    if page[at].is_blank:
        return at
    at += 1
    while at < len(page) and (page[at].is_sub_note or page[at].details.answers_id):
        at += 1
    return at
