"""Files for other programs are written whole or not at all."""

import os
import sys

import pytest

from facilitator.errors import EnvironmentProblem
from facilitator.output import write_whole

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rules")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Protokoll.docx"


def test_a_new_file_holds_what_was_given_and_nothing_is_left_beside_it(path):
    write_whole(path, b"first")
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["gone/Protokoll.docx", "file/Protokoll.docx", "n" * 300])
def test_a_place_that_takes_no_file_is_named_and_left_as_it_was(tmp_path, name):
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(tmp_path / name, b"new")
    assert (tmp_path / name).name in caught.value.sentence
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"kept"]


def test_a_folder_is_not_replaced(path):
    path.mkdir()
    with pytest.raises(EnvironmentProblem):
        write_whole(path, b"new")
    assert list(path.parent.iterdir()) == [path]
    assert list(path.iterdir()) == []


@needs_posix
def test_the_longest_name_a_system_takes_can_be_written(tmp_path):
    path = tmp_path / ("n" * 250 + ".docx")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@needs_posix
def test_a_new_file_has_the_rights_the_user_gives_to_new_files(path):
    before = os.umask(0o027)
    try:
        write_whole(path, b"new")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640


@needs_posix
def test_a_file_that_is_replaced_keeps_its_rights(path):
    path.write_bytes(b"for my eyes only")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


@needs_posix
def test_a_link_keeps_pointing_to_the_file_that_is_written(path):
    target = path.with_name("target.docx")
    target.write_bytes(b"old")
    path.symlink_to(target)
    write_whole(path, b"new")
    assert path.is_symlink()
    assert target.read_bytes() == b"new"


@needs_posix
def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
