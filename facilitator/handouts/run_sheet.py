"""The run sheet (Regiebuch): the day for those who run it, with materials and comments."""

from collections.abc import Iterator
from typing import Final

from facilitator.domain.moments import whole_minutes
from facilitator.handouts.documents import BETWEEN, cell, document, heading_of, paragraph, table
from facilitator.handouts.files import File
from facilitator.handouts.occasion import Entry, Meeting, Occasion
from facilitator.protocol.elements import Block, Cell, Heading, Table

_COLUMNS: Final = (
    ("time", 0.11),
    ("minutes", 0.05),
    ("item", 0.26),
    ("persons", 0.17),
    ("places", 0.13),
    ("materials", 0.13),
    ("comment", 0.15),
)
_NAMES: Final = 0.3
"""Share of the width that a name and its organisation take."""


def run_sheet_files(occasion: Occasion) -> Iterator[File]:
    """Yield the run sheet as a Word file whose pages lie on their side."""
    title = occasion.plain("run_sheet")
    data = document(occasion, title, _blocks(occasion), is_internal=True, is_wide=True)
    yield File(f"{title}.docx", data)


def _blocks(occasion: Occasion) -> Iterator[Block]:
    if not occasion.entries:
        yield paragraph("body", occasion.word("no_agenda"))
    else:
        columns = [(occasion.word(name), share) for name, share in _COLUMNS]
        rows = [row for entry in occasion.entries for row in _rows(occasion, entry)]
        yield table(occasion.word("run_sheet"), columns, rows)
    if any(meeting.moderators for meeting in occasion.meetings):
        yield Heading(1, occasion.word("team"), "_team")
        yield _team(occasion)


def _rows(occasion: Occasion, entry: Entry) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for an item and one for each of its sessions."""
    item, window = entry.item, entry.window
    length = whole_minutes(window.end - window.start) if window else item.duration_minutes
    yield (
        cell(occasion.from_to(window)),
        cell(str(length) if length else ""),
        cell(entry.title),
        cell(*entry.speakers),
        cell(" ".join(item.place.split())),
        cell(*_lines(item.materials)),
        cell(*_lines(item.comment)),
    )
    for meeting in entry.meetings:
        yield _meeting_row(occasion, meeting)


def _meeting_row(occasion: Occasion, meeting: Meeting) -> tuple[Cell, ...]:
    people = len(occasion.seated(meeting))
    count = occasion.word("people_one" if people == 1 else "people_many", count=people)
    return (
        *(cell(), cell()),
        cell(heading_of(occasion, meeting)),
        cell(*meeting.moderators),
        cell(meeting.room),
        *(cell(), cell(count if people else "")),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _team(occasion: Occasion) -> Table:
    """Return who leads which room in which round."""
    share = (1 - _NAMES) / len(occasion.rounds)
    columns = [(occasion.word("persons"), _NAMES)]
    columns += [(occasion.word("round", number=number), share) for number in occasion.rounds]
    names = dict.fromkeys(name for meeting in occasion.meetings for name in meeting.moderators)
    rows = [[cell(name), *_rooms_led_by(occasion, name)] for name in names]
    return table(occasion.word("team"), columns, rows)


def _rooms_led_by(occasion: Occasion, name: str) -> Iterator[Cell]:
    for number in occasion.rounds:
        led = (
            meeting
            for meeting in occasion.meetings
            if meeting.code.round == number and name in meeting.moderators
        )
        yield cell(*(BETWEEN.join(filter(None, (str(one.code), one.room))) for one in led))
