"""Where a row of the file stands in Auswerten."""

from facilitator.domain.consolidation import Consolidation
from facilitator.domain.records import Topic


def question_of(state: Consolidation, row_id: str, shown: str = "") -> str:
    """Return the guiding question at which a row is shown; empty where it is not known here.

    Rows are questions, topics, notes, answers and claims. A topic and its key results stand with
    its first question, recommendations with any: with the one that is `shown`.
    """
    dossier = state.dossier
    if any(entry.id == row_id for entry in dossier.recommendations):
        return shown
    claim = next((entry for entry in dossier.key_results if entry.id == row_id), None)
    topic = _topic(state, claim.topic_id if claim else row_id)
    if topic is not None:
        asked = [question.id for question in dossier.questions_of(topic)]
        return shown if shown in asked else next(iter(asked), "")
    note, answer = dossier.note.get(row_id), state.answer.get(row_id)
    key = (note.question_id or "") if note else answer.question_id if answer else row_id
    found = next((entry for entry in dossier.questions if entry.id == key), None)
    return (found.parent_id or found.id) if found else ""


def note_with(state: Consolidation, code: str) -> str:
    """Return the note that a code names; empty where there is none."""
    language = state.dossier.workshop.language
    codes = state.dossier.note_codes.items()
    return next((note_id for note_id, one in codes if one.text(language) == code), "")


def _topic(state: Consolidation, topic_id: str) -> Topic | None:
    return next((topic for topic in state.dossier.topics if topic.id == topic_id), None)
