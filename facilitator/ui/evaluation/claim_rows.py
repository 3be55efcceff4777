"""What stands below the answers: a topic's key results, and the workshop's recommendations."""

from collections.abc import Iterator

from facilitator.domain.consolidation import Consolidation
from facilitator.domain.records import Evidence, KeyResult, Recommendation, Topic
from facilitator.language import tr
from facilitator.ui import keys
from facilitator.ui.evaluation.rows import AnswerRow, Marks

RESULT_KEYS, ADVICE_KEYS = "Ctrl+Return", "Ctrl+Shift+Return"


def claim_rows(state: Consolidation, topic: Topic) -> Iterator[AnswerRow]:
    """Yield both lists with their headings; of the dossier they need claims and their links."""
    dossier = state.dossier
    results = dossier.key_results_of(topic)
    yield _heading(topic.id, tr("Key results"), len(results), RESULT_KEYS)
    for number, result in enumerate(results, start=1):
        yield _row(state, result, topic.id, number, dossier.text_of(result))
    owner_id, advice = dossier.workshop.id, dossier.recommendations
    yield _heading(owner_id, tr("Recommendations"), len(advice), ADVICE_KEYS)
    for number, entry in enumerate(advice, start=1):
        yield _row(state, entry, owner_id, number, entry.text)


def code_of(state: Consolidation, link: Evidence) -> Iterator[tuple[str, str]]:
    """Yield the codes of the notes that a link leads to, with the notes' ids."""
    dossier = state.dossier
    answer = state.answer.get(link.answer_id or "")
    note = dossier.note.get(link.note_id or "")
    for entry in state.notes_of(answer) if answer else [note] if note else []:
        code = dossier.note_codes.get(entry.id)
        if code:
            yield code.text(dossier.workshop.language), entry.id


def _heading(owner_id: str, words: str, count: int, made_by: str) -> AnswerRow:
    said = f"{words}  {count}"
    if not count:
        said = tr("{words}: {keys} makes one", words=words, keys=keys.display(made_by))
    return AnswerRow(f"part {owner_id}", owner_id, said, is_heading=True)


def _row(
    state: Consolidation, claim: KeyResult | Recommendation, owner_id: str, number: int, text: str
) -> AnswerRow:
    links = state.dossier.links_of(claim)
    codes = dict(pair for link in links for pair in code_of(state, link))
    marks = Marks(codes=tuple(codes), lacking=_lacking(state, claim, links, [*codes.values()]))
    return AnswerRow(
        claim.id,
        owner_id,
        text,
        number,
        codes=marks.codes,
        note_ids=tuple(codes.values()),
        below=marks,
    )


def _lacking(
    state: Consolidation,
    claim: KeyResult | Recommendation,
    links: list[Evidence],
    note_ids: list[str],
) -> str:
    """Say of a claim that it rests on nothing, of a key result that a round says nothing of it."""
    dossier = state.dossier
    if not any(link.answer_id in state.answer or link.note_id in dossier.note for link in links):
        return tr("no evidence")
    if isinstance(claim, Recommendation) or not note_ids:
        return ""
    topic = next((topic for topic in dossier.topics if topic.id == claim.topic_id), None)
    rounds = {dossier.code[one.id].round for one in dossier.sessions_of(topic)} if topic else set()
    heard = {
        dossier.code[session_id].round
        for note_id in note_ids
        if (session_id := dossier.note[note_id].session_id) in dossier.code
    }
    missing = sorted(rounds - heard)
    return tr("nothing from round {number}", number=missing[0]) if len(missing) == 1 else ""
