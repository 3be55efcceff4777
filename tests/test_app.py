"""The program itself, started as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.cli import run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    file = tmp_path / "example.workshop"
    assert run(["new", str(file), "--example"]) == 0
    return file


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the window, wait until it has painted, and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *arguments],
        env=os.environ | {"FACILITATOR_EXIT_WHEN_READY": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_file_opens_in_a_window_that_tells_when_it_can_be_used(example):
    ended = started(str(example))
    assert ended.returncode == 0
    word, nanoseconds = ended.stdout.split()
    assert word == "ready"
    assert int(nanoseconds) > 0
    assert not list(example.parent.glob("*-wal"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_a_file_the_welcome_screen_opens(language):
    ended = started(FACILITATOR_LANG=language)
    assert ended.returncode == 0
    assert ended.stdout.startswith("ready ")
    assert "Traceback" not in ended.stderr


def test_an_error_nobody_expected_is_said_once_and_the_program_goes_on(qapp, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QMessageBox

    from facilitator.app import LastResort, build_program
    from facilitator.settings import Settings

    heard: list[str] = []
    program = build_program(qapp, Settings(tmp_path / "settings.json"))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: heard.append(box.text()))
    last_resort = LastResort(program)
    error = ZeroDivisionError("a secret of the workshop")
    for _ in range(3):
        last_resort(type(error), error, None)
    qapp.processEvents()
    assert len(heard) == 1
    assert "ZeroDivisionError" in heard[0]
    assert "secret" not in heard[0]


def test_a_link_into_a_team_opens_the_way_into_it():
    ended = started("facilitator://join?v=1&s=AAAAAAAAAAAAAA&a=127.0.0.1:9")
    assert ended.returncode == 0
    assert ended.stdout.startswith("ready ")
    assert "Traceback" not in ended.stderr
