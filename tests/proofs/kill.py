"""Typing survives SIGKILL: real key events into the real program, killed at random instants.

Each round starts the program under a virtual screen, types through the X server, kills it and
opens the file. What was painted last before the kill must be in the file, the file must be
sound, and nothing may be there that was not typed. A file lives through 25 rounds.
"""

import contextlib
import json
import os
import random
import signal
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from facilitator.storage.files import open_file
from tests.proofs.real import facilitator

START_SECONDS = 30.0
ROUNDS_PER_FILE = 25
_LETTERS = string.ascii_lowercase + "     "
_NEW_NOTE = "Return"


def run(rounds: int = 200) -> None:
    """Kill the typing program `rounds` times; AssertionError at the first loss."""
    chance = random.Random(2020)
    with tempfile.TemporaryDirectory() as folder, screen() as display:
        file, kept, before = Path(), 0, ""
        for number in range(rounds):
            if number % ROUNDS_PER_FILE == 0:
                file = Path(folder) / f"typed-{number}.workshop"
                facilitator("new", file, "--example")
                before = noted(file)
            report = Path(folder) / f"report-{number}"
            keys = typed_and_killed(file, report, display, chance)
            before, acknowledged = compared(file, report, before, keys, number)
            kept += acknowledged
            report.unlink()
        print(f"killed {rounds} times; {kept} characters acknowledged on screen, all in the file")
        assert kept > rounds, "hardly anything was typed, so nothing is proved"


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A virtual screen of its own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def typed_and_killed(file: Path, report: Path, display: str, chance: random.Random) -> str:
    """Start the program, type at random, kill it; return what was typed (newline: a new note)."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(file.parent),
        "XDG_CONFIG_HOME": str(file.parent / "config"),
        "XDG_STATE_HOME": str(file.parent / "state"),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.typist", file, report],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        _wait_for_window(program, report)
        keys = _type(environment, program, chance)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stderr.close() if program.stderr else None
    return keys


def _wait_for_window(program: subprocess.Popen[bytes], report: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not (report.exists() and report.stat().st_size):
        if program.poll() is not None or time.monotonic() > end:
            errors = program.stderr.read().decode() if program.poll() is not None else "no window"  # type: ignore[union-attr]
            raise AssertionError(f"the program did not start: {errors}")
        time.sleep(0.01)


def _type(
    environment: dict[str, str], program: subprocess.Popen[bytes], chance: random.Random
) -> str:
    """Type at the end of the question shown and kill the program in the middle of it."""
    notes = [
        "".join(chance.choices(_LETTERS, k=chance.randint(3, 30))).strip() or "x" for _ in range(12)
    ]
    words: list[str] = ["key", "ctrl+End"]
    for note in notes:
        words += ["key", _NEW_NOTE, "type", "--delay", str(chance.choice([0, 1, 4])), note]
    typist = subprocess.Popen(["xdotool", *words], env=environment, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0.02, 1.2))
    program.send_signal(signal.SIGKILL)
    typist.terminate()
    typist.wait()
    return "".join(f"\n{note}" for note in notes)


def compared(file: Path, report: Path, before: str, keys: str, number: int) -> tuple[str, int]:
    """Return what the file holds now and how much of it was on screen; AssertionError at a loss."""
    after = noted(file)
    painted = [json.loads(line) for line in report.read_text().splitlines() if line.endswith('"')]
    shown = _notes_only(painted[-1])
    assert after.startswith(before), f"round {number}: notes of earlier rounds changed"
    added = after[len(before) :]
    assert added.rstrip() == keys[: len(added.rstrip())], (
        f"round {number}: not what was typed: {added!r}"
    )
    assert after.startswith(shown.rstrip()), (
        f"round {number}: on screen but not in the file: {shown[-60:]!r} / {after[-60:]!r}"
    )
    return after, max(0, len(shown.rstrip()) - len(before))


def _notes_only(text: str) -> str:
    """Return the painted notes as `noted` does; a note just begun has no text yet."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def noted(file: Path) -> str:
    """Return the notes of the first session's first question as lines; the file must be sound."""
    opened = open_file(file)
    try:
        head = opened.read.head(opened.read.workshops()[0].id)
        topic = head.topics[0]
        session = head.sessions_of(topic)[0]
        notes = opened.read.session_notes(session.id, head.questions_of(topic)[0].id)
    finally:
        opened.close()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    return "\n".join(note.text for note in notes)
