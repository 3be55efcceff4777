"""All handouts: what each is called, what it is for, how it is made, and what it lacks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from facilitator.errors import UserError
from facilitator.handouts.agenda import agenda_files
from facilitator.handouts.attendance import attendance_files, room_files
from facilitator.handouts.calendars import calendar_files
from facilitator.handouts.files import File
from facilitator.handouts.lacks import (
    Lack,
    agenda_lacks,
    calendar_lacks,
    guide_lacks,
    list_lacks,
    paste_lacks,
    people_lacks,
    zoom_lacks,
)
from facilitator.handouts.occasion import Occasion
from facilitator.handouts.platforms import paste_files, zoom_files
from facilitator.handouts.room_guide import guide_files
from facilitator.handouts.run_sheet import run_sheet_files
from facilitator.language import mark, tr

Reader = Literal["everyone", "team", "organiser"]
READERS: Final[dict[Reader, str]] = {
    "everyone": mark("for everybody"),
    "team": mark("for the team only"),
    "organiser": mark("holds addresses"),
}


class Handout(NamedTuple):
    """One kind of handout; titles and purposes are marked for translation."""

    name: str
    title: str
    purpose: str
    reader: Reader
    make: Callable[[Occasion], Iterator[File]]
    lacks: Callable[[Occasion], Iterable[Lack]]


HANDOUTS: Final = (
    Handout(
        "agenda",
        mark("Agenda"),
        mark("The programme with rooms, to send or to print"),
        "everyone",
        agenda_files,
        agenda_lacks,
    ),
    Handout(
        "calendar",
        mark("Calendar entries"),
        mark("The programme, and for each person their own sessions with rooms"),
        "everyone",
        calendar_files,
        calendar_lacks,
    ),
    Handout(
        "run-sheet",
        mark("Run sheet"),
        mark("The day with minutes, materials and comments"),
        "team",
        run_sheet_files,
        agenda_lacks,
    ),
    Handout(
        "guides",
        mark("Room guides"),
        mark("One for each session: questions, times, hints and room to write"),
        "team",
        guide_files,
        guide_lacks,
    ),
    Handout(
        "attendance",
        mark("Attendance list"),
        mark("To sign at the door, also as a table"),
        "team",
        attendance_files,
        people_lacks,
    ),
    Handout(
        "room-lists",
        mark("Attendance lists of the rooms"),
        mark("To sign, a page for each room"),
        "team",
        room_files,
        list_lacks,
    ),
    Handout(
        "zoom",
        mark("Rooms for Zoom"),
        mark("A file for each round, to import where rooms are preassigned"),
        "organiser",
        zoom_files,
        zoom_lacks,
    ),
    Handout(
        "paste",
        mark("Rooms for Teams, Webex and BigBlueButton"),
        mark("Lists to paste, a block for each room"),
        "organiser",
        paste_files,
        paste_lacks,
    ),
)
"""In the order in which they are listed and written."""


def chosen_handouts(names: Sequence[str]) -> tuple[Handout, ...]:
    """Return the handouts of those names, all where none is given; UserError for an unknown one."""
    if not names:
        return HANDOUTS
    known = {entry.name: entry for entry in HANDOUTS}
    for name in names:
        if name not in known:
            raise UserError(
                tr(
                    "There is no handout “{name}”; there are {names}. Nothing was written.",
                    name=name,
                    names=", ".join(known),
                )
            )
    return tuple(known[name] for name in dict.fromkeys(names))
