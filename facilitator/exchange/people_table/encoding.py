"""Bytes of a CSV file to text: UTF-8 or UTF-16 by mark or by form, Windows' old encoding as a last resort."""

import codecs
from typing import Final

from facilitator.errors import UserError
from facilitator.exchange.findings import Finding
from facilitator.language import tr

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_SAMPLE: Final = 4_096
_MOSTLY: Final = 0.7
"""Share of zero bytes at every second place by which UTF-16 without a mark is known."""


def text_of(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return a file's text and what was guessed; UserError where it is no text."""
    if content.startswith(_OLD_OFFICE):
        said = tr(
            "The list was not read: it is in an old format of Excel or protected by a password. "
            "Save it as .xlsx or .csv without a password."
        )
        raise UserError(said)
    encoding = _marked(content) or _formed(content)
    if content.startswith(_PDF) or (not encoding and b"\0" in content):
        raise _no_list()
    try:
        return content.decode(encoding or "utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if encoding:
            raise _no_list() from error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _no_list() from error
    said = tr("The file is not in UTF-8; it was read as Windows-1252. Check the umlauts.")
    return text, (Finding(1, said),)


def _marked(content: bytes) -> str:
    return "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""


def _formed(content: bytes) -> str:
    """Return the UTF-16 whose zero bytes stand at every second place, empty for none."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * _MOSTLY and 0 not in sample[::2]:
        return "utf-16-le"
    if half and sample[::2].count(0) > half * _MOSTLY and 0 not in sample[1::2]:
        return "utf-16-be"
    return ""


def _no_list() -> UserError:
    return UserError(
        tr("The list was not read: it is neither a CSV nor an Excel file (.csv, .xlsx).")
    )
