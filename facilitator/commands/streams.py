"""Files that a command reads and writes, and `-`, which stands for standard input and output."""

import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.reasons import reason

STREAM: Final = "-"
"""Stands for standard input or output where a file is expected."""


def is_there(path: Path) -> bool:
    """Tell whether something has this name; a name that no system takes has nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def read(source: str, most: int = -1) -> bytes:
    """Return a file's bytes, at most so many; EnvironmentProblem says why there are none."""
    try:
        if source == STREAM:
            return _bytes(sys.stdin).read(most)
        with Path(source).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "“{name}” cannot be read ({reason}). Nothing was changed.",
                name=source,
                reason=reason(error),
            )
        ) from error


def read_lines(source: str) -> list[str]:
    """Return the lines of a text in UTF-8, or in what Windows wrote before it."""
    data = read(source)
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").splitlines()


def copy_standard_input(path: Path) -> None:
    """Put what comes from standard input into a file: a database is read here and there."""
    with path.open("wb") as file:
        shutil.copyfileobj(_bytes(sys.stdin), file)


def write(output: str, data: bytes, *, never: Path) -> None:
    """Write a file whole or not at all, but never in the place of the one it was made from."""
    if output == STREAM:
        _bytes(sys.stdout).write(data)
        return
    path = Path(output)
    if is_there(path) and is_there(never) and path.samefile(never):
        raise UserError(
            tr(
                "“{name}” is the workshop file itself. Nothing was written; choose another name.",
                name=path.name,
            )
        )
    write_whole(path, data)


def print_json(value: object) -> None:
    """Print what a command found for other programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _bytes(stream: TextIO | None) -> BinaryIO:
    """Return what is below a standard stream, which a caller may have closed."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream.buffer
