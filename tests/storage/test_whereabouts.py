"""What the system says of a file's place, and the copies that somebody asks for."""

import shutil
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.actions import notes, sessions
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.storage import backups
from facilitator.storage.files import open_file
from facilitator.storage.whereabouts import is_removable, whereabouts

TODAY = date(2026, 9, 17)


def test_a_file_on_an_ordinary_disk(desk: Desk) -> None:
    found = whereabouts(desk.file.path, TODAY, "/dev/sda1 / ext4 rw 0 0")
    assert found._replace(free_bytes=0) == (True, True, 0, False, False, False)
    assert found.free_bytes
    assert abs(found.free_bytes - shutil.disk_usage(desk.file.path.parent).free) < 10**9


def test_a_network_share_is_known_by_its_mount(desk: Desk) -> None:
    path = desk.file.path
    assert whereabouts(path, TODAY, f"server:/x {path.parent} nfs4 rw 0 0").on_network


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("/", False),
        ("/media/hanna/STICK", True),
        ("/run/media/hanna/My\\040stick", True),
        ("/mediathek", False),
    ],
)
def test_a_drive_that_is_plugged_in_is_known_by_its_mount(point: str, expected: bool) -> None:
    path = Path(point.replace("\\040", " ")) / "a.workshop"
    assert is_removable(path, f"/dev/x {point} vfat rw 0 0") is expected


def test_a_file_that_is_gone_or_a_folder_is_not_there(tmp_path: Path) -> None:
    assert not whereabouts(tmp_path / "a.workshop", TODAY).is_there
    assert not whereabouts(tmp_path, TODAY).is_there
    assert not whereabouts(tmp_path / ("x" * 300), TODAY).is_there
    assert not whereabouts(tmp_path / "a\0b", TODAY).is_there


# Copies


def test_a_copy_that_is_asked_for_takes_the_place_of_todays(desk: Desk, dossier: Dossier) -> None:
    path, first = desk.file.path, dossier.notes[0]
    assert backups.copy_now(path, TODAY) == backups.copy_for(path, TODAY)
    assert whereabouts(path, TODAY).is_backed_up
    assert not whereabouts(path, date(2026, 9, 18)).is_backed_up
    desk.run(notes.park, note_ids=[first.id])
    copy = backups.copy_now(path, TODAY)
    assert copy
    with closing(open_file(copy, read_only=True)) as kept:
        assert [note.id for note in kept.read.dossier(dossier.workshop.id).parked] == [first.id]
    assert len(backups.copies_of(path)) == 1


def test_a_damaged_file_does_not_push_out_todays_copy(tmp_path: Path, desk: Desk) -> None:
    good = backups.copy_now(desk.file.path, TODAY)
    assert good
    broken = tmp_path / "broken.workshop"
    broken.write_bytes(good.read_bytes()[:40_000] + b"\xff" * 8_192)
    backups.folder_of(broken).mkdir()
    kept = shutil.copy(good, backups.copy_for(broken, TODAY))
    before = Path(kept).read_bytes()
    assert backups.copy_now(broken, TODAY) is None
    assert Path(kept).read_bytes() == before


# The newest moment


def test_the_newest_moment_is_that_of_notes_and_facts(desk: Desk, dossier: Dossier) -> None:
    assert desk.read.newest_moment() == datetime(2026, 9, 17, 13, 45, tzinfo=UTC)
    later = datetime(2026, 9, 17, 14, 0, tzinfo=UTC)
    desk.run(sessions.start, session_id=dossier.sessions[1].id, at=later)
    newest = desk.read.newest_moment()
    assert newest
    assert later <= newest < later + timedelta(seconds=1)


def test_a_file_without_any_has_no_newest_moment(desk: Desk) -> None:
    assert desk.read.newest_moment() is None
