"""Versions of a protocol: kept when they go out; and what the protocol is: draft, agreed on, final."""

from datetime import date
from typing import Final

from facilitator import clock
from facilitator.actions.desk import REOPEN, Outcome, Transaction
from facilitator.actions.wording import accepted
from facilitator.domain.authoring import StatusFact, StatusFactKind, Version, VersionText
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.records import Status
from facilitator.domain.versions import next_number
from facilitator.errors import UserError
from facilitator.language import mark, tr

_KEEP: Final = "keep"
"""The kind of step that keeps a version: what went out is out, so no undo takes it back."""
_FINISH: Final = "finish"
"""The kind of step that makes a protocol final: only reopening takes that back."""
_FACTS: Final[dict[Status, StatusFactKind]] = {
    "draft": "draft",
    "agreed": "agreed",
    "released": "final",
}


def keep(tx: Transaction, *, version: Version, packed: str) -> Outcome:
    """Keep a version that went out, with what it said; UserError where somebody kept one meanwhile.

    `version` has all but moment and actor: its file names its number, so that has to be the next one.
    """
    workshop = tx.read.workshop(version.workshop_id)
    known = tx.read.versions(workshop.id)
    if version.number != next_number(known, workshop.status) or version.status != workshop.status:
        raise UserError(
            tr(
                "Version {number} was kept or the status was changed meanwhile. The file was written "
                "but not kept; write it again.",
                number=version.number,
            )
        )
    tx.write.insert(
        version._replace(
            name=accepted(version.name),
            recipients=accepted(version.recipients).strip(),
            deadline=demand_day(version.deadline),
            note=accepted(version.note).strip(),
            at=stored(clock.now()),
            actor=tx.actor,
        )
    )
    tx.write.insert(VersionText(new_id(), version.id, packed))
    tx.kind = _KEEP
    return Outcome(mark("Keep a version"), ids=(version.id,))


def describe(
    tx: Transaction, *, version_id: str, recipients: str, deadline: str, note: str
) -> Outcome:
    """Say anew to whom a version went, by when remarks are asked for, and what else is to know."""
    tx.write.set(
        "version",
        version_id,
        recipients=accepted(recipients).strip(),
        deadline=demand_day(deadline),
        note=accepted(note).strip(),
    )
    return Outcome(mark("Describe a version"), ids=(version_id,))


def set_status(tx: Transaction, *, workshop_id: str, status: Status) -> Outcome:
    """Call a protocol a draft, agreed on, or final; UserError for a final one, which is reopened."""
    workshop = tx.read.workshop(workshop_id)
    if workshop.status == status:
        return Outcome(mark("Status of the protocol"))
    if workshop.status == "released":
        raise UserError(tr("The protocol is final. Reopen it with a reason first."))
    _record(tx, workshop_id, status, _FACTS[status])
    tx.kind = _FINISH if status == "released" else tx.kind
    return Outcome(mark("Status of the protocol"), ids=(workshop_id,))


def reopen(tx: Transaction, *, workshop_id: str, reason: str) -> Outcome:
    """Open a final protocol again: a draft from then on. UserError without a reason."""
    reason = accepted(reason).strip()
    if not reason:
        raise UserError(tr("Say why the protocol is reopened. It is still final."))
    if tx.read.workshop(workshop_id).status != "released":
        raise UserError(tr("The protocol is not final. There is nothing to reopen."))
    _record(tx, workshop_id, "draft", "reopened", reason)
    tx.kind = REOPEN
    return Outcome(mark("Reopen the protocol"), ids=(workshop_id,))


def demand_day(text: str) -> str:
    """Return an ISO date or nothing; UserError for what is neither."""
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise UserError(
            tr("“{text}” is no date such as 2026-10-09. Nothing was kept.", text=text)
        ) from error


def _record(
    tx: Transaction, workshop_id: str, status: Status, kind: StatusFactKind, reason: str = ""
) -> None:
    tx.write.set("workshop", workshop_id, status=status)
    tx.write.insert(StatusFact(new_id(), workshop_id, stored(clock.now()), kind, reason, tx.actor))
