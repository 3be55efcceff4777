"""Who meets in which room of a video conference: a CSV for Zoom, lists to paste for the others."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final, NamedTuple

from facilitator.domain.records import Person
from facilitator.domain.spreadsheets import harmless
from facilitator.domain.text import clean_line
from facilitator.handouts.files import File
from facilitator.handouts.occasion import Meeting, Occasion

ZOOM_HEADER: Final = ("Pre-assign Room Name", "Email Address")
"""As in the file that Zoom offers as a template ("Pre-assigning participants to breakout rooms")."""
ZOOM_ROOMS: Final = 100
ZOOM_PEOPLE: Final = 1_000
"""What Zoom takes for one meeting, by the same page."""
_ROOM_NAME: Final = 32
"""Characters of a room's name that Zoom shows; the code stands first, so that it is never cut."""
_ADDRESS: Final = re.compile(
    r"[\w][\w.!#$%&'*+/=?^`{|}~-]{0,63}@[\w](?:[\w.-]{0,250}[\w])?\.[\w-]{2,}"
)
"""An address that can be pasted; what begins with a sign that spreadsheets act on is none."""


class Platform(NamedTuple):
    """A program for video conferences: its name and how its rooms are filled."""

    name: str
    hint: str
    """The word that says what to do with the list."""
    between: str
    """What stands between two people."""
    by_address: bool = True


PLATFORMS: Final = (
    Platform("Microsoft Teams", "paste_teams", "; "),
    Platform("Webex", "paste_webex", ", "),
    Platform("BigBlueButton", "paste_bbb", "\r\n", by_address=False),
)


def zoom_files(occasion: Occasion) -> Iterator[File]:
    """Yield a file for each round: Zoom keeps one set of rooms for a meeting at a time."""
    for number in occasion.rounds:
        out = StringIO()
        writer = csv.writer(out)
        writer.writerow(ZOOM_HEADER)
        for meeting in occasion.meetings:
            if meeting.code.round == number:
                room = harmless(room_name(occasion, meeting))
                for person in members(occasion, meeting):
                    if found := address(occasion, person):
                        writer.writerow((room, found))
        yield File(f"{occasion.plain('zoom', number=number)}.csv", out.getvalue().encode())


def paste_files(occasion: Occasion) -> Iterator[File]:
    """Yield a text for each platform, with a block for each room."""
    for platform in PLATFORMS:
        title = occasion.plain("paste_list", platform=platform.name)
        parts = [title, occasion.plain(platform.hint), *_blocks(occasion, platform)]
        yield File(f"{title}.txt", ("\r\n\r\n".join(parts) + "\r\n").encode())


def members(occasion: Occasion, meeting: Meeting) -> tuple[Person, ...]:
    """Return who belongs in a room: who moderates it, then who was placed there."""
    return (*occasion.led_by(meeting), *occasion.seated(meeting))


def without_address(occasion: Occasion) -> list[Person]:
    """Return who sits in a room and has no address that a platform would take."""
    found = {
        person.id: person
        for meeting in occasion.meetings
        for person in members(occasion, meeting)
        if not address(occasion, person)
    }
    return list(found.values())


def address(occasion: Occasion, person: Person) -> str:
    """Return somebody's address, nothing where it could not be used."""
    found = occasion.email(person)
    return found if _ADDRESS.fullmatch(found) else ""


def room_name(occasion: Occasion, meeting: Meeting) -> str:
    """Return what a room is called: code and title, cut between words."""
    name = clean_line(occasion.plain("zoom_room", code=meeting.code, title=meeting.title)).strip()
    if len(name) <= _ROOM_NAME:
        return name
    whole = name[: _ROOM_NAME - 1].rpartition(" ")[0]
    code = str(meeting.code)
    return f"{whole.rstrip(' ,;:–-')}…" if len(whole) > len(code) else f"{name[: _ROOM_NAME - 1]}…"


def _blocks(occasion: Occasion, platform: Platform) -> Iterator[str]:
    for meeting in occasion.meetings:
        people = members(occasion, meeting)
        lines = [_heading(occasion, meeting)]
        if not people:
            lines.append(occasion.plain("empty_room"))
        elif platform.by_address:
            lines += _by_address(occasion, people, platform.between)
        else:
            lines.append(platform.between.join(clean_line(person.name) for person in people))
        yield "\r\n".join(lines)


def _by_address(occasion: Occasion, people: tuple[Person, ...], between: str) -> Iterator[str]:
    found = list(dict.fromkeys(filter(None, (address(occasion, one) for one in people))))
    if found:
        yield between.join(found)
    left = [clean_line(person.name) for person in people if not address(occasion, person)]
    if left:
        yield occasion.plain("without_address", names=", ".join(left))


def _heading(occasion: Occasion, meeting: Meeting) -> str:
    title = occasion.plain("session", code=meeting.code, title=meeting.title).rstrip(": ")
    return " · ".join(filter(None, (title, occasion.room_words(meeting))))
