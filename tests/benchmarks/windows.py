"""The program and the bare window as processes, on the same screen: started, waited for, ended."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tests.benchmarks.clock import queued_seconds
from tests.proofs import virtual_screen

BARE: Final = (str(Path(__file__).with_name("bare_window.py")),)
_READY: Final = "ready"


def ours(file: Path) -> tuple[str, ...]:
    """Return what Python is told to show a workshop file."""
    return ("-m", "facilitator", str(file))


@contextmanager
def surroundings(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the variables of a process with a home of its own and, where there is one, a virtual screen.

    Python's bytecode is kept, as it is where the program is installed. A platform that is named
    already (QT_QPA_PLATFORM) is left as it is.
    """
    variables = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "FACILITATOR_LANG": "de",
    }
    with ExitStack() as stack:
        if "QT_QPA_PLATFORM" not in os.environ and virtual_screen.is_at_hand():
            screen = stack.enter_context(virtual_screen.started(folder))
            variables |= {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        yield variables


def start_seconds(words: tuple[str, ...], variables: Mapping[str, str]) -> float:
    """Start a process; return the time until its window was painted, less what it waited for a processor."""
    started = time.monotonic_ns()
    with _shown(words, variables) as (process, moment):
        return (moment - started) / 1e9 - queued_seconds(process)


def resident_bytes(words: tuple[str, ...], variables: Mapping[str, str], seconds: float) -> int:
    """Start a process, leave its window alone for some seconds; return its resident memory (RSS)."""
    with _shown(words, variables) as (process, _):
        time.sleep(seconds)
        return _resident_bytes(process)


@contextmanager
def _shown(words: tuple[str, ...], variables: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield a process whose window is shown, by its number, and the moment when it was (monotonic ns)."""
    variables = {**variables, "FACILITATOR_EXIT_WHEN_READY": "hold"}
    command = [sys.executable, *words]
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.pid, _moment(process.stdout.readline())
        finally:
            process.terminate()


def _moment(said: str) -> int:
    word, _, moment = said.partition(" ")
    assert word == _READY, f"the window did not report: {said!r}"
    return int(moment)


def _resident_bytes(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024
