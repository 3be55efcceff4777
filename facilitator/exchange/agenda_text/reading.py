"""Reads the entries of an agenda one after the other; each is in the plan at once or kept."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from facilitator.exchange.agenda_text.building import Wording
from facilitator.exchange.agenda_text.clocks import leads_on, times_at_end, times_at_start
from facilitator.exchange.agenda_text.heads import HeadReading, is_farewell, is_frame
from facilitator.exchange.agenda_text.labels import label_of
from facilitator.exchange.agenda_text.names import is_certainly_name
from facilitator.exchange.agenda_text.placing import Placing
from facilitator.exchange.agenda_text.rows import RowReading
from facilitator.exchange.agenda_text.sessions import (
    holds_sessions,
    numbered_session,
)
from facilitator.exchange.agenda_text.speaking import (
    is_institution,
    is_part_of_name,
    names_of_line,
    report_nobody,
    spoken_by,
)
from facilitator.exchange.outline.agenda_lines import guess_kind
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lengths import length_at_start
from facilitator.exchange.source.signs import number_of
from facilitator.language import tr

_LONGEST_TITLE: Final = 160
_MOST_SENTENCE_WORDS: Final = 8
_POINT: Final = re.compile(r"TOP\s?\d{1,2}[a-z]?\s*[:.)–—-]?\s+(?=\S)")


class AgendaReading:
    """One reading of an agenda."""

    def __init__(self, *, has_times: bool) -> None:
        """Begin; without times anywhere, the lines of a list are the items."""
        self._at = Placing()
        self.plan = self._at.plan
        self._has_times = has_times
        self._heads = HeadReading(self.plan)
        self._rows = RowReading(self._at, self.read_text)
        self._is_over = False
        self._is_apart = False
        """Whether an empty line stands above."""

    def read(self, entries: Sequence[Entry]) -> None:
        """Read all entries in their order."""
        for entry in entries:
            if entry.first.is_blank:
                self.plan.mark(entry, "blank")
                self._at.persons, self._is_apart = [], True
            elif self._is_over:
                self._keep_end(entry)
            elif self._rows.is_row(entry):
                self._rows.read(entry)
            else:
                self.read_text(entry, entry.body)
        self._at.pending.keep_all()
        for entry in entries:
            if entry.number not in self.plan.became:
                self.plan.keep(entry)

    def read_text(self, entry: Entry, body: str) -> None:
        """Read the words of an entry, or of a cell of its row."""
        attempts: tuple[Callable[[Entry, str], bool], ...] = (
            self._take_times,
            self._take_frame,
            self._at.add_sessions,
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

    def _take_times(self, entry: Entry, body: str) -> bool:
        found = times_at_start(_without_number(body))
        if leads_on(body) and self._at.pending.is_waiting:
            self._at.pending.lead_on(entry)
            return True
        if not found:
            return self._take_times_behind(entry, body)
        times, title = found
        times = self._at.pending.completed(entry, times)
        if title:
            self._at.add_item(entry, title, times)
        else:
            self._at.pending.wait(entry, times, body)
        return True

    def _take_times_behind(self, entry: Entry, body: str) -> bool:
        """Take `Begrüßung: 14 Uhr`; what begins and ends the whole is no item."""
        found = times_at_end(body)
        label = label_of(body)
        if not found or (label and label.kind in ("date", "room")):
            return False
        if label and label.kind in ("start", "end") and self._heads.take_label(entry, label):
            return True
        if self._at.item is None and entry.first.heading:
            return False
        title, times = found
        if len(title) > _LONGEST_TITLE or (self._at.item is None and label is None):
            return False
        self._at.add_item(entry, title, times)
        return True

    def _take_pending(self, entry: Entry, body: str) -> bool:
        if not self._at.pending.is_waiting:
            return False
        self._at.add_item(entry, body, self._at.pending.next_times(entry))
        return True

    def _take_length(self, entry: Entry, body: str) -> bool:
        """Take `10 min Begrüßung`, an item that only says how long it takes."""
        title, minutes = length_at_start(_without_number(body))
        if not minutes:
            return False
        self._at.add_item(entry, title, minutes=minutes)
        return True

    def _take_untimed(self, entry: Entry, body: str) -> bool:
        """Take an item without a time: by its words, else as a guess where nothing speaks against it."""
        item = self._at.item
        title = _without_number(body)
        is_sentence = (
            body.endswith((".", "!", "?", ":")) and len(body.split()) > _MOST_SENTENCE_WORDS
        )
        if len(body) > _LONGEST_TITLE or is_sentence or item is None:
            return False
        is_known = guess_kind(title, has_sessions=False) != "other"
        is_below = entry.depth > item.entry.depth and bool(entry.first.bullet)
        if is_below and not is_known:
            return False
        if not (is_known or title[0].isupper() or title[0] in '„“"»' or title[0].isdigit()):
            return False
        if not is_known and self._has_times:
            said = tr("This line has no time; it is taken as an item that follows the one above.")
            self.plan.report(entry, said)
        self._at.add_item(entry, title)
        return True

    # What stands over, under and behind the items

    def _take_frame(self, entry: Entry, body: str) -> bool:
        if is_frame(body):
            self.plan.mark(entry, "frame")
            return True
        if self._at.item and is_farewell(body):
            self._is_over = True
            self.plan.keep_letter(entry)
            return True
        return False

    def _keep_end(self, entry: Entry) -> None:
        """Keep what stands behind the greeting: signatures, and times that nobody expects there."""
        if times_at_start(entry.body):
            self.plan.keep(entry)
        else:
            self.plan.keep_letter(entry)

    def _take_head(self, entry: Entry, body: str) -> bool:
        if self._at.item or self._at.pending.is_waiting:
            return self._at.item is not None and self._is_day(entry, body)
        if not self._has_times and (
            entry.first.bullet or number_of(body).kind or _POINT.match(body)
        ):
            self._at.add_item(entry, _without_number(body))
        else:
            self._heads.read(entry, body)
        return True

    def _is_day(self, entry: Entry, body: str) -> bool:
        return not entry.first.bullet and self._heads.take_day(entry, body)

    # Sessions

    def _take_numbered(self, entry: Entry, body: str) -> bool:
        found = numbered_session(body)
        item = self._at.item
        if not found or not item:
            return False
        if item.sessions or holds_sessions(item.title):
            self._at.add_session(entry, found)
            return True
        return False

    # Persons

    def _take_label(self, entry: Entry, body: str) -> bool:
        """Take `Moderation: …` and `Raum: …` under a session or an item."""
        label = label_of(body)
        item = self._at.item
        if label is None or item is None:
            return False
        if label.kind == "room" and label.value:
            return self._at.set_room(entry, label.value)
        if label.kind == "moderation" and self._is_apart and not self._at.session:
            return self._heads.take_label(entry, label)
        if label.kind not in ("moderation", "speaker"):
            return False
        said = spoken_by(self.plan, entry, label.value)
        if not said:
            report_nobody(self.plan, entry, label.value)
        elif label.kind == "speaker" and said[0].named is None:
            return False
        self._at.add_persons(entry, said)
        return True

    def _take_names(self, entry: Entry, body: str) -> bool:
        """Take a line of persons; words that tell what an item is name nobody."""
        item = self._at.item
        if item is None or guess_kind(body, has_sessions=False) != "other" or is_frame(body):
            return False
        names = names_of_line(body)
        is_below = entry.depth > item.entry.depth
        is_sure = bool(names) and (names[0].is_certain or is_certainly_name(names[0].name))
        if names and (is_sure or is_below or bool(names[0].organisation)):
            self._at.add_persons(entry, self.plan.wordings(entry, names))
            return True
        if self._at.persons and self._at.persons[-1].named and is_part_of_name(body):
            self._at.add_organisation(entry, body)
            return True
        if is_institution(body) and not self._at.speakers:
            self._at.add_persons(entry, [Wording(body)])
            return True
        return False


def _without_number(body: str) -> str:
    """Return words without the number before them: `1. Begrüßung`, `TOP 3: Aussprache`."""
    match = _POINT.match(body)
    sign = number_of(body)
    if match:
        return body[match.end() :]
    return body[sign.end :] if sign.kind in ("1", "a") and body[sign.end :] else body
