"""Groups and repairs for the program: asks the solver's process, listens, and ends it at any moment.

These functions wait and belong into a background job. The best so far is never lost: whatever ends
the search, what was found last is what they return.
"""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.planning.grouping import wire
from facilitator.planning.grouping.measure import Quality
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import Places, Problem

_MODULE: Final = "facilitator.planning.grouping.child"
_LISTENING_SECONDS: Final = 0.1
"""How long a wish to stop may go unheard."""


class Demand(NamedTuple):
    """A rule, a room's limit or a person's demand that is part of a conflict (see `conflict`)."""

    kind: str
    place: int


class Grouping(NamedTuple):
    """An assignment and how good it is; `bound` are points that nobody exceeds."""

    places: Places
    quality: Quality
    bound: int
    seconds: float = 0.0

    @property
    def is_proven(self) -> bool:
        """Whether there is no better one."""
        return self.quality.points >= self.bound

    @property
    def gap(self) -> float:
        """The part of the bound by which the best may still grow."""
        return max(0, self.bound - self.quality.points) / max(1, self.bound)


class Conflict(NamedTuple):
    """That no assignment keeps all rules, and the fewest that exclude each other."""

    demands: tuple[Demand, ...]


class Mending(NamedTuple):
    """A repaired assignment, and how many people had to move at least."""

    places: Places
    fewest: int


def group(
    problem: Problem,
    *,
    seconds: float | None = None,
    seed: int = 0,
    watch: Callable[[Grouping], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Grouping | Conflict | None:
    """Return the best assignment that is found in the time given, or until somebody cancels.

    `watch` hears each better one, and each better bound, on this thread. None where the time
    was over before the first. Raises EnvironmentProblem when the solver's process fails.
    """
    numbering = Numbering(problem)
    began = time.monotonic()
    best: Grouping | None = None
    for kind, *values in _told(("group", wire.packed(problem), seed), seconds, is_cancelled):
        if kind == "conflict":
            return _conflict(values[0])
        seats, quality, bound = values
        met, *counts = quality
        found = Quality(tuple(met), *counts)
        best = Grouping(numbering.places(seats), found, bound, time.monotonic() - began)
        watch(best)
    return best


def repair(
    problem: Problem,
    places: Places,
    *,
    first_open: int | None = None,
    seconds: float | None = None,
    watch: Callable[[Mending], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Mending | Conflict | None:
    """Return how an assignment is mended with as few people as possible moving (see `repair`).

    `first_open` is the number of the first round that can still change, by default the first of
    all. A first repair is there soon, and a better one with as few moves may follow until the time
    is over; None where it was over before the first. Raises EnvironmentProblem as `group` does.
    """
    numbering = Numbering(problem)
    index = 0 if first_open is None else sum(n < first_open for n in numbering.rounds)
    task = "repair", wire.packed(problem), numbering.seats(places), index
    best: Mending | None = None
    for kind, values in _told(task, seconds, is_cancelled):
        if kind == "conflict":
            return _conflict(values)
        seats, fewest = values
        best = Mending(numbering.places(seats), fewest)
        watch(best)
    return best


def _conflict(demands: list[list[Any]]) -> Conflict:
    return Conflict(tuple(Demand(*demand) for demand in demands))


# The process


def _told(
    task: tuple[Any, ...], seconds: float | None, is_cancelled: Callable[[], bool]
) -> Iterator[list[Any]]:
    """Give what the process says until it is done, the time is over or somebody cancels."""
    over = time.monotonic() + seconds if seconds is not None else None
    with _process() as process:
        lines = _heard(process)
        _send(process, wire.line(*task))
        while not is_cancelled():
            wait = _LISTENING_SECONDS if over is None else over - time.monotonic()
            if wait <= 0:
                return
            try:
                said = lines.get(timeout=min(wait, _LISTENING_SECONDS))
            except queue.Empty:
                continue
            if not said:
                _require_success(process)
                return
            yield json.loads(said)


@contextmanager
def _process() -> Generator[subprocess.Popen[str], None, None]:
    """Run the solver's process, and end it at the end."""
    root = Path(__file__).resolve().parents[3]
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
            [sys.executable, "-m", _MODULE],
            cwd=root,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
            creationflags=hidden,
        )
    except OSError as error:
        raise _failed() from error
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _heard(process: subprocess.Popen[str]) -> queue.Queue[str]:
    """Collect the process's lines as they come; an empty one is the end."""
    lines: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for said in process.stdout or ():
            lines.put(said)
        lines.put("")

    threading.Thread(target=listen, name="solver", daemon=True).start()
    return lines


def _send(process: subprocess.Popen[str], text: str) -> None:
    """Give the process its task; it keeps listening, and ends when its input does."""
    try:
        if process.stdin:
            process.stdin.write(text)
            process.stdin.flush()
    except OSError as error:
        raise _failed() from error


def _require_success(process: subprocess.Popen[str]) -> None:
    if process.wait():
        raise _failed()


def _close(pipe: IO[str] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:  # what was not sent any more has nobody to read it
        pass


def _failed() -> EnvironmentProblem:
    return EnvironmentProblem(
        tr(
            "The groups could not be calculated, because the solver did not run. Nothing was "
            "changed; install the program again if this happens again."
        )
    )
