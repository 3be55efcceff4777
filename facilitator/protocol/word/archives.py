"""A template's file, opened with care before anything reads it as a Word document.

A template may come from anywhere. What it unpacks to is bounded, and one that could run or fetch
something is refused: macros, a document type of its own (which XML in a package must not have).
"""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from facilitator.language import tr

_LARGEST: Final = 100_000_000
"""Bytes to which a template may unpack; a letterhead with pictures has a twentieth of it."""
_MOST_FILES: Final = 500
_MEGABYTE: Final = 1_000_000
_ENCRYPTED: Final = 0x1
_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject")
_DOCUMENT_TYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
"""In any encoding of XML: two of them put a zero byte between letters."""
_DAMAGES: Final = (
    *(OSError, RuntimeError, NotImplementedError, EOFError, ValueError),
    *(zipfile.BadZipFile, zlib.error),
)


class UnusableError(Exception):
    """A template that cannot be the ground of a protocol; the sentence says why, if it is known."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


def opened(path: Path) -> io.BytesIO:
    """Return a template as a Word document; a template of Word's own kind (.dotx) becomes one.

    UnusableError when it is something else, holds macros, is encrypted or too large.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(archive)
    except _DAMAGES as error:
        raise UnusableError from error
    types = members.get(_TYPES, b"")
    if _MACROS.search(types):
        raise UnusableError(tr("it holds macros"))
    if any(_DOCUMENT_TYPE.search(data) for name, data in members.items() if _is_xml(name)):
        raise UnusableError
    members[_TYPES] = types.replace(b".template.main+xml", b".document.main+xml")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnusableError(tr("it is protected by a password"))
    if len(entries) > _MOST_FILES:
        raise UnusableError
    if sum(entry.file_size for entry in entries) > _LARGEST:
        most = _LARGEST // _MEGABYTE
        raise UnusableError(tr("it unpacks to more than {most} MB", most=most))
    return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
