"""Seats that stay: of one person, or of everybody, so that nothing seats them anew."""

from collections import defaultdict
from collections.abc import Iterator

from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.planning import GroupingRule, RulePerson
from facilitator.language import mark


def lock(tx: Transaction, *, workshop_id: str, person_id: str, session_id: str) -> Outcome:
    """Let a person stay in a session; who stays there already does so still."""
    if not any(_locks_on(tx.read.grouping(workshop_id), person_id, session_id)):
        _add(tx, workshop_id, session_id, [person_id])
    return Outcome(mark("Fix person"))


def unlock(tx: Transaction, *, workshop_id: str, person_id: str, session_id: str) -> Outcome:
    """Let a person go of a session; the others of a rule about several stay."""
    plan = tx.read.grouping(workshop_id)
    for rule, entry in _locks_on(plan, person_id, session_id):
        tx.write.delete("rule_person", entry.id)
        if not any(e.rule_id == rule.id and e.id != entry.id for e in plan.rule_persons):
            tx.write.delete("grouping_rule", rule.id)
    return Outcome(mark("Release person"))


def lock_everybody(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Let everybody stay where they sit now: one rule for each session."""
    plan = tx.read.grouping(workshop_id)
    _drop_all(tx, plan)
    there: dict[str, list[str]] = defaultdict(list)
    for placement in plan.placements:
        there[placement.session_id].append(placement.person_id)
    for session_id, people in there.items():
        _add(tx, workshop_id, session_id, list(dict.fromkeys(people)))
    return Outcome(mark("Settle groups"))


def unlock_everybody(tx: Transaction, *, workshop_id: str) -> Outcome:
    """Let nobody be bound to a session any more."""
    _drop_all(tx, tx.read.grouping(workshop_id))
    return Outcome(mark("Release groups"))


def is_settled(plan: Dossier) -> bool:
    """Tell whether everybody who has a seat is bound to it."""
    sessions = {rule.id: rule.session_id for rule in plan.grouping_rules if rule.kind == "fixed"}
    bound = {
        (entry.person_id, sessions[entry.rule_id])
        for entry in plan.rule_persons
        if entry.rule_id in sessions
    }
    seats = {(placement.person_id, placement.session_id) for placement in plan.placements}
    return bool(seats) and seats <= bound


def _add(tx: Transaction, workshop_id: str, session_id: str, people: list[str]) -> None:
    rule = GroupingRule(new_id(), workshop_id, "fixed", session_id=session_id)
    tx.write.insert(rule)
    for person_id in people:
        tx.write.insert(RulePerson(id=new_id(), rule_id=rule.id, person_id=person_id))


def _drop_all(tx: Transaction, plan: Dossier) -> None:
    fixed = {rule.id for rule in plan.grouping_rules if rule.kind == "fixed"}
    for entry in plan.rule_persons:
        if entry.rule_id in fixed:
            tx.write.delete("rule_person", entry.id)
    for rule_id in sorted(fixed):
        tx.write.delete("grouping_rule", rule_id)


def _locks_on(
    plan: Dossier, person_id: str, session_id: str
) -> Iterator[tuple[GroupingRule, RulePerson]]:
    """Give the rules that bind a person to a session, each with the row that names them."""
    for rule in plan.grouping_rules:
        if rule.kind == "fixed" and rule.session_id == session_id:
            for entry in plan.rule_persons:
                if (entry.rule_id, entry.person_id) == (rule.id, person_id):
                    yield rule, entry
