"""The audit of a workshop off the GUI thread: findings with their words, and what may prove claims."""

from typing import NamedTuple

from facilitator.domain.audit.auditing import audit
from facilitator.domain.audit.candidates import Candidate, candidates
from facilitator.domain.audit.finding import Finding
from facilitator.domain.dossier import Dossier


class Audited(NamedTuple):
    """Findings in their order, and by the id of each unproven claim what it may rest on."""

    findings: list[Finding]
    offers: dict[str, list[Candidate]]


def audited(dossier: Dossier) -> Audited:
    """Return what an audit finds in a dossier."""
    findings = audit(dossier)
    rows = (*dossier.key_results, *dossier.recommendations, *dossier.chapters)
    claims = {row.id: row for row in rows}
    unproven = [entry.row_id for entry in findings if entry.matter == "unproven"]
    return Audited(findings, {id_: candidates(dossier, claims[id_]) for id_ in unproven})
