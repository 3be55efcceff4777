"""Who may write: one program per file, held by a lock that dies with its holder.

The lock is SQLite's own, on an empty file beside the workshop: it works alike on Linux, Windows
and macOS and on network shares that lock at all. Who holds it stands in the workshop file.
"""

import getpass
import json
import os
import platform
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator.language import tr

_HOLDER: Final = "holder"
_NETWORK_TYPES: Final = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "webdav",
    "davfs",
    "fuse.sshfs",
    "9p",
}
_DRIVE_REMOTE: Final = 4


class FileLock:
    """The right to write one workshop file."""

    def __init__(self, path: Path) -> None:
        """Prepare the lock of `path`; nothing is held yet."""
        self._path = path.with_name(f"~{path.name}.lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False when another program has it.

        A holder removes the lock's file before it lets go, so a lock on a file that is not
        there any more is worth nothing and taken anew. Raises sqlite3.Error or OSError where
        the folder cannot be written.
        """
        while True:
            connection = sqlite3.connect(
                self._path, isolation_level=None, timeout=0, check_same_thread=False
            )
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                connection.close()
                if "locked" in str(error):
                    return False
                raise
            if self._path.exists():
                self._connection = connection
                return True
            connection.close()

    def release(self) -> None:
        """Let go, if held, and leave no file behind."""
        if self._connection is None:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._connection.close()
        self._connection = None
        if sys.platform == "win32":
            try:
                self._path.unlink(missing_ok=True)
            except OSError:
                return  # somebody else has it open already, so it is theirs now


def announce(connection: sqlite3.Connection) -> None:
    """Write into the file who holds it, for the second one who opens it."""
    holder = {
        "name": _user(),
        "machine": platform.node(),
        "since": datetime.now().astimezone().isoformat("T", "minutes"),
    }
    connection.execute(
        "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_HOLDER, json.dumps(holder))
    )


def withdraw(connection: sqlite3.Connection) -> None:
    """Take the holder's name out of the file again."""
    connection.execute("DELETE FROM meta WHERE name = ?", (_HOLDER,))


def holder_sentence(connection: sqlite3.Connection, path: Path) -> str:
    """Return the sentence that says who has the file open."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_HOLDER,)).fetchone()
    try:
        holder: dict[str, str] = json.loads(row[0]) if row else {}
        return tr(
            "{who} has “{name}” open on {machine} since {time}. "
            "You can read along; changes are made there.",
            who=holder["name"],
            name=path.name,
            machine=holder["machine"],
            time=datetime.fromisoformat(holder["since"]).strftime("%H:%M"),
        )
    except (ValueError, KeyError, TypeError):
        return tr(
            "Another program has “{name}” open. You can read along; changes are made there.",
            name=path.name,
        )


def is_on_network(path: Path) -> bool:
    """Tell whether a path lies on a network share, as far as the system says so."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on Windows only

        anchor = path.resolve().anchor
        return (
            anchor.startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
        )
    return _file_system(path.resolve()) in _NETWORK_TYPES


def _file_system(path: Path) -> str:
    """Return the type of the innermost mount that holds `path`; empty where it cannot be told."""
    best, found = -1, ""
    for point, kind in _mounts():
        if path.is_relative_to(point) and len(point) > best:
            best, found = len(point), kind
    return found


def _mounts() -> list[tuple[str, str]]:
    try:
        if sys.platform == "darwin":
            import subprocess  # noqa: PLC0415 - needed on macOS only

            lines = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, check=True, timeout=2
            ).stdout
            parts = (line.partition(" on ")[2].rpartition(" (") for line in lines.splitlines())
            return [(point, options.split(",")[0]) for point, _, options in parts]
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        return [
            (entry[1].replace("\\040", " "), entry[2])
            for entry in map(str.split, lines.splitlines())
        ]
    except (OSError, ValueError, IndexError):
        return []


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "?")
