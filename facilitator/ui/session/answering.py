"""A point of an earlier round confirmed or contradicted: what becomes of the page."""

from facilitator.domain.details import Details
from facilitator.domain.identity import new_id
from facilitator.domain.records import Stance
from facilitator.ui.session.earlier import Point
from facilitator.ui.session.lines import SUB_LEVEL, Line


def answered(page: list[Line], at: int, point: Point, stance: Stance) -> list[Line]:
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
        "dissent" if stance == "contradicted" else "statement",
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
