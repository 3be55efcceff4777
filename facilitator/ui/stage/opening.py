"""What a stage shows when it is first opened: what the day has come to."""

from datetime import datetime

from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Session
from facilitator.domain.schedule import clock_of, schedule
from facilitator.ui.stage.breaks import running
from facilitator.ui.stage.showings import Showing


def first_showing(head: Dossier, session: Session | None, now: datetime) -> Showing:
    """Return the question where the session runs; else break, agenda, and before it all welcome."""
    course = schedule(head, now)
    if session is not None and clock_of(head, session, course).is_live:
        return "question"
    if running(course):
        return "break"
    items = (slot for slot in course.slots if slot.item.kind != "arrival")
    return "agenda" if any(slot.course in ("now", "done") for slot in items) else "welcome"
