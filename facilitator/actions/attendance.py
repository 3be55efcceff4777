"""Who came on the day, by one key for each person; who was not on the list is added by `people`."""

from collections.abc import Iterable
from datetime import datetime

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.planning import Attendance, AttendanceState
from facilitator.language import mark


def set_state(
    tx: Transaction,
    *,
    workshop_id: str,
    person_id: str,
    state: AttendanceState | None,
    at: datetime | None = None,
) -> Outcome:
    """Say that somebody came or did not; None when nobody knows."""
    known = tx.read.attendance_of(workshop_id, person_id)
    for entry in known if state is None else known[1:]:
        tx.write.delete("attendance", entry.id)
    moment = stored(at or clock.now())
    if state and known and known[0].state != state:
        tx.write.set("attendance", known[0].id, state=state, at=moment)
    elif state and not known:
        tx.write.insert(
            Attendance(
                id=new_id(), workshop_id=workshop_id, person_id=person_id, state=state, at=moment
            )
        )
    return Outcome(mark("Attendance"))


def set_states(
    tx: Transaction,
    *,
    workshop_id: str,
    person_ids: Iterable[str],
    state: AttendanceState | None,
    at: datetime | None = None,
) -> Outcome:
    """Say of several people in one step that they came or did not."""
    for person_id in person_ids:
        set_state(tx, workshop_id=workshop_id, person_id=person_id, state=state, at=at)
    return Outcome(mark("Attendance"))
