"""How wide text runs in Arial and the fonts with its metrics, without any font at hand.

Advance widths in thousandths of the font size, from Adobe's Helvetica metrics (AFM), which Arial,
Liberation Sans, Arimo and Nimbus Sans share. Accented letters are as wide as their base letters.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_BY_WIDTH: Final = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0·",
    333: "()-`r„“”¡",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–€«»",
    584: "+<=>~×±",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTH: Final = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_LETTER: Final = 667
"""Of letters the table lacks: rather too wide than too narrow."""
_WIDE: Final = 1000
_BOLD: Final = 1.08


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text runs, in the unit of `size`."""
    width = sum(map(_advance, text)) * size / 1000
    return width * _BOLD if bold else width


@cache
def _advance(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTH:
        return _WIDTH[base]
    if unicodedata.combining(character):
        return 0
    return _LETTER if unicodedata.east_asian_width(base) in {"N", "Na", "A", "H"} else _WIDE


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than `width`.

    Lines break at spaces and behind hyphens and slashes; a single word that is wider is cut
    where it fills a line.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if text_width((line + piece).rstrip(), size, bold=bold) <= width:
            line += piece
            continue
        if line:
            lines.append(line.rstrip())
        *full, line = _cut(piece, size, width, bold=bold)
        lines.extend(full)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield words with what separates them from the next."""
    start = 0
    for index, character in enumerate(text):
        if character in " -/–" and index + 1 < len(text) and text[index + 1] != " ":
            yield text[start : index + 1]
            start = index + 1
    yield text[start:]


def _cut(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and text_width((parts[-1] + character).rstrip(), size, bold=bold) > width:
            parts.append("")
        parts[-1] += character
    return parts
