"""Fonts on this machine, found by the family names that they carry (OpenType `name` tables)."""

import os
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

_SUFFIXES: Final = {".ttf", ".otf", ".ttc", ".otc"}
_FAMILY, _STYLE = 1, 2
"""Name ids of the `name` table."""
_REGULAR: Final = {"Regular", "Roman", "Book", "Normal", "Standard"}
_LARGEST_TABLE: Final = 100_000
_UNICODE_PLATFORMS: Final = {0, 3}


@dataclass(frozen=True, slots=True)
class Family:
    """A family with its regular file and, if there is one, its bold one."""

    name: str
    regular: Path
    bold: Path | None = None

    @property
    def files(self) -> list[str]:
        """The paths of its files."""
        return [str(path) for path in (self.regular, self.bold) if path]


def find(wanted: Sequence[str]) -> Family | None:
    """Return the first wanted family there is, else any for Latin text; None without fonts."""
    families = installed()
    by_name = {name.casefold(): family for name, family in families.items()}
    found = (by_name.get(name.casefold()) for name in (*wanted, *_LATIN))
    return next((family for family in found if family), None) or next(iter(families.values()), None)


_LATIN: Final = (
    *("Arial", "Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans", "Noto Sans", "DejaVu Sans"),
    *("Segoe UI", "Open Sans", "Roboto", "Inter", "Ubuntu", "Cantarell", "FreeSans"),
)


@cache
def installed() -> dict[str, Family]:
    """Return the families on this machine that have a regular face, looked for once."""
    regular: dict[str, Path] = {}
    bold: dict[str, Path] = {}
    for path in _files():
        for family, style in _names(path):
            if style in _REGULAR:
                regular.setdefault(family, path)
            elif style == "Bold":
                bold.setdefault(family, path)
    return {name: Family(name, path, bold.get(name)) for name, path in sorted(regular.items())}


def _files() -> Iterator[Path]:
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield Path(parent, name)


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData/Local"))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(local, "Microsoft/Windows/Fonts"),
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local/share/fonts", home / ".fonts"]


def _names(path: Path) -> list[tuple[str, str]]:
    """Return family and style of each font in a file; nothing for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return [_family_and_style(file, offset) for offset in _offsets(file)]
    except (OSError, struct.error, KeyError, UnicodeDecodeError):
        return []


def _offsets(file: BinaryIO) -> list[int]:
    tag, _, count = struct.unpack(">4sLL", file.read(12))
    if tag != b"ttcf":
        return [0]
    return list(struct.unpack(f">{min(count, 64)}L", file.read(4 * min(count, 64))))


def _family_and_style(file: BinaryIO, offset: int) -> tuple[str, str]:
    file.seek(offset + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    tables = (struct.unpack(">4s4xLL", file.read(16)) for _ in range(count))
    start, length = {tag: (at, size) for tag, at, size in tables}[b"name"]
    file.seek(start)
    names = _records(file.read(min(length, _LARGEST_TABLE)))
    return names[_FAMILY], names[_STYLE]


def _records(table: bytes) -> dict[int, str]:
    """Return the names in a `name` table, English ones where there are several."""
    count, storage = struct.unpack_from(">2xHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, language, name, length, at = struct.unpack_from(">6H", table, 6 + 12 * index)
        text = table[storage + at : storage + at + length]
        is_english = language in {0, 0x409}
        if name in {_FAMILY, _STYLE} and (name not in found or is_english):
            encoding = "utf-16-be" if platform in _UNICODE_PLATFORMS else "mac-roman"
            found[name] = text.decode(encoding)
    return found
