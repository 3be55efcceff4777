"""The small workshop on its day: a welcome of ten minutes at 13:30, then two rounds of 45."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier

START = datetime(2026, 9, 17, 13, 30, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def _plan(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Give the small workshop times: a welcome, and two rounds one after the other."""
    welcome, *parallel = tx.read.head(workshop_id).agenda
    tx.write.set("agenda_item", welcome.id, start_time="13:30", duration_minutes=10)
    for item, start in zip(parallel, ("13:40", "14:30"), strict=True):
        tx.write.set("agenda_item", item.id, start_time=start, duration_minutes=45)
    for fact in tx.read.head(workshop_id).agenda_facts:
        tx.write.delete("agenda_fact", fact.id)
    for fact in tx.read.head(workshop_id).session_facts:
        tx.write.delete("session_fact", fact.id)
    return Outcome("Plan")


@pytest.fixture
def event(desk: Desk, dossier: Dossier) -> Dossier:
    desk.run(_plan, workshop_id=dossier.workshop.id)
    return desk.read.head(dossier.workshop.id)
