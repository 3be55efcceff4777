"""Other processes for tests: a second program on the same file, one that is killed, one without rights."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START = """
import getpass, json, os, platform, pwd, sqlite3, sys, tempfile, time
from pathlib import Path
from facilitator import language
from facilitator.actions import history, notes, workshops
from facilitator.actions.desk import Desk
from facilitator.errors import FacilitatorError
from facilitator.storage import recovery, schema
from facilitator.storage.engine import database
from facilitator.storage.files import create_file, open_file
from tests.domain.factory import Plan
language.choose("en")
path = Path(sys.argv[1])
"""
_ORDINARY_USER = """
if os.geteuid() == 0:  # rights do not hold for root
    # What the program imports late is imported now: root's Python may be closed to others.
    schema.migrate(database(sqlite3.connect(":memory:", isolation_level=None)))
    os.setgid(65534)
    os.setuid(65534)
"""
ROOT = Path(__file__).resolve().parents[2]


def answer_of(script: str, path: Path, *, ordinary_user: bool = False) -> str:
    """Run a script in a process of its own; return what it printed, fail when it failed."""
    done = subprocess.run(
        _command(script, path, ordinary_user=ordinary_user),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def running(script: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a script that prints `ready` and waits; it is killed at the latest in the end."""
    process = subprocess.Popen(
        _command(script, path),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        yield process
    finally:
        killed(process)


def killed(process: subprocess.Popen[str]) -> None:
    """Kill a process so that it cannot tidy up."""
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()


def _command(script: str, path: Path, *, ordinary_user: bool = False) -> list[str]:
    code = _START + (_ORDINARY_USER if ordinary_user else "") + textwrap.dedent(script)
    return [sys.executable, "-c", code, str(path)]
