"""Reads the entries of an agenda one after the other; each is in the plan at once or kept."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from facilitator.exchange.agenda_text.building import ItemDraft, PlanDraft, SessionDraft, Wording
from facilitator.exchange.agenda_text.clocks import Times, leads_on, times_at_end, times_at_start
from facilitator.exchange.agenda_text.heads import HeadReading, is_farewell, is_frame
from facilitator.exchange.agenda_text.labels import label_of, with_labels
from facilitator.exchange.agenda_text.names import is_certainly_name
from facilitator.exchange.agenda_text.pending import Pending
from facilitator.exchange.agenda_text.rows import RowReading
from facilitator.exchange.agenda_text.sessions import (
    SessionText,
    holds_sessions,
    listed_sessions,
    numbered_session,
    session_of,
)
from facilitator.exchange.agenda_text.speaking import (
    is_institution,
    is_part_of_name,
    names_of_line,
    report_nobody,
    split_names,
    spoken_by,
    take_labels,
)
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lengths import length_at_end, length_at_start
from facilitator.exchange.source.lines import spoken
from facilitator.exchange.source.signs import number_of
from facilitator.language import tr

_END: Final = re.compile(
    r"(?:(?:voraussichtliches |geplantes |offizielles )?ende(?: der (?:veranstaltung|tagung))?"
    r"|veranstaltungsende|end(?: of (?:the )?(?:workshop|event|day|meeting))?)\.?",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 160
_MOST_SENTENCE_WORDS: Final = 8
_POINT: Final = re.compile(r"TOP\s?\d{1,2}[a-z]?\s*[:.)–—-]?\s+(?=\S)")


class AgendaReading:
    """One reading of an agenda."""

    def __init__(self, *, has_times: bool) -> None:
        """Begin; without times anywhere, the lines of a list are the items."""
        self.plan = PlanDraft()
        self._has_times = has_times
        self._heads = HeadReading(self.plan)
        self._pending = Pending(self.plan)
        self._rows = RowReading(self)
        self._session: SessionDraft | None = None
        self._persons: list[Wording] = []
        self._is_over = False
        self._is_apart = False
        """Whether an empty line stands above."""

    def read(self, entries: Sequence[Entry]) -> None:
        """Read all entries in their order."""
        for entry in entries:
            if entry.first.is_blank:
                self.plan.mark(entry, "blank")
                self._persons, self._is_apart = [], True
            elif self._is_over:
                self.plan.keep(entry)
            elif self._rows.is_row(entry):
                self._rows.read(entry)
            else:
                self.read_text(entry, entry.body)
        self._pending.keep_all()

    def read_text(self, entry: Entry, body: str) -> None:
        """Read the words of an entry, or of a cell of its row."""
        attempts: tuple[Callable[[Entry, str], bool], ...] = (
            self._take_times,
            self._take_frame,
            self._take_session,
            self._take_label,
            self._take_head,
            self._take_pending,
            self._take_numbered,
            self._take_names,
            self._take_length,
            self._take_untimed,
        )
        if not any(attempt(entry, body) for attempt in attempts):
            self.plan.keep(entry, body)
        self._is_apart = False

    # Items

    @property
    def _item(self) -> ItemDraft | None:
        return self.plan.items[-1] if self.plan.items else None

    def read_times(self, entry: Entry, times: Times, title: str) -> None:
        """Take times that stand in a cell of their own, and the title in another one."""
        if title:
            self._add_item(entry, title, times)
        else:
            self._pending.wait(entry, times, "")

    def _add_item(
        self, entry: Entry, title: str, times: Times | None = None, minutes: int | None = None
    ) -> None:
        """Begin an item, with everything that its title says besides."""
        title, length = length_at_end(title)
        if not length:
            title, length = length_at_start(title)
        minutes = minutes or length
        if times and _END.fullmatch(title) and self.plan.set_head(entry, "end_time", times.start):
            return
        head, sessions = listed_sessions(title)
        above = self._item
        if not (sessions and not head and above and times and above.times == times):
            above = self._begin(entry, head, times, minutes)
        self._session = None
        for text in sessions:
            self._take_session(entry, text)

    def _begin(
        self, entry: Entry, title: str, times: Times | None, minutes: int | None
    ) -> ItemDraft:
        title, labels = with_labels(title)
        title, names = split_names(title)
        item = ItemDraft(title, entry, times, minutes)
        self.plan.items.append(item)
        item.speakers += self.plan.wordings(entry, names)
        for label in labels:
            item.speakers += spoken_by(self.plan, entry, label.value)
        self._persons = list(item.speakers)
        for line in (*self._pending.released(), entry):
            self.plan.mark(line, "item", item)
        self.plan.mark(entry, "item", *item.speakers)
        return item

    def _take_times(self, entry: Entry, body: str) -> bool:
        found = times_at_start(_without_number(body))
        if leads_on(body) and self._pending.is_waiting:
            self._pending.lead_on(entry)
            return True
        if not found:
            return self._take_times_behind(entry, body)
        times, title = found
        times = self._pending.completed(entry, times)
        if title:
            self._add_item(entry, title, times)
        else:
            self._pending.wait(entry, times, body)
        return True

    def _take_times_behind(self, entry: Entry, body: str) -> bool:
        """Take `Begrüßung: 14 Uhr`; what begins and ends the whole is no item."""
        found = times_at_end(body)
        label = label_of(body)
        if not found or (label and label.kind in ("date", "room")):
            return False
        if label and label.kind in ("start", "end") and self._heads.take_label(entry, label):
            return True
        if self._item is None and entry.first.heading:
            return False
        title, times = found
        if len(title) > _LONGEST_TITLE or (self._item is None and label is None):
            return False
        self._add_item(entry, title, times)
        return True

    def _take_pending(self, entry: Entry, body: str) -> bool:
        if not self._pending.is_waiting:
            return False
        self._add_item(entry, body, self._pending.next_times(entry))
        return True

    def _take_length(self, entry: Entry, body: str) -> bool:
        """Take `10 min Begrüßung`, an item that only says how long it takes."""
        title, minutes = length_at_start(_without_number(body))
        if not minutes:
            return False
        self._add_item(entry, title, minutes=minutes)
        return True

    def _take_untimed(self, entry: Entry, body: str) -> bool:
        """Take an item without a time: by its words, else as a guess where nothing speaks against it."""
        item = self._item
        title = _without_number(body)
        is_sentence = (
            body.endswith((".", "!", "?", ":")) and len(body.split()) > _MOST_SENTENCE_WORDS
        )
        if len(body) > _LONGEST_TITLE or is_sentence or item is None:
            return False
        is_known = guess_kind(title, has_sessions=False) != "other"
        is_below = entry.first.depth > item.entry.first.depth and bool(entry.first.bullet)
        if is_below and not is_known:
            return False
        if not (is_known or title[0].isupper() or title[0] in '„“"»' or title[0].isdigit()):
            return False
        if not is_known and self._has_times:
            said = tr("This line has no time; it is taken as an item that follows the one above.")
            self.plan.report(entry, said)
        self._add_item(entry, title)
        return True

    # What stands over, under and behind the items

    def _take_frame(self, entry: Entry, body: str) -> bool:
        if is_frame(body):
            self.plan.mark(entry, "frame")
            return True
        if self._item and is_farewell(body):
            self._is_over = True
            self.plan.keep(
                entry, sentence=tr("This belongs to the letter; it is kept as a remark.")
            )
            return True
        return False

    def _take_head(self, entry: Entry, body: str) -> bool:
        if self._item or self._pending.is_waiting:
            return self._item is not None and self._is_day(entry, body)
        if not self._has_times and (
            entry.first.bullet or number_of(body).kind or _POINT.match(body)
        ):
            self._add_item(entry, _without_number(body))
        else:
            self._heads.read(entry, body)
        return True

    def _is_day(self, entry: Entry, body: str) -> bool:
        return not entry.first.bullet and self._heads.take_day(entry, body)

    # Sessions

    def _take_session(self, entry: Entry, body: str) -> bool:
        head, sessions = listed_sessions(body)
        if head or not sessions:
            found = session_of(body)
            return found is not None and self._add_session(entry, found)
        for text in sessions:
            found = session_of(text)
            if found:
                self._add_session(entry, found)
        return True

    def _take_numbered(self, entry: Entry, body: str) -> bool:
        found = numbered_session(body)
        item = self._item
        if not found or not item:
            return False
        if item.sessions or holds_sessions(item.title):
            return self._add_session(entry, found)
        return False

    def _add_session(self, entry: Entry, found: SessionText) -> bool:
        title, minutes = length_at_end(found.title)
        title, names = split_names(title)
        session = SessionDraft(found.code, title, entry)
        item = self._item or self._begin(entry, "", self._pending.next_times(entry), None)
        if self._pending.is_waiting:
            item = self._begin(entry, "", self._pending.next_times(entry), None)
        item.sessions.append(session)
        item.minutes = item.minutes or (None if item.times and item.times.end else minutes)
        session.moderators += self.plan.wordings(entry, names)
        take_labels(self.plan, session, found.labels)
        self.plan.mark(entry, "session", session, *session.moderators)
        self._session, self._persons = session, list(session.moderators)
        return True

    # Persons

    def _take_label(self, entry: Entry, body: str) -> bool:
        """Take `Moderation: …` and `Raum: …` under a session or an item."""
        label = label_of(body)
        item = self._item
        if label is None or item is None:
            return False
        if label.kind == "room" and label.value:
            return self.set_room(entry, label.value)
        if label.kind == "moderation" and self._is_apart and not self._session:
            return self._heads.take_label(entry, label)
        if label.kind not in ("moderation", "speaker"):
            return False
        said = spoken_by(self.plan, entry, label.value)
        if not said:
            report_nobody(self.plan, entry, label.value)
        elif label.kind == "speaker" and said[0].named is None:
            return False
        self._add_persons(entry, said)
        return True

    def add_persons_of(self, entry: Entry, value: str) -> bool:
        """Take a cell of persons; False when there is nobody's item or it names nobody."""
        said = spoken_by(self.plan, entry, value) if self._item else []
        if said:
            self._add_persons(entry, said)
        return bool(said)

    def set_room(self, entry: Entry, room: str) -> bool:
        """Take the room of the session read last; an item has none."""
        if not self._session or self._session.room not in ("", room):
            return False
        self._session.room = room
        self.plan.mark(entry, "session", self._session)
        return True

    def set_length(self, entry: Entry, minutes: int) -> bool:
        """Take how long the item read last lasts."""
        if not self._item or self._item.minutes not in (None, minutes):
            return False
        self._item.minutes = minutes
        self.plan.mark(entry, "item", self._item)
        return True

    def _take_names(self, entry: Entry, body: str) -> bool:
        """Take a line of persons; words that tell what an item is name nobody."""
        item = self._item
        if item is None or guess_kind(body, has_sessions=False) != "other" or is_frame(body):
            return False
        names = names_of_line(body)
        is_below = entry.first.depth > item.entry.first.depth
        is_sure = bool(names) and (names[0].is_certain or is_certainly_name(names[0].name))
        if names and (is_sure or is_below or bool(names[0].organisation)):
            self._add_persons(entry, self.plan.wordings(entry, names))
            return True
        if self._persons and self._persons[-1].named and is_part_of_name(body):
            self._extend(entry, body)
            return True
        if is_institution(body) and not self._speakers:
            self._add_persons(entry, [Wording(body)])
            return True
        return False

    @property
    def _speakers(self) -> list[Wording]:
        if self._session:
            return self._session.moderators
        return self._item.speakers if self._item else []

    def _add_persons(self, entry: Entry, said: list[Wording]) -> None:
        self._speakers.extend(said)
        self._persons = said
        owner = self._session or self._item
        self.plan.mark(entry, "person", *said, *([owner] if owner and not said else []))

    def _extend(self, entry: Entry, body: str) -> None:
        """Add a line to the organisation of those above who have none yet, or of the last one."""
        open_ended = [one for one in self._persons if one.named and not one.named.organisation]
        for wording in open_ended or self._persons[-1:]:
            if wording.named:
                parts = (wording.named.organisation, spoken((body,)).strip("() "))
                organisation = ", ".join(part for part in parts if part)
                wording.named = wording.named._replace(organisation=organisation)
                wording.printed = wording.named.wording
        self.plan.mark(entry, "person", *self._persons)


def _without_number(body: str) -> str:
    """Return words without the number before them: `1. Begrüßung`, `TOP 3: Aussprache`."""
    match = _POINT.match(body)
    sign = number_of(body)
    if match:
        return body[match.end() :]
    return body[sign.end :] if sign.kind in ("1", "a") and body[sign.end :] else body
