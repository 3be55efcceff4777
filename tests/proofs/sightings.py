"""What the witness in a program that was killed has seen (see `typist`)."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sighting:
    """What a witness reported of one program's life."""

    keys: list[str]
    """Keys that the program was given."""
    painted_keys: int
    """How many of them it had been given when it painted last."""
    first: str | None
    painted: str | None
    """The page as painted first and last, None where nothing was painted."""
    place: tuple[int, int, int, int] | None
    """Where on the screen."""

    @classmethod
    def read(cls, report: Path) -> "Sighting":
        """Read a report; a line that the kill cut short tells of nothing that happened."""
        written = report.read_text() if report.exists() else ""
        lines = [json.loads(line) for line in written.split("\n")[:-1]]
        paintings = [index for index, line in enumerate(lines) if line[0] == "paint"]
        keys = [line[1] for line in lines if line[0] == "key"]
        if not paintings:
            return cls(keys, 0, None, None, None)
        first, last = lines[paintings[0]], lines[paintings[-1]]
        painted_keys = sum(line[0] == "key" for line in lines[: paintings[-1]])
        return cls(keys, painted_keys, first[1], last[1], tuple(last[2:]))
