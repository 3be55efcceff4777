"""Writing files for other programs: whole or not at all."""

import os
import tempfile
from pathlib import Path

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name and put it in the place of `path` in one move.

    What is no file (a device, a pipe) is written to as it stands. Raises EnvironmentProblem with
    a sentence; what stood at `path` before stays then.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "“{name}” could not be written ({reason}). Nothing was changed; "
                "close it in other programs or choose another folder.",
                name=path.name or path,
                reason=reason(error),
            )
        ) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".facilitator-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(_rights(path))
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _rights(path: Path) -> int:
    """Return the rights of the file that is replaced, else those the user gives to new files."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
