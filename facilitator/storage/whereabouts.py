"""What the system says of the place where a workshop file lies; may take long on a network."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Final

from facilitator.domain.readiness.judgement import Whereabouts
from facilitator.storage.backups import copy_for
from facilitator.storage.locking import is_on_network, mount_of

_FOR_DRIVES: Final = ("/media", "/run/media", "/Volumes")
"""Where Linux and macOS mount what is plugged in."""
_DRIVE_REMOVABLE: Final = 2


def whereabouts(path: Path, today: date, mounts: str | None = None) -> Whereabouts:
    """Return the facts on a file's place; what the system does not tell is taken as harmless.

    `mounts` is what is mounted, see `is_on_network`; left out, the system is asked.
    """
    try:
        if not path.is_file():
            return Whereabouts(is_there=False)
        return Whereabouts(
            is_writable=os.access(path, os.W_OK) and os.access(path.parent, os.W_OK),
            free_bytes=_free(path.parent),
            on_network=is_on_network(path, mounts),
            is_removable=is_removable(path, mounts),
            is_backed_up=copy_for(path, today).exists(),
        )
    except OSError:  # the drive went while it was looked at
        return Whereabouts(is_there=False)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def is_removable(path: Path, mounts: str | None = None) -> bool:
    """Tell whether a path lies on a drive that is plugged in, as far as the system says so."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on Windows only

        anchor = path.resolve().anchor
        return ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOVABLE
    return mount_of(path, mounts).point.startswith(tuple(f"{folder}/" for folder in _FOR_DRIVES))
