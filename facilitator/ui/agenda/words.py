"""How the day stands, in a few words; without Qt."""

from typing import Final, NamedTuple

from facilitator.domain.moments import shown_minutes
from facilitator.domain.pace import BEHIND_MINUTES
from facilitator.domain.rehearsal import is_its_day
from facilitator.domain.schedule import Schedule, Slot
from facilitator.language import tr, trn
from facilitator.ui.keys import display
from facilitator.ui.session.pace_words import Words, digits, time_of_day

_BETWEEN: Final = ", "


class Part(NamedTuple):
    """One half of the band: what is now, or what is next."""

    name: str
    title: str
    meta: str = ""

    @property
    def spoken(self) -> str:
        """The half for a screen reader."""
        return _BETWEEN.join(part for part in self if part)


def standing(day: Schedule) -> Words:
    """Say whether the day keeps its plan; a delay is amber from where a session's is."""
    if not day.slots:
        return Words("", "text2", "")
    first = day.slots[0]
    if all(slot.course == "done" for slot in day.slots):
        ended = tr("It ended at {time}.", time=time_of_day(day.slots[-1].end))
        return Words("check", "text2", tr("The programme has ended"), ended)
    if day.now < first.start and not first.began:
        begins = tr("The day begins at {time}", time=time_of_day(first.start))
        return Words("clock", "text2", begins)
    late, over = day.delay_minutes, _over(day)
    if late >= BEHIND_MINUTES:
        return Words("warn", "warn", distance(late), _to_come(day))
    if day.current and over >= BEHIND_MINUTES:
        said = trn("{count} minute over its time", "{count} minutes over its time", over)
        return Words("warn", "warn", f"{day.current.item.title}: {said}", _to_come(day))
    return Words("check", "ok", distance(min(0, late)), _to_come(day))


def _over(day: Schedule) -> int:
    """Return how many minutes what is on lasts longer than it should."""
    return shown_minutes(day.current.due, day.now) if day.current else 0


def to_start(day: Schedule) -> Slot | None:
    """Return what somebody would start now: what is on by the plan alone, else what comes next.

    On a day that is not the programme's own it is the first item: with it a rehearsal begins.
    """
    if not is_its_day(day):
        return day.slots[0]
    is_only_planned = day.current is not None and not day.current.began
    return day.current if is_only_planned else day.next


def begun(title: str, skipped: int) -> str:
    """Say that an item has begun; where others before it were skipped, how that is taken back."""
    said = tr("“{title}” has begun", title=title)
    if not skipped:
        return said
    left_out = trn(
        "{count} item before it is skipped; {keys} takes it back",
        "{count} items before it are skipped; {keys} takes it back",
        skipped,
        keys=display("Ctrl+Z"),
    )
    return f"{said}. {left_out}"


def distance(minutes: int) -> str:
    """Say how far the day is behind or ahead of its plan."""
    if minutes > 0:
        return trn("{count} minute behind", "{count} minutes behind", minutes)
    if minutes < 0:
        return trn("{count} minute ahead", "{count} minutes ahead", -minutes)
    return tr("On schedule")


def the_end(day: Schedule) -> str:
    """Say when the day ends, and when it was to end where that differs."""
    last = day.slots[-1]
    end, planned = time_of_day(max(last.end, last.due)), time_of_day(last.planned_end)
    if end == planned:
        return tr("end at {time}", time=end)
    return tr("end at {time} instead of {planned}", time=end, planned=planned)


def now_part(day: Schedule) -> Part:
    """Say what is on, since when and until when."""
    slot = day.current
    if slot is None:
        return Part(tr("Now"), tr("Nothing on the agenda"))
    title, due = slot.item.title, time_of_day(slot.due)
    if slot.began:
        start = time_of_day(slot.start)
        return Part(tr("Now"), title, tr("since {start}, until {due}", start=start, due=due))
    start = time_of_day(slot.start)
    return Part(tr("Now"), title, tr("as planned from {start} until {due}", start=start, due=due))


def next_part(day: Schedule) -> Part:
    """Say what comes next and when."""
    slot = day.next
    if slot is None:
        return Part(tr("Next"), tr("Nothing more today"))
    return Part(tr("Next"), slot.item.title, _begins(slot))


def left(slot: Slot, day: Schedule) -> str:
    """Return the time that an item has left as a clock shows it, "+01:10" where it is over."""
    return digits(slot.due - day.now)


def _begins(slot: Slot) -> str:
    start, planned = time_of_day(slot.start), time_of_day(slot.planned_start)
    if start == planned:
        return tr("at {time}", time=start)
    return tr("at {time} instead of {planned}", time=start, planned=planned)


def _to_come(day: Schedule) -> str:
    parts = [f"{day.next.item.title} {_begins(day.next)}"] if day.next else []
    return _BETWEEN.join([*parts, the_end(day)]) + "."
