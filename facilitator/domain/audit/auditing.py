"""All that an audit finds in a workshop."""

from collections.abc import Iterable

from facilitator.domain.audit.claims import unproven_claims, unused_notes
from facilitator.domain.audit.counts import wrong_counts
from facilitator.domain.audit.figures_said import unsaid_figures, unsourced_answers
from facilitator.domain.audit.finding import Finding
from facilitator.domain.audit.spellings import other_spellings
from facilitator.domain.audit.staleness import stale_claims
from facilitator.domain.checks import Finding as Lacking
from facilitator.domain.checks import check
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier


def audit(dossier: Dossier) -> list[Finding]:
    """Return what of a protocol is not proven by its data, the gravest first."""
    state, lacking = Consolidation(dossier), check(dossier)
    return [
        *_contested(lacking),
        *unproven_claims(dossier),
        *unsourced_answers(state),
        *unsaid_figures(state),
        *stale_claims(dossier),
        *unused_notes(state),
        *_unanswered(lacking),
        *wrong_counts(dossier),
        *_silent_fields(lacking),
        *other_spellings(dossier),
    ]


def _contested(lacking: Iterable[Lacking]) -> list[Finding]:
    return [
        Finding("contested", entry.table, entry.row_id, entry.subject)
        for entry in lacking
        if entry.matter == "contested"
    ]


def _unanswered(lacking: Iterable[Lacking]) -> list[Finding]:
    return [
        Finding("unanswered", entry.table, entry.row_id, entry.subject)
        for entry in lacking
        if entry.matter == "question_unanswered"
    ]


def _silent_fields(lacking: Iterable[Lacking]) -> list[Finding]:
    return [
        Finding("field", entry.table, entry.row_id, entry.subject, field=entry.subject)
        for entry in lacking
        if entry.matter in ("field_empty", "field_unknown")
    ]
