from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.storage.files import WorkshopFile, create_file, open_file
from tests.domain.factory import Plan


def test_a_new_file_is_empty_and_writable(file: WorkshopFile) -> None:
    assert file.read.workshops() == []
    assert not file.read_only
    assert file.notice == ""


def test_what_was_written_is_there_when_the_file_is_opened_again(
    desk: Desk, dossier: Dossier
) -> None:
    desk.close()
    with closing(open_file(desk.file.path)) as again:
        assert again.read.dossier(dossier.workshop.id) == dossier


def test_a_closed_file_lies_alone_in_its_folder(path: Path) -> None:
    file = create_file(path)
    assert len(list(path.parent.iterdir())) > 1
    file.close()
    assert list(path.parent.iterdir()) == [path]


def test_reading_leaves_nothing_behind_either(path: Path) -> None:
    create_file(path).close()
    before = path.read_bytes()
    with closing(open_file(path, read_only=True)) as file:
        assert file.read.workshops() == []
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == before


def test_closing_twice_does_no_harm(path: Path) -> None:
    file = create_file(path)
    file.close()
    file.close()
    with closing(open_file(path)) as again:
        assert not again.read_only


def test_an_existing_file_is_never_replaced(path: Path) -> None:
    path.write_text("Liebe Kolleginnen", encoding="utf-8")
    with pytest.raises(UserError, match="exists already"):
        create_file(path)
    assert path.read_text(encoding="utf-8") == "Liebe Kolleginnen"


@pytest.mark.parametrize("name", ["no/such/folder/a.workshop", f"{'long' * 80}.workshop"])
def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be made in this folder"):
        create_file(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["Für & über 100 % #1?.workshop", "file:a;b.workshop", " .workshop", "日本 🎉.workshop"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with closing(create_file(path)) as file:
        Desk(file).run(workshops.add_dossier, dossier=Plan().dossier())
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == [name]
    with closing(open_file(path)) as again:
        assert len(again.read.workshops()) == 1


def test_a_name_that_is_no_text_will_do(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.workshop"
    try:
        path.touch()
    except (OSError, UnicodeError):
        pytest.skip("this system knows no such names")
    path.unlink()
    create_file(path).close()
    with closing(open_file(path)) as again:
        assert again.read.workshops() == []


def test_a_link_opens_the_file_it_leads_to(tmp_path: Path, path: Path) -> None:
    create_file(path).close()
    link = tmp_path / "elsewhere" / "link.workshop"
    link.parent.mkdir()
    link.symlink_to(path)
    with closing(open_file(link)) as first:
        assert first.path == path
        with closing(open_file(path)) as second:
            assert second.read_only
    assert list(link.parent.iterdir()) == [link]


def test_reading_only_on_demand_gives_no_notice_and_writes_nothing(
    desk: Desk, dossier: Dossier
) -> None:
    desk.close()
    with closing(open_file(desk.file.path, read_only=True)) as file:
        assert file.notice == ""
        with pytest.raises(UserError, match="reading only"):
            Desk(file).run(workshops.remove, workshop_id=dossier.workshop.id)
        assert file.read.dossier(dossier.workshop.id) == dossier


def test_a_second_reader_sees_each_commit_from_another_thread(desk: Desk, dossier: Dossier) -> None:
    reader = desk.file.second_reader()
    session, question = dossier.sessions[0], dossier.questions[0]
    desk.run(notes.add, session_id=session.id, question_id=question.id, text="Nachtrag")
    assert len(reader.dossier(dossier.workshop.id).notes) == len(dossier.notes) + 1
    reader.close()


def test_a_dossier_is_one_state_of_the_file_whatever_is_written_meanwhile(
    desk: Desk, dossier: Dossier
) -> None:
    """Another thread exports while somebody imports: no row may name one that is not there."""
    import threading

    stop = threading.Event()
    failures: list[BaseException] = []

    def export() -> None:
        reader = desk.file.second_reader()
        try:
            while not stop.is_set():
                found = reader.dossier(dossier.workshop.id)
                noted = {note.id for note in found.notes}
                assert {link.note_id for link in found.evidence} <= {*noted, None}
        except BaseException as error:  # noqa: BLE001 - shown below, in the test's own thread
            failures.append(error)
        finally:
            reader.close()

    thread = threading.Thread(target=export)
    thread.start()
    session, question = dossier.sessions[0], dossier.questions[0]
    for _ in range(60):
        made = desk.run(notes.add, session_id=session.id, question_id=question.id, text="Neu")
        desk.run(notes.mark_key_result, note_ids=made.ids, on=True)
    stop.set()
    thread.join()
    assert failures == []
