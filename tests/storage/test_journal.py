"""Each cell that changes is journalled: where, from what, to what, when, in which step."""

from pathlib import Path

import pytest

from facilitator.domain.dossier import Dossier
from facilitator.domain.identity import new_id
from facilitator.domain.records import Note, Process, Question
from facilitator.domain.stamps import Stamp
from facilitator.errors import Bug
from facilitator.storage.files import WorkshopFile, create_file, open_file
from facilitator.storage.journal import Cell, Writing
from tests.storage.contents import all_rows, asked, told

LAST_STEP = (
    "SELECT table_name, row_id, column_name, before, after FROM journal "
    "WHERE step_id = (SELECT id FROM step ORDER BY number DESC LIMIT 1) ORDER BY number"
)


def _insert(file: WorkshopFile, process: Process) -> None:
    with file.writing("Hanna") as write:
        write.insert(process)
        write.finish("Begin")


def test_a_new_row_journals_what_differs_from_its_defaults_and_that_it_is_there(
    file: WorkshopFile,
) -> None:
    process = Process(id=new_id(), title="Wasser")
    _insert(file, process)
    assert asked(file.path, LAST_STEP) == [
        ("process", process.id, "title", None, "Wasser"),
        ("process", process.id, "deleted", None, 0),
    ]


def test_only_cells_that_change_are_journalled_with_what_they_held(file: WorkshopFile) -> None:
    process = Process(id=new_id(), title="Wasser")
    _insert(file, process)
    with file.writing("Hanna") as write:
        write.set("process", process.id, title="Wasser", deleted=0)
        assert write.touched == set()
        write.set("process", process.id, title="Wärme", deleted=0)
        write.delete("process", process.id)
        assert write.touched == {("process", process.id)}
        write.finish("Change")
    assert asked(file.path, LAST_STEP) == [
        ("process", process.id, "title", "Wasser", "Wärme"),
        ("process", process.id, "deleted", 0, 1),
    ]


def test_a_step_says_who_did_what_on_which_machine(path: Path) -> None:
    file = create_file(path, device="laptop-7")
    _insert(file, Process(id=new_id(), title="Wasser"))
    ((kind, label, actor, device, made_at),) = asked(
        path, "SELECT kind, label, actor, device, made_at FROM step"
    )
    assert (kind, label, actor, device) == ("do", "Begin", "Hanna", "laptop-7")
    assert made_at.endswith("+00:00")
    file.close()


def test_a_step_without_changes_is_none(file: WorkshopFile) -> None:
    with file.writing("Hanna") as write:
        assert write.finish("Nothing") is None
    assert asked(file.path, "SELECT * FROM step") == []


def test_stamps_ascend_and_name_the_device_also_after_reopening(path: Path) -> None:
    for device in ("b", "a", "b"):
        file = open_file(path, device=device) if path.exists() else create_file(path, device=device)
        _insert(file, Process(id=new_id(), title=device))
        file.close()
    stamps = [row[0] for row in asked(path, "SELECT stamp FROM journal ORDER BY number")]
    assert stamps == sorted(set(stamps))
    assert [Stamp.parse(stamp).device for stamp in stamps] == ["b", "b", "a", "a", "b", "b"]


def test_a_clock_that_was_set_back_does_not_matter(path: Path) -> None:
    file = create_file(path)
    _insert(file, Process(id=new_id(), title="Heute"))
    file.close()
    future = str(Stamp(4_000_000_000_000, 0, "local"))
    told(
        path,
        "UPDATE journal SET stamp = ? WHERE number = (SELECT max(number) FROM journal)",
        future,
    )
    with_clock = open_file(path)
    _insert(with_clock, Process(id=new_id(), title="Danach"))
    with_clock.close()
    newest = asked(path, "SELECT stamp FROM journal ORDER BY number DESC LIMIT 2")
    assert all(stamp > future for (stamp,) in newest)


def test_a_stamp_that_reads_as_none_is_passed_over(path: Path) -> None:
    file = create_file(path)
    _insert(file, Process(id=new_id(), title="Heute"))
    file.close()
    told(path, "UPDATE journal SET stamp = 'x!' WHERE number = (SELECT max(number) FROM journal)")
    again = open_file(path)
    _insert(again, Process(id=new_id(), title="Danach"))
    again.close()
    assert len(asked(path, "SELECT id FROM process")) == 2


WRONG: list[tuple[str, dict[str, Cell]]] = [
    ("note", {"level": "one"}),
    ("note", {"level": None}),
    ("note", {"text": None}),
    ("note", {"text": "Steuer\x07zeichen"}),
    ("note", {"text": "halbes \ud800 Paar"}),
    ("note", {"kind": "joke"}),
    ("note", {"position": "endet auf 0"}),
    ("note", {"position": "V0"}),
    ("note", {"deleted": 2}),
    ("note", {"level": 2**63}),
    ("note", {"no_such_column": "x"}),
    ("no_such_table", {"text": "x"}),
]


@pytest.mark.parametrize(("table", "cells"), WRONG)
def test_what_the_next_opening_would_take_for_damage_is_kept_out(
    file: WorkshopFile, dossier: Dossier, table: str, cells: dict[str, Cell]
) -> None:
    before = all_rows(file.path)
    with pytest.raises(Bug), file.writing("") as write:
        write.set(table, dossier.notes[0].id, **cells)
    assert all_rows(file.path) == before


@pytest.mark.parametrize(
    "change", [{"kind": "joke"}, {"text": "\x00"}, {"session_id": "nowhere"}, {"level": "one"}]
)
def test_a_record_that_cannot_be_is_kept_out(
    file: WorkshopFile, dossier: Dossier, change: dict[str, object]
) -> None:
    wrong = dossier.notes[0]._replace(id=new_id(), **change)  # type: ignore[arg-type] - the point
    before = all_rows(file.path)
    with pytest.raises(Bug), file.writing("") as write:
        write.insert(wrong)
    assert all_rows(file.path) == before


def test_a_row_cannot_be_inserted_twice_or_found_under_a_wrong_name(
    file: WorkshopFile, dossier: Dossier
) -> None:
    note = dossier.notes[0]
    with pytest.raises(Bug), file.writing("") as write:
        write.insert(note)
    with pytest.raises(Bug), file.writing("") as write:
        write.delete("question", note.id)

    def known(write: Writing) -> list[bool]:
        places = (("note", note.id), ("question", note.id), ("meta", "holder"))
        return [write.exists(table, row_id) for table, row_id in places]

    with file.writing("") as write:
        assert known(write) == [True, False, False]


def test_what_belongs_to_nothing_is_refused_by_the_database(
    file: WorkshopFile, dossier: Dossier
) -> None:
    topic = dossier.topics[0].id
    orphans = (
        Question(id=new_id(), topic_id=new_id(), text="Wozu?"),
        Question(id=new_id(), topic_id=topic, parent_id=new_id(), text="Wozu?"),
        Note(id=new_id(), session_id=dossier.sessions[0].id, question_id=topic, text="?"),
    )
    before = all_rows(file.path)
    for orphan in orphans:
        with pytest.raises(Bug), file.writing("") as write:
            write.insert(orphan)
    assert all_rows(file.path) == before
