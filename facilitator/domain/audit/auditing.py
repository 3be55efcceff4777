"""All that an audit finds in a workshop."""

from facilitator.domain.audit.claims import unproven_claims, unused_notes
from facilitator.domain.audit.counts import wrong_counts
from facilitator.domain.audit.figures_said import unsaid_figures, unsourced_answers
from facilitator.domain.audit.finding import Finding
from facilitator.domain.audit.spellings import other_spellings
from facilitator.domain.audit.staleness import stale_claims
from facilitator.domain.checks import check
from facilitator.domain.dossier import Dossier


def audit(dossier: Dossier) -> list[Finding]:
    """Return what of a protocol is not proven by its data, the gravest first."""
    return [
        *unproven_claims(dossier),
        *unsourced_answers(dossier),
        *unsaid_figures(dossier),
        *stale_claims(dossier),
        *unused_notes(dossier),
        *_unanswered(dossier),
        *wrong_counts(dossier),
        *_silent_fields(dossier),
        *other_spellings(dossier),
    ]


def _unanswered(dossier: Dossier) -> list[Finding]:
    answered = {answer.question_id for answer in dossier.answers}
    return [
        Finding("unanswered", entry.table, entry.row_id, entry.subject)
        for entry in check(dossier)
        if entry.matter == "question_unanswered" and entry.row_id not in answered
    ]


def _silent_fields(dossier: Dossier) -> list[Finding]:
    return [
        Finding("field", entry.table, entry.row_id, entry.subject, field=entry.subject)
        for entry in check(dossier)
        if entry.matter in ("field_empty", "field_unknown")
    ]
