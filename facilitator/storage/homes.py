"""Which laptop a file belongs to: a copied or restored file is another one in a team.

Two files that write under one name would take each other's changes for their own.
"""

import sqlite3
from pathlib import Path
from typing import Final

_DEVICE: Final = "team.device"
_HOME: Final = "team.home"
_READ: Final = f"SELECT name, value FROM meta WHERE name IN ('{_DEVICE}', '{_HOME}')"
_WRITE: Final = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"


def settle(connection: sqlite3.Connection, path: Path, device: str) -> None:
    """Let a file be `device` from now on, wherever it is moved, but not where it is copied to."""
    connection.executemany(_WRITE, [(_DEVICE, device), (_HOME, _identity(path))])


def device_of(connection: sqlite3.Connection, path: Path, device: str) -> str:
    """Return the device that a file is in its team; `device` where it is in none, or is a copy."""
    known = dict(connection.execute(_READ).fetchall())
    return known[_DEVICE] if _DEVICE in known and not is_copy(known, path) else device


def is_copy(known: dict[str, str], path: Path) -> bool:
    """Tell whether another file was settled than the one at `path`."""
    return known.get(_HOME, "") != _identity(path)


def _identity(path: Path) -> str:
    """Return what a file keeps where it is renamed, and what no copy of it has."""
    found = path.stat()
    return f"{found.st_dev}:{found.st_ino}"
