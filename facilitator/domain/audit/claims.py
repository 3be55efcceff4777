"""Claims that rest on nothing, and notes that nothing rests on."""

from collections.abc import Iterator

from facilitator.domain.audit.finding import Finding
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Chapter, KeyResult, Recommendation


def unproven_claims(dossier: Dossier) -> Iterator[Finding]:
    """Yield key results and recommendations without evidence that is there and may be shown.

    The conclusions are a claim of their own only where no recommendation stands below them.
    """
    known = {*dossier.note, *(answer.id for answer in dossier.answers)} - dossier.internal

    def is_unproven(claim: KeyResult | Recommendation | Chapter) -> bool:
        return not any(
            (link.answer_id or link.note_id) in known for link in dossier.links_of(claim)
        )

    for topic in dossier.topics:
        for result in dossier.key_results_of(topic):
            text = dossier.shown_text_of(result)
            if text and is_unproven(result):
                yield Finding("unproven", "key_result", result.id, text)
    for advice in dossier.recommendations:
        if advice.text and is_unproven(advice):
            yield Finding("unproven", "recommendation", advice.id, advice.text)
    conclusions = dossier.chapter("conclusions")
    stands_alone = conclusions is not None and conclusions.text and not dossier.recommendations
    if conclusions and stands_alone and is_unproven(conclusions):
        yield Finding("unproven", "chapter", conclusions.id, conclusions.title)


def unused_notes(state: Consolidation) -> Iterator[Finding]:
    """Yield notes on consolidated questions that are neither used nor left out.

    A question that nobody consolidates prints all of its notes, so there every one is used.
    """
    dossier = state.dossier
    curated = {answer.question_id for answer in dossier.answers}
    for topic in dossier.topics:
        for question in dossier.questions_of(topic):
            for point in state.points_in(question, topic):
                if point.note.question_id in curated and state.is_open(point):
                    yield Finding("unused", "note", point.note.id, point.note.text)
