"""A text or the bytes of a file as lines, whatever kind of file it is."""

import codecs
from typing import Final

from facilitator.errors import UserError
from facilitator.exchange.findings import Finding
from facilitator.exchange.source.lines import MAX_LINES, Source, lines_of
from facilitator.language import tr

MAX_BYTES: Final = 50_000_000
"""The largest file that is looked at."""
_MAX_CHARACTERS: Final = 5_000_000
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_WORD: Final = b"word/document.xml"


def opened(content: str | bytes) -> Source:
    """Return the lines of a text, or of a text, Word or Excel file.

    Raises `UserError` saying what it is instead, or why it cannot be read.
    """
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise UserError(tr("The file was not read: it is larger than {size} MB.", size=size))
    if isinstance(content, str):
        return _text(content)
    if content.startswith(_ZIP):
        return _office(content)
    if content.startswith(_OLD_OFFICE):
        said = tr(
            "The file was not read: it is in an old format of Office or protected by a password. "
            "Save it as .docx or .xlsx without a password."
        )
        raise UserError(said)
    if content.startswith(_PDF):
        said = tr("A PDF is not read as a file. Open it, select its text, copy and paste it.")
        raise UserError(said)
    text, is_guessed = _decoded(content)
    source = _text(text)
    if is_guessed:
        said = tr("The file is not in UTF-8; it was read as Windows-1252. Check the umlauts.")
        source.findings.append(Finding(1, said))
    return source


def _office(content: bytes) -> Source:
    from facilitator.exchange.source.word import read_word  # noqa: PLC0415 - only files need parsers
    from facilitator.exchange.source.workbooks import read_first_sheet  # noqa: PLC0415 - as above

    return read_word(content) if _WORD in content else read_first_sheet(content)


def _text(text: str) -> Source:
    source = Source()
    if len(text) > _MAX_CHARACTERS:
        raise UserError(tr("The text was not read: it is too long to be an agenda or questions."))
    source.lines = list(lines_of(text))
    if len(source.lines) == MAX_LINES:
        said = tr("Only the first {count} lines were read.", count=MAX_LINES)
        source.findings.append(Finding(MAX_LINES, said))
    return source


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return a file's text, and whether its encoding was only guessed."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in content and not is_utf16:
        raise _no_text()
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig"), False
    except UnicodeDecodeError as error:
        if is_utf16:
            raise _no_text() from error
    try:
        return content.decode("cp1252"), True
    except UnicodeDecodeError as error:
        raise _no_text() from error


def _no_text() -> UserError:
    return UserError(
        tr("The file was not read: it is neither a text nor a Word or Excel file (.docx, .xlsx).")
    )
