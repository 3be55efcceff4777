"""Who came on the day: by one key for each person on the list, and who came without being on it."""

from collections.abc import Iterable
from datetime import datetime

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.groups import set_stakeholder_group
from facilitator.actions.wording import accepted
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.ordering import between
from facilitator.domain.planning import Attendance, AttendanceState
from facilitator.domain.records import Involvement, Person
from facilitator.errors import UserError
from facilitator.language import mark, tr


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


def admit(
    tx: Transaction,
    *,
    workshop_id: str,
    name: str,
    organisation: str = "",
    group_name: str = "",
    at: datetime | None = None,
) -> Outcome:
    """Add somebody who came without being on the list, as a participant who is there.

    UserError without a name.
    """
    name = accepted(name).strip()
    if not name:
        raise UserError(tr("Nobody was added. Type a name."))
    workshop = tx.read.workshop(workshop_id)
    person = Person(
        id=new_id(),
        process_id=workshop.process_id,
        name=name,
        organisation=accepted(organisation).strip(),
    )
    tx.write.insert(person)
    last = tx.read.head(workshop_id).involvements
    position = between(last[-1].position if last else "", "")
    tx.write.insert(
        Involvement(
            id=new_id(),
            workshop_id=workshop_id,
            person_id=person.id,
            role="participant",
            position=position,
        )
    )
    if group_name:
        set_stakeholder_group(tx, person_ids=[person.id], group_name=group_name)
    set_state(tx, workshop_id=workshop_id, person_id=person.id, state="present", at=at)
    return Outcome(mark("Add person on the day"), ids=(person.id,))
