"""`agenda` and `questions`: what they take over from a text, and what they say about it."""

from pathlib import Path

import pytest

from tests.commands.figures import figures
from tests.exchange.copies import ENGLISH, QUESTIONS


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


def test_an_agenda_makes_the_file_where_there_is_none(call, tmp_path, mail) -> None:
    file = tmp_path / "forum.workshop"
    assert call("agenda", file, mail).code == 0
    (found,) = figures(call, file)
    assert found["title"] == "Harbour Quarter Forum"
    assert (found["agenda_items"], found["sessions"], found["topics"]) == (4, 2, 2)


def test_an_agenda_without_a_title_has_that_of_its_file(call, tmp_path) -> None:
    file = tmp_path / "Forum am Fluss.workshop"
    assert call("agenda", file, "-", stdin="14:00 Begrüßung".encode()).code == 0
    assert figures(call, file)[0]["title"] == "Forum am Fluss"


def test_questions_from_standard_input_go_to_the_workshop(call, tmp_path, mail) -> None:
    file = tmp_path / "forum.workshop"
    call("agenda", file, mail)
    ended = call("questions", file, "-", stdin=QUESTIONS.encode())
    assert ended.code == 0
    assert "-:3: This was not understood; it is kept as a remark." in ended.err
    (found,) = figures(call, file)
    assert (found["questions"], found["sub_questions"], found["remarks"]) == (4, 4, 1)


def test_questions_without_a_topic_go_to_the_one_that_is_named(call, tmp_path, mail) -> None:
    file = tmp_path / "forum.workshop"
    call("agenda", file, mail)
    assert call("questions", file, "-", "--topic", "2", stdin=b"- What is missing?").code == 0
    assert "# Workshop 2: Housing\n\n## What is missing?" in call("outline", file).out


def test_taking_over_twice_says_that_all_was_there(call, tmp_path, mail) -> None:
    file = tmp_path / "forum.workshop"
    call("agenda", file, mail)
    assert call("agenda", file, mail).err == "facilitator: 4 of these were there already.\n"


def test_an_agenda_can_take_the_place_of_the_one_that_is_there(call, tmp_path, mail) -> None:
    file = tmp_path / "forum.workshop"
    call("agenda", file, mail)
    assert call("agenda", file, "-", "--replace", stdin=b"9:00 Start").code == 0
    (found,) = figures(call, file)
    assert (found["agenda_items"], found["sessions"]) == (1, 2)


@pytest.mark.parametrize("command", ["agenda", "questions"])
def test_what_cannot_be_read_changes_nothing(call, example, tmp_path, command) -> None:
    source = tmp_path / "agenda.pdf"
    source.write_bytes(b"%PDF-1.7")
    before = figures(call, example)
    ended = call(command, example, source)
    assert (ended.code, ended.out) == (1, "")
    assert "copy and paste" in ended.err
    assert figures(call, example) == before
