"""Versions that went out, and a final protocol that nothing changes until it is reopened."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from facilitator.actions import history, notes, remarks, versions, workshops
from facilitator.actions.desk import Desk, FinalProtocol, Outcome, Transaction
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.finality import prints
from facilitator.domain.frozen import MARK, packed, unpacked
from facilitator.domain.passages import Passage, plain
from facilitator.domain.records import TABLES, Record, Status
from facilitator.errors import UserError
from facilitator.protocol.export import protocol_passages
from facilitator.protocol.version_files import Kept, protocol_version
from facilitator.storage.soundness import COLUMNS
from tests.actions.places import Place, set_cells
from tests.domain.factory import Plan
from tests.storage.contents import all_rows, asked

TODAY = date(2026, 9, 26)


def _set_status(desk: Desk, dossier: Dossier, status: Status) -> None:
    desk.run(versions.set_status, workshop_id=dossier.workshop.id, status=status)


def _made(desk: Desk, dossier: Dossier) -> Kept:
    now = desk.read.dossier(dossier.workshop.id)
    return protocol_version(now, layout="minutes", kind="docx", today=TODAY)


def _keep(desk: Desk, made: Kept, **more: str) -> Outcome:
    version = made.version._replace(name="Protokoll.docx", **more)
    return desk.run(versions.keep, version=version, packed=made.packed)


# Keeping


def test_a_version_is_kept_with_what_it_said(desk: Desk, dossier: Dossier) -> None:
    desk.actor = "Tobias Wernicke"
    made = _made(desk, dossier)
    _keep(desk, made, recipients=" 2 Ministerien ", deadline="2026-10-09")
    kept = desk.read.versions(dossier.workshop.id)[-1]
    assert (kept.number, kept.status, kept.kind, kept.layout) == ("0.2", "draft", "docx", "minutes")
    assert (kept.recipients, kept.deadline) == ("2 Ministerien", "2026-10-09")
    assert (kept.actor, kept.edition, len(kept.digest)) == ("Tobias Wernicke", "full full", 64)
    said = [entry.text for entry in desk.read.said_in(kept)]
    assert said == [entry.text for entry in desk.read.said_in(made.version)]
    said.remove("Entwurf 0.2 – Stand 26.\u00a0September\u00a02026")
    now = _texts(desk, dossier)
    now.remove("Entwurf – Stand 26.\u00a0September\u00a02026")
    assert said == now


def test_no_undo_takes_a_version_back_that_went_out(desk: Desk, dossier: Dossier) -> None:
    desk.run(workshops.set_head, workshop_id=dossier.workshop.id, place="Hafen")
    _keep(desk, _made(desk, dossier))
    desk.run(history.undo)
    assert desk.read.workshop(dossier.workshop.id).place == dossier.workshop.place
    assert len(desk.read.versions(dossier.workshop.id)) == len(dossier.versions) + 1


def test_a_number_that_somebody_else_took_is_not_kept_twice(desk: Desk, dossier: Dossier) -> None:
    first, second = _made(desk, dossier), _made(desk, dossier)
    _keep(desk, first)
    with pytest.raises(UserError, match=r"Version 0\.2 was kept"):
        _keep(desk, second)
    agreed = _made(desk, dossier)
    _set_status(desk, dossier, "agreed")
    with pytest.raises(UserError, match="the status was changed"):
        _keep(desk, agreed)


def test_a_deadline_that_is_no_date_keeps_nothing(desk: Desk, dossier: Dossier) -> None:
    with pytest.raises(UserError, match="is no date"):
        _keep(desk, _made(desk, dossier), deadline="bald")
    assert desk.read.versions(dossier.workshop.id) == dossier.versions


def test_what_is_told_of_a_version_can_be_mended(desk: Desk, dossier: Dossier) -> None:
    (key,) = _keep(desk, _made(desk, dossier)).ids
    desk.run(
        versions.describe, version_id=key, recipients="MUG", deadline="2026-10-01", note="per Post"
    )
    kept = desk.read.versions(dossier.workshop.id)[-1]
    assert (kept.recipients, kept.deadline, kept.note) == ("MUG", "2026-10-01", "per Post")


def test_a_version_that_cannot_be_read_is_said_to_be(desk: Desk, dossier: Dossier) -> None:
    made = _made(desk, dossier)
    version = made.version._replace(name="Protokoll.docx")
    desk.run(versions.keep, version=version, packed="unlesbar")
    with pytest.raises(UserError, match=r"0\.2 said can no longer be read.*“Protokoll.docx”"):
        desk.read.said_in(version)


# A final protocol


def _texts(desk: Desk, dossier: Dossier) -> list[str]:
    return [entry.text for entry in _printed(desk, dossier, "minutes")]


def _printed(desk: Desk, dossier: Dossier, layout: str) -> tuple[Passage, ...]:
    now = desk.read.dossier(dossier.workshop.id)
    return protocol_passages(now, layout=layout, today=TODAY)


def _records(dossier: Dossier) -> Iterator[Record]:
    for part in fields(dossier):
        value = getattr(dossier, part.name)
        yield from (value,) if type(value) in TABLES else value


def _other(record: Record, column: str) -> object:
    """Return another value that a cell can hold."""
    value, hint = getattr(record, column), get_type_hints(type(record))[column]
    if get_origin(hint) is Literal:
        return next(other for other in get_args(hint) if other != value)
    return f"{value or ''}V" if hint in {str, str | None} else int(value or 0) + 1


def _one_of_each(dossier: Dossier) -> dict[str, Record]:
    return {TABLES[type(record)]: record for record in _records(dossier)}


def _cells(dossier: Dossier, *, printed: bool) -> Iterator[tuple[str, str, str, object]]:
    for table, record in _one_of_each(dossier).items():
        for column in COLUMNS[table]:
            if column != "id" and not column.endswith("_id") and prints(table, column) is printed:
                yield table, record.id, column, _other(record, column)


def test_no_cell_that_prints_is_changed_in_a_final_protocol(desk: Desk, dossier: Dossier) -> None:
    _set_status(desk, dossier, "released")
    before, cells = all_rows(desk.file.path), list(_cells(dossier, printed=True))
    assert {table for table, *_ in cells} >= {"note", "person", "process", "chapter", "answer"}
    for table, row_id, column, value in cells:
        with pytest.raises(FinalProtocol, match=r"Zukunftsforum.*is final\. Nothing was changed"):
            desk.run(set_cells, table=table, cells={row_id: {column: value}})
    assert all_rows(desk.file.path) == before


def test_a_cell_that_is_free_in_a_final_protocol_prints_nowhere(
    desk: Desk, dossier: Dossier
) -> None:
    cells = list(_cells(dossier, printed=False))
    layouts = ("prognos", "minutes", "nordland")
    _set_status(desk, dossier, "released")
    before = [_printed(desk, dossier, layout) for layout in layouts]
    for table, row_id, column, value in cells:
        desk.run(set_cells, table=table, cells={row_id: {column: value}})
    assert [_printed(desk, dossier, layout) for layout in layouts] == before
    assert len(cells) > 30


def test_rows_neither_come_nor_go_in_a_final_protocol(desk: Desk, dossier: Dossier) -> None:
    _set_status(desk, dossier, "released")
    for table, record in _one_of_each(dossier).items():
        if prints(table, "deleted"):
            with pytest.raises(FinalProtocol):
                desk.run(_delete, table=table, row_id=record.id)
    with pytest.raises(FinalProtocol):
        desk.run(workshops.remove, workshop_id=dossier.workshop.id)


def _delete(tx: Transaction, *, table: str, row_id: str) -> Outcome:
    tx.write.delete(table, row_id)
    return Outcome("Delete")


def test_typing_that_goes_on_meets_the_lock_too(desk: Desk, dossier: Dossier, place: Place) -> None:
    note_id = place.add("Wasser")
    place.revise(Reworded(note_id, "Wasser i"))
    _set_status(desk, dossier, "released")
    for edit in (Reworded(note_id, "Wasser ist"), Removed(note_id)):
        with pytest.raises(FinalProtocol):
            place.revise(edit)
    with pytest.raises(FinalProtocol):
        place.add("Nachtrag")
    assert place.note(note_id).text == "Wasser i"


def test_no_undo_and_no_redo_slips_past_the_lock(
    desk: Desk, dossier: Dossier, place: Place
) -> None:
    place.add("Erst")
    _set_status(desk, dossier, "released")
    with pytest.raises(FinalProtocol):
        desk.run(history.undo)
    assert desk.read.workshop(dossier.workshop.id).status == "released"
    desk.run(versions.reopen, workshop_id=dossier.workshop.id, reason="Druckfehler")
    desk.run(history.undo)
    _set_status(desk, dossier, "released")
    with pytest.raises(FinalProtocol):
        desk.run(history.redo)


def test_remarks_on_a_final_protocol_are_read_but_not_carried_out(
    desk: Desk, dossier: Dossier
) -> None:
    _set_status(desk, dossier, "released")
    key, ids = dossier.workshop.id, [dossier.proposals[0].id]
    with pytest.raises(FinalProtocol):
        desk.run(remarks.accept, workshop_id=key, proposal_ids=ids)
    desk.run(remarks.reject, workshop_id=key, proposal_ids=ids, reason="zu spät")
    assert desk.read.dossier(key).proposals[0].disposition == "rejected"


def test_the_neighbours_of_a_final_protocol_are_free(desk: Desk, dossier: Dossier) -> None:
    other = desk.run(workshops.add_dossier, dossier=Plan(seed=2, title="Zweites").dossier()).ids[0]
    _set_status(desk, dossier, "released")
    desk.run(workshops.set_head, workshop_id=other, date="2027-02-01", place="Anderswo")
    there = desk.read.dossier(other)
    session, question = there.sessions[0], there.questions[0]
    desk.run(notes.add, session_id=session.id, question_id=question.id, text="Hier gehts")
    with pytest.raises(FinalProtocol):
        desk.run(set_cells, table="process", cells={there.process.id: {"title": "Anders"}})


def test_reopening_needs_a_reason_and_stays_on_record(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    desk.actor = "Ada King"
    desk.run(workshops.set_head, workshop_id=key, place="Hafen")
    with pytest.raises(UserError, match="is not final"):
        desk.run(versions.reopen, workshop_id=key, reason="x")
    _set_status(desk, dossier, "released")
    with pytest.raises(UserError, match="Reopen it with a reason"):
        _set_status(desk, dossier, "draft")
    with pytest.raises(UserError, match="Say why"):
        desk.run(versions.reopen, workshop_id=key, reason="  ")
    desk.run(versions.reopen, workshop_id=key, reason="Falscher Name")
    fact = desk.read.status_facts(key)[-1]
    assert (fact.kind, fact.reason, fact.actor) == ("reopened", "Falscher Name", "Ada King")
    assert desk.read.workshop(key).status == "draft"
    desk.run(history.undo)
    assert desk.read.workshop(key) == dossier.workshop
    assert desk.read.status_facts(key)[-1] == fact
    assert _made(desk, dossier).version.number == "0.2"


def test_a_final_version_counts_the_whole_and_bears_no_mark(desk: Desk, dossier: Dossier) -> None:
    _set_status(desk, dossier, "agreed")
    assert _mark(_made(desk, dossier)) == ["Abgestimmte Fassung 0.2 – Stand 26. September 2026"]
    _set_status(desk, dossier, "released")
    made = _made(desk, dossier)
    assert (made.version.number, _mark(made)) == ("1.0", [])
    _keep(desk, made)
    desk.run(versions.reopen, workshop_id=dossier.workshop.id, reason="Druckfehler")
    assert _mark(_made(desk, dossier)) == ["Entwurf 1.1 – Stand 26. September 2026"]


def _mark(made: Kept) -> list[str]:
    return [plain(entry.text) for entry in unpacked(made.packed) if entry.level == MARK]


def test_calling_it_agreed_is_an_act_that_undo_takes_back(desk: Desk, dossier: Dossier) -> None:
    _set_status(desk, dossier, "agreed")
    desk.run(history.undo)
    assert desk.read.workshop(dossier.workshop.id).status == "draft"
    assert desk.read.status_facts(dossier.workshop.id) == dossier.status_facts
    assert asked(desk.file.path, "SELECT count(*) FROM step WHERE kind = 'undo'") == [(1,)]


def test_an_empty_version_says_nothing(desk: Desk, dossier: Dossier) -> None:
    made = _made(desk, dossier)._replace(packed=packed(()))
    _keep(desk, made)
    assert desk.read.said_in(made.version) == ()
    assert desk.read.said_in(dossier.versions[0]) == ()
