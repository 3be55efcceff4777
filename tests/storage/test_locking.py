import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.storage.files import create_file, open_file
from facilitator.storage.locking import FileLock, is_on_network
from tests.domain.factory import Plan
from tests.storage.processes import answer_of, killed, running

HOLDS = """
    file = open_file(path)
    print("ready", flush=True)
    sys.stdin.read()
    file.close()
"""


def test_a_second_program_reads_along_and_is_told_who_writes(path: Path) -> None:
    create_file(path).close()
    with running(HOLDS, path), closing(open_file(path)) as second:
        assert second.read_only
        assert "has “Forum.workshop” open on" in second.notice
        assert "since" in second.notice
        with pytest.raises(UserError, match="You can read along"):
            Desk(second).run(workshops.add_dossier, dossier=Plan().dossier())


def test_a_second_program_is_told_about_this_one(desk: Desk, dossier: Dossier) -> None:
    script = (
        "file = open_file(path); print(file.read_only, file.notice, file.read.workshops()[0].id)"
    )
    answer = answer_of(script, desk.file.path)
    assert answer.startswith("True")
    assert "You can read along" in answer
    assert answer.endswith(dossier.workshop.id)


def test_who_reads_along_sees_what_is_written(desk: Desk, dossier: Dossier) -> None:
    with closing(open_file(desk.file.path)) as second:
        assert second.read_only
        session, question = dossier.sessions[0], dossier.questions[0]
        note_id = desk.run(
            notes.add, session_id=session.id, question_id=question.id, text="Gerade gesagt"
        ).ids[0]
        note = second.read.note(note_id)
        assert note is not None
        assert note.text == "Gerade gesagt"


def test_who_reads_along_learns_which_rows_changed(desk: Desk, dossier: Dossier) -> None:
    key = dossier.workshop.id
    with closing(open_file(desk.file.path)) as second:
        assert second.follows
        assert second.news() == frozenset()
        note_id = desk.run(
            notes.add,
            session_id=dossier.sessions[0].id,
            question_id=dossier.questions[0].id,
            text="Neu",
        ).ids[0]
        first = second.news()
        assert ("note", note_id) in first
        assert len(first) <= 2  # the newest change known before is looked at again
        assert second.news() == frozenset()
        desk.run(workshops.set_head, workshop_id=key, title="Anders")
        assert second.news() == {("note", note_id), ("workshop", key)}
    assert not desk.file.follows
    assert desk.file.news() == frozenset()


def test_who_reads_along_learns_that_the_other_program_let_go(path: Path) -> None:
    create_file(path).close()
    with running(HOLDS, path) as holder, closing(open_file(path)) as second:
        assert not second.is_free()
        killed(holder)
        assert second.is_free()
        with closing(open_file(path)) as third:
            assert not third.read_only
        assert list(path.parent.glob("*.lock")) == []


def test_opening_twice_in_one_program_keeps_the_first_ones_rights(
    desk: Desk, dossier: Dossier
) -> None:
    """POSIX drops a process's locks on a file when any handle of it is closed."""
    with closing(open_file(desk.file.path)) as second:
        assert second.read_only
    assert answer_of("print(open_file(path).read_only)", desk.file.path) == "True"
    with closing(sqlite3.connect(desk.file.path)) as outsider:
        assert outsider.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    # An outsider who leaves folds the log in and removes it, unless he sees somebody else there.
    session, question = dossier.sessions[0], dossier.questions[0]
    desk.run(notes.add, session_id=session.id, question_id=question.id, text="Nach dem Besuch")
    desk.close()
    with closing(open_file(desk.file.path)) as again:
        texts = [note.text for note in again.read.dossier(dossier.workshop.id).notes]
        assert "Nach dem Besuch" in texts


def test_the_next_one_may_write_when_the_first_has_closed(path: Path) -> None:
    create_file(path).close()
    first = open_file(path)
    first.close()
    with closing(open_file(path)) as second:
        assert not second.read_only


def test_a_killed_holder_leaves_the_file_free_and_its_writes_in_it(path: Path) -> None:
    create_file(path).close()
    script = """
        Desk(open_file(path)).run(workshops.add_dossier, dossier=Plan().dossier())
        print("ready", flush=True)
        sys.stdin.read()
    """
    with running(script, path) as holder:
        with closing(open_file(path)) as second:
            assert second.read_only
        killed(holder)
        with closing(open_file(path)) as heir:
            assert not heir.read_only
            assert heir.notice == ""
            assert len(heir.read.workshops()) == 1
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, f"{path.name}-backups"}


def test_only_one_of_many_that_come_at_once_may_write(path: Path) -> None:
    """They come and go all the time; whoever may write adds one to a number in a plain file."""
    create_file(path).close()
    counter = path.with_suffix(".count")
    counter.write_text("0", encoding="utf-8")
    script = """
        from facilitator.storage.locking import FileLock
        counter, wins = path.with_suffix(".count"), 0
        print("ready", flush=True)
        sys.stdin.readline()
        end = time.monotonic() + 1.0
        while time.monotonic() < end:
            lock = FileLock(path)
            if lock.acquire():
                number = int(counter.read_text())
                counter.write_text(str(number + 1))
                lock.release()
                wins += 1
        print(wins)
    """
    with running(script, path) as one, running(script, path) as other:
        for process in (one, other):
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        wins = [int(process.stdout.readline()) for process in (one, other) if process.stdout]
    assert sum(wins) == int(counter.read_text(encoding="utf-8"))
    assert all(wins)


def test_a_lock_left_by_a_crash_is_taken_and_removed(path: Path) -> None:
    create_file(path).close()
    left = path.with_name(f"~{path.name}.lock")
    left.touch()
    with closing(open_file(path)) as file:
        assert not file.read_only
        assert left.exists()
    assert not left.exists()


def test_a_lock_held_is_refused_and_free_after_its_release(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
    second.release()


def test_another_sqlite_program_that_writes_makes_us_wait_and_then_say_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_file(path).close()
    monkeypatch.setattr("facilitator.storage.engine._BUSY_MILLISECONDS", 50)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match=r"keeping “Forum\.workshop” locked"):
            open_file(path)
        other.execute("ROLLBACK")
    with closing(open_file(path)) as file:
        assert not file.read_only


def test_a_write_while_another_program_writes_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.storage.engine._BUSY_MILLISECONDS", 50)
    with (
        closing(create_file(path)) as file,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="Nothing was changed"):
            Desk(file).run(workshops.add_dossier, dossier=Plan().dossier())
        other.execute("ROLLBACK")
        assert file.read.workshops() == []
        Desk(file).run(workshops.add_dossier, dossier=Plan().dossier())
        assert len(file.read.workshops()) == 1


LINUX = r"""
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/nfs nfs4 rw 0 0
//nas/team /mnt/Team\040Drive cifs rw 0 0
/dev/sdb1 /mnt/nfs/local ext4 rw 0 0
me@host:/ /mnt/remote fuse.sshfs rw 0 0
tmpfs /mnt/remote tmpfs rw 0 0
broken
"""
MACOS = """
/dev/disk1s1 on / (apfs, local, journaled)
//hanna@nas/Team on /Volumes/Team Drive (smbfs, nodev, nosuid)
/dev/disk2s1 on /Volumes/Stick (msdos, local)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by the kind of drive")
@pytest.mark.parametrize(
    ("mounts", "place", "is_remote"),
    [
        (LINUX, "/srv/a.workshop", False),
        (LINUX, "/mnt/nfs/a.workshop", True),
        (LINUX, "/mnt/nfs/local/a.workshop", False),
        (LINUX, "/mnt/nfsomething/a.workshop", False),
        (LINUX, "/mnt/Team Drive/2026/a.workshop", True),
        (LINUX, "/mnt/remote/a.workshop", False),
        (MACOS, "/Volumes/Team Drive/a.workshop", True),
        (MACOS, "/Volumes/Stick/a.workshop", False),
        (MACOS, "/Users/Shared/a.workshop", False),
        ("", "/srv/a.workshop", False),
    ],
)
def test_a_network_share_is_known_by_the_innermost_mount(
    mounts: str, place: str, is_remote: bool
) -> None:
    assert is_on_network(Path(place), mounts) is is_remote


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked by the kind of drive")
def test_a_file_on_a_network_share_opens_with_a_warning(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nnas:/team {path.parent} nfs4 rw 0 0\n"
    monkeypatch.setattr("facilitator.storage.locking._mounts", lambda: mounts)
    with closing(create_file(path)) as file:
        assert not file.read_only
        assert file.notice.startswith("“Forum.workshop” lies on a network drive.")
        assert "a copy on this computer is safer" in file.notice


def test_this_systems_own_mounts_can_be_read(tmp_path: Path) -> None:
    assert is_on_network(tmp_path) in {True, False}


@pytest.mark.skipif(sys.platform == "win32", reason="locks there belong to the file that is open")
def test_nobody_clears_the_log_of_a_program_that_lost_sqlites_locks(
    desk: Desk, dossier: Dossier
) -> None:
    """Whatever reads the file's bytes in that program drops them, as Qt's own file dialog did."""
    desk.close()
    path = desk.file.path
    session, question = dossier.sessions[0], dossier.questions[0]
    add = f"desk.run(notes.add, session_id={session.id!r}, question_id={question.id!r}, text="
    script = f"""
        desk = Desk(open_file(path))
        {add}"Vorher")
        for end in ("", "-wal", "-shm"):
            open(f"{{path}}{{end}}", "rb").close()
        print("ready", flush=True)
        sys.stdin.readline()
        {add}"Nachher")
        print("written", flush=True)
        sys.stdin.read()
    """
    with running(script, path) as writer:
        with closing(open_file(path)) as second:
            assert second.follows
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
        assert writer.stdout.readline().strip() == "written"
        writer.kill()
        writer.wait()
    with closing(open_file(path)) as file:
        texts = [note.text for note in file.read.dossier(dossier.workshop.id).notes]
    assert {"Vorher", "Nachher"} <= set(texts)


def test_who_reads_along_last_leaves_no_log_behind(path: Path) -> None:
    create_file(path).close()
    with running(HOLDS, path) as holder:
        second = open_file(path)
        assert second.follows
        assert holder.stdin is not None
        holder.stdin.close()
        holder.wait()
    second.close()
    assert sorted(entry.name for entry in path.parent.glob(f"*{path.name}*")) == [path.name]
