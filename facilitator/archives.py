"""Office files, which are ZIP archives of XML, opened with care before anything reads them.

A file may come from anywhere. What it unpacks to is bounded, and XML with a document type of its
own, which an Office file must not have and which could grow or fetch something, is refused.
"""

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from facilitator.language import tr

LARGEST: Final = 100_000_000
"""Bytes to which an archive may unpack; a letterhead with pictures has a twentieth of it."""
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the Office files before .docx and .xlsx begin with, and those with a password."""
_MOST_FILES: Final = 500
_MEGABYTE: Final = 1_000_000
_ENCRYPTED: Final = 0x1
_DOCUMENT_TYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
"""In any encoding of XML: two of them put a zero byte between letters."""
_DAMAGES: Final = (
    *(OSError, RuntimeError, NotImplementedError, EOFError, ValueError),
    *(zipfile.BadZipFile, zlib.error),
)


class UnusableError(Exception):
    """A file that is not read; the sentence says why, if it is known."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


def members(
    source: Path | IO[bytes],
    wanted: Callable[[str], bool] = lambda _: True,
    *,
    most_files: int = _MOST_FILES,
) -> dict[str, bytes]:
    """Return the files in an archive by name, those that are `wanted`.

    UnusableError when it is none, is damaged, encrypted, too large or holds a document type.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            found = _members(archive, wanted, most_files)
    except _DAMAGES as error:
        raise UnusableError from error
    if any(_DOCUMENT_TYPE.search(data) for name, data in found.items() if _is_xml(name)):
        raise UnusableError
    return found


def _members(
    archive: zipfile.ZipFile, wanted: Callable[[str], bool], most_files: int
) -> dict[str, bytes]:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnusableError(tr("it is protected by a password"))
    if len(entries) > most_files:
        raise UnusableError(tr("it holds more than {most} files", most=most_files))
    named = (entry for entry in entries if entry.filename and not entry.is_dir())
    entries = [entry for entry in named if wanted(entry.filename)]
    if sum(entry.file_size for entry in entries) > LARGEST:
        most = LARGEST // _MEGABYTE
        raise UnusableError(tr("it unpacks to more than {most} MB", most=most))
    return {entry.filename: archive.read(entry) for entry in entries}


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
