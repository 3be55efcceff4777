"""Whether it is time to look at the checklist: on the day and on its eve, until something begins."""

from datetime import date, timedelta
from typing import Final

from facilitator.domain.dossier import Dossier

_EVE: Final = timedelta(days=1)


def is_about_to_start(head: Dossier, today: date) -> bool:
    """Tell whether the event is today or tomorrow, and nothing of it has happened yet."""
    try:
        day = date.fromisoformat(head.workshop.date or "")
    except ValueError:
        return False
    has_begun = bool(head.agenda_facts) or any(
        fact.kind == "started" for fact in head.session_facts
    )
    return timedelta(0) <= day - today <= _EVE and not has_begun
