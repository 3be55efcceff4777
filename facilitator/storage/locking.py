"""Who may write: one program per file, held by a lock that dies with its holder.

The lock is SQLite's own, on an empty file beside the workshop: it works alike on Linux, Windows
and macOS and on network shares that lock at all. Who holds it stands in the workshop file.
"""

import getpass
import json
import os
import platform
import re
import sqlite3
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator.language import tr
from facilitator.storage.engine import LOCKED, code_of

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
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "fuse.smbnetfs",
    "ceph",
    "9p",
}
_DRIVE_REMOTE: Final = 4
_WORDS_OF_A_MOUNT: Final = 3
_OCTAL: Final = re.compile(r"\\(\d{3})")
"""How Linux writes blanks and the like in its list of mounts."""


class FileLock:
    """The right to write one workshop file."""

    def __init__(self, path: Path) -> None:
        """Prepare the lock of `path`; nothing is held yet."""
        self._path = path.with_name(f"~{path.name}.lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False when another program has it.

        A holder removes the lock's file before it lets go, so a lock on a file that is not
        there any more, or not the same one, is worth nothing and taken anew. Raises
        sqlite3.Error or OSError where the folder cannot be written.
        """
        while True:
            try:
                if not self._path.exists():
                    self._path.touch()
                before = self._path.stat().st_ino
                connection = self._connected()
            except FileNotFoundError:
                continue
            if connection is None:
                return False
            if self._path.exists() and self._path.stat().st_ino == before:
                self._connection = connection
                return True
            connection.close()

    def _connected(self) -> sqlite3.Connection | None:
        connection = sqlite3.connect(
            self._path, isolation_level=None, timeout=0, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")
            # Reading finds a held lock also where this person may not write another's lock file.
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if code_of(error) in LOCKED:
                return None
            raise
        return connection

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


def is_on_network(path: Path, mounts: str | None = None) -> bool:
    """Tell whether a path lies on a network share, as far as the system says so.

    `mounts` is what the system lists as mounted, in the form of Linux's /proc/self/mounts or
    of macOS's mount command; left out, the system is asked.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on Windows only

        anchor = path.resolve().anchor
        return (
            anchor.startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
        )
    listed = _mounts() if mounts is None else mounts
    return _file_system(path.resolve(), listed) in _NETWORK_TYPES


def _file_system(path: Path, mounts: str) -> str:
    """Return the type of the innermost mount that holds `path`; empty where it cannot be told."""
    best, found = -1, ""
    for line in mounts.splitlines():
        point, kind = _mount(line)
        # A later line covers an earlier one on the same point.
        if point and path.is_relative_to(point) and len(point) >= best:
            best, found = len(point), kind
    return found


def _mount(line: str) -> tuple[str, str]:
    """Read "device point type options" of Linux or "device on point (type, options)" of macOS."""
    if line.endswith(")"):
        point, _, options = line.partition(" on ")[2].rpartition(" (")
        return point, options.rstrip(")").split(",")[0]
    words = line.split(" ")
    if len(words) < _WORDS_OF_A_MOUNT:
        return "", ""
    return _OCTAL.sub(lambda code: chr(int(code[1], 8)), words[1]), words[2]


def _mounts() -> str:
    try:
        if sys.platform == "darwin":
            import subprocess  # noqa: PLC0415 - needed on macOS only

            return subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, check=True, timeout=2
            ).stdout
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError, ImportError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "?")
