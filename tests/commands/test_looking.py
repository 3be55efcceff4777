"""`info` and `check`: what they find, for people and for machines, and with which exit code."""

import json

import pytest

from facilitator.storage.files import create_file
from tests.commands.conftest import OUTLINE
from tests.commands.figures import figures

OPEN = """---
language: en
title: Day
---

# Background

# Key results

There are three parallel workshops.

# Conclusions and recommendations

These are our 4 recommendations:

1. Keep it.

# Workshop 1: Water

## Why?

## How?

- So

### a. And when?
"""


# info


def test_info_counts_what_a_file_holds(call, second):
    assert figures(call, second) == [
        {
            "title": "Second day",
            "date": "2026-10-09",
            "place": "Online",
            "process": "",
            "persons": 1,
            "agenda_items": 1,
            "rounds": 1,
            "topics": 1,
            "sessions": 1,
            "questions": 1,
            "sub_questions": 1,
            "notes": 2,
            "sub_notes": 0,
            "parked": 0,
            "contributions": 2,
            "key_results": 1,
            "key_results_by_topic": [1],
            "recommendations": 1,
            "milestones": 0,
            "chapters": 1,
            "remarks": 0,
        }
    ]


def test_info_says_the_same_in_words(call, second):
    ended = call("info", second)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Second day, 9 October 2026, Online"
    counted = {name.strip(): int(count) for name, count in (line.split(":") for line in lines[1:])}
    expected = [value for value in figures(call, second)[0].values() if isinstance(value, int)]
    assert list(counted.values()) == expected
    assert counted["sub-questions"] == 1


def test_info_speaks_german(call, second, monkeypatch):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    assert "Teilfragen: 1" in call("info", second).out


def test_info_counts_what_is_parked_apart(call, second):
    parked = OUTLINE + "\n# Parking lot\n\n- Later {W1.1-Q1}\n"
    assert call("import", "-", second, stdin=parked.encode()).code == 0
    before, after = figures(call, second)
    assert (after["parked"], after["notes"]) == (before["parked"] + 1, before["notes"])


def test_info_lists_every_workshop_or_those_that_are_named(call, both):
    titles = [entry["title"] for entry in figures(call, both)]
    assert titles == ["Harbour Quarter Forum", "Second day"]
    ended = call("info", both, "--json", "--workshop", "day")
    assert [entry["title"] for entry in json.loads(ended.out)["workshops"]] == ["Second day"]
    assert "Second day" in call("info", both, "--workshop", "Third").sentence


def test_info_names_the_file_and_reads_standard_input(call, second):
    from_file = json.loads(call("info", second, "--json").out)
    from_input = json.loads(call("info", "-", "--json", stdin=second.read_bytes()).out)
    assert from_file["file"] == "second.workshop"
    assert from_input == {**from_file, "file": "-"}


# check


def test_check_is_content_with_a_complete_workshop(call, second, example):
    for file in (second, example):
        ended = call("check", file)
        assert (ended.code, ended.out, ended.err) == (0, "Nothing is open.\n", "")
        machine = call("check", file, "--json")
        assert (machine.code, json.loads(machine.out)) == (0, [])


@pytest.fixture
def unfinished(call, tmp_path):
    file = tmp_path / "day.workshop"
    assert call("import", "-", file, stdin=OPEN.encode()).code == 0
    return file


def test_check_lists_what_is_open_and_ends_with_one(call, unfinished):
    ended = call("check", unfinished)
    assert (ended.code, ended.err) == (1, "")
    *points, total = ended.out.splitlines()
    assert total == f"{len(points)} open points."
    for said in (
        "The workshop has no date.",
        "Neither place nor online mode is given.",
        "No moderator is named.",
        "No answer to “Why?”.",
        "No answer to “And when?”.",
        "“Water” has no key result.",
        "The text says “three parallel workshops”, but there are 1.",
        "The text says “4 recommendations”, but there are 1.",
    ):
        assert said in points


def test_check_says_the_same_to_machines(call, unfinished):
    ended = call("check", unfinished, "--json")
    found = json.loads(ended.out)
    assert ended.code == 1
    assert [entry["sentence"] for entry in found] == call("check", unfinished).out.splitlines()[:-1]
    assert {"no_date", "no_moderation", "question_unanswered", "count_differs"} <= {
        entry["matter"] for entry in found
    }
    assert all(entry["table"] for entry in found)
    without_row = {entry["matter"] for entry in found if not entry["row_id"]}
    assert without_row <= {"no_moderation", "no_recommendation"}  # which are not there yet


def test_one_open_point_is_one(call, tmp_path):
    text = OUTLINE.replace("place: Online\n", "")
    assert call("import", "-", tmp_path / "a", stdin=text.encode()).code == 0
    ended = call("check", tmp_path / "a")
    assert ended.code == 1
    assert ended.out.splitlines()[-1] == "1 open point."


def test_looking_changes_nothing(call, unfinished):
    before = {path: path.read_bytes() for path in unfinished.parent.rglob("*") if path.is_file()}
    for words in (("info", unfinished), ("check", unfinished), ("outline", unfinished)):
        call(*words)
    after = {path: path.read_bytes() for path in unfinished.parent.rglob("*") if path.is_file()}
    assert after == before


def test_info_says_that_a_file_is_empty(call, tmp_path):
    file = create_file(tmp_path / "empty.workshop")
    file.close()
    ended = call("info", tmp_path / "empty.workshop")
    assert (ended.code, ended.out) == (
        0,
        "This file holds no workshop yet. Import an outline into it.\n",
    )


def test_contributions_are_counted_as_a_protocol_says_them(call, example):
    (entry,) = json.loads(call("info", example, "--json").out)["workshops"]
    said = entry["notes"] + entry["sub_notes"] + entry["parked"]
    assert 0 < entry["contributions"] <= said
