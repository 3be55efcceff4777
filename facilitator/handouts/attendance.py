"""Attendance lists to sign: of everybody at the door, and of each room; never with an address."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from facilitator.domain.records import Person
from facilitator.handouts.documents import (
    BETWEEN,
    about,
    cell,
    document,
    heading_of,
    paragraph,
    table,
)
from facilitator.handouts.files import File
from facilitator.handouts.occasion import Meeting, Occasion
from facilitator.handouts.workbooks import Sheet, workbook_bytes
from facilitator.protocol.elements import Block, Cell, Heading

_ROW: Final = 8.5
"""Millimetres in which a signature has room."""
_WALK_INS: Final = 6
_WALK_INS_IN_ROOM: Final = 3


def attendance_files(occasion: Occasion) -> Iterator[File]:
    """Yield the list for the door, as a Word file and as a table for Excel."""
    title = occasion.plain("attendance")
    yield File(f"{title}.docx", document(occasion, title, _at_the_door(occasion)))
    yield File(f"{title}.xlsx", workbook_bytes(tuple(_sheets(occasion))))


def room_files(occasion: Occasion) -> Iterator[File]:
    """Yield the lists of all rooms in one Word file, each on a page of its own."""
    title = occasion.plain("attendance_rooms")
    yield File(f"{title}.docx", document(occasion, title, _by_room(occasion)))


def _at_the_door(occasion: Occasion) -> Iterator[Block]:
    yield paragraph("body", occasion.word("blank_rows"))
    columns = [("number", 0.06), ("name", 0.28), ("organisation", 0.26)]
    columns += [("rooms", 0.15), ("signature", 0.25)] if occasion.rounds else [("signature", 0.4)]
    codes = ([_codes(occasion, person)] if occasion.rounds else [] for person in occasion.people)
    rows = [
        [cell(person.name), cell(person.organisation), *map(cell, more)]
        for person, more in zip(occasion.people, codes, strict=True)
    ]
    yield _list(occasion, occasion.word("attendance"), columns, rows, _WALK_INS)


def _by_room(occasion: Occasion) -> Iterator[Block]:
    if not occasion.meetings:
        yield paragraph("body", occasion.word("no_sessions"))
    for index, meeting in enumerate(occasion.meetings):
        heading = heading_of(occasion, meeting)
        yield Heading(1, heading, f"_room{index}", page_break=index > 0)
        if said := about(occasion, meeting):
            yield paragraph("body", said)
        people = occasion.seated(meeting)
        if not people:
            yield paragraph("body", occasion.word("nobody"))
        columns = [("number", 0.06), ("name", 0.3), ("organisation", 0.3), ("signature", 0.34)]
        rows = [[cell(person.name), cell(person.organisation)] for person in people]
        yield _list(occasion, heading, columns, rows, _WALK_INS_IN_ROOM)


def _list(
    occasion: Occasion,
    summary: str,
    columns: Iterable[tuple[str, float]],
    rows: Sequence[Sequence[Cell]],
    walk_ins: int,
) -> Block:
    named = [(occasion.word(name), share) for name, share in columns]
    empty = [cell() for _ in named[2:]]
    numbered = [
        [cell(str(number)), *row, cell()]
        for number, row in enumerate([*rows, *[empty] * walk_ins], start=1)
    ]
    return table(summary, named, numbered, _ROW)


def _codes(occasion: Occasion, person: Person) -> str:
    return BETWEEN.join(meeting.code.compact for meeting in occasion.of_person(person))


# For Excel


def _sheets(occasion: Occasion) -> Iterator[Sheet]:
    rounds = [occasion.plain("round", number=number) for number in occasion.rounds]
    names = [occasion.plain(name) for name in ("name", "organisation")]
    signature = occasion.plain("signature")
    yield Sheet(
        occasion.plain("attendance"),
        (*names, *rounds, signature),
        tuple(
            (person.name, person.organisation, *_rooms(occasion, person), "")
            for person in occasion.people
        ),
    )
    for meeting in occasion.meetings:
        people = occasion.seated(meeting)
        rows = tuple((person.name, person.organisation, "") for person in people)
        yield Sheet(str(meeting.code), (*names, signature), rows)


def _rooms(occasion: Occasion, person: Person) -> Iterator[str]:
    """Yield where somebody is in each round."""
    meetings = {meeting.code.round: meeting for meeting in occasion.of_person(person)}
    for number in occasion.rounds:
        meeting = meetings.get(number)
        yield _place(occasion, meeting) if meeting else ""


def _place(occasion: Occasion, meeting: Meeting) -> str:
    return BETWEEN.join(filter(None, (str(meeting.code), occasion.room_words(meeting))))
