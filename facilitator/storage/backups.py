"""Dated copies of a workshop file, in a folder beside it."""

import logging
import os
import sqlite3
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.storage.engine import connect
from facilitator.storage.schema import UNCLEANED
from facilitator.storage.soundness import has_sound_pages

KEPT: Final = 14
"""How many daily copies stay; the oldest go first."""

_one_at_a_time = threading.Lock()
"""Somebody may ask for a copy while the keeper makes the day's first."""
_log = logging.getLogger(__name__)


def folder_of(path: Path) -> Path:
    """Return the folder of a file's backup copies."""
    return path.with_name(f"{path.name}-backups")


def copies_of(path: Path) -> list[Path]:
    """Return a file's backup copies, the newest first."""
    return sorted(folder_of(path).glob("*.workshop"), reverse=True)


def copy_of_today(path: Path, today: date) -> Path | None:
    """Keep one copy per day of use; return it, or None when today's exists or none could be made."""
    target = copy_for(path, today)
    return None if target.exists() else copy_to(path, target)


def copy_for(path: Path, day: date) -> Path:
    """Return where a file's copy of a day lies, or would."""
    return folder_of(path) / f"{day.isoformat()}.workshop"


def copy_now(path: Path, today: date) -> Path | None:
    """Make today's copy anew and return it; None when it could not be made, or the file is damaged.

    A damaged file must not push out a good copy. For any thread.
    """
    try:
        with closing(connect(path)) as connection:
            is_sound = has_sound_pages(connection)
    except sqlite3.Error as problem:
        _log.warning("no backup copy: %s", problem)
        return None
    return copy_to(path, copy_for(path, today)) if is_sound else None


@contextmanager
def none_made() -> Generator[None, None, None]:
    """Let no copy be made while the body runs: it would bring back what the body takes out of them."""
    with _one_at_a_time:
        yield


def copy_before_migration(path: Path, version: int, today: date) -> Path | None:
    """Keep a copy of a file as an older program wrote it; None when none could be made."""
    return copy_to(path, folder_of(path) / f"{today.isoformat()}-v{version}.workshop")


def copy_to(path: Path, target: Path) -> Path | None:
    """Copy a file that may be in use, whole or not at all, with what its log still holds.

    A backup that cannot be made (rights, space) never keeps anyone from working: it is logged.
    """
    partial = target.with_suffix(".partial")
    try:
        with _one_at_a_time:
            target.parent.mkdir(exist_ok=True)
            with closing(connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                _clean(copy)
            partial.replace(target)
            _forget_old(path)
    except (OSError, sqlite3.Error) as problem:
        _log.warning("no backup copy: %s", problem)
        _discard(partial)
        return None
    return target


def _clean(copy: sqlite3.Connection) -> None:
    """Leave nothing of an erased person in a copy, where the file itself is not cleaned yet."""
    if copy.execute("SELECT 1 FROM meta WHERE name = ?", (UNCLEANED,)).fetchone():
        from facilitator.storage.scrubbing import clean  # noqa: PLC0415 - hardly ever needed

        copy.isolation_level = None
        clean(copy)


def _forget_old(path: Path) -> None:
    for copy in copies_of(path)[KEPT:]:
        copy.unlink(missing_ok=True)


def _discard(partial: Path) -> None:
    for leftover in (partial, *(Path(f"{partial}{end}") for end in ("-wal", "-shm", "-journal"))):
        try:
            os.unlink(leftover)  # noqa: PTH108 - one call that may fail, nothing to build a path for
        except OSError:
            continue
