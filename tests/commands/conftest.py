"""The command line, called as a person or a script calls it, and workshops to call it on."""

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitator.cli import run

OUTLINE = """---
language: en
title: Second day
date: 2026-10-09
place: Online
moderation:
  - {name: Ada King, organisation: Institute}
---

# Agenda

- 14:00 Parallel workshops
  - W 1.1: Water (Moderation: Ada King, Institute)

# Key results

## Workshop 1: Water

- Keep it {W1.1-Q1-01}

# Conclusions and recommendations

There is 1 recommendation:

1. Keep it.

# Workshop 1: Water

## Who keeps it?

- All of us

### a. And who pays?

- Nobody yet
"""


@dataclass(frozen=True)
class Ended:
    """How a call ended: its exit code, and what it wrote to standard output and error."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a call that was refused."""
        assert self.code == 1, self
        assert self.out == "", self
        (line,) = self.err.splitlines()
        assert line.startswith("facilitator: "), self
        return line.removeprefix("facilitator: ")


Call = Callable[..., Ended]


@pytest.fixture
def call(capsys, monkeypatch) -> Call:
    def call(*words: object, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            code = run([str(word) for word in words])
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        assert isinstance(code, int)
        return Ended(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("made") / "example.workshop"
    assert run(["new", str(file), "--example"]) == 0
    return file


@pytest.fixture
def example(_made: Path, tmp_path: Path) -> Path:
    """A file with the English example in it."""
    return Path(shutil.copy(_made, tmp_path))


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    """A small workshop as text, with nothing left open."""
    path = tmp_path / "second.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


@pytest.fixture
def second(call: Call, outline: Path, tmp_path: Path) -> Path:
    """A file with that workshop in it."""
    file = tmp_path / "second.workshop"
    assert call("import", outline, file).code == 0
    return file


@pytest.fixture
def both(call: Call, example: Path, outline: Path) -> Path:
    """A file with two workshops in it."""
    assert call("import", outline, example).code == 0
    return example
