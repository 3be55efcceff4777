"""Who may write: one program per file, held by a lock that dies with its holder.

The lock is the system's, on an empty file beside the workshop (SQLite lets nobody ask which file
it has locked, and names are reused). Who holds it stands in the workshop file.
"""

import getpass
import json
import os
import re
import sqlite3
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.language import tr

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HOLDER: Final = "holder"
_FOR_EVERYBODY: Final = 0o666
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
_OCTAL: Final = r"\\(\d{3})"
"""How Linux writes blanks and the like in its list of mounts."""


class FileLock:
    """The right to write one workshop file."""

    def __init__(self, path: Path) -> None:
        """Prepare the lock of `path`; nothing is held yet."""
        self._path = path.with_name(f"~{path.name}.lock")
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock without waiting; False when another program has it.

        A holder removes the lock's file before it lets go, so a lock on a file that is not
        there any more, or not the same one, is worth nothing and taken anew. Raises OSError
        where the folder, or a lock that somebody left in it, cannot be written.
        """
        while (handle := self._opened()) is not None:
            try:
                is_free = _lock(handle)
                if is_free and self._is_mine(handle):
                    self._handle, handle = handle, None
                    return True
            finally:
                if handle is not None:
                    os.close(handle)
            if not is_free:
                return False
        return False

    def _opened(self) -> int | None:
        """Open the lock's file, made where there is none; None when it is held but not ours to write."""
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, _FOR_EVERYBODY)
        except PermissionError:
            if _is_held(self._path):
                return None
            raise

    def _is_mine(self, handle: int) -> bool:
        """Tell whether the file that was locked still is the one under the lock's name.

        While it is open its number cannot pass to another file, so equal numbers are proof.
        """
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go, if held, and leave no file behind where that is possible: alone it is no lock."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":
            os.close(handle)  # an open file cannot be removed there, so another's never is
        with suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(handle)


def _is_held(path: Path) -> bool:
    handle = os.open(path, os.O_RDONLY)
    try:
        return not _lock(handle, shared=True)
    finally:
        os.close(handle)


def _lock(handle: int, *, shared: bool = False) -> bool:
    """Lock an open file until it is closed or this program dies; False when another one has."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _machine() -> str:
    """Return this machine's name; the module `platform` knows no more and takes 3 ms."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def announce(connection: sqlite3.Connection) -> None:
    """Write into the file who holds it, for the second one who opens it."""
    holder = {
        "name": _user(),
        "machine": _machine(),
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
    return mount_of(path, mounts).kind in _NETWORK_TYPES


class Mount(NamedTuple):
    """Where a file system is mounted, and of which type it is."""

    point: str = ""
    kind: str = ""


def mount_of(path: Path, mounts: str | None = None) -> Mount:
    """Return the innermost mount that holds `path`, an empty one where it cannot be told."""
    place, found = path.resolve(), Mount()
    for line in (_mounts() if mounts is None else mounts).splitlines():
        mount = _mount(line)
        # A later line covers an earlier one on the same point.
        is_inner = len(mount.point) >= len(found.point)
        if mount.point and place.is_relative_to(mount.point) and is_inner:
            found = mount
    return found


def _mount(line: str) -> Mount:
    """Read "device point type options" of Linux or "device on point (type, options)" of macOS."""
    if line.endswith(")"):
        point, _, options = line.partition(" on ")[2].rpartition(" (")
        return Mount(point, options.rstrip(")").split(",")[0])
    words = line.split(" ")
    if len(words) < _WORDS_OF_A_MOUNT:
        return Mount()
    point, system = words[1:_WORDS_OF_A_MOUNT]
    if "\\" in point:
        point = re.sub(_OCTAL, lambda code: chr(int(code[1], 8)), point)
    return Mount(point, system)


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
