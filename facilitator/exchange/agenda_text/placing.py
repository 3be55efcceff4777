"""The item, the session and the persons that were read last, and what is added to them."""

import re
from typing import Final

from facilitator.exchange.agenda_text.building import ItemDraft, PlanDraft, SessionDraft, Wording
from facilitator.exchange.agenda_text.clocks import Times
from facilitator.exchange.agenda_text.labels import with_labels
from facilitator.exchange.agenda_text.pending import Pending
from facilitator.exchange.agenda_text.sessions import SessionText, listed_sessions, session_of
from facilitator.exchange.agenda_text.speaking import split_names, spoken_by, take_labels
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lengths import length_at_end, length_at_start
from facilitator.language import tr

_END: Final = re.compile(
    r"(?:(?:voraussichtliches |geplantes |offizielles )?ende(?: der (?:veranstaltung|tagung))?"
    r"|veranstaltungsende|schluss(?: der veranstaltung)?|end(?: of (?:the )?(?:workshop|event|day|meeting))?)\.?",
    re.IGNORECASE,
)


class Placing:
    """Where a reading stands."""

    def __init__(self) -> None:
        self.plan = PlanDraft()
        self.pending = Pending(self.plan)
        self.session: SessionDraft | None = None
        self.persons: list[Wording] = []
        """Those of the line above, whose organisation may follow."""

    @property
    def item(self) -> ItemDraft | None:
        """The item read last."""
        return self.plan.items[-1] if self.plan.items else None

    # Items

    def add_item(
        self, entry: Entry, title: str, times: Times | None = None, minutes: int | None = None
    ) -> None:
        """Begin an item, with everything that its title says besides."""
        title, length = length_at_end(title)
        if not length:
            title, length = length_at_start(title)
        if times and _END.fullmatch(title) and self._set_end(entry, times):
            return
        head, sessions = listed_sessions(title)
        above = self.item
        if not (sessions and not head and above and times and above.times == times):
            self._begin_item(entry, head, times, minutes or length)
        self.session = None
        for text in sessions:
            self.add_sessions(entry, text)

    def add_times(self, entry: Entry, times: Times, title: str) -> None:
        """Take times that stand apart from their title."""
        if title:
            self.add_item(entry, title, times)
        else:
            self.pending.wait(entry, times, "")

    def set_length(self, entry: Entry, minutes: int) -> bool:
        """Take how long the item read last lasts; False where it says something else."""
        if not self.item or self.item.minutes not in (None, minutes):
            return False
        self.item.minutes = minutes
        self.plan.mark(entry, "item", self.item)
        return True

    def _begin_item(
        self, entry: Entry, title: str, times: Times | None, minutes: int | None
    ) -> ItemDraft:
        title, labels = with_labels(title)
        title, names = split_names(title)
        item = ItemDraft(title, entry, times, minutes)
        self.plan.items.append(item)
        item.speakers += self.plan.wordings(entry, names)
        for label in labels:
            item.speakers += spoken_by(self.plan, entry, label.value)
        self.persons = list(item.speakers)
        for line in (*self.pending.released(), entry):
            self.plan.mark(line, "item", item)
        self.plan.mark(entry, "item", *item.speakers)
        return item

    def _set_end(self, entry: Entry, times: Times) -> bool:
        """Take when the workshop ends; False where another end was said before."""
        is_taken = self.plan.set_head(entry, "end_time", times.end or times.start)
        if is_taken:
            for line in self.pending.released():
                self.plan.mark(line, "head", self.plan.head)
        return is_taken

    # Sessions

    def add_sessions(self, entry: Entry, body: str) -> bool:
        """Take the sessions whose codes stand in a line; False where it begins with none."""
        head, sessions = listed_sessions(body)
        found = [session_of(text) for text in ([body] if head else sessions or [body])]
        for session in found:
            if session:
                self.add_session(entry, session)
        return any(found)

    def add_session(self, entry: Entry, found: SessionText) -> None:
        """Take a session into the item read last; one that is there already is kept."""
        if self._has(found):
            self.session, self.persons = None, []
            said = tr(
                "{session} is named a second time; this line is kept as a remark.",
                session=found.code,
            )
            self.plan.keep(entry, found.source, said)
            return
        item = self.item
        if item is None or self.pending.is_waiting:
            item = self._begin_item(entry, "", self.pending.next_times(entry), None)
        title, names = split_names(self._without_length(item, found.title))
        session = SessionDraft(found.code, title, entry)
        item.sessions.append(session)
        session.moderators += self.plan.wordings(entry, names)
        take_labels(self.plan, session, found.labels)
        self.plan.mark(entry, "session", session, *session.moderators)
        self.session, self.persons = session, list(session.moderators)

    def set_room(self, entry: Entry, room: str) -> bool:
        """Take the room of the session or item read last; False where it has another one."""
        if self.session and self.session.room in ("", room):
            self.session.room = room
            self.plan.mark(entry, "session", self.session)
            return True
        if not self.session and self.item and self.item.place in ("", room):
            self.item.place = room
            self.plan.mark(entry, "item", self.item)
            return True
        return False

    def _has(self, found: SessionText) -> bool:
        """Tell whether a session of this round and topic was read before."""
        others = self.plan.items if found.code.round else self.plan.items[-1:]
        return any(found.code == session.code for item in others for session in item.sessions)

    @staticmethod
    def _without_length(item: ItemDraft, title: str) -> str:
        """Return a session's title without its length, which is the item's where that has none."""
        rest, minutes = length_at_end(title)
        if not minutes or (item.times and item.times.end) or item.minutes not in (None, minutes):
            return title
        item.minutes = minutes
        return rest

    # Persons

    @property
    def speakers(self) -> list[Wording]:
        """Who speaks or moderates where the reading stands."""
        if self.session:
            return self.session.moderators
        return self.item.speakers if self.item else []

    def add_persons(self, entry: Entry, said: list[Wording]) -> None:
        """Let persons speak at the item, or moderate the session, read last."""
        self.speakers.extend(said)
        self.persons = said
        owner = self.session or self.item
        self.plan.mark(entry, "person", *said, *([owner] if owner and not said else []))

    def add_persons_of(self, entry: Entry, value: str) -> bool:
        """Take a cell of persons; False where no item is open or nobody is named."""
        said = spoken_by(self.plan, entry, value) if self.item else []
        if said:
            self.add_persons(entry, said)
        return bool(said)

    def add_organisation(self, entry: Entry, body: str) -> None:
        """Give a line to the persons above who have no organisation yet, or to the last one."""
        without = [one for one in self.persons if one.named and not one.named.organisation]
        for wording in without or self.persons[-1:]:
            if wording.named:
                parts = (wording.named.organisation, body.strip("() "))
                organisation = ", ".join(part for part in parts if part)
                wording.named = wording.named._replace(organisation=organisation)
                wording.printed = wording.named.wording
        self.plan.mark(entry, "person", *self.persons)
