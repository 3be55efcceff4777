"""The team of a file: who takes part, what they were given, and deciding between two versions."""

from collections.abc import Sequence

from facilitator import clock
from facilitator.actions.desk import Outcome, Transaction
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.team import Grant, Member, Settled
from facilitator.errors import UserError
from facilitator.language import mark, tr


def add_member(tx: Transaction, *, member: Member, grants: Sequence[Grant] = ()) -> Outcome:
    """Let a laptop take part, with what is given to it."""
    tx.write.insert(member)
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Take a laptop into the team"), ids=(member.id,))


def change_member(tx: Transaction, *, member: Member, grants: Sequence[Grant] = ()) -> Outcome:
    """Change name, role or rooms of a laptop, with what it is given for that."""
    tx.write.set("member", member.id, name=member.name, role=member.role, sessions=member.sessions)
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Change a laptop’s part in the team"), ids=(member.id,))


def revoke_member(tx: Transaction, *, member_id: str, grants: Sequence[Grant] = ()) -> Outcome:
    """Take in nothing more that a laptop writes from now on; `grants` give the others a new key."""
    tx.write.set("member", member_id, revoked_at=stored(clock.now()))
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Shut a laptop out of the team"), ids=(member_id,))


def add_grants(tx: Transaction, *, grants: Sequence[Grant]) -> Outcome:
    """Give laptops keys or tokens that only they can open."""
    for grant in grants:
        tx.write.insert(grant)
    return Outcome(mark("Give out keys"), ids=tuple(grant.id for grant in grants))


def settle(tx: Transaction, *, row_id: str, column: str = "text", keep: str = "") -> Outcome:
    """Decide between the versions of a cell: `keep` is the stamp of the one that is to stand.

    Without it the one stays that stands. The others remain in the history. UserError where
    nothing is to be decided any more.
    """
    rivals = [rival for rival in tx.read.rivals([row_id]).get(row_id, []) if rival.column == column]
    kept = next((rival for rival in rivals if rival.stamp == keep), None)
    if not rivals or (keep and kept is None):
        raise UserError(tr("Somebody decided about these versions already. Nothing was changed."))
    for rival in rivals:
        tx.write.insert(Settled(new_id(), rival.table, row_id, column, rival.stamp))
    if kept:
        tx.write.set(kept.table, row_id, **{column: kept.text})
    return Outcome(mark("Decide between two versions"), ids=(row_id,))
