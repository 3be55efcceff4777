"""Bytes to text: UTF-8, UTF-16 with its mark, and Windows' old encoding as a last resort."""

import codecs
from typing import Final

from facilitator.domain.text import MAX_LINE_CHARACTERS, clean
from facilitator.errors import UserError
from facilitator.exchange.outline.draft import Draft
from facilitator.exchange.outline.inline import literal
from facilitator.language import tr

MAX_BYTES: Final = 20_000_000

_LONGEST_LINE: Final = MAX_LINE_CHARACTERS + 1_000
"""The longest text with its marks; backslashes do not count."""


def decoded(content: str | bytes, draft: Draft) -> str:
    """Return the clean text of a file; raises `UserError` when it is none, or too much of it."""
    if len(content) > MAX_BYTES:
        raise UserError(
            tr(
                "The outline was not imported: it is larger than {size} MB. Split it into several workshops.",
                size=MAX_BYTES // 1_000_000,
            )
        )
    text = content if isinstance(content, str) else _text(content, draft)
    text = clean(text.removeprefix("\ufeff"))
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LONGEST_LINE and len(literal(line)) > _LONGEST_LINE:
            raise UserError(
                tr(
                    "The outline was not imported: line {line} is longer than {size} characters.",
                    line=number,
                    size=MAX_LINE_CHARACTERS,
                )
            )
    return text


def _text(content: bytes, draft: Draft) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if is_utf16 or b"\0" in content:
            raise _no_text() from error
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _no_text() from error
    draft.report(1, tr("The file is not in UTF-8; it was read as Windows-1252. Check the umlauts."))
    return text


def _no_text() -> UserError:
    return UserError(
        tr("The outline was not imported: it is not a text file. Save it as Markdown in UTF-8.")
    )
