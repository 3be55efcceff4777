"""From a plan to the rows of its table; without Qt."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.hint import Hint, Mend
from facilitator.domain.moments import whole_minutes
from facilitator.domain.programme import Window
from facilitator.domain.records import AgendaItem, AgendaKind, Moderator, Round, Session, Speaker
from facilitator.domain.topic_times import minutes_needed
from facilitator.language import tr, trn
from facilitator.ui.agenda_plan.hint_words import sentence, verb
from facilitator.ui.agenda_plan.values import minutes_text
from facilitator.ui.dates import parsed_time
from facilitator.ui.session.pace_words import time_of_day

Cell = Literal["start", "length", "kind", "title", "speakers", "place"]
CELLS: Final[tuple[Cell, ...]] = ("start", "length", "kind", "title", "speakers", "place")


class ItemRow(NamedTuple):
    """An item of the agenda, in words."""

    id: str
    title: str
    kind: AgendaKind
    start: str = ""
    before: str = ""
    """When it began before somebody started to type; empty where it begins then still."""
    is_pinned: bool = False
    length: str = ""
    is_open_ended: bool = False
    """Whether its length is only what is left until the next start."""
    speakers: str = ""
    place: str = ""
    end: str = ""
    collides: bool = False
    """Whether it ends behind the start of the next one."""
    rooms: int = 0
    is_unfolded: bool = False
    has_remarks: bool = False
    """Whether a comment or materials are noted."""

    @property
    def aside(self) -> str:
        """What stands behind the title."""
        if not self.rooms:
            return ""
        return trn("{count} room in parallel", "{count} rooms in parallel", self.rooms)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        pinned = tr("start is set") if self.is_pinned else ""
        parts = (self.start, pinned, self.length, self.title, self.aside, self.speakers, self.place)
        return ", ".join(part for part in parts if part)


RoomCell = Literal["moderators", "room", "mend"]


class Room(NamedTuple):
    """A session of a round, as a column."""

    session_id: str
    code: str
    title: str
    moderators: str
    room: str
    people: str
    """How many people sit there, in words; empty where nobody does."""
    questions: tuple[tuple[str, str], ...]
    """Each guiding question with its minutes."""
    needed: int
    limit: int
    mend: Mend | None = None

    @property
    def spoken(self) -> str:
        """The room for a screen reader."""
        return ", ".join(
            part
            for part in (self.code, self.title, self.moderators, self.room, self.people)
            if part
        )


class RoomsRow(NamedTuple):
    """The sessions of a round side by side."""

    id: str
    item_id: str
    rooms: tuple[Room, ...]

    @property
    def title(self) -> str:
        """The codes of the sessions."""
        return ", ".join(room.code for room in self.rooms)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return "; ".join(room.spoken for room in self.rooms)

    @property
    def parts(self) -> list[tuple[Room, RoomCell]]:
        """What the keyboard goes through, from left to right."""
        found: list[tuple[Room, RoomCell]] = []
        for room in self.rooms:
            found.append((room, "moderators"))
            found.append((room, "room"))
            if room.mend:
                found.append((room, "mend"))
        return found


class HintRow(NamedTuple):
    """A hint between the items, with what mends it."""

    id: str
    item_id: str
    title: str
    mends: tuple[tuple[str, Mend], ...]

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return " ".join((self.title, *(words for words, _ in self.mends)))


Row = ItemRow | RoomsRow | HintRow


class _Times(dict[datetime, str]):
    """Times of day here, each said when it is first asked for."""

    def __missing__(self, moment: datetime) -> str:
        said = self[moment] = time_of_day(moment)
        return said


class _Lengths(dict[int | None, str]):
    """Lengths in minutes as their cells show them, each said when it is first asked for."""

    def __missing__(self, minutes: int | None) -> str:
        said = self[minutes] = minutes_text(minutes)
        return said


class Sayings:
    """Says times of day and lengths, each of them once: a long agenda names most of them often."""

    def __init__(self) -> None:
        self.times = _Times()
        self.lengths = _Lengths()


class Plan(NamedTuple):
    """What the rows are made from."""

    head: Dossier
    windows: Sequence[Window]
    hints: Sequence[Hint]
    before: Mapping[str, datetime]
    """When items began before somebody started to type."""
    unfolded: Collection[str]
    """The items whose rooms are shown."""
    people: Mapping[str, int]
    """How many people sit in a session, by its id."""
    say: Sayings


def rows_of(plan: Plan) -> list[Row]:
    """Return the rows: items, below them their rooms and what is to be looked at."""
    hints: dict[str, list[Hint]] = {}
    for hint in plan.hints:
        if hint.matter != "too_long" or hint.item_id not in plan.unfolded:
            hints.setdefault(hint.item_id, []).append(hint)
    rows: list[Row] = [*_hints("", hints)]
    numbers = {entry.id: entry for entry in plan.head.rounds}
    rooms: dict[str, int] = {}
    for session in plan.head.sessions:
        rooms[session.round_id] = rooms.get(session.round_id, 0) + 1
    for at, item in enumerate(plan.head.agenda):
        row = _item(plan, at, item, rooms.get(item.round_id or "", 0))
        rows.append(row)
        if row.is_unfolded and item.round_id:
            rows.append(_rooms(plan, at, item, numbers[item.round_id]))
        rows += _hints(item.id, hints)
    return rows


def _hints(item_id: str, hints: Mapping[str, list[Hint]]) -> Iterator[HintRow]:
    for number, hint in enumerate(hints.get(item_id, ())):
        mends = tuple((verb(mend), mend) for mend in hint.mends)
        yield HintRow(f"{item_id}/{hint.matter}/{number}", item_id, sentence(hint), mends)


def _item(plan: Plan, at: int, item: AgendaItem, rooms: int) -> ItemRow:
    window = plan.windows[at] if plan.windows else None
    before = plan.before.get(item.id)
    pinned = parsed_time(item.start_time) if item.start_time else None
    start = f"{pinned:%H:%M}" if pinned else plan.say.times[window.start] if window else ""
    former = plan.say.times[before] if before and not pinned else start
    length = plan.say.lengths[item.duration_minutes]
    is_open = item.duration_minutes is None
    if window and is_open and window.end > window.start:
        length = plan.say.lengths[whole_minutes(window.end - window.start)]
    after = plan.windows[at + 1] if window and at + 1 < len(plan.windows) else None
    return ItemRow(
        id=item.id,
        title=item.title,
        kind=item.kind,
        start=start,
        before=former if former != start else "",
        is_pinned=pinned is not None,
        length=length,
        is_open_ended=is_open,
        speakers=_speakers(plan.head, item),
        place=item.place or (_places(plan.head, item) if rooms else ""),
        end=plan.say.times[window.end] if window else "",
        collides=bool(window and after and after.start < window.end),
        rooms=rooms,
        is_unfolded=rooms > 0 and item.id in plan.unfolded,
        has_remarks=bool(item.comment or item.materials),
    )


def speakers_text(head: Dossier, item: AgendaItem) -> str:
    """Return who speaks as it is typed: "Name, organisation; name"."""
    return mentions_text(head, head.speakers_of(item))


def mentions_text(head: Dossier, mentions: Sequence[Speaker | Moderator]) -> str:
    """Return who speaks or moderates as it is typed."""
    found: list[str] = []
    for mention in mentions:
        person = head.person.get(mention.person_id or "")
        words = (person.name, person.organisation) if person else (mention.printed, "")
        found.append(", ".join(word for word in words if word))
    return "; ".join(found)


def _speakers(head: Dossier, item: AgendaItem) -> str:
    """Return who speaks: one with the organisation, several by their names."""
    speakers = head.speakers_of(item)
    if not speakers:
        return ""
    if len(speakers) == 1 and not speakers[0].printed:
        return speakers_text(head, item)
    people = (head.person.get(speaker.person_id or "") for speaker in speakers)
    pairs = zip(speakers, people, strict=True)
    return ", ".join(
        person.name if person and len(speakers) > 1 else speaker.printed
        for speaker, person in pairs
    )


def _places(head: Dossier, item: AgendaItem) -> str:
    """Return the rooms of a round where the item says no place of its own."""
    found = [entry.room for entry in head.sessions if entry.round_id == item.round_id]
    return ", ".join(dict.fromkeys(room for room in found if room))


def _rooms(plan: Plan, at: int, item: AgendaItem, entry: Round) -> RoomsRow:
    window = plan.windows[at] if plan.windows else None
    limit = whole_minutes(window.end - window.start) if window else 0
    rooms = tuple(_room(plan, session, limit) for session in plan.head.sessions_of(entry))
    return RoomsRow(f"{item.id}/rooms", item.id, rooms)


def _room(plan: Plan, session: Session, limit: int) -> Room:
    head = plan.head
    topic = next(topic for topic in head.topics if topic.id == session.topic_id)
    names = [
        person.name if (person := head.person.get(entry.person_id or "")) else entry.printed
        for entry in head.moderators_of(session)
    ]
    people = plan.people.get(session.id, 0)
    count = trn("{count} person", "{count} people", people) if people else ""
    needed = minutes_needed(head, topic)
    return Room(
        session_id=session.id,
        code=str(head.code[session.id]),
        title=topic.title,
        moderators=", ".join(names),
        room=session.room,
        people=count,
        questions=tuple(
            (question.text, str(question.planned_minutes or ""))
            for question in head.questions_of(topic)
        ),
        needed=needed,
        limit=limit,
        mend=Mend("fit", topic.id, topic.title, minutes=limit) if 0 < limit < needed else None,
    )
