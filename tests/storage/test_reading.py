from contextlib import closing, suppress

import pytest

from facilitator.actions import notes, sessions, workshops
from facilitator.actions.desk import Desk, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed
from facilitator.domain.records import TABLES
from facilitator.errors import UserError
from facilitator.storage import backups
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import open_file
from tests.domain.factory import Plan
from tests.storage.contents import told


def _delete(tx: Transaction, *, table: str, row_id: str) -> Outcome:
    tx.write.delete(table, row_id)
    return Outcome("Delete")


def test_the_plan_of_a_workshop_comes_without_what_was_captured(
    desk: Desk, dossier: Dossier
) -> None:
    head = desk.read.head(dossier.workshop.id)
    assert (head.notes, head.key_results, head.chapters, head.remarks) == ((), (), (), ())
    for part in (
        "workshop",
        "agenda",
        "speakers",
        "sessions",
        "moderators",
        "questions",
        "persons",
    ):
        assert getattr(head, part) == getattr(dossier, part)


def test_a_head_is_read_once_between_two_changes_wherever_they_come_from(
    desk: Desk, dossier: Dossier
) -> None:
    key, session = dossier.workshop.id, dossier.sessions[1]
    first = desk.read.head(key)
    assert desk.read.head(key) is first
    desk.run(sessions.start, session_id=session.id)
    second = desk.read.head(key)
    assert second.facts_of(session) != first.facts_of(session)
    told(desk.file.path, "UPDATE session SET room = 'Deich' WHERE id = ?", session.id)
    assert [entry.room for entry in desk.read.head(key).sessions if entry.id == session.id] == [
        "Deich"
    ]
    with suppress(UserError):
        desk.run(_rename_in_vain, workshop_id=key)
    assert desk.read.head(key).workshop.title == dossier.workshop.title


def _rename_in_vain(tx: Transaction, *, workshop_id: str) -> Outcome:
    tx.write.set("workshop", workshop_id, title="In vain")
    assert tx.read.head(workshop_id).workshop.title == "In vain"
    raise UserError("no")


def test_a_workshop_holds_nothing_of_its_neighbours(desk: Desk, dossier: Dossier) -> None:
    other = desk.run(workshops.add_dossier, dossier=Plan(seed=9).dossier()).ids[0]
    assert desk.read.dossier(dossier.workshop.id) == dossier
    shared = {note.id for note in desk.read.dossier(other).notes} & {n.id for n in dossier.notes}
    assert shared == set()


PARTS = {
    "agenda": "agenda_item", "chapters": "chapter", "evidence": "evidence", "involvements": "involvement",
    "key_results": "key_result", "milestones": "milestone", "moderators": "moderator", "notes": "note",
    "persons": "person", "questions": "question", "recommendations": "recommendation", "remarks": "remark",
    "rounds": "round", "sessions": "session", "speakers": "speaker", "topics": "topic",
    "session_facts": "session_fact", "agenda_facts": "agenda_fact", "messages": "message",
    "message_reads": "message_read", "profiles": "profile", "capacities": "capacity", "wishes": "wish",
    "grouping_rules": "grouping_rule", "rule_persons": "rule_person", "placements": "placement",
    "attendances": "attendance", "answers": "answer", "answer_sources": "answer_source",
    "omissions": "omission", "returned_files": "returned_file", "proposals": "proposal",
    "versions": "version", "status_facts": "status_fact",
}  # fmt: skip


@pytest.mark.parametrize(("part", "table"), PARTS.items(), ids=PARTS)
def test_a_deleted_row_is_never_read(desk: Desk, dossier: Dossier, part: str, table: str) -> None:
    gone = getattr(dossier, part)[0]
    desk.run(_delete, table=table, row_id=gone.id)
    left = desk.read.dossier(dossier.workshop.id)
    assert gone not in getattr(left, part)
    record = next(record for record, name in TABLES.items() if name == table)
    assert desk.read.row(record, gone.id) is None
    assert left.note_codes is not None


def test_what_hangs_on_a_deleted_row_is_not_read_either(desk: Desk, dossier: Dossier) -> None:
    desk.run(_delete, table="topic", row_id=dossier.topics[0].id)
    left = desk.read.dossier(dossier.workshop.id)
    kept = {session.id for session in dossier.sessions_of(dossier.topics[1])}
    assert {session.id for session in left.sessions} == kept
    assert {note.session_id for note in left.notes} == kept
    assert {question.topic_id for question in left.questions} == {dossier.topics[1].id}
    assert {result.topic_id for result in left.key_results} == {dossier.topics[1].id}


def test_notes_of_a_question_come_first_and_then_those_of_each_sub_question(
    desk: Desk, dossier: Dossier
) -> None:
    topic = dossier.topics[0]
    question, session = dossier.questions_of(topic)[0], dossier.sessions_of(topic)[0]
    parts = [question, *dossier.sub_questions_of(question)]
    expected = [note for part in parts for note in dossier.notes_of(part, session)]
    assert desk.read.session_notes(session.id, question.id) == expected


def test_main_notes_and_key_results_are_counted_per_question(desk: Desk, dossier: Dossier) -> None:
    topic = dossier.topics[0]
    session = dossier.sessions_of(topic)[0]
    marked = dossier.notes_of(dossier.questions_of(topic)[0], session)[0]
    desk.run(notes.mark_key_result, note_ids=[marked.id], on=True)
    counts = desk.read.counts(session.id)
    assert set(counts) == {question.id for question in dossier.questions_of(topic)}
    for question in dossier.questions_of(topic):
        found = desk.read.session_notes(session.id, question.id)
        assert counts[question.id].notes == sum(note.level == 1 for note in found)
        assert counts[question.id].key_results == sum(note.is_key_result for note in found)


def test_the_parking_lot_is_in_the_order_it_was_filled(desk: Desk, dossier: Dossier) -> None:
    session, other = dossier.sessions[0].id, dossier.sessions[1].id
    made = [
        desk.run(notes.add_parked, session_id=place, text=text).ids[0]
        for place, text in ((other, "Zuerst"), (session, "Danach"), (other, "Zuletzt"))
    ]
    assert [note.id for note in desk.read.parked(dossier.workshop.id)] == made
    desk.run(notes.revise, session_id=session, edits=[Removed(made[1])])
    assert [note.id for note in desk.read.parked(dossier.workshop.id)] == [made[0], made[2]]


def test_a_workshop_that_is_gone_has_its_sentence(desk: Desk) -> None:
    for read in (desk.read.dossier, desk.read.head, desk.read.workshop):
        with pytest.raises(UserError, match="no longer in the file"):
            read("nowhere")
    assert desk.read.note("nowhere") is None
    assert desk.read.session_notes("nowhere", "nowhere") == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "joke"), ("position", "!"), ("level", "one"), ("text", b"\xff"), ("is_parked", 0.5)],
)
def test_a_row_that_cannot_be_ours_is_damage_and_the_next_opening_rescues(
    desk: Desk, dossier: Dossier, column: str, value: object
) -> None:
    note, path = dossier.notes[0], desk.file.path
    told(path, f"UPDATE note SET {column} = ? WHERE id = ?", value, note.id)
    with pytest.raises(DamagedFile, match="left as it is"):
        desk.read.dossier(dossier.workshop.id)
    with suppress(DamagedFile):  # where the damage meets the search as well
        desk.close()
    assert list(path.parent.glob("*.workshop*")) == [path, backups.folder_of(path)]
    with pytest.raises(DamagedFile) as damaged:
        open_file(path)
    assert damaged.value.rescued is not None
    with closing(open_file(damaged.value.rescued)) as rescued:
        assert rescued.read.dossier(dossier.workshop.id) == dossier


def test_the_latest_notes_of_a_session_come_newest_first(desk: Desk, dossier: Dossier) -> None:
    session = dossier.sessions[0]
    own = [note for note in dossier.notes if note.session_id == session.id and not note.is_parked]
    for minute, note in enumerate(own):
        desk.run(_stamp, note_id=note.id, at=f"2026-09-17T14:{minute:02}:00.000+00:00")
    latest = desk.read.latest_notes(session.id, 3)
    assert [note.id for note in latest] == [note.id for note in reversed(own)][:3]
    desk.run(notes.mark_key_result, note_ids=[own[0].id, own[1].id], on=True)
    desk.run(_delete, table="note", row_id=own[1].id)
    starred = {note.id for note in own if note.is_key_result} | {own[0].id}
    found = desk.read.latest_notes(session.id, 99, key_results=True)
    assert {note.id for note in found} == starred - {own[1].id}


def test_parked_notes_are_counted_and_are_none_of_the_latest(desk: Desk, dossier: Dossier) -> None:
    session = dossier.sessions[0]
    parked = [n.id for n in dossier.notes if n.session_id == session.id and n.is_parked]
    assert desk.read.parked_in(session.id) == len(parked)
    note = desk.read.latest_notes(session.id, 1)[0]
    desk.run(notes.park, note_ids=[note.id])
    assert desk.read.parked_in(session.id) == len(parked) + 1
    assert note.id not in {entry.id for entry in desk.read.latest_notes(session.id, 99)}


def test_a_deleted_note_still_tells_its_session(desk: Desk, dossier: Dossier) -> None:
    places = {note.session_id: note.id for note in dossier.notes}
    assert len(places) > 1
    desk.run(_delete, table="note", row_id=next(iter(places.values())))
    assert desk.read.sessions_with([*places.values(), "unknown"]) == set(places)
    assert desk.read.sessions_with([]) == set()


def _stamp(tx: Transaction, *, note_id: str, at: str) -> Outcome:
    tx.write.set("note", note_id, created_at=at)
    return Outcome("Stamp")
