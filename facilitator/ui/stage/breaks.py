"""The break on the stage: the one that runs, the word that it goes on, or when the next one is."""

from datetime import datetime

from facilitator.domain.dossier import Dossier
from facilitator.domain.scenes import Clock, ClockScene
from facilitator.domain.schedule import Schedule, Slot
from facilitator.language import tr
from facilitator.ui.stage.reading import is_near, next_of, time_of, title_of, written


def running(course: Schedule) -> Slot | None:
    """Return the break that is on; in a gap after one it lasts until the next item begins."""
    here = course.current
    if here is None:
        over = [slot for slot in course.slots if slot.course == "done"]
        here = over[-1] if over and _after(course, over[-1]) else None
    is_break = here is not None and here.item.kind == "break" and is_near(here.end, course.now)
    return here if is_break else None


def pause(head: Dossier, course: Schedule, seen_id: str = "") -> ClockScene:
    """Return the break's page; after the break `seen_id`, of which it was, it says what goes on."""
    title, here = title_of(head), running(course)
    if here:
        return _during(title, here, course)
    seen, current = course.slot(seen_id), course.current
    if seen and current and seen.course == "done":
        on = _with_content(current, course)
        return ClockScene(
            workshop=title, title=tr("We go on: {title}", title=on.item.title), goes_on=True
        )
    return _ahead(title, course)


def _during(title: str, here: Slot, course: Schedule) -> ClockScene:
    after = _after(course, here)
    return ClockScene(
        workshop=title,
        title=here.item.title or tr("Break"),
        clock=_clock(after[0].start if after else here.due, course.now),
        next=_then(course, here),
    )


def _clock(end: datetime, now: datetime) -> Clock:
    if end <= now:  # it lasts longer than it should, and nobody knows until when
        return Clock("00:00", tr("We go on in a moment"))
    return Clock(written(end - now), tr("We go on at {time}", time=time_of(end)))


def _ahead(title: str, course: Schedule) -> ClockScene:
    """Return when the next break is; without a countdown, for people are still at work."""
    coming = (slot for slot in course.slots if slot.course in ("next", "later"))
    found = next((slot for slot in coming if slot.item.kind == "break"), None)
    if found is None or not is_near(found.start, course.now):
        return ClockScene(workshop=title, title=tr("Break"), next=next_of(course))
    name = found.item.title or tr("Break")
    begins = tr("{title} from {time}", title=name, time=time_of(found.start))
    return ClockScene(workshop=title, title=begins, next=_then(course, found))


def _then(course: Schedule, slot: Slot) -> str:
    after = _after(course, slot)
    if not after:
        return ""
    return tr("Then: {title}", title=_with_content(after[0], course).item.title)


def _with_content(slot: Slot, course: Schedule) -> Slot:
    """Return an item, or for a walk to another room the one that it leads to."""
    following = [slot, *_after(course, slot)]
    return next((found for found in following if found.item.kind != "change"), slot)


def _after(course: Schedule, slot: Slot) -> tuple[Slot, ...]:
    return course.slots[course.slots.index(slot) + 1 :]
