"""Whatever is typed or lies there: one sentence, a code of 0, 1 or 2, and nothing broken."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.commands.conftest import Call

SPOILT = {
    "missing": None,
    "empty": b"",
    "text": b"# Workshop 1: Water\n",
    "binary": bytes(range(256)) * 40,
    "only its first bytes": b"SQLite format 3\0",
}
READING = [("info",), ("info", "--json"), ("check",), ("outline",), ("protocol", "-o", "-")]
WRITING = [("note", "--session", "W1.1", "--question", "1", "Said")]


def spoil(path: Path, content: bytes | None) -> None:
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_what_is_no_workshop_file_is_said_in_one_sentence_and_left(call, tmp_path, command, spoilt):
    path = tmp_path / "a.workshop"
    spoil(path, SPOILT[spoilt])
    name, *options = command
    assert "a.workshop" in call(name, path, *options).sentence
    assert (path.read_bytes() if path.exists() else None) == SPOILT[spoilt]


@pytest.mark.parametrize("spoilt", ["empty", "text", "binary"])
def test_an_outline_is_not_imported_into_what_is_no_workshop_file(call, outline, tmp_path, spoilt):
    path = tmp_path / "a.workshop"
    spoil(path, SPOILT[spoilt])
    assert "a.workshop" in call("import", outline, path).sentence
    assert path.read_bytes() == SPOILT[spoilt]


@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_a_folder_is_no_workshop_file(call, tmp_path, command):
    name, *options = command
    assert "is a folder" in call(name, tmp_path, *options).sentence


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_ends_in_a_sentence_or_in_what_is_left_of_it(call, second, seed):
    chance = random.Random(seed)
    data = bytearray(second.read_bytes())
    if seed % 2:
        del data[chance.randrange(100, len(data)) :]
    for _ in range(20):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    second.write_bytes(data)
    for name, *options in READING:
        ended = call(name, second, *options)
        assert ended.code in {0, 1}
        assert "inside the program" not in ended.err
        assert ended.out or ended.err
    assert second.read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among its files")
@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_nobody_waits_for_a_pipe(call, tmp_path, command):
    os.mkfifo(tmp_path / "a.workshop")
    name, *options = command
    assert "a.workshop" in call(name, tmp_path / "a.workshop", *options).sentence


WORDS = st.one_of(
    st.sampled_from(
        [
            *("new", "import", "note", "outline", "protocol", "check", "info", "tour"),
            *("--json", "--example", "--from", "--workshop", "--layout", "--session", "--question"),
            *("-o", "--", "-", "--help", "--version", "W1.1", "1", "1a", "minutes", "", ".", ".."),
            *("second.workshop", "second.md", "out.md", "out.docx", "gone/out.md", "a b", "é"),
        ]
    ),
    st.text(max_size=8),
)
FIRST = st.sampled_from(["new", "import", "note", "outline", "protocol", "check", "info", "--x"])


def refused_or_done(call: Call, words: list[str], folder: Path) -> None:
    ended = call(*words, stdin=b"Said\n\xff\n")
    assert ended.code in {0, 1, 2}
    assert "Traceback" not in ended.err
    assert "inside the program" not in ended.err, ended.err
    if ended.code == 2:
        assert "usage: " in ended.err
    for made in set(folder.iterdir()) - {folder / "second.md", folder / "second.workshop"}:
        if made.is_file():
            made.unlink()


@pytest.mark.usefixtures("second")
@example(first="import", words=["second.md", "--", "--"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=FIRST, words=st.lists(WORDS, max_size=7))
def test_no_line_of_words_breaks_the_program(call, tmp_path, first, words):
    here = Path.cwd()
    os.chdir(tmp_path)  # what a line makes is made here
    try:
        refused_or_done(call, [first, *words], tmp_path)
    finally:
        os.chdir(here)
