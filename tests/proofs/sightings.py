"""What the witness in a program that was killed has seen (see `typist`)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.proofs.keystrokes import Key


@dataclass
class Room:
    """What was painted of a room's window."""

    first: str | None = None
    painted: str | None = None
    """The page as painted first and last, None where nothing was painted."""
    given: int = 0
    """How many keys the program had been given when it painted the page last."""
    place: tuple[int, int, int, int] | None = None
    """Where on the screen the page was painted last."""
    clocks: list[tuple[datetime, str, str]] = field(default_factory=list)
    """The room's clock as painted: when, its figures, and the button beside it."""


@dataclass(frozen=True)
class Stage:
    """A painting of the Leinwand."""

    given: int
    texts: list[str]
    """Everything that could be read on it."""
    written: str
    """The note in it that is being written."""


@dataclass
class Sighting:
    """What a witness reported of one program's life."""

    keys: list[Key] = field(default_factory=list)
    """Keys that the program was given."""
    painted_keys: int = 0
    """How many of them it had been given when it painted notes last, in a window or on the stage."""
    rooms: list[Room] = field(default_factory=list)
    stage: list[Stage] = field(default_factory=list)
    windows: list[int] | None = None
    """The rooms' windows by the screen's numbers, once all of it is shown."""

    @classmethod
    def read(cls, report: Path, rooms: int) -> "Sighting":
        """Read a report; a line that the kill cut short tells of nothing that happened."""
        written = report.read_text() if report.exists() else ""
        seen = cls(rooms=[Room() for _ in range(rooms)])
        for what, *values in (json.loads(line) for line in written.split("\n")[:-1]):
            getattr(seen, f"_take_{what}")(*values)
        return seen

    def _take_key(self, room: int, name: str) -> None:
        self.keys.append(Key(name, room))

    def _take_page(self, room: int, page: str, *place: int) -> None:
        seen, given = self.rooms[room], len(self.keys)
        seen.first = page if seen.first is None else seen.first
        x, y, width, height = place
        seen.painted, seen.given, seen.place = page, given, (x, y, width, height)
        self.painted_keys = given

    def _take_clock(self, room: int, moment: str, face: str, button: str) -> None:
        self.rooms[room].clocks.append((datetime.fromisoformat(moment), face, button))

    def _take_stage(self, texts: Iterable[str], written: str) -> None:
        self.stage.append(Stage(len(self.keys), list(texts), written))
        self.painted_keys = len(self.keys)

    def _take_ready(self, *windows: int) -> None:
        self.windows = list(windows)
