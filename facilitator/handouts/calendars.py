"""Calendars to send: the programme for everybody, and for each person their own sessions with rooms."""

from collections import Counter
from collections.abc import Iterator, Sequence

from facilitator.domain.file_names import distinct, file_name
from facilitator.domain.records import Person
from facilitator.handouts.documents import heading_of
from facilitator.handouts.files import File
from facilitator.handouts.icalendar import Event, calendar_bytes
from facilitator.handouts.occasion import Entry, Meeting, Occasion

_DOMAIN = "facilitator.invalid"
"""Behind the ids in what names an event; a name that can never be anybody's (RFC 2606)."""


def calendar_files(occasion: Occasion) -> Iterator[File]:
    """Yield the programme and a calendar for everybody with a session; nothing without a day."""
    if occasion.day is None:
        return
    events = [event for entry in occasion.entries for event in _of_programme(occasion, entry)]
    if events:
        yield _file(occasion, occasion.plain("calendar_all"), events)
    people = [person for person in occasion.people if any(_own(occasion, person))]
    names = distinct(
        file_name(occasion.plain("calendar_of", name=name), occasion.plain("calendar"))
        for name in _told_apart(people)
    )
    folder = occasion.plain("calendar")
    for person, name in zip(people, names, strict=True):
        yield _file(occasion, f"{folder}/{name}", _own(occasion, person))


def _told_apart(people: Sequence[Person]) -> Iterator[str]:
    """Yield names, with the organisation where somebody else has the same."""
    counts = Counter(person.name for person in people)
    for person in people:
        is_alone = counts[person.name] == 1 or not person.organisation
        yield person.name if is_alone else f"{person.name}, {person.organisation}"


def _file(occasion: Occasion, path: str, events: list[Event] | Iterator[Event]) -> File:
    name = occasion.plan.workshop.title
    return File(f"{path}.ics", calendar_bytes(events, occasion.now, name))


def _of_programme(occasion: Occasion, entry: Entry) -> Iterator[Event]:
    if entry.window is None:
        return
    sessions = [_with_room(occasion, meeting) for meeting in entry.meetings]
    yield Event(
        f"{entry.item.id}@{_DOMAIN}",
        *entry.window,
        entry.title,
        _where(entry.item.place, occasion.plan.workshop.place),
        "\n".join((*entry.speakers, *sessions)),
    )


def _own(occasion: Occasion, person: Person) -> Iterator[Event]:
    for meeting in occasion.of_person(person):
        if meeting.window is None:
            continue
        led = "; ".join(meeting.moderators)
        said = occasion.plain("moderation", persons=led) if led else ""
        yield Event(
            f"{meeting.session.id}.{person.id}@{_DOMAIN}",
            *meeting.window,
            _plain(heading_of(occasion, meeting)),
            _where(occasion.room_words(meeting), occasion.plan.workshop.place),
            "\n".join(filter(None, (occasion.plan.workshop.title, said))),
        )


def _with_room(occasion: Occasion, meeting: Meeting) -> str:
    room = occasion.room_words(meeting)
    return _plain(heading_of(occasion, meeting)) + (f" ({room})" if room else "")


def _where(*places: str) -> str:
    return ", ".join(filter(None, (" ".join(place.split()) for place in places)))


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")
