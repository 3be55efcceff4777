"""A text as lines that know how deep they stand and with which sign they began."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from facilitator.domain.text import clean
from facilitator.exchange.findings import Finding
from facilitator.exchange.source.signs import bullet_of, heading_of, number_of, unquoted
from facilitator.exchange.source.tabbed import cells_of, folded, tabbed_rows

MAX_LINES: Final = 20_000
"""More lines than any agenda or list of questions has; what is behind them is reported, not read."""

_PAGE_ENDS: Final = re.compile("[\x0b\x0c]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_RULE: Final = re.compile(r"[-=_*~#|: +]{3,}|\|")
_COLUMNS: Final = re.compile(r"[ ]*\t[ \t]*|[ ]{3,}")
_TAB: Final = 4


NO_LEVEL: Final = -1


class SourceLine(NamedTuple):
    """A line of a text, a paragraph of a Word file or a row of a table."""

    number: int
    text: str
    """As it stands there, for showing; of several lines where a cell of a table has them."""
    body: str
    """Its words, without indentation, quotation and bullet; numbers and letters stay."""
    indent: int = 0
    """Columns before its first sign."""
    bullet: str = ""
    level: int = NO_LEVEL
    """How deep it stands in a list of a Word file, where that says it."""
    heading: int = 0
    """The level of a heading, 0 for none."""
    cells: tuple[str, ...] = ()
    """What stands beside each other in it, where that is more than one."""
    is_row: bool = False
    """Whether the cells are those of a real table, and not merely far apart."""

    @property
    def is_quoted(self) -> bool:
        """Whether it stands behind the sign of a quotation."""
        return self.text.lstrip().startswith(">")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said in it: an empty line, or one that only parts others."""
        return not self.body or _RULE.fullmatch(self.body) is not None


@dataclass(slots=True)
class Source:
    """All lines of what somebody has, and what could not be read of it."""

    lines: list[SourceLine] = field(default_factory=list[SourceLine])
    findings: list[Finding] = field(default_factory=list[Finding])


def plain(text: str) -> str:
    """Return a text without what copying leaves in it: page ends, ligatures, invisible signs."""
    if text.isascii() and text.isprintable():  # most cells of a large table
        return text
    text = clean(_PAGE_ENDS.sub("\n", text))
    return _INVISIBLE.sub("", _SPACES.sub(" ", text)).translate(_LIGATURES)


def lines_of(text: str) -> Iterator[SourceLine]:
    """Yield the lines of a text, at most `MAX_LINES`."""
    numbered = list(islice(folded(plain(text)), MAX_LINES))
    rows = tabbed_rows([line for _, line in numbered])
    for at, (number, line) in enumerate(numbered):
        yield _row(number, line) if at in rows else _line(number, line)


def _row(number: int, text: str) -> SourceLine:
    cells = cells_of(unquoted(text))
    return SourceLine(number, text, spoken(cells), cells=cells, is_row=True)


def _line(number: int, text: str) -> SourceLine:
    source = unquoted(text).rstrip()
    body = source.lstrip()
    if not body:
        return SourceLine(number, text, "")
    if body.startswith("|") and body.endswith("|") and len(body) > 1:
        cells = tuple(cell.strip() for cell in body[1:-1].split("|"))
        return SourceLine(number, text, spoken(cells) or "|", cells=cells, is_row=True)
    level, start = heading_of(body)
    if level:
        return SourceLine(number, text, body[start:].strip("# "), heading=level)
    indent = len(source[: len(source) - len(body)].expandtabs(_TAB))
    sign = bullet_of(body)
    rest = body[sign.end :].strip()
    cells = tuple(_COLUMNS.split(rest))
    if _RULE.fullmatch(body):
        return SourceLine(number, text, " ".join(body.split()))
    return SourceLine(
        number, text, spoken(cells), indent, sign.kind, cells=cells if len(cells) > 1 else ()
    )


def spoken(cells: tuple[str, ...]) -> str:
    """Return cells as one line of words."""
    return " ".join(" ".join(cells).split())


class Depths:
    """How deep a line stands, told by its indentation, and where that was lost by its list sign."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def of(self, line: SourceLine) -> int:
        """Return the depth of the next line, 0 for one that belongs to no other.

        A sign that came before leads back to its level. Another one at the same indentation
        stands deeper: copied lists lose their indentation, and keep "•" over "o".
        """
        if line.heading:
            self._open.clear()
            return 0
        if line.level != NO_LEVEL:
            return line.level
        return self._depth(line.indent, line.bullet or number_of(line.body).kind)

    def _depth(self, indent: int, kind: str) -> int:
        own = (indent, kind)
        if kind and own in self._open:
            del self._open[self._open.index(own) + 1 :]
            return len(self._open) - 1
        while self._open and (
            self._open[-1][0] > indent or (not kind and self._open[-1][0] == indent)
        ):
            self._open.pop()
        if len(self._open) < _DEEPEST:
            self._open.append(own)
        return len(self._open) - 1


_DEEPEST: Final = 12
