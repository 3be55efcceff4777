"""`review`: from the file that went out to the one that came back, and to what was decided."""

import json
import zipfile
from pathlib import Path

import pytest

from facilitator.storage.files import open_file
from tests.packing import packed, parts_of


def edited(path: Path, old: str, new: str) -> Path:
    """Return a copy of a Word file in which somebody replaced words without tracking."""
    target = path.with_name(f"back-{path.name}")
    parts = parts_of(path.read_bytes())
    data = parts["word/document.xml"]
    assert old.encode() in data
    parts["word/document.xml"] = data.replace(old.encode(), new.encode())
    target.write_bytes(packed(parts))
    return target


@pytest.fixture
def back(call, second: Path) -> Path:
    """A protocol that came back with one answer reworded."""
    sent = second.with_name("sent.docx")
    assert call("protocol", second, "-o", sent).code == 0
    return edited(sent, "All of us", "All of us together")


def test_a_returned_file_is_listed_and_nothing_is_kept(call, second, back) -> None:
    told = call("review", second, back, "--json")
    (entry,) = json.loads(told.out)
    assert (entry["kind"], entry["old_text"], entry["new_text"]) == (
        *("reword", "All of us", "All of us together"),
    )
    assert (entry["number"], entry["file"], entry["safe"]) == (1, back.name, True)
    assert "Nothing was changed" in call("review", second).out


def test_a_remark_is_accepted_once_and_stands_in_the_register(call, second, back) -> None:
    register = second.with_name("register.xlsx")
    told = call("review", second, back, "--accept", "safe", "--register", register)
    assert told.code == 0
    assert "[accepted]" in told.out
    assert "All remarks are decided on." in told.out
    assert register.name in told.err
    assert zipfile.is_zipfile(register)
    file = open_file(second, read_only=True)
    dossier = file.read.dossier(file.read.workshops()[0].id)
    file.close()
    assert [answer.text for answer in dossier.answers] == ["All of us together"]
    assert "All of us" in [note.text for note in dossier.notes]
    assert call("review", second, back, "--keep").out.count("1. ") == 1


def test_a_remark_is_rejected_with_its_reason(call, second, back) -> None:
    told = call("review", second, back, "--reject", "1", "--reason", "as agreed", "--json")
    (entry,) = json.loads(told.out)
    assert (entry["disposition"], entry["reason"]) == ("rejected", "as agreed")
    assert "[rejected; reason: as agreed]" in call("review", second).out


def test_a_number_that_there_is_not_decides_nothing(call, second, back) -> None:
    told = call("review", second, back, "--accept", "1,7")
    assert told.code == 1
    assert "no open remark 7" in told.err
    assert "[accepted]" not in call("review", second).out


def test_what_cannot_be_carried_out_stays_open_with_the_reason(call, second) -> None:
    sent = second.with_name("sent.docx")
    call("protocol", second, "-o", sent)
    told = call("review", second, edited(sent, ">Agenda<", ">Tagesordnung<"), "--accept", "all")
    assert told.code == 1
    assert "1 stays open: This paragraph is made by the program" in told.out
    assert "1 remark is open." in told.out


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no Word file"),
        (b"PK\x03\x04" + bytes(90), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a password"),
        (b"PK\x03\x04" + bytes(50_000_001), "larger than 50 MB"),
    ],
)
def test_of_what_is_not_read_nothing_is_taken_over(call, second, tmp_path, content, why) -> None:
    path = tmp_path / "back.docx"
    path.write_bytes(content)
    before = call("info", second, "--json").out
    sentence = call("review", second, path, "--accept", "all").sentence
    assert why in sentence
    assert "nothing was taken over" in sentence
    assert "Nothing was changed" in call("review", second).out
    assert call("info", second, "--json").out == before


@pytest.mark.parametrize("profile", ["full", "roles", "organisations", "none"])
@pytest.mark.parametrize("audience", ["full", "summary", "topic:1"])
def test_an_edition_that_nobody_changed_proposes_nothing(call, second, profile, audience) -> None:
    sent = second.with_name("sent.docx")
    wanted = ("--profile", profile, "--audience", audience, "--layout", "minutes")
    call("protocol", second, "-o", sent, *wanted)
    told = call("review", second, sent)
    assert (told.code, told.err) == (0, "")
    assert "Nothing was changed" in told.out


def test_a_register_of_an_unknown_kind_is_refused_before_anything_is_decided(
    call, second, back
) -> None:
    told = call("review", second, back, "--accept", "all", "--register", "letter.txt")
    assert ".docx or .xlsx, not as “letter.txt”" in told.sentence
    assert "Nothing was changed" in call("review", second).out


def test_a_rejection_wants_a_reason(call, second, back) -> None:
    told = call("review", second, back, "--reject", "1", "--reason", " ")
    assert told.code != 0
    assert "--reason" in told.err
    assert "Nothing was changed" in call("review", second).out
