"""After a person was erased, no byte of file, log and backups names them, and nothing else is lost."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from facilitator.actions import erasure, history, people, sessions, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.edits import Removed, Reworded
from facilitator.domain.listing import Listed
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.exchange.outline_reader import read_outline
from facilitator.storage import backups, engine
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import create_file, open_file
from tests.actions.places import Place, set_cells
from tests.domain.factory import Plan
from tests.storage.contents import all_rows, asked, living_rows, zero_root_page
from tests.storage.processes import ROOT, answer_of

NAME, EMAIL, ORGANISATION = (
    "Jördis Wißmann-Öhl",
    "j.oehl@quellhof.example",
    "Quellhof Genossenschaft",
)
GUEST = Listed(NAME, ORGANISATION, "Landwirtschaft", EMAIL)
DAY = date(2026, 9, 17)


def erased(desk: Desk, person_id: str) -> Outcome:
    """Erase a person as the window does, on one thread."""
    loan = desk.lend(erasure.DOING)
    outcome = None
    try:
        outcome = erasure.carry_out(loan, person_id=person_id, report=lambda _done, _total: None)
        return outcome
    finally:
        desk.take_back(outcome)


def added(desk: Desk, workshop_id: str, *listed: Listed) -> tuple[str, ...]:
    return desk.run(people.take_over, workshop_id=workshop_id, people=listed or (GUEST,)).ids


def files_of(path: Path) -> list[Path]:
    """Return a file and whatever lies beside it."""
    return [entry for entry in path.parent.rglob("*") if entry.is_file()]


def holding(path: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return what of some words stands in the bytes of which file, as text of any kind."""
    return [
        (file.name, word)
        for file in files_of(path)
        for word in words
        for code in ("utf-8", "utf-16-le", "utf-16-be")
        if word.encode(code).lower() in file.read_bytes().lower()
    ]


def folded(name: str) -> list[str]:
    """Return a name's words as the search index has them."""
    assert name == NAME
    return ["jordis", "wissmann", "ohl"]


# Nothing is left


def test_no_byte_of_file_log_and_backups_names_the_person(desk: Desk, dossier: Dossier) -> None:
    path = desk.file.path
    (person_id,) = added(desk, dossier.workshop.id)
    assert desk.read.find("wissmann")
    backups.copy_of_today(path, DAY)
    desk.run(people.rename, person_id=person_id, name="Jördis Altnam")
    backups.copy_of_today(path, date(2026, 9, 18))
    desk.run(people.rename, person_id=person_id, name=NAME)
    words = [NAME, EMAIL, ORGANISATION, "Jördis Altnam", *folded(NAME)]
    assert {word for _, word in holding(path, words)} == set(words)
    erased(desk, person_id)
    assert holding(path, words) == []
    assert len(backups.copies_of(path)) == 2
    desk.close()
    assert holding(path, words) == []


def test_everything_else_stays_as_it_was(desk: Desk, dossier: Dossier) -> None:
    before = living_rows(desk.file.path)
    (person_id,) = added(desk, dossier.workshop.id)
    erased(desk, person_id)
    assert living_rows(desk.file.path) == before
    assert asked(desk.file.path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(desk.file.path, "PRAGMA foreign_key_check") == []
    assert desk.read.find("Thießen")


def test_every_row_of_the_person_goes_with_them(desk: Desk, dossier: Dossier) -> None:
    host = dossier.persons[0]
    erased(desk, host.id)
    left = all_rows(desk.file.path)
    assert host.id not in {cell for row in left.values() for cell in row.values()}
    assert not holding(desk.file.path, [host.name])
    now = desk.read.dossier(dossier.workshop.id)
    assert now.notes == dossier.notes
    assert now.persons == dossier.persons[1:]


def test_a_rule_that_is_about_nobody_else_goes_too(desk: Desk, dossier: Dossier) -> None:
    """Without people it would hold for everybody."""
    erased(desk, dossier.persons[0].id)
    assert desk.read.grouping(dossier.workshop.id).grouping_rules == ()


def test_a_moderator_is_forgotten_as_the_one_who_typed(path: Path) -> None:
    desk = Desk(create_file(path), actor="Tobias Wernicke")
    desk.run(workshops.add_dossier, dossier=Plan().dossier())
    dossier = desk.read.dossier(desk.read.workshops()[0].id)
    desk.run(sessions.start, session_id=dossier.sessions[1].id)
    desk.actor = ""
    erased(desk, dossier.persons[1].id)
    desk.close()
    assert holding(path, ["Wernicke"]) == []


def test_people_of_an_outline_are_erased_once_its_text_no_longer_names_them(desk: Desk) -> None:
    example = ROOT / "resources" / "examples" / "zukunftsforum-wasserwirtschaft-nordland.md"
    imported = read_outline(example.read_bytes()).dossier
    key = desk.run(workshops.add_dossier, dossier=imported).ids[0]
    imported = desk.read.dossier(key)
    for person in imported.persons:
        found = desk.read.presence_of(person.id)
        assert found is not None
        changed = {entry.row_id: {entry.column: "Viele waren da."} for entry in found.mentions}
        desk.run(set_cells, table="chapter", cells=changed)
        erased(desk, person.id)
    assert len(imported.persons) == 7
    assert holding(desk.file.path, [person.name for person in imported.persons]) == []


def test_a_name_that_is_printed_without_a_row_goes(desk: Desk, dossier: Dossier) -> None:
    (person_id,) = added(desk, dossier.workshop.id)
    topic = dossier.topics[0]
    session = dossier.sessions_of(topic)[0]
    imported = Plan(seed=2, title="Zweites Forum").dossier()
    alone, beside = imported.moderators[:2]
    printed = (
        alone._replace(person_id=None, printed=f"Dr. {NAME} (Quellhof)"),
        beside._replace(person_id=None, printed=f"Bo Li, {NAME}"),
    )
    second = replace(imported, moderators=printed)
    desk.run(workshops.add_dossier, dossier=second)
    erased(desk, person_id)
    rows = living_rows(desk.file.path)
    assert ("moderator", alone.id) not in rows
    assert rows["moderator", beside.id]["printed"] == "Bo Li, N. N."
    assert session.id in desk.read.dossier(dossier.workshop.id).code


# Texts


def test_texts_that_name_the_person_are_listed_and_left_alone(place: Place) -> None:
    desk = place.desk
    workshop = desk.read.workshops()[0].id
    (person_id,) = added(desk, workshop)
    said = place.add(f"Wie {NAME} sagte, fehlt Wasser")
    place.add("Frau Wißmann-Öhl stimmt zu")
    place.add("Das Quellhofgebiet ist trocken")
    found = desk.read.presence_of(person_id)
    assert found is not None
    assert [entry.text for entry in found.mentions] == [
        f"Wie {NAME} sagte, fehlt Wasser", "Frau Wißmann-Öhl stimmt zu",
    ]  # fmt: skip
    assert "2" in erasure.left_alone(found)
    erased(desk, person_id)
    assert place.note(said).text == f"Wie {NAME} sagte, fehlt Wasser"


def test_a_name_that_was_typed_and_taken_out_before_is_nowhere(place: Place) -> None:
    desk = place.desk
    (person_id,) = added(desk, desk.read.workshops()[0].id)
    changed, deleted = place.add(f"{NAME} fragt nach"), place.add(f"{NAME}s Hof liegt trocken")
    desk.read.find("Hof")
    backups.copy_of_today(desk.file.path, DAY)
    place.revise(Reworded(changed, "Es wird nachgefragt"))
    place.revise(Removed(deleted))
    erased(desk, person_id)
    assert holding(desk.file.path, [NAME, *folded(NAME)]) == []
    assert place.note(changed).text == "Es wird nachgefragt"
    (copy,) = backups.copies_of(desk.file.path)
    texts = asked(copy, "SELECT text FROM note WHERE id IN (?, ?) ORDER BY id", changed, deleted)
    assert texts == [("N. N. fragt nach",), ("N. N. Hof liegt trocken",)]


def test_a_namesake_and_their_history_stay(desk: Desk, dossier: Dossier) -> None:
    first, second = added(desk, dossier.workshop.id, GUEST, GUEST._replace(email="other@x.example"))
    desk.run(people.rename, person_id=second, name="Otto Ulm")
    desk.run(people.rename, person_id=second, name=NAME)
    erased(desk, first)
    assert [person.name for person in desk.read.persons() if person.id == second] == [NAME]
    desk.run(history.undo)
    assert [person.name for person in desk.read.persons() if person.id == second] == ["Otto Ulm"]
    assert holding(desk.file.path, [EMAIL]) == []


# Nothing brings them back


def test_undo_takes_back_an_import_without_bringing_the_person_back(
    desk: Desk, dossier: Dossier
) -> None:
    before = living_rows(desk.file.path)
    person_id, other = added(desk, dossier.workshop.id, GUEST, Listed("Otto Ulm"))
    erased(desk, person_id)
    assert {person.id for person in desk.read.persons()} >= {other}
    desk.run(history.undo)
    assert living_rows(desk.file.path) == before
    desk.run(history.redo)
    assert {person.name for person in desk.read.persons()} >= {"Otto Ulm"}
    assert holding(desk.file.path, [NAME]) == []


def test_an_undone_import_of_the_same_person_goes_too(desk: Desk, dossier: Dossier) -> None:
    added(desk, dossier.workshop.id)
    desk.run(history.undo)
    (person_id,) = added(desk, dossier.workshop.id)
    erased(desk, person_id)
    assert holding(desk.file.path, [NAME, EMAIL, ORGANISATION]) == []
    with pytest.raises(UserError):
        erased(desk, person_id)


def test_what_is_left_of_the_person_is_the_id_of_each_row(desk: Desk, dossier: Dossier) -> None:
    (person_id,) = added(desk, dossier.workshop.id)
    gone = erased(desk, person_id).ids
    left = asked(
        desk.file.path,
        "SELECT row_id, before, after FROM journal WHERE column_name = 'erased' ORDER BY number",
    )
    assert left == [(row_id, None, 1) for row_id in gone]
    assert person_id in gone
    assert asked(desk.file.path, "SELECT count(*) FROM step WHERE kind = 'erase'") == [(1,)]


def test_a_rescue_of_the_damaged_file_does_not_bring_the_person_back(
    desk: Desk, dossier: Dossier
) -> None:
    path = desk.file.path
    (person_id,) = added(desk, dossier.workshop.id)
    erased(desk, person_id)
    desk.close()
    zero_root_page(path, "person")
    with pytest.raises(DamagedFile) as damaged:
        open_file(path)
    assert damaged.value.rescued is not None
    with closing(open_file(damaged.value.rescued)) as rescued:
        names = {name for _, name in rescued.read.people_ever()}
    assert names == {person.name for person in dossier.persons}


def test_typing_after_an_erasure_is_journalled(place: Place) -> None:
    (person_id,) = added(place.desk, place.desk.read.workshops()[0].id)
    note = place.add("Kurz")
    erased(place.desk, person_id)
    place.revise(Reworded(note, "Länger"))
    place.desk.run(history.undo)
    assert place.note(note).text == "Kurz"


# While and where it does not go smoothly


def test_nothing_is_written_while_the_file_is_lent(place: Place) -> None:
    desk = place.desk
    (person_id,) = added(desk, desk.read.workshops()[0].id)
    told: list[Outcome] = []
    desk.watch(lambda outcome, _initiator: told.append(outcome))
    loan = desk.lend(erasure.DOING)
    with pytest.raises(EnvironmentProblem, match="wait"):
        place.add("Zu früh")
    outcome = erasure.carry_out(loan, person_id=person_id, report=lambda _done, _total: None)
    desk.take_back(outcome)
    place.add("Rechtzeitig")
    assert [one.label for one in told] == ["Erase a person", "New note"]
    assert person_id in told[0].rows("person")


def test_a_backup_that_cannot_be_read_is_named_and_left(desk: Desk, dossier: Dossier) -> None:
    (person_id,) = added(desk, dossier.workshop.id)
    backups.copy_of_today(desk.file.path, DAY)
    broken = backups.copy_for(desk.file.path, date(2026, 9, 16))
    broken.write_bytes(b"no database at all")
    outcome = erased(desk, person_id)
    assert "2026-09-16.workshop" in outcome.remark
    assert "2026-09-17" not in outcome.remark
    assert broken.read_bytes() == b"no database at all"
    assert holding(desk.file.path, [NAME]) == []


def test_somebody_who_reads_too_long_delays_the_cleaning_until_the_next_opening(
    desk: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_MILLISECONDS", 100)
    path = desk.file.path
    (person_id,) = added(desk, dossier.workshop.id)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM note").fetchone()
        outcome = erased(desk, person_id)
    assert "opened next" in outcome.remark
    desk.close()
    open_file(path).close()
    assert holding(path, [NAME, EMAIL]) == []


KILLED = """
import signal
from facilitator.actions import erasure

KILL_AT = %d
calls = 0

def count(_frame, event, called):
    global calls
    if event == "c_call" and getattr(called, "__name__", "") in ("execute", "executemany", "replace", "unlink"):
        calls += 1
        if calls == KILL_AT:
            os.kill(os.getpid(), signal.SIGKILL)

desk = Desk(open_file(path))
person = next(row_id for row_id, name in desk.read.people_ever() if name == "Jördis Wißmann-Öhl")
loan = desk.lend(erasure.DOING)
sys.setprofile(count)
outcome = erasure.carry_out(loan, person_id=person, report=lambda _done, _total: None)
sys.setprofile(None)
print(calls)
os._exit(0)
"""


@pytest.mark.usefixtures("dossier")
def test_a_second_run_finishes_what_a_killed_one_began(desk: Desk) -> None:
    path = desk.file.path
    kept = living_rows(path)
    added(desk, desk.read.workshops()[0].id)
    for day in (15, 16):
        backups.copy_of_today(path, date(2026, 9, day))
    desk.close()
    pristine = path.parent.with_name("pristine")
    shutil.copytree(path.parent, pristine)
    calls = int(answer_of(KILLED % 0, path))
    found: set[bool] = set()
    for number in {*range(1, calls, calls // 7), *range(calls - 6, calls + 1)}:
        shutil.rmtree(path.parent)
        shutil.copytree(pristine, path.parent)
        with pytest.raises(AssertionError):
            answer_of(KILLED % number, path)
        again = Desk(open_file(path))
        rest = [row_id for row_id, name in again.read.people_ever() if name == NAME]
        found.add(bool(rest))
        for person_id in rest:
            erased(again, person_id)
        again.close()
        assert holding(path, [NAME, EMAIL, ORGANISATION, *folded(NAME)]) == [], number
        assert asked(path, "PRAGMA integrity_check") == [("ok",)]
        assert living_rows(path) == kept
    assert found == {True, False}
