"""Text at the door: cleaned once when it comes in, so that no file we write can be invalid."""

import re
import unicodedata
from typing import Final

MAX_LINE_CHARACTERS: Final = 2_000_000
"""The longest single text that is taken in; a longer one is refused with a sentence."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb]"
    "|["
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]"
)
_BREAKS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_BREAKS_AND_TABS = re.compile(r"[ \t]*(?:\r\n|[\r\n\t\x85\u2028\u2029])[ \t]*")


def clean(text: str) -> str:
    """Return a text of several lines without what XML and databases cannot hold.

    Control characters, lone surrogates and noncharacters go (XML 1.0, 2.2); every kind of line
    end becomes a newline; characters are composed (NFC), so that equal words are equal bytes.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _BREAKS.sub("\n", text)))


def clean_line(text: str) -> str:
    """Return a text of one line: as `clean`, with line ends and tabs as single spaces."""
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _BREAKS_AND_TABS.sub(" ", text)))


_GERMAN = (("ß", "ss"), ("æ", "a"), ("œ", "o"), ("ø", "o"), ("ae", "a"), ("oe", "o"), ("ue", "u"))


def fold(text: str) -> str:
    """Return the form in which words are compared in a search: ä = ae = a, ß = ss, no case.

    Both sides are folded the same way, so that "Grösse", "Groesse" and "Größe" find each other.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    for written, folded in _GERMAN:
        plain = plain.replace(written, folded)
    return plain
