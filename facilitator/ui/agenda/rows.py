"""From a workshop's agenda as it goes to the rows of the running order; without Qt."""

from collections.abc import Iterator
from typing import NamedTuple

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import shown_minutes, whole_minutes
from facilitator.domain.records import AgendaItem, AgendaKind
from facilitator.domain.schedule import Course, Schedule, Slot
from facilitator.language import tr, trn
from facilitator.ui.session.pace_words import time_of_day

_BETWEEN = "   "


class Changed(NamedTuple):
    """What is expected or was so, and what was planned where that reads differently."""

    now: str
    planned: str = ""

    @property
    def spoken(self) -> str:
        """Both for a screen reader."""
        return tr("{now} instead of {planned}", **self._asdict()) if self.planned else self.now


class Row(NamedTuple):
    """An agenda item on its day, in words."""

    id: str
    title: str
    kind: AgendaKind
    course: Course
    start: Changed
    length: Changed
    end: Changed
    shift: int = 0
    """Minutes that it begins behind its plan, below 0 where it is early."""
    meta: str = ""
    is_skipped: bool = False

    @property
    def shift_text(self) -> str:
        """The minutes with their sign, nothing where it is on time."""
        return f"{self.shift:+}".replace("-", "−") if self.shift else ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        courses: dict[Course, str] = {"done": tr("over"), "now": tr("now"), "next": tr("next")}
        parts = (
            self.title,
            "" if self.is_skipped else courses.get(self.course, ""),
            self.start.spoken,
            self.length.spoken,
            self.meta,
        )
        return ", ".join(part for part in parts if part)


def rows_of(head: Dossier, day: Schedule) -> list[Row]:
    """Return a row for each item; none where the agenda has no times."""
    return [_row(head, slot) for slot in day.slots]


def minutes_text(minutes: int) -> str:
    """Return a length in minutes."""
    return tr("{count} min", count=minutes)


def _row(head: Dossier, slot: Slot) -> Row:
    if slot.is_skipped:
        return _skipped(slot)
    is_over = slot.course == "done"
    minutes = shown_minutes(slot.start, slot.end) if is_over else whole_minutes(slot.length)
    return Row(
        id=slot.item.id,
        title=slot.item.title,
        kind=slot.item.kind,
        course=slot.course,
        start=_changed(time_of_day(slot.start), time_of_day(slot.planned_start)),
        length=_changed(
            minutes_text(minutes),
            minutes_text(whole_minutes(slot.planned_end - slot.planned_start)),
        ),
        end=_changed(time_of_day(slot.end), time_of_day(slot.planned_end)),
        shift=shown_minutes(slot.planned_start, slot.start),
        meta=_BETWEEN.join(_meta(head, slot)),
    )


def _skipped(slot: Slot) -> Row:
    """Return a row of what did not take place: when it was planned, and that it was left out."""
    return Row(
        id=slot.item.id,
        title=slot.item.title,
        kind=slot.item.kind,
        course=slot.course,
        start=Changed(time_of_day(slot.planned_start)),
        length=Changed(tr("skipped")),
        end=Changed(""),
        is_skipped=True,
    )


def _changed(now: str, planned: str) -> Changed:
    return Changed(now, planned if planned != now else "")


def _meta(head: Dossier, slot: Slot) -> Iterator[str]:
    over = shown_minutes(slot.due, slot.end)
    if slot.course == "now" and over > 0:
        yield trn("{count} minute over its time", "{count} minutes over its time", over)
    rooms = sum(entry.round_id == slot.item.round_id for entry in head.sessions)
    if slot.item.round_id and rooms:
        count = trn("{count} room", "{count} rooms", rooms)
        if slot.course == "done":
            yield count
        else:
            yield tr("{rooms}, all end at {time}", rooms=count, time=time_of_day(slot.due))
    speakers = ", ".join(_speakers(head, slot.item))
    if speakers:
        yield speakers


def _speakers(head: Dossier, item: AgendaItem) -> Iterator[str]:
    for speaker in head.speakers_of(item):
        person = head.person.get(speaker.person_id or "")
        name = speaker.printed or (person.name if person else "")
        if name:
            yield name
