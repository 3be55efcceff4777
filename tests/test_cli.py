"""The entry: which words are commands, how a call ends, and what a process leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import __version__
from facilitator.cli import COMMANDS, run
from facilitator.paths import user_state


@pytest.fixture
def example(tmp_path: Path) -> Path:
    file = tmp_path / "example.workshop"
    assert run(["new", str(file), "--example"]) == 0
    return file


def started(*words: object, without: tuple[str, ...] = (), **how) -> subprocess.CompletedProcess:
    """Start the program as a process and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *map(str, words)],
        env={name: value for name, value in os.environ.items() if name not in without},
        check=False,
        timeout=60,
        **{"stderr": subprocess.PIPE, **how},
    )


SAID = "What was said in confidence"
needs_posix = pytest.mark.skipif(os.name == "nt", reason="shows what a shell there does")


# Words


def test_version_is_printed(capsys):
    with pytest.raises(SystemExit, match="0"):
        run(["--version"])
    assert capsys.readouterr().out == f"facilitator {__version__}\n"


def test_help_names_every_command_and_each_explains_itself(capsys):
    with pytest.raises(SystemExit, match="0"):
        run(["--help"])
    said = capsys.readouterr().out
    listed = [line.split()[0] for line in said.splitlines() if line.startswith("    ")]
    assert set(COMMANDS) == {word for word in listed if word in COMMANDS}
    for name in COMMANDS:
        with pytest.raises(SystemExit, match="0"):
            run([name, "--help"])
        assert f"facilitator {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["new"],
        ["note", "x.workshop"],
        ["tour"],
        ["a", "b"],
        ["--", "a", "b"],
        ["--nonsense"],
        ["-"],
        ["info", "x.workshop", "y.workshop"],
        ["import", "x.md", "--", "--"],
    ],
)
def test_a_wrong_command_line_ends_with_two_and_the_usage(words, capsys):
    with pytest.raises(SystemExit, match="2"):
        run(words)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: ")


def test_a_missing_file_is_one_sentence(tmp_path, capsys):
    assert run(["info", str(tmp_path / "nowhere.workshop")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("facilitator: There is no file “nowhere.workshop”")
    assert error.count("\n") == 1


def test_a_mistyped_command_is_not_taken_for_a_file(capsys):
    with pytest.raises(SystemExit) as end:
        run(["protocl"])
    assert end.value.code == 2
    assert "“protocl” is neither a command nor a file here" in capsys.readouterr().err


def test_errors_speak_the_language_in_use(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    assert run(["info", str(tmp_path / "nowhere.workshop")]) == 1
    assert capsys.readouterr().err.startswith("facilitator: Eine Datei „nowhere.workshop“ gibt es")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new"], ["Aufruf: facilitator new", "DATEI"]),
        (["new", "--help"], ["Aufruf: facilitator new", "diese Hilfe"]),
        (["info", "a", "--nonsense"], ["Aufruf: ", "--nonsense"]),
        (["info", "a", "b", "c"], ["Aufruf: ", "b c"]),
    ],
)
def test_a_wrong_command_line_is_explained_in_the_language_in_use(words, said, capsys, monkeypatch):
    monkeypatch.setenv("FACILITATOR_LANG", "de")
    monkeypatch.delenv("LANGUAGE", raising=False)
    with pytest.raises(SystemExit):
        run(words)
    heard = "".join(capsys.readouterr())
    assert [part for part in said if part not in heard] == []
    assert not {"usage:", "error:", "required:", "unrecognized", "show"} & set(heard.split())
    assert "LANGUAGE" not in os.environ


def test_our_own_mistake_is_one_sentence_and_the_log_has_its_way_but_not_its_words(
    example, capsys, monkeypatch
):
    def fail(*_: object, **__: object) -> str:
        raise ZeroDivisionError(SAID)

    monkeypatch.setattr(json, "dumps", fail)
    assert run(["info", str(example), "--json"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "ZeroDivisionError" in error
    log = (user_state() / "facilitator.log").read_text(encoding="utf-8")
    assert "looking.py" in log
    assert SAID not in error + log


# Processes


def test_commands_load_no_window(example):
    code = (
        "import sys; from facilitator.cli import run; run(['info', sys.argv[1]]);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, example], check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display is named")
@pytest.mark.parametrize("words", [(), ("example.workshop",), ("--", "-strange.workshop")])
def test_without_a_display_the_window_is_refused_in_one_sentence(words):
    ended = started(*words, without=("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"facilitator: There is no display")
    assert ended.stderr.count(b"\n") == 1


def test_umlauts_are_written_whatever_the_locale_says(example):
    ended = started("info", example, stdout=subprocess.PIPE, without=("LC_ALL", "LC_CTYPE", "LANG"))
    assert ended.returncode == 0
    assert "Harbour Quarter Forum" in ended.stdout.decode("utf-8")
    strange = started("info", example.with_name("Größe.workshop"))
    assert "“Größe.workshop”" in strange.stderr.decode("utf-8")


@needs_posix
@pytest.mark.parametrize("command", [("outline",), ("info",), ("protocol", "-o", "-")])
def test_a_reader_that_has_enough_ends_the_program_in_silence(example, command):
    name, *options = command
    reader, writer = os.pipe()
    os.close(reader)
    ended = started(name, example, *options, stdout=writer)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, b"")


@needs_posix
def test_an_outline_is_stored_whole_though_nobody_reads_its_findings(tmp_path):
    outline, file = tmp_path / "day.md", tmp_path / "day.workshop"
    outline.write_text("# Workshop 1: Water\n\nNo question yet.\n\n- Keep it\n", encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    started("import", outline, file, stderr=writer)
    os.close(writer)
    assert b"- Keep it" in started("outline", file, stdout=subprocess.PIPE).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full")
@pytest.mark.parametrize("command", [("outline",), ("info",), ("protocol", "-o", "-")])
def test_a_full_disk_behind_standard_output_is_one_sentence(example, command):
    name, *options = command
    with Path("/dev/full").open("wb") as full:
        ended = started(name, example, *options, stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.decode() == "facilitator: That did not work (No space left on device).\n"


@needs_posix
@pytest.mark.parametrize(
    "line",
    [
        '"$0" -m facilitator outline "$1" >&-',
        '"$0" -m facilitator note "$1" --session W1.1 --question 1 - <&-',
        '"$0" -m facilitator import - "$1" <&-',
        '"$0" -m facilitator info - <&-',
    ],
)
def test_a_closed_input_or_output_is_one_sentence(example, line):
    before = example.read_bytes()
    ended = subprocess.run(
        ["sh", "-c", line, sys.executable, str(example)], capture_output=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"facilitator: ")
    assert ended.stderr.count(b"\n") == 1
    assert example.read_bytes() == before
