"""Dated copies: one for each day of use, one before a migration, the last fourteen."""

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitator.actions import notes
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.storage import backups
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import create_file, open_file
from facilitator.storage.keeper import Keeper
from tests.storage.contents import asked, told

TODAY = date(2026, 9, 17)


def _until(condition: Callable[[], bool]) -> None:
    """Wait for a background thread; one that never gets there ends with pytest's own timeout."""
    while not condition():
        time.sleep(0.01)


def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keepers that start from now on look all the time, and not wait for a pause."""
    for name in ("_LOOK_SECONDS", "_BACKUP_AFTER_SECONDS", "_IDLE_SECONDS"):
        monkeypatch.setattr(f"facilitator.storage.keeper.{name}", 0.005)


def test_a_day_of_use_leaves_one_copy_with_everything_in_it(desk: Desk, dossier: Dossier) -> None:
    path = desk.file.path
    desk.close()
    (copy,) = backups.copies_of(path)
    assert copy == path.with_name("Forum.workshop-backups") / f"{date.today()}.workshop"  # noqa: DTZ011
    with closing(open_file(copy)) as kept:
        assert kept.read.dossier(dossier.workshop.id) == dossier
    again = Desk(open_file(path))
    again.run(notes.park, note_ids=[dossier.notes[0].id])
    again.close()
    assert backups.copies_of(path) == [copy]
    assert not [entry for entry in copy.parent.iterdir() if entry != copy]


def test_looking_at_a_file_for_a_moment_leaves_no_copy(path: Path) -> None:
    create_file(path).close()
    open_file(path).close()
    open_file(path, read_only=True).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_of_a_file_in_use_holds_what_is_only_in_its_log(
    desk: Desk, dossier: Dossier
) -> None:
    path = desk.file.path
    copy = backups.copy_of_today(path, TODAY)
    assert copy is not None
    assert Path(f"{path}-wal").stat().st_size > 0
    notes_in_copy = asked(copy, "SELECT count(*) FROM note")
    assert notes_in_copy == [(len(dossier.notes),)]
    assert backups.copy_of_today(path, TODAY) is None
    assert {entry.name for entry in copy.parent.iterdir()} == {"2026-09-17.workshop"}


def test_fourteen_copies_are_kept_and_the_oldest_go_first(desk: Desk) -> None:
    path = desk.file.path
    days = [TODAY + timedelta(days=number) for number in range(-20, 0)]
    for day in days:
        backups.copy_of_today(path, day)
    backups.copy_before_migration(path, 1, days[-1])
    newest = [f"{day}.workshop" for day in reversed(days)]
    kept = [copy.name for copy in backups.copies_of(path)]
    assert len(kept) == backups.KEPT == 14
    assert set(kept) == {f"{days[-1]}-v1.workshop", *newest[:13]}


def test_a_copy_that_cannot_be_made_keeps_nobody_from_working(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    path = desk.file.path
    backups.folder_of(path).write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert backups.copy_of_today(path, TODAY) is None
    assert "no backup copy" in caplog.text


def test_half_a_copy_is_none(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1_000)
    assert backups.copy_of_today(path, TODAY) is None
    assert list(backups.folder_of(path).iterdir()) == []


@pytest.mark.usefixtures("dossier")
def test_a_program_left_open_over_night_keeps_the_next_days_copy_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.file.path
    _hurry(monkeypatch)
    day = TODAY
    keeper = Keeper(path, today=lambda: day)
    _until(lambda: bool(backups.copies_of(path)))
    keeper.wrote()
    day += timedelta(days=1)
    _until(lambda: len(backups.copies_of(path)) == 2)
    keeper.stop()
    assert [copy.name for copy in backups.copies_of(path)] == [
        "2026-09-18.workshop", "2026-09-17.workshop",
    ]  # fmt: skip


def test_a_damaged_file_does_not_push_out_the_good_copies(
    desk: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large one is looked through in the background and rescued when it is opened next."""
    path = desk.file.path
    desk.close()
    good = backups.copies_of(path)
    told(path, "DELETE FROM meta")
    _break_an_index(path)
    monkeypatch.setattr("facilitator.storage.soundness._CHECKED_BYTES", 0)
    open_file(path).close()
    keeper = Keeper(path, today=lambda: TODAY)
    keeper.wrote()
    keeper.stop()
    assert backups.copies_of(path) == good
    assert asked(path, "SELECT name FROM meta") == [("damage found",)]
    with pytest.raises(DamagedFile) as damaged:
        open_file(path)
    assert damaged.value.rescued is not None
    with closing(open_file(damaged.value.rescued)) as rescued:
        assert rescued.read.dossier(dossier.workshop.id) == dossier


def _break_an_index(path: Path) -> None:
    """Let an index lead to another one's page, as a flipped bit in the schema does."""
    ((root,),) = asked(path, "SELECT rootpage FROM sqlite_master WHERE name = 'question_by_topic'")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = ? WHERE name = 'note_by_question'", (root,)
        )


# Durability


def test_what_was_written_is_carried_to_the_disk(desk: Desk) -> None:
    keeper = Keeper(desk.file.path)
    keeper.wrote()
    _until(lambda: keeper.syncs == 1)
    keeper.wrote()
    keeper.stop()
    assert keeper.syncs >= 2  # one more where the second was already under way


def test_a_long_log_is_folded_in_while_nobody_types(
    desk: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Path(f"{desk.file.path}-wal")
    before = log.stat().st_size
    monkeypatch.setattr("facilitator.storage.keeper._LARGE_LOG_BYTES", before // 2)
    _hurry(monkeypatch)
    keeper = Keeper(desk.file.path)
    _until(lambda: log.stat().st_size < before // 2)
    keeper.stop()
    assert desk.read.dossier(dossier.workshop.id) == dossier
    desk.run(notes.park, note_ids=[dossier.notes[0].id])
    assert len(desk.read.parked(dossier.workshop.id)) == 1
