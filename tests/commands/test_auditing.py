"""`audit`: what it says of a file, and with which exit code."""

import json

OUTLINE = """---
language: en
title: Day
---

# Key results

## Workshop 1: Water

- Keep the water {W1.1-Q1-01}
- Nobody said this

# Workshop 1: Water

## Why?

### W 1.1

- Keep the water

## How?
"""


def test_a_file_that_proves_what_it_says_ends_with_zero(call, example):
    done = call("audit", example)
    assert (done.code, done.out) == (0, "The protocol proves what it says.\n")


def test_findings_are_sentences_and_the_exit_code_is_one(call, tmp_path):
    (tmp_path / "day.md").write_text(OUTLINE)
    call("new", tmp_path / "day.workshop", "--from", tmp_path / "day.md")
    done = call("audit", tmp_path / "day.workshop")
    assert done.code == 1
    assert done.out.splitlines() == [
        "Key result 1.2  “Nobody said this” rests on no note.",
        "T1-Q2  No answer to “How?”.",
        "2 findings.",
    ]
    found = json.loads(call("audit", tmp_path / "day.workshop", "--json").out)
    assert [(entry["matter"], entry["table"]) for entry in found] == [
        ("unproven", "key_result"),
        ("unanswered", "question"),
    ]
    assert all(entry["row_id"] for entry in found)
