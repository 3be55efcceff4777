"""`protocol --keep`, `versions` and `diff`: what went out, and how it differs."""

import json
from pathlib import Path

import pytest

from tests.commands.test_reviewing import edited


@pytest.fixture
def kept(call, second: Path) -> Path:
    """A Word file of the protocol that was kept as version 0.1."""
    sent = second.with_name("sent.docx")
    told = ("--recipients", "MUG", "--deadline", "2026-10-30")
    done = call("protocol", second, "-o", sent, "--keep", *told)
    assert done.code == 0
    assert "Kept as version 0.1." in done.err
    return sent


@pytest.mark.usefixtures("kept")
def test_versions_are_listed(call, second) -> None:
    told = call("versions", second).out
    assert "The protocol is a draft." in told
    assert "0.1  a draft" in told
    assert "sent.docx, MUG, remarks until 30 Oct 2026" in told
    (entry,) = json.loads(call("versions", second, "--json").out)
    assert (entry["number"], entry["status"], entry["kind"], entry["remarks"]) == (
        *("0.1", "draft", "docx", 0),
    )


def test_a_file_without_versions_says_how_one_is_kept(call, second) -> None:
    assert "--keep" in call("versions", second).out


def test_two_versions_differ_in_what_was_done_between_them(call, second, kept) -> None:
    assert call("diff", second, "0.1").out == "Version 0.1 → Current state\nBoth say the same.\n"
    call("note", second, "--session", "W1.1", "--question", "1", "And *us*")
    call("protocol", second, "-o", kept, "--keep")
    text = call("diff", second, "0.1", "0.2").out
    assert text.splitlines()[0] == "Version 0.1 → Version 0.2"
    assert text.splitlines()[-1] == "  New: {+And *us*+}"
    assert "Who keeps it?" in text
    ((chapter),) = json.loads(call("diff", second, "0.2", "0.1", "--json").out)
    assert [entry["kind"] for entry in chapter["differences"]] == ["removed"]
    out = second.with_name("out.md")
    assert call("diff", second, "0.1", "-o", out).code == 0
    assert out.read_text(encoding="utf-8").endswith("- New: **And \\*us\\***\n")


@pytest.mark.usefixtures("kept")
def test_a_version_that_there_is_not_is_refused(call, second) -> None:
    assert call("diff", second, "0.7").sentence.endswith(
        "There is 0.1, and “now” for what the protocol says now."
    )


def test_a_deadline_that_is_no_date_writes_nothing(call, second) -> None:
    out = second.with_name("x.pdf")
    refused = call("protocol", second, "-o", out, "--keep", "--deadline", "soon")
    assert "is no date" in refused.sentence
    assert not out.exists()
    assert "add --keep" in call("protocol", second, "-o", out, "--note", "x").sentence


def test_a_final_protocol_takes_no_note_until_it_is_reopened(call, second) -> None:
    assert "final" in call("versions", second, "--status", "final").out
    note = ("note", second, "--session", "W1.1", "--question", "1", "Late")
    assert "is final. Nothing was changed" in call(*note).sentence
    assert call("versions", second, "--status", "draft").code == 1
    assert call("versions", second, "--reopen", " ").code == 1
    assert call("versions", second, "--reopen", "A typo").code == 0
    assert call(*note).code == 0
    assert "protocol reopened: A typo" in call("log", second).out


def test_several_readers_of_one_version_are_held_against_what_they_got(call, second, kept) -> None:
    """The second file comes back when the first one's words stand in the protocol already."""
    first = edited(kept, "All of us", "All of us together")
    assert call("review", second, first, "--accept", "all").code == 0
    again = kept.with_name("again.docx")
    again.write_bytes(kept.read_bytes())
    other = edited(again, "All of us", "Nobody but us")
    told = json.loads(call("review", second, other, "--keep", "--json").out)
    assert [(entry["kind"], entry["old_text"], entry["new_text"]) for entry in told] == [
        ("reword", "All of us", "All of us together"),
        ("reword", "All of us", "Nobody but us"),
    ]
    assert json.loads(call("versions", second, "--json").out)[0]["remarks"] == 2
    assert call("review", second, kept, "--json").out.count('"number"') == 2


def test_accepting_all_remarks_gives_just_those_differences(call, second, kept) -> None:
    back = edited(kept, "All of us", "All of us together")
    call("review", second, back, "--accept", "all")
    (chapter,) = json.loads(call("diff", second, "0.1", "--json").out)
    (difference,) = chapter["differences"]
    assert (difference["kind"], difference["old"], difference["new"]) == (
        *("reworded", "All of us", "All of us together"),
    )
