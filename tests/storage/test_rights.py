"""Files and folders that may not be written, seen by a process that rights hold for (not root)."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import workshops
from facilitator.actions.desk import Desk
from facilitator.storage.files import create_file, open_file
from tests.domain.factory import Plan
from tests.storage.contents import zero_root_page
from tests.storage.processes import answer_of, killed, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")

SAYS = """
    try:
        file = open_file(path)
    except FacilitatorError as error:
        print(type(error).__name__, error.sentence)
        sys.exit()
    titles = [workshop.title for workshop in file.read.workshops()]
    print(file.read_only, titles, file.notice, len(file.read.find("Thema")), end=" ")
    reader = file.second_reader()
    print([workshop.title for workshop in reader.workshops()])
    reader.close()
    file.close()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="facilitator-rights-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "Forum.workshop"
    with closing(create_file(path)) as file:
        Desk(file).run(workshops.add_dossier, dossier=Plan(title="Zukunft").dossier())
    shutil.rmtree(f"{path}-backups", ignore_errors=True)
    return path


def test_a_read_only_file_is_read_with_a_notice(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o777)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("True ['Zukunft'] “Forum.workshop” is write-protected.")
    assert answer.endswith("['Zukunft']")


def test_a_file_in_a_read_only_folder_is_read_with_a_notice(path: Path) -> None:
    path.chmod(0o666)
    path.parent.chmod(0o555)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("True ['Zukunft'] “Forum.workshop” is write-protected.")
    assert answer.endswith("['Zukunft']")
    assert list(path.parent.iterdir()) == [path]


def test_a_killed_programs_log_is_read_where_nothing_may_be_written(path: Path) -> None:
    path.unlink()
    script = """
        Desk(create_file(path)).run(workshops.add_dossier, dossier=Plan(title="Im Log").dossier())
        print("ready", flush=True)
        sys.stdin.read()
    """
    with running(script, path) as writer:
        killed(writer)
    for left in path.parent.iterdir():
        left.chmod(0o444)
    path.with_name(f"{path.name}-shm").unlink()
    path.parent.chmod(0o555)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("True ['Im Log']")
    assert answer.endswith("['Im Log']")


def test_a_file_that_may_not_even_be_read_has_its_sentence(path: Path) -> None:
    path.chmod(0o000)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith(
        "EnvironmentProblem “Forum.workshop” cannot be read (Permission denied)"
    )


def test_where_nothing_can_be_rescued_to_the_damage_has_its_sentence(path: Path) -> None:
    zero_root_page(path, "note")
    path.parent.chmod(0o555)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("DamagedFile “Forum.workshop” is damaged. The file was left as it is")
    assert list(path.parent.iterdir()) == [path]


def test_no_file_is_made_in_a_folder_that_may_not_be_written(folder: Path) -> None:
    folder.chmod(0o555)
    script = """
        try:
            create_file(path)
        except FacilitatorError as error:
            print(error.sentence)
    """
    answer = answer_of(script, folder / "Neu.workshop", ordinary_user=True)
    assert answer.startswith("“Neu.workshop” cannot be made in this folder.")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("rights", [0o600, 0o644])
def test_a_lock_that_another_person_left_does_not_hide_the_file(path: Path, rights: int) -> None:
    """It cannot be taken, so two could write at once: the file is read."""
    path.chmod(0o666)
    path.parent.chmod(0o777)
    lock = path.with_name(f"~{path.name}.lock")
    lock.touch()
    lock.chmod(rights)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("True ['Zukunft'] “Forum.workshop” is write-protected.")


def test_a_lock_left_where_nothing_may_be_written_does_not_hide_the_file(path: Path) -> None:
    path.chmod(0o666)
    lock = path.with_name(f"~{path.name}.lock")
    lock.touch()
    lock.chmod(0o666)
    path.parent.chmod(0o555)
    answer = answer_of(SAYS, path, ordinary_user=True)
    assert answer.startswith("True ['Zukunft'] “Forum.workshop” is write-protected.")


def test_who_may_not_write_anothers_lock_still_learns_who_holds_it(path: Path) -> None:
    path.chmod(0o666)
    path.parent.chmod(0o777)
    with closing(open_file(path)):
        path.with_name(f"~{path.name}.lock").chmod(0o644)
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").chmod(0o666)
        answer = answer_of(SAYS, path, ordinary_user=True)
    assert "has “Forum.workshop” open on" in answer


PLACE = """
    from datetime import date
    from facilitator.storage.backups import copy_now
    from facilitator.storage.whereabouts import whereabouts
    day = date(2026, 9, 17)
    print(whereabouts(path, day).is_writable, bool(copy_now(path, day)), whereabouts(path, day).is_backed_up)
"""


@pytest.mark.parametrize(
    ("of_file", "of_folder", "answer"),
    [(0o666, 0o777, "True True True"), (0o444, 0o777, "False True True"), (0o666, 0o755, "False False False")],
)  # fmt: skip
def test_the_checklist_sees_rights_that_are_missing(
    path: Path, of_file: int, of_folder: int, answer: str
) -> None:
    path.chmod(of_file)
    path.parent.chmod(of_folder)
    assert answer_of(PLACE, path, ordinary_user=True) == answer
