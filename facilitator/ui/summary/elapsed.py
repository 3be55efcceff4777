"""How long the Resümee has been going on: from the agenda's facts, else from its first showing."""

from datetime import datetime, timedelta

from facilitator.domain.dossier import Dossier
from facilitator.language import tr


def started_at(dossier: Dossier) -> datetime | None:
    """Return when the agenda's Resümee was started last, None when nobody has started it."""
    items = {item.id for item in dossier.agenda if item.kind == "summary"}
    moments = [
        fact.at
        for fact in dossier.agenda_facts
        if fact.agenda_item_id in items and fact.kind == "started"
    ]
    return datetime.fromisoformat(max(moments)) if moments else None


def elapsed(since: datetime | None, now: datetime) -> str:
    """Return it in whole minutes; nothing in the first of them, or with a clock that was set back."""
    minutes = (now - since) // timedelta(minutes=1) if since else 0
    return tr("for {minutes} min", minutes=minutes) if minutes > 0 else ""
