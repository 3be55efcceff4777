"""Whether it is time to look at the checklist: on the day and on its eve, until something begins."""

from datetime import date, timedelta
from typing import Final

from facilitator.domain.dossier import Dossier
from facilitator.domain.moments import day_of

_EVE: Final = timedelta(days=1)


def is_about_to_start(head: Dossier, today: date) -> bool:
    """Tell whether the event is today or tomorrow, and nothing of it has happened yet."""
    day = day_of(head.workshop.date)
    has_begun = bool(head.agenda_facts) or any(
        fact.kind == "started" for fact in head.session_facts
    )
    return day is not None and timedelta(0) <= day - today <= _EVE and not has_begun
