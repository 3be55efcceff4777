"""What stands before a line's words: quotation marks of mails, list signs, numbers and letters."""

import re
from typing import Final, NamedTuple

_QUOTED: Final = re.compile(r"(?:[ \t]?>)+[ \t]?")
_BULLET: Final = re.compile(
    r"(?:[•·▪▫◦○●■□➢➤►▶‣⁃◆◇→⇒✓✔\uf000-\uf0ff][ \t]*"  # signs, those of Word's symbol fonts too
    r"|[-*–—+][ \t]+(?=\S)|[-*](?=[^\W\d_])|(?:[oØ§ü][ \t]+)(?=\S)|o(?=W ?\d))"
)
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_MONTHS: Final = (
    r"jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|quartal|jahrhundert|uhr"
)
_NUMBER: Final = re.compile(
    rf"(?:\(?(\d{{1,2}})[.)](?!\d)|(\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})[.)]?(?=\s))\s*(?!\s|(?:{_MONTHS})|\d{{4}})",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"(?:\(?(?:\d{1,2}\s?)?[a-z]\)\s*|(?:\d{1,2}\s?)?[a-z]\.\s+)(?=\S)")
_ABBREVIATION: Final = re.compile(r"[a-z]\.\s*[A-Za-z]\.")


class Sign(NamedTuple):
    """How a line begins: what it is to be read behind, and of which kind that was."""

    end: int
    kind: str = ""
    """"•" and its like for a bullet, "1" for a number, "1.1" for one of two levels, "a" for a letter."""


def unquoted(line: str) -> str:
    """Return a line without the signs by which a mail quotes another one."""
    match = _QUOTED.match(line)
    return line[match.end() :] if match else line


def heading_of(line: str) -> tuple[int, int]:
    """Return the level of a Markdown heading (0 for none) and where its words begin."""
    match = _HEADING.match(line)
    return (len(match[1]), match.end()) if match else (0, 0)


def bullet_of(line: str) -> Sign:
    """Return the bullet that a line begins with; its kind is empty for none."""
    match = _BULLET.match(line)
    return Sign(match.end(), match[0].strip() or match[0]) if match else Sign(0)


def number_of(line: str) -> Sign:
    """Return the number or letter that a line begins with; dates and abbreviations are none."""
    match = _NUMBER.match(line)
    if match:
        return Sign(match.end(), "1" if match[1] else "1.1")
    match = None if _ABBREVIATION.match(line) else _LETTER.match(line)
    return Sign(match.end(), "a") if match else Sign(0)
