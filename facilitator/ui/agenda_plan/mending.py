"""Mends of hints, done through the desk: each is one step of undo."""

from facilitator.actions import agenda_items, agenda_times, plan_templates, questions, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.hints.hint import Mend


def mend_plan(desk: Desk, mend: Mend, head: Dossier, initiator: object) -> Outcome:
    """Do what a mend proposes."""
    key = mend.row_id
    match mend.kind:
        case "push":
            return desk.run(
                agenda_times.push,
                initiator=initiator,
                workshop_id=head.workshop.id,
                item_id=key,
                minutes=mend.minutes,
            )
        case "start":
            length = {"duration_minutes": mend.minutes} if mend.minutes else {}
            return desk.run(
                agenda_items.set_times,
                initiator=initiator,
                item_id=key,
                start_time=mend.time,
                **length,
            )
        case "length":
            return desk.run(
                agenda_items.set_times,
                initiator=initiator,
                item_id=key,
                duration_minutes=mend.minutes,
            )
        case "break":
            return desk.run(
                agenda_items.add,
                initiator=initiator,
                workshop_id=head.workshop.id,
                after=key,
                kind="break",
                title=plan_templates.break_title(head.workshop.language),
                minutes=mend.minutes,
            )
        case "end":
            return desk.run(
                workshops.set_head, initiator=initiator, workshop_id=key, end_time=mend.time
            )
        case "fit":
            return desk.run(
                questions.fit_minutes, initiator=initiator, topic_id=key, length=mend.minutes
            )
