"""Writing files for other programs: whole or not at all."""

import os
import tempfile
from pathlib import Path

from facilitator.errors import EnvironmentProblem
from facilitator.language import tr
from facilitator.reasons import reason


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name and put it in the place of `path` in one move.

    Raises EnvironmentProblem with a sentence; what stood at `path` before stays then.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _give_ordinary_rights(Path(temporary))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise EnvironmentProblem(
            tr(
                "“{name}” could not be written ({reason}). Nothing was changed; "
                "close it in other programs or choose another folder.",
                name=path.name,
                reason=reason(error),
            )
        ) from error


def _give_ordinary_rights(path: Path) -> None:
    """Undo the owner-only rights of temporary files, as far as the user's mask allows."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
