"""The audit of a workshop off the GUI thread: findings with their words, and what may prove claims."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from facilitator.domain.audit.auditing import audit
from facilitator.domain.audit.candidates import Candidate, candidates, saying
from facilitator.domain.audit.finding import Finding
from facilitator.domain.dossier import Dossier
from facilitator.protocol.whereabouts import Whereabouts


class Audited(NamedTuple):
    """Findings in their order, where each stands, and what those that lack evidence may rest on."""

    findings: list[Finding]
    places: dict[Finding, str]
    offers: dict[Finding, list[Candidate]]


def audited(dossier: Dossier) -> Audited:
    """Return what an audit finds in a dossier."""
    findings = audit(dossier)
    where = Whereabouts(dossier)
    places = {entry: where.of(entry.table, entry.row_id) for entry in findings}
    return Audited(findings, places, dict(_offers(dossier, findings)))


def _offers(
    dossier: Dossier, findings: Iterable[Finding]
) -> Iterator[tuple[Finding, list[Candidate]]]:
    rows = (*dossier.key_results, *dossier.recommendations, *dossier.chapters, *dossier.answers)
    claims = {row.id: row for row in rows}
    for entry in findings:
        if entry.matter == "figure":
            yield entry, saying(dossier, claims[entry.row_id], entry.other)
        elif entry.matter in ("unproven", "unsourced"):
            yield entry, candidates(dossier, claims[entry.row_id])
