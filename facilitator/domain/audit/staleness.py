"""Claims whose evidence says something else by now than when somebody looked at both."""

from collections.abc import Iterator

from facilitator.domain.audit.finding import Finding
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Evidence
from facilitator.domain.text import clean_line


def stale_claims(dossier: Dossier) -> Iterator[Finding]:
    """Yield claims with words of their own, and answers, whose evidence was changed since.

    What the evidence said then is kept with the link; a claim that only ever says what its note
    says is never stale, nor is one that was linked before the program kept it.
    """
    says = {row.id: row.text for row in (*dossier.notes, *dossier.answers)}
    own = {result.id: result.text for result in dossier.key_results if result.text is not None}
    own |= {advice.id: advice.text for advice in dossier.recommendations}
    own |= {chapter.id: chapter.title for chapter in dossier.chapters}
    for link in dossier.evidence:
        table, row_id = claim_of(link)
        now = says.get(link.answer_id or link.note_id or "")
        if row_id in own and now is not None and _differs(link.said, now):
            yield Finding("stale", table, row_id, own[row_id], now, link.said, link.id)
    answers = {answer.id: answer.text for answer in dossier.answers}
    for source in dossier.answer_sources:
        now = says.get(source.note_id)
        if source.answer_id in answers and now is not None and _differs(source.said, now):
            text = answers[source.answer_id]
            yield Finding(
                "answer_stale", "answer", source.answer_id, text, now, source.said, source.id
            )


def claim_of(link: Evidence) -> tuple[str, str]:
    """Return table and id of the claim that a link belongs to."""
    if link.key_result_id:
        return "key_result", link.key_result_id
    if link.recommendation_id:
        return "recommendation", link.recommendation_id
    return "chapter", link.chapter_id or ""


def _differs(said: str, now: str) -> bool:
    return bool(said) and clean_line(said).split() != clean_line(now).split()
