"""How quickly laptops of a team come together: one edit, much that was missed, an afternoon offline."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from facilitator.team.authority import new_authority
from facilitator.team.secret_values import to_bytes
from facilitator.team.server.process import Server
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.benchmarks.team_stream import fill
from tests.benchmarks.team_window import typing_window, until
from tests.team.link.crew import Crew, Laptop, Post, wait_for

_VISIBLE: Final = Measure.exact(0.060)
_CAUGHT_UP: Final = Measure.exact(8.0)
_TICK: Final = Measure.exact(0.050)
_LEVEL: Final = Measure.exact(2.0)


def run(scale: Scale) -> list[Row]:
    """Measure all three, each on a server of its own."""
    with _team() as (_, crew):
        delays = _edits(crew, scale)
    with _team() as (server, crew):
        seconds, ticks = _catch_up(server, crew, scale)
    with _team() as (_, crew):
        level = _afternoon(crew, scale)
    messages = f"{scale.team_messages:,} messages"
    return [
        Row(
            "edit visible on another laptop, p99",
            Measure.slowest(delays),
            "bound",
            _VISIBLE,
            "≤ 1 ×",
        ),
        Row(f"{messages} caught up", Measure.exact(seconds), "bound", _CAUGHT_UP, "≤ 1 ×", "s"),
        Row(
            "the window’s longest tick meanwhile",
            Measure.exact(max(ticks)),
            "bound",
            _TICK,
            "≤ 1 ×",
        ),
        Row(
            f"level after {scale.team_edits} edits offline",
            Measure.exact(level),
            "bound",
            _LEVEL,
            "≤ 1 ×",
            "s",
        ),
    ]


@contextmanager
def _team() -> Iterator[tuple[Server, Crew]]:
    with tempfile.TemporaryDirectory() as folder:
        authority = new_authority()
        server = Server(Path(folder) / "server", authority)
        server.start()
        try:
            crew = Crew(Path(folder), Post(server.url, server.fingerprint, authority))
            yield server, crew
            crew.close()
        finally:
            server.stop()


# One edit


def _edits(crew: Crew, scale: Scale) -> list[float]:
    """Let programs edit twice a second each, and return how long every edit took to every other one."""
    for number in range(1, scale.team_laptops):
        crew.join(rooms=(number % len(crew.organiser.head().sessions),))
    programs = [_program(crew, laptop, scale.team_seconds) for laptop in crew.laptops]
    delays: list[float] = []
    for program in programs:
        said, _ = program.communicate()
        assert program.returncode == 0, "a laptop of the benchmark failed"
        delays += json.loads(said)
    expected = scale.team_laptops * (scale.team_laptops - 1) * scale.team_seconds
    assert len(delays) >= expected, "not every edit arrived everywhere"
    return delays


def _program(crew: Crew, laptop: Laptop, seconds: int) -> "subprocess.Popen[str]":
    laptop.close()
    told: dict[str, Any] = {
        "path": str(laptop.path),
        "secrets": json.loads(to_bytes(laptop.secrets)),
        "membership": laptop.membership,
        "seconds": seconds,
        "laptops": len(crew.laptops),
    }
    command = [sys.executable, "-m", "tests.benchmarks.team_laptop"]
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert program.stdin
    program.stdin.write(json.dumps(told) + "\n")
    program.stdin.flush()
    return program


# Much that was missed


def _catch_up(server: Server, crew: Crew, scale: Scale) -> tuple[float, list[float]]:
    """Let a laptop read a full stream while its moderator types; return how long both took.

    That is until all was read, and each turn of the window meanwhile.
    """
    everywhere = range(len(crew.organiser.head().sessions))
    moderator, late = crew.join(rooms=everywhere), crew.join(rooms=(1,))
    late.connect()
    crew.organiser.connect()
    crew.wait_until_level()
    crew.organiser.disconnect()
    late.disconnect()
    fill(server, crew, moderator, scale.team_messages)
    with typing_window(late) as ticks:
        begin = time.monotonic()
        late.connect()
        until(lambda: bool(late.link and late.link.state().place > scale.team_messages))
        seconds = time.monotonic() - begin
    return seconds, ticks


# An afternoon offline


def _afternoon(crew: Crew, scale: Scale) -> float:
    """Let a laptop and the others write while they are apart; return how long it takes to be level."""
    moderator, other = crew.join(), crew.join(rooms=(1,))
    for laptop in crew.laptops:
        laptop.connect()
    crew.wait_until_level()
    moderator.disconnect()
    for number in range(scale.team_edits):
        moderator.note(f"Offline {number}")
        other.note(f"Online {number}", room=1)
    crew.wait_until_level()
    taken: list[float] = []
    begin = time.monotonic()
    moderator.connect()
    crew.wait_until_level()
    wait_for(lambda: len(crew.organiser.texts()) == len(moderator.texts()) > scale.team_edits)
    taken.append(time.monotonic() - begin)
    return statistics.median(taken)
