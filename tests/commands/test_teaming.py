"""`host`, `join` and `team` as programs of their own, with a real server."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.team.programs import example_file


class Home:
    """One person's machine: a home, a keychain, and the program."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA")
        self._environment = {
            **os.environ,
            **dict.fromkeys((*names, "APPDATA", "USERPROFILE"), str(folder)),
            "PYTHON_KEYRING_BACKEND": "tests.team.file_keyring.FileKeyring",
            "FACILITATOR_TEST_KEYRING": str(folder / "keyring.json"),
            "FACILITATOR_LANG": "en",
        }
        self.running: list[subprocess.Popen[str]] = []

    def begin(self, *words: str, typed: str = "") -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-m", "facilitator", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=self._environment,
        )
        self.running.append(program)
        if typed:
            assert program.stdin
            program.stdin.write(typed)
            program.stdin.close()
            program.stdin = None
        return program

    def run(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        program = self.begin(*words, typed=typed)
        said, complained = program.communicate(timeout=120)
        return program.returncode, said, complained

    def close(self) -> None:
        for program in self.running:
            if program.poll() is None:
                program.kill()
            program.communicate()


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let programs that are begun hear Ctrl+C, also where the tests were begun behind an `&` and do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def homes(tmp_path) -> Iterator[list[Home]]:
    made = [Home(tmp_path / name) for name in ("ada", "ben")]
    yield made
    for home in made:
        home.close()


def _lines_until(program: subprocess.Popen[str], end: str) -> str:
    assert program.stdout
    lines: list[str] = []
    for line in program.stdout:
        lines.append(line)
        if end in line:
            return "".join(lines)
    raise AssertionError(lines, program.stderr and program.stderr.read())


def _texts(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM note")}


def _interrupt(program: subprocess.Popen[str]) -> int:
    program.send_signal(signal.SIGINT)
    program.communicate(timeout=60)
    return program.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one program")
def test_a_team_from_the_command_line(homes):
    ada, ben = homes
    file = example_file(ada.folder / "a.workshop")
    hosting = ada.begin("host", str(file), "--name", "Ada", "--role", "moderator")
    said = _lines_until(hosting, "Ctrl+C")
    code = re.search(r"Code: ([0-9A-Z-]{35})\n", said)
    assert code

    target = ben.folder / "b.workshop"
    done, out, err = ben.run(
        "join", "-", str(target), "--name", "Ben", "--room", "W1.1", typed=f"{code[1]}\n"
    )
    assert (done, err) == (0, "")
    assert "Everything is here." in out

    again = ben.run("join", "-", "--name", "Eve", typed=f"{code[1].lower()}\n")
    assert again[0] == 1
    assert "used by somebody else" in again[2]

    assert ben.run("note", str(target), "--session", "W1.1", "--question", "1", "by hand")[0] == 0
    _, said, _ = ben.run("team", "status", str(target))
    assert re.search(r"Moderator +Ben \(W1.1\): connected", said)
    assert re.search(r"Organiser +Ada: connected", said)
    assert "Everything of this file has been sent." in said

    assert _interrupt(hosting) == 0
    assert "by hand" in _texts(file)
    assert ada.run("team", "change", str(file), "Ben", "--role", "moderator", "--room", "W9.9")[0]
    done, said, err = ada.run("team", "change", str(file), "Ben", "--room", "W1.2,W2.2")
    assert (done, err) == (0, "")
    assert "another part" in said
    _, said, _ = ada.run("team", "status", str(file))
    assert re.search(r"Moderator +Ben \(W1.2, W2.2\): not connected", said)
    assert ada.run("team", "revoke", str(file), "Ben")[0] == 0
    _, said, _ = ada.run("team", "status", str(file))
    assert "Ben (W1.2, W2.2): taken out" in said
    assert ada.run("team", "end", str(file))[0] == 0
    assert ada.run("team", "status", str(file))[0] == 1
    assert not list((ada.folder / "facilitator").glob("servers/*"))
    assert ben.run("team", "leave", str(target))[0] == 0


def test_a_team_without_a_server_from_the_command_line(homes, tmp_path):
    ada, ben = homes
    file, target = example_file(ada.folder / "a.workshop"), ben.folder / "b.workshop"
    packages = [tmp_path / f"{number}.raumpaket" for number in range(3)]

    def from_ada(*words: str) -> str:
        done, said, err = ada.run(*words)
        assert done == 0, err
        return said

    text = from_ada("package", "invite", str(file), "--name", "Ben", "--room", "W1.1")
    from_ada("package", "out", str(file), "-o", str(packages[0]))
    assert ben.run("package", "join", "-", str(target), typed=text)[0] == 0
    assert ben.run("package", "in", str(target), str(packages[0]), "--yes")[0] == 0
    assert "by your next package" in from_ada("team", "change", str(file), "Ben", "--room", "W1.2")
    said = from_ada("team", "status", str(file))
    assert "Server: none" in said
    assert re.search(r"Moderator +Ben \(W1.2\)\n", said)

    from_ada("package", "out", str(file), "-o", str(packages[1]))
    assert ben.run("package", "in", str(target), str(packages[1]), "--yes")[0] == 0
    _, said, _ = ben.run("team", "status", str(target))
    assert "Ben (W1.2)" in said

    assert "by your next package" in from_ada("team", "revoke", str(file), "Ben")
    from_ada("package", "out", str(file), "-o", str(packages[2]), "--all")
    done, _, err = ben.run("package", "in", str(target), str(packages[2]), "--yes")
    assert done == 1
    assert "key that this laptop does not have" in err
    said = from_ada("team", "end", str(file))
    assert "keys on this laptop are gone" in said
    assert "server" not in said
