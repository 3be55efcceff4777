"""What a handout lacks, in sentences of the language in use: nothing is left out without a word."""

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.readiness.rooms import roomless, seatless
from facilitator.handouts.occasion import Meeting, Occasion
from facilitator.handouts.platforms import (
    ZOOM_PEOPLE,
    ZOOM_ROOMS,
    address,
    members,
    without_address,
)
from facilitator.language import tr, trn
from facilitator.planning.checklist_words import listed

Lack = str
_NAMED: Final = 12
"""Of people without an address, as many are named; a report is read, a list is searched."""


def agenda_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield whether there is no agenda, no day, no time, and which sessions beside others have no room."""
    if not occasion.entries:
        yield tr("The agenda is empty.")
    elif not any(entry.window for entry in occasion.entries):
        yield tr("The agenda has no times.")
    if occasion.day is None:
        yield tr("The workshop has no date.")
    lacking = [occasion.plan.code[session.id] for session in roomless(occasion.plan)]
    if lacking:
        yield tr("Without a room: {sessions}.", sessions=listed([str(code) for code in lacking]))


def calendar_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield as for the agenda, and whether anybody has no session of their own."""
    yield from agenda_lacks(occasion)
    yield from _unplaced(occasion)


def guide_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield whether there are no sessions, and which topics have no questions."""
    yield from _no_sessions(occasion)
    empty = [entry for entry in occasion.meetings if not occasion.plan.questions_of(entry.topic)]
    if empty:
        yield tr("Without questions: {sessions}.", sessions=_codes(empty))


def people_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield whether nobody is expected."""
    if not occasion.plan.people("participant"):
        yield tr("No participants are in the plan.")


def list_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield which sessions have nobody, and who has no session."""
    yield from _no_sessions(occasion)
    yield from people_lacks(occasion)
    empty = [entry for entry in occasion.meetings if not occasion.seated(entry)]
    if empty:
        yield tr("Nobody has been placed in {sessions}.", sessions=_codes(empty))
    yield from _unplaced(occasion)


def paste_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield as for lists, and who has no address."""
    yield from list_lacks(occasion)
    missing = without_address(occasion)
    if missing:
        names = [person.name for person in missing[:_NAMED]]
        more = len(missing) - len(names)
        yield trn(
            "{count} person has no usable e-mail address: {names}.",
            "{count} people have no usable e-mail address: {names}.",
            len(missing),
            names=", ".join(names) + (" …" if more else ""),
        )


def zoom_lacks(occasion: Occasion) -> Iterator[Lack]:
    """Yield as for lists to paste, and what Zoom would not take."""
    yield from paste_lacks(occasion)
    yield from _shared_addresses(occasion)
    for number in occasion.rounds:
        rooms = [meeting for meeting in occasion.meetings if meeting.code.round == number]
        people = sum(len(members(occasion, meeting)) for meeting in rooms)
        if len(rooms) > ZOOM_ROOMS or people > ZOOM_PEOPLE:
            yield tr(
                "Zoom takes {rooms} rooms and {people} people; round {number} has more.",
                rooms=ZOOM_ROOMS,
                people=ZOOM_PEOPLE,
                number=number,
            )


def _shared_addresses(occasion: Occasion) -> Iterator[Lack]:
    owners: dict[str, dict[str, None]] = {}
    for meeting in occasion.meetings:
        for person in members(occasion, meeting):
            if found := address(occasion, person).casefold():
                owners.setdefault(found, {})[person.name] = None
    for names in owners.values():
        if len(names) > 1:
            yield tr("{names} have the same e-mail address.", names=listed(list(names)))


def _no_sessions(occasion: Occasion) -> Iterator[Lack]:
    if not occasion.meetings:
        yield tr("There are no sessions.")


def _unplaced(occasion: Occasion) -> Iterator[Lack]:
    if not occasion.meetings or not occasion.plan.placements:
        return
    names = [person.name for person in seatless(occasion.plan)]
    if names:
        yield trn(
            "{count} participant has no room yet: {names}.",
            "{count} participants have no room yet: {names}.",
            len(names),
            names=listed(names),
        )


def _codes(meetings: Sequence[Meeting]) -> str:
    return listed([str(meeting.code) for meeting in meetings])
