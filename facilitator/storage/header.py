"""The first hundred bytes of a file: whether it is ours, whole, and of which version.

Source: the SQLite file format, section 1.3, "The Database Header".
"""

import errno
import stat
from pathlib import Path
from typing import Final

from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.storage.engine import damaged
from facilitator.storage.schema import APPLICATION_ID

MAGIC: Final = b"SQLite format 3\x00"

_HEADER_BYTES: Final = 100
_LEAST_BYTES: Final = 100_000
"""Less than this is no workshop file with anything in it: every table has at least one page."""
_NOWHERE: Final = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}
"""What the system says of a name under which no file can lie."""
_PAGE_SIZE, _PAGE_COUNT, _USER_VERSION, _APPLICATION_ID = 16, 28, 60, 68


def demand_file(path: Path) -> None:
    """Raise UserError unless an ordinary file lies under a name; not a byte of it is read."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in _NOWHERE:
            raise unreadable(path, error) from error
        raise UserError(
            tr("There is no file “{name}”. Check its name and folder.", name=path.name)
        ) from error
    if stat.S_ISDIR(mode):
        raise UserError(
            tr(
                "“{name}” is a folder, not a workshop file. Choose a file in it.",
                name=path.name,
            )
        )
    if not stat.S_ISREG(mode):  # reading a pipe would wait for whoever writes into it
        raise _foreign(path)


def version_of(path: Path) -> int:
    """Return the schema version of a workshop file.

    Raises UserError when it is not ours, DamagedFile when it may have been (our mark without
    SQLite's, our name without either mark, or fewer pages than it counts), OSError when it
    cannot be read.
    """
    with path.open("rb") as file:
        head, size = file.read(_HEADER_BYTES), path.stat().st_size
    is_sqlite, is_ours = head.startswith(MAGIC), _number(head, _APPLICATION_ID) == APPLICATION_ID
    may_be_ours = is_ours or (path.suffix == ".workshop" and size >= _LEAST_BYTES)
    if len(head) < _HEADER_BYTES or not may_be_ours:
        raise _foreign(path)
    page_bytes = int.from_bytes(head[_PAGE_SIZE : _PAGE_SIZE + 2], "big")
    page_bytes = 65_536 if page_bytes == 1 else page_bytes
    is_whole = size >= page_bytes * _number(head, _PAGE_COUNT) or Path(f"{path}-wal").exists()
    if not (is_sqlite and is_ours and is_whole):
        raise damaged(path)
    return _number(head, _USER_VERSION)


def unreadable(path: Path, error: OSError) -> EnvironmentProblem:
    """Return the sentence for a file that the machine will not let us read."""
    return EnvironmentProblem(
        tr(
            "“{name}” cannot be read ({reason}). Nothing was changed; check your permissions for it.",
            name=path.name,
            reason=reason(error),
        )
    )


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def _foreign(path: Path) -> UserError:
    return UserError(
        tr(
            "“{name}” is not a workshop file. It was left as it is; "
            "to read a text outline in, use “Import text”.",
            name=path.name,
        )
    )
