"""Text at the door: cleaned once when it comes in, so that no file we write can be invalid."""

import re
import unicodedata
from functools import cache
from typing import Final, Literal

MAX_LINE_CHARACTERS: Final = 2_000_000
"""The longest single text that is taken in; a longer one is refused with a sentence."""

_FORBIDDEN: Final = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb]"
    "|["
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]"
)
_BREAKS: Final = r"\r\n|[\r\n\x85\u2028\u2029]"
_BREAKS_AND_TABS: Final = r"(?<! ) *[\r\n\t\x85\u2028\u2029][ \r\n\t\x85\u2028\u2029]*"


_LONGEST_RUN_OF_MARKS: Final = 30
_JOINER = "\u034f"
_FOREIGN_RUN: Final = f"[^\x00-\u02ff]{{{_LONGEST_RUN_OF_MARKS + 1},}}"
"""No combining mark lies below U+0300, so that German text is never looked at one by one."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: 4 ms that opening a window can do without."""
    return re.compile(text)


def clean(text: str) -> str:
    """Return a text of several lines without what XML and databases cannot hold.

    Control characters, lone surrogates and noncharacters go (XML 1.0, 2.2); every kind of line
    end becomes a newline; characters are composed (NFC), so that equal words are equal bytes.
    """
    if text.isprintable():  # nearly every text, and it holds nothing of the above
        return _normalized("NFC", text)
    return _normalized("NFC", _pattern(_FORBIDDEN).sub("", _pattern(_BREAKS).sub("\n", text)))


def clean_line(text: str) -> str:
    """Return a text of one line: as `clean`, with each run of line ends and tabs as one space."""
    if text.isprintable():
        return _normalized("NFC", text)
    return _normalized(
        "NFC", _pattern(_FORBIDDEN).sub("", _pattern(_BREAKS_AND_TABS).sub(" ", text))
    )


def is_clean(text: str) -> bool:
    """Tell whether a text holds nothing that `clean` would take out."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return True
    return _pattern(_FORBIDDEN).search(text) is None


def _normalized(form: Literal["NFC", "NFKD"], text: str) -> str:
    """Normalize in linear time: sorting a million marks on one letter would take minutes.

    Runs of marks are parted by a joiner first, as the Unicode Stream-Safe Text Format says
    (UAX #15, section 13).
    """
    if text.isascii():
        return text
    if len(text) <= _LONGEST_RUN_OF_MARKS:
        return unicodedata.normalize(form, text)
    return unicodedata.normalize(form, _pattern(_FOREIGN_RUN).sub(_parted, text))


def _parted(run: re.Match[str]) -> str:
    parts: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _LONGEST_RUN_OF_MARKS:
            parts.append(_JOINER)
            marks = 1
        parts.append(character)
    return "".join(parts)


_GERMAN = (
    ("\xad", ""),
    (_JOINER, ""),
    ("ß", "ss"),
    ("æ", "a"),
    ("œ", "o"),
    ("ø", "o"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
)


def caseless(text: str) -> str:
    """Return a text by which names are the same but for case and spaces."""
    return " ".join(text.split()).casefold()


def fold(text: str) -> str:
    """Return the form in which words are compared in a search: ä = ae = a, ß = ss, no case.

    Both sides are folded the same way, so that "Grösse", "Groesse" and "Größe" find each other.
    """
    plain = _normalized("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    for written, folded in _GERMAN:
        plain = plain.replace(written, folded)
    return plain
