"""Whatever lies under the name that somebody opens: one sentence, and the file stays as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions.desk import Desk
from facilitator.errors import EnvironmentProblem, FacilitatorError, UserError
from facilitator.storage.engine import DamagedFile
from facilitator.storage.files import create_file, open_file


def _database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (text TEXT)")
        connection.execute("INSERT INTO recipe VALUES ('Linsen mit Spätzle')")
        connection.commit()


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 1_000)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.touch(),
    "one byte": lambda path: path.write_bytes(b"S"),
    "text": lambda path: path.write_text("# Ein Workshop\n\n- Beitrag\n" * 50, encoding="utf-8"),
    "half a header": lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(30)),
    "another database": _database,
    "garbage": _garbage,
    "zip": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
    "zeros": lambda path: path.write_bytes(bytes(200_000)),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("name", ["Forum.workshop", "forum.txt"])
def test_what_is_not_ours_is_refused_in_one_sentence_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], object], name: str
) -> None:
    path = tmp_path / name
    make(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"n[o]t? (a )?workshop file") as refused:
        open_file(path)
    assert name in refused.value.sentence
    assert "left as it is" in refused.value.sentence
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for place in (".", "gone", "notes.txt"):
        with pytest.raises(UserError, match=r"There is no file “Forum\.workshop”"):
            open_file(tmp_path / place / "Forum.workshop")
    assert list(tmp_path.iterdir()) == [tmp_path / "notes.txt"]


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    folder = tmp_path / "Forum.workshop"
    folder.mkdir()
    with pytest.raises(UserError, match="is a folder"):
        open_file(folder)
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("name", ["lang" * 100 + ".workshop", "a\0b.workshop"])
def test_under_a_name_that_no_disk_takes_there_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="There is no file"):
        open_file(tmp_path / name)
    with pytest.raises(EnvironmentProblem, match="cannot be made"):
        create_file(tmp_path / name)


def test_a_link_that_leads_nowhere_or_to_itself_leads_to_no_file(tmp_path: Path) -> None:
    loop = tmp_path / "loop.workshop"
    loop.symlink_to(loop)
    nowhere = tmp_path / "nowhere.workshop"
    nowhere.symlink_to(tmp_path / "gone.workshop")
    for link in (loop, nowhere):
        with pytest.raises(UserError, match="There is no file"):
            open_file(link)
    assert sorted(tmp_path.iterdir()) == [loop, nowhere]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "Forum.workshop"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="not a workshop file"):
        open_file(pipe)


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize("share", [0.0005, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_rescued_or_refused(desk: Desk, share: float) -> None:
    path = desk.file.path
    desk.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    with pytest.raises(FacilitatorError) as refused:
        open_file(path)
    assert path.read_bytes() == before
    if isinstance(refused.value, DamagedFile) and refused.value.rescued:
        with closing(open_file(refused.value.rescued)) as rescued:
            assert not rescued.read_only
    if share > 0.99:
        assert isinstance(refused.value, DamagedFile)
        assert refused.value.rescued is not None


def test_a_damaged_file_is_left_untouched_with_its_log(path: Path) -> None:
    """A connection that closes folds the log into the file; here it must not."""
    from facilitator.actions import workshops
    from tests.domain.factory import Plan

    desk = Desk(create_file(path))
    desk.run(workshops.add_dossier, dossier=Plan().dossier())
    image, log = bytearray(path.read_bytes()), Path(f"{path}-wal").read_bytes()
    desk.close()
    image[100:4096] = bytes(3996)
    path.write_bytes(image)
    # Frames of the log cover page 1, so half of them are taken away to let the damage show.
    log = log[: len(log) // 8]
    Path(f"{path}-wal").write_bytes(log)
    with pytest.raises(DamagedFile):
        open_file(path)
    assert path.read_bytes() == bytes(image)
    assert Path(f"{path}-wal").read_bytes() == log
    assert not Path(f"{path}-shm").exists()
