"""A file that is handed out, before it is written."""

from typing import NamedTuple


class File(NamedTuple):
    """Its path below the chosen folder, with slashes and safe on every system, and its bytes."""

    path: str
    data: bytes
