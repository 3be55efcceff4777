"""Key results and the notes they rest on."""

from facilitator.actions.desk import Transaction
from facilitator.domain.identity import new_id
from facilitator.domain.ordering import between
from facilitator.domain.records import Evidence, KeyResult, Note, Session


def follow(tx: Transaction, note: Note) -> None:
    """Make a key result that says what `note` says, unless one rests on that note already."""
    session = tx.read.row(Session, note.session_id)
    if session is None or any(link.key_result_id for link in tx.read.evidence_on(note.id)):
        return
    last = tx.read.key_results(session.topic_id)
    position = between(last[-1].position if last else "", "")
    result = KeyResult(id=new_id(), topic_id=session.topic_id, position=position)
    tx.write.insert(result)
    tx.write.insert(
        Evidence(new_id(), note.id, result.id, position=between("", ""), said=note.text)
    )


def release(tx: Transaction, note: Note) -> None:
    """Let go of the key results that rest on `note`.

    One that only ever said what the note says goes with it; one with words of its own, or with
    other evidence, stays and keeps its words.
    """
    for link in tx.read.evidence_on(note.id):
        result = tx.read.row(KeyResult, link.key_result_id) if link.key_result_id else None
        if result is None or result.text is not None:
            continue
        links = tx.read.evidence_for(result.id)
        if len(links) == 1:
            tx.write.delete("key_result", result.id)
            tx.write.delete("evidence", link.id)
        elif links[0].id == link.id:
            tx.write.set("key_result", result.id, text=note.text)
