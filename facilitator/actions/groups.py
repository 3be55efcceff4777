"""Groups over rounds: who people are, what they wish for, by which rules they sit where."""

from collections.abc import Iterable, Mapping, Sequence

from facilitator.actions.desk import Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.identity import new_id
from facilitator.domain.planning import (
    Capacity,
    GroupingRule,
    Placement,
    Profile,
    RuleKind,
    RulePerson,
    Wish,
)
from facilitator.domain.records import Round, Session
from facilitator.errors import Bug, UserError
from facilitator.language import mark, tr

_NAMES: dict[RuleKind, str] = {"fixed": "session_id", "forbidden": "topic_id", "absent": "round_id"}
"""What a rule of a kind must name."""
_AT_LEAST: dict[RuleKind, int] = {
    "fixed": 1,
    "forbidden": 1,
    "absent": 1,
    "together": 2,
    "apart": 2,
    "repeat": 0,
}
"""How many people a rule must be about."""


def set_stakeholder_group(
    tx: Transaction, *, person_ids: Iterable[str], group_name: str
) -> Outcome:
    """Say which stakeholder group people belong to; empty for none."""
    for person_id in person_ids:
        _set_profile(tx, person_id, group_name=accepted(group_name).strip())
    return Outcome(mark("Set stakeholder group"))


def set_wishes(
    tx: Transaction, *, workshop_id: str, person_id: str, topics: Mapping[str, int]
) -> Outcome:
    """Say which topics a person wishes for, each with its priority from 1; replaces earlier wishes."""
    if any(priority < 1 for priority in topics.values()):
        message = f"priorities begin with 1: {topics}"
        raise Bug(message)
    known: dict[str, str] = {}
    for wish in tx.read.wishes_of(workshop_id, person_id):
        if wish.topic_id in topics and wish.topic_id not in known:
            known[wish.topic_id] = wish.id
        else:
            tx.write.delete("wish", wish.id)
    for topic_id, priority in topics.items():
        if topic_id in known:
            tx.write.set("wish", known[topic_id], priority=priority)
        else:
            tx.write.insert(
                Wish(id=new_id(), person_id=person_id, topic_id=topic_id, priority=priority)
            )
    return Outcome(mark("Set wishes"))


def set_capacity(tx: Transaction, *, session_id: str, most: int | None, least: int = 0) -> Outcome:
    """Say how many people a session has seats for and needs; None lets rooms be filled evenly.

    UserError where the limits exclude each other.
    """
    if most is not None and not 0 <= least <= most:
        raise UserError(
            tr("A room cannot need more people than it has seats for. Nothing was changed.")
        )
    known = tx.read.capacities_of(session_id)
    for capacity in known if most is None else known[1:]:
        tx.write.delete("capacity", capacity.id)
    if most is not None and known:
        tx.write.set("capacity", known[0].id, most=most, least=least)
    elif most is not None:
        tx.write.insert(Capacity(id=new_id(), session_id=session_id, most=most, least=least))
    return Outcome(mark("Set seats"))


def set_capacities(
    tx: Transaction, *, session_ids: Iterable[str], most: int, least: int
) -> Outcome:
    """Give several sessions the same limits; UserError as of `set_capacity`."""
    for session_id in session_ids:
        set_capacity(tx, session_id=session_id, most=most, least=least)
    return Outcome(mark("Set seats"))


def add_rule(
    tx: Transaction,
    *,
    workshop_id: str,
    kind: RuleKind,
    person_ids: Sequence[str] = (),
    round_id: str | None = None,
    topic_id: str | None = None,
    session_id: str | None = None,
) -> Outcome:
    """Add a rule (see `GroupingRule`); UserError where it is about too few people or names nothing."""
    people = tuple(dict.fromkeys(person_ids))
    rule = GroupingRule(new_id(), workshop_id, kind, round_id, topic_id, session_id)
    if len(people) < _AT_LEAST[kind] or (kind in _NAMES and not getattr(rule, _NAMES[kind])):
        raise UserError(tr("Something is missing for this rule, so it was not added."))
    tx.write.insert(rule)
    for person_id in people:
        tx.write.insert(RulePerson(id=new_id(), rule_id=rule.id, person_id=person_id))
    return Outcome(mark("Add rule for groups"), ids=(rule.id,))


def remove_rule(tx: Transaction, *, rule_id: str) -> Outcome:
    """Drop a rule."""
    for person in tx.read.people_of_rule(rule_id):
        tx.write.delete("rule_person", person.id)
    if tx.read.row(GroupingRule, rule_id):
        tx.write.delete("grouping_rule", rule_id)
    return Outcome(mark("Remove rule for groups"))


def change_rule(
    tx: Transaction,
    *,
    rule_id: str,
    workshop_id: str,
    kind: RuleKind,
    person_ids: Sequence[str] = (),
    round_id: str | None = None,
    topic_id: str | None = None,
    session_id: str | None = None,
) -> Outcome:
    """Put another rule in the place of one; errors as of `add_rule`."""
    remove_rule(tx, rule_id=rule_id)
    added = add_rule(
        tx,
        workshop_id=workshop_id,
        kind=kind,
        person_ids=person_ids,
        round_id=round_id,
        topic_id=topic_id,
        session_id=session_id,
    )
    return Outcome(mark("Change rule for groups"), ids=added.ids)


# Who sits where


def place(tx: Transaction, *, workshop_id: str, sessions: Mapping[str, Iterable[str]]) -> Outcome:
    """Seat everybody as an assignment says: the sessions of each person, by their ids.

    Who is not named has no seat any more. Only seats that change are written, so that two
    machines may move different people.
    """
    rounds = {session.id: session.round_id for session in tx.read.head(workshop_id).sessions}
    wanted = {
        (person_id, rounds[session_id]): session_id
        for person_id, those in sessions.items()
        for session_id in those
    }
    for placement in tx.read.placements(workshop_id):
        key = placement.person_id, rounds[placement.session_id]
        if key in wanted:
            tx.write.set("placement", placement.id, session_id=wanted.pop(key))
        else:
            tx.write.delete("placement", placement.id)
    for (person_id, _), session_id in wanted.items():
        tx.write.insert(Placement(id=new_id(), person_id=person_id, session_id=session_id))
    return Outcome(mark("Group people"))


def move(tx: Transaction, *, person_id: str, session_id: str) -> Outcome:
    """Seat one person in a session instead of where they sit in that round; others stay."""
    session = tx.read.row(Session, session_id)
    if session is None:
        raise UserError(tr("This room is no longer in the file. Nobody was moved."))
    workshop_id = _workshop_of(tx, session)
    known = [
        placement
        for placement in tx.read.placements_of(workshop_id, person_id)
        if _is_in(tx, placement, session.round_id)
    ]
    for placement in known[1:]:
        tx.write.delete("placement", placement.id)
    if known:
        tx.write.set("placement", known[0].id, session_id=session_id)
    else:
        tx.write.insert(Placement(id=new_id(), person_id=person_id, session_id=session_id))
    return Outcome(mark("Move person"))


def _is_in(tx: Transaction, placement: Placement, round_id: str) -> bool:
    session = tx.read.row(Session, placement.session_id)
    return session is not None and session.round_id == round_id


def _set_profile(tx: Transaction, person_id: str, **cells: str) -> None:
    known = tx.read.profile_of(person_id)
    if known:
        tx.write.set("profile", known.id, **cells)
    elif any(cells.values()):
        tx.write.insert(Profile(id=new_id(), person_id=person_id)._replace(**cells))


def _workshop_of(tx: Transaction, session: Session) -> str:
    found = tx.read.row(Round, session.round_id)
    if found is None:
        raise UserError(tr("This room is no longer in the file. Nobody was moved."))
    return found.workshop_id
