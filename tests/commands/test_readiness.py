"""`check --day`: what is open before the start, for people and for machines."""

import json
from datetime import timedelta

import pytest

from facilitator import clock
from tests.commands.conftest import OUTLINE


@pytest.fixture
def soon(call, tmp_path):
    """A file whose workshop is tomorrow."""
    day = clock.today() + timedelta(days=1)
    file = tmp_path / "soon.workshop"
    text = OUTLINE.replace("2026-10-09", day.isoformat())
    assert call("import", "-", file, stdin=text.encode()).code == 0
    return file


def matters(call, file) -> dict[str, str]:
    entries = json.loads(call("check", "--day", "--json", file).out)
    return {entry["matter"]: entry["grade"] for entry in entries}


def test_machines_get_every_line_with_its_grade(call, soon):
    found = matters(call, soon)
    assert found["moderation_ready"] == found["questions_ready"] == found["file_ready"] == "ok"
    assert found["round_without_time"] == "problem"
    assert not {matter for matter in found if "display" in matter or "dictionary" in matter}


def test_people_get_what_is_open_and_how_it_is_changed(call, soon):
    ended = call("check", "--day", soon)
    assert (ended.code, ended.err) == (1, "")
    *points, total = ended.out.splitlines()
    assert "Round 1 has no planned time." in points
    assert total == "1 open point."


def test_a_workshop_that_is_ready_ends_with_0(call, tmp_path, soon):
    text = call("outline", soon).out.replace("Parallel workshops", "Parallel workshops (60 min)")
    file = tmp_path / "ready.workshop"
    assert call("import", "-", file, stdin=text.encode()).code == 0
    assert "round_without_time" not in matters(call, file)
    ended = call("check", "--day", file)
    assert (ended.code, ended.out) == (0, "Nothing is open.\n")


def test_the_protocols_open_points_are_not_among_them(call, soon):
    assert "key result" not in call("check", "--day", soon).out
    assert call("check", soon).out == "Nothing is open.\n"


def test_of_standard_input_nothing_is_said_about_its_place(call, soon):
    ended = call("check", "--day", "--json", "-", stdin=soon.read_bytes())
    areas = {entry["area"] for entry in json.loads(ended.out)}
    assert "file" not in areas
    assert "programme" in areas


def test_a_file_that_is_missing_gets_one_sentence(call, tmp_path):
    assert "nothing.workshop" in call("check", "--day", tmp_path / "nothing.workshop").sentence
