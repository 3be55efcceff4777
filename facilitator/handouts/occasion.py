"""A workshop before its day as the handouts need it: what is when and where, and who sits in which room.

Nothing here depends on the file any more, so that a handout can be made on another thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import NamedTuple

from facilitator.domain.codes import SessionCode
from facilitator.domain.dossier import Dossier
from facilitator.domain.long_dates import long_date
from facilitator.domain.moments import day_of
from facilitator.domain.programme import Window, windows
from facilitator.domain.records import AgendaItem, Moderator, Person, Session, Speaker, Topic
from facilitator.domain.text import clean_line, fold
from facilitator.handouts.words import words_of
from facilitator.protocol.layouts import Layout
from facilitator.protocol.wording import unbroken


class Meeting(NamedTuple):
    """A session as it is announced."""

    session: Session
    topic: Topic
    code: SessionCode
    title: str
    room: str
    moderators: tuple[str, ...]
    """With their organisations, or as the agenda words them."""
    window: Window | None
    """When its round is planned; None without times."""


class Entry(NamedTuple):
    """An agenda item as it is announced."""

    item: AgendaItem
    title: str
    speakers: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    """The sessions that take place meanwhile."""
    window: Window | None


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """One workshop and the moment at which its handouts are made."""

    plan: Dossier
    """What `Reader.grouping` reads."""
    layout: Layout
    now: datetime
    zone: tzinfo | None = None
    """Of the clock times, by default this machine's."""

    # Words

    @property
    def language(self) -> str:
        """The language in which everything is written."""
        return self.plan.workshop.language

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return words_of(self.language)

    def word(self, name: str, /, **values: object) -> str:
        """Return a wording with its `{names}` filled in, dates and times unbroken."""
        return unbroken(self._words[name].format(**values))

    def plain(self, name: str, /, **values: object) -> str:
        """Return a wording as it stands in lists and names of files."""
        return self._words[name].format(**values)

    @property
    def today(self) -> date:
        """The day on which the handouts are made."""
        return self.now.astimezone(self.zone).date()

    @cached_property
    def day(self) -> date | None:
        """The workshop's day; None while it is open."""
        return day_of(self.plan.workshop.date)

    def date_words(self, day: date) -> str:
        """Return "26. Mai 2020" or "26 May 2020"."""
        return unbroken(long_date(day, self.language))

    def clock(self, moment: datetime) -> str:
        """Return what a clock on the wall shows."""
        return moment.astimezone(self.zone).strftime("%H:%M")

    def from_to(self, window: Window | None) -> str:
        """Return when something is, in words; nothing where nobody knows."""
        if window is None:
            return ""
        start, end = self.clock(window.start), self.clock(window.end)
        if window.end <= window.start:
            return self.word("from", start=start)
        return self.word("from_to", start=start, end=end)

    def room_words(self, meeting: Meeting) -> str:
        """Return where a session is, as it stands in lists; empty where nobody knows."""
        return self.plain("room", room=meeting.room) if meeting.room else ""

    # Programme

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The agenda, item by item."""
        return tuple(
            Entry(
                item,
                item.title.strip() or self.word(item.kind),
                self._all_worded(self.plan.speakers_of(item)),
                self._meetings_during(item),
                self._windows.get(item.id),
            )
            for item in self.plan.agenda
        )

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every session, by round and topic."""
        topics = {topic.id: topic for topic in self.plan.topics}
        slots = {item.round_id: self._windows.get(item.id) for item in self.plan.agenda}
        by_code = sorted(self.plan.sessions, key=lambda entry: self.plan.code[entry.id])
        return tuple(
            Meeting(
                session,
                topic := topics[session.topic_id],
                self.plan.code[session.id],
                clean_line(topic.agenda_title or topic.title).strip(),
                clean_line(session.room).strip(),
                self._all_worded(self.plan.moderators_of(session)),
                slots.get(session.round_id),
            )
            for session in by_code
        )

    @cached_property
    def rounds(self) -> tuple[int, ...]:
        """The numbers of the rounds that have sessions."""
        return tuple(dict.fromkeys(meeting.code.round for meeting in self.meetings))

    @cached_property
    def _windows(self) -> dict[str, Window]:
        agenda = self.plan.agenda
        found = windows(self.plan.workshop, agenda, self.today, self.zone)
        return {item.id: window for item, window in zip(agenda, found, strict=False)}

    def _meetings_during(self, item: AgendaItem) -> tuple[Meeting, ...]:
        if item.round_id is None:
            return ()
        return tuple(
            meeting for meeting in self.meetings if meeting.session.round_id == item.round_id
        )

    def _all_worded(self, entries: Iterable[Speaker | Moderator]) -> tuple[str, ...]:
        return tuple(filter(None, [self._worded(entry) for entry in entries]))

    def _worded(self, entry: Speaker | Moderator) -> str:
        person = self.plan.person.get(entry.person_id) if entry.person_id else None
        if entry.printed or person is None:
            return clean_line(entry.printed).strip()
        return ", ".join(filter(None, (person.name, person.organisation)))

    # People

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is expected, by last name."""
        roles = ("participant", "representative", "moderation")
        expected = {person.id: person for role in roles for person in self.plan.people(role)}
        expected |= {person.id: person for entry in self.meetings for person in self.led_by(entry)}
        expected |= {person.id: person for person in self._speaking()}
        return tuple(sorted(expected.values(), key=_by_last_name))

    def seated(self, meeting: Meeting) -> tuple[Person, ...]:
        """Return who was placed in a session, by last name, without who moderates it."""
        led = {person.id for person in self.led_by(meeting)}
        found = (
            self.plan.person[person_id]
            for person_id in self._placed.get(meeting.session.id, ())
            if person_id in self.plan.person and person_id not in led
        )
        return tuple(sorted(found, key=_by_last_name))

    def led_by(self, meeting: Meeting) -> tuple[Person, ...]:
        """Return who moderates a session, as far as they are persons of the file."""
        moderators = self.plan.moderators_of(meeting.session)
        found = (self.plan.person.get(entry.person_id or "") for entry in moderators)
        return tuple(person for person in found if person is not None)

    def _speaking(self) -> Iterator[Person]:
        """Yield who speaks in the programme, as far as they are persons of the file."""
        for item in self.plan.agenda:
            for entry in self.plan.speakers_of(item):
                person = self.plan.person.get(entry.person_id or "")
                if person is not None:
                    yield person

    def of_person(self, person: Person) -> tuple[Meeting, ...]:
        """Return the sessions that somebody sits in or moderates."""
        return self._of_person.get(person.id, ())

    @cached_property
    def _of_person(self) -> dict[str, tuple[Meeting, ...]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.meetings:
            for person in (*self.led_by(meeting), *self.seated(meeting)):
                found[person.id].append(meeting)
        return {person_id: tuple(meetings) for person_id, meetings in found.items()}

    @cached_property
    def _placed(self) -> dict[str, tuple[str, ...]]:
        coming = {person.id for person in self.plan.people("participant")}
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in self.plan.placements:
            if entry.person_id in coming:
                found[entry.session_id][entry.person_id] = None
        return {session_id: tuple(people) for session_id, people in found.items()}

    def email(self, person: Person) -> str:
        """Return somebody's address as it was given; empty without one."""
        return self._emails.get(person.id, "")

    @cached_property
    def _emails(self) -> dict[str, str]:
        return {entry.person_id: entry.email.strip() for entry in reversed(self.plan.profiles)}


def _by_last_name(person: Person) -> tuple[str, str, str]:
    """Return a key by last word, then by the others; titles such as "Dr." do not count."""
    words = [word for word in person.name.split() if not word.endswith(".")] or [""]
    return fold(words[-1]), fold(" ".join(words)), person.id
