"""How a delay is made up for, while somebody chooses: which items give how much; without Qt."""

from datetime import datetime
from typing import Final, Literal, NamedTuple

from facilitator.domain import relief
from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import whole_minutes
from facilitator.domain.records import AgendaKind
from facilitator.domain.relief import Cut
from facilitator.domain.schedule import Schedule, Slot, schedule
from facilitator.language import tr
from facilitator.ui.agenda.rows import minutes_text
from facilitator.ui.session.pace_words import time_of_day

Way = Literal["breaks", "items", "own"]
_GIVING: Final[frozenset[AgendaKind]] = frozenset(("talk", "parallel", "summary", "other"))
"""What is shortened, unless somebody chooses otherwise: no break, and no way from room to room."""


class Row(NamedTuple):
    """An item to come, as it stands and as it would stand."""

    id: str
    title: str
    kind: AgendaKind
    is_giving: bool
    before: str
    before_length: str
    after: str
    after_length: str
    minutes: int = 0
    """What is taken off it, below 0 where it is given more."""

    @property
    def change_text(self) -> str:
        """The minutes with their sign, as they change its length."""
        return f"{-self.minutes:+}".replace("-", "−") if self.minutes else ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        given = tr("gives time") if self.is_giving else ""
        change = tr("{before} becomes {after}", before=self.before_length, after=self.after_length)
        parts = (self.title, given, change if self.minutes else self.before_length, self.after)
        return ", ".join(part for part in parts if part)


class ReliefChoice:
    """What was chosen so far, and the day that it makes."""

    cuts: list[Cut]
    day: Schedule
    """The day as it stands."""
    after: Schedule
    """The day with the cuts."""

    def __init__(self, head: Dossier, now: datetime) -> None:
        self.way: Way = "breaks"
        self._giving: set[str] = set()
        self._own: dict[str, int] = {}
        self.renew(head, now)
        if not self.cuts:
            self.shorten_items()

    def renew(self, head: Dossier, now: datetime) -> None:
        """Take over what happened since, and the time that has passed."""
        self._head = head
        self.day = schedule(head, now)
        self._work_out()

    # What is chosen

    def use_breaks(self) -> None:
        """Let the breaks give what they can, the next one first."""
        self.way = "breaks"
        self._work_out()

    def shorten_items(self) -> None:
        """Let items give in proportion to their lengths; at first all that work is done in."""
        self.way = "items"
        if not self._giving:
            come = relief.to_come(self.day)
            self._giving = {slot.item.id for slot in come if slot.item.kind in _GIVING}
        self._work_out()

    def toggle(self, item_id: str) -> None:
        """Let an item give time too, or no more."""
        self.way = "items"
        before = {cut.agenda_item_id for cut in self.cuts} if not self._giving else self._giving
        self._giving = before ^ {item_id}
        self._work_out()

    def give(self, item_id: str, minutes: int) -> None:
        """Take so many minutes more off an item, or less with a number below 0."""
        if self.way != "own":
            self._own = {cut.agenda_item_id: cut.minutes for cut in self.cuts}
            self.way = "own"
        self._own[item_id] = self._own.get(item_id, 0) + minutes
        self._work_out()
        self._own = {cut.agenda_item_id: cut.minutes for cut in self.cuts}

    # What comes of it

    @property
    def minutes(self) -> dict[str, int]:
        """What `agendas.shorten_items` takes."""
        return {cut.agenda_item_id: cut.minutes for cut in self.cuts}

    def rows(self) -> list[Row]:
        """Return the items to come, before and after."""
        return [self._row(slot) for slot in relief.to_come(self.day)]

    def _work_out(self) -> None:
        if self.way == "breaks":
            self.cuts = relief.from_breaks(self.day)
        elif self.way == "items":
            self.cuts = relief.from_items(self.day, sorted(self._giving))
        else:
            self.cuts = relief.from_minutes(self.day, self._own)
        self.after = schedule(relief.previewed(self._head, self.day, self.cuts), self.day.now)

    def _row(self, slot: Slot) -> Row:
        after = self.after.slot(slot.item.id) or slot
        minutes = self.minutes.get(slot.item.id, 0)
        giving = slot.item.id in self._giving if self.way == "items" else minutes > 0
        return Row(
            slot.item.id,
            slot.item.title,
            slot.item.kind,
            giving,
            _span(slot),
            _length(slot),
            _span(after),
            _length(after),
            minutes,
        )


def _span(slot: Slot) -> str:
    return f"{time_of_day(slot.start)} – {time_of_day(slot.due)}"


def _length(slot: Slot) -> str:
    return minutes_text(whole_minutes(slot.length))
