"""Lines that a mail or a PDF broke, joined again before they are read."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from facilitator.exchange.source.lines import NO_LEVEL, Depths, SourceLine

_LONGEST: Final = 4_000
"""Characters to which lines are joined; what is longer is prose and stays as it stands."""
_HYPHEN: Final = re.compile(r"(?<=\w)-$")
_AFTER_HYPHEN: Final = re.compile(r"(?!(?:und|oder|bzw|sowie|and|or)\b)[^\W\d_]")
_ENDS_OPEN: Final = re.compile(
    r"(?:[,&/]|-|(?<=\s)[–—]|\b(?:und|oder|sowie|bzw\.|der|die|das|des|dem|den|ein|eine|einer|eines|zu|zur|zum"
    r"|für|mit|von|vom|im|in|am|an|auf|aus|bei|beim|über|unter|durch|nach|als|and|or|of|the|a|for|to|with|by"
    r"|on|at|from))$"
)


_WIDTHS: Final = range(40, 101)
_FEWEST_FULL: Final = 3


class Entry(NamedTuple):
    """What is read as one: a line, or the lines that it was broken into."""

    lines: tuple[SourceLine, ...]
    body: str
    depth: int = 0
    """How many entries stand above it that it belongs to."""

    @property
    def first(self) -> SourceLine:
        """The line it begins with, which says how deep it stands."""
        return self.lines[0]

    @property
    def number(self) -> int:
        """The number of its first line."""
        return self.lines[0].number


def entries_of(
    lines: Iterable[SourceLine],
    begins: Callable[[str], bool],
    wraps: Callable[[Entry, SourceLine], bool] = lambda _above, _line: False,
    stands_alone: Callable[[str], bool] = lambda _: False,
) -> list[Entry]:
    """Return the lines as entries.

    `begins` tells words that no broken line goes on with, `wraps` lines that do go on although
    their words alone do not show it, and `stands_alone` words that go on only if the line above
    is incomplete, however long it is.
    """
    lines = list(lines)
    width = _width(lines, begins)
    found: list[Entry] = []
    depths = Depths()
    for line in lines:
        last = found[-1] if found else None
        is_free = last is not None and _belongs(last, line) and not begins(line.body)
        is_full = last is not None and _is_full(last.lines[-1], line, width)
        is_full = is_full and not stands_alone(line.body)
        if last and is_free and (is_full or _goes_on(last.body, line.body) or wraps(last, line)):
            found[-1] = Entry((*last.lines, line), _joined(last.body, line.body), last.depth)
        else:
            found.append(Entry((line,), line.body, 0 if line.is_blank else depths.of(line)))
    return found


def _width(lines: Sequence[SourceLine], begins: Callable[[str], bool]) -> int:
    """Return the width at which a mail broke its lines, 0 where it did not.

    Some lines are followed by a word that would not have fitted there, and none is longer.
    """
    width = max((len(line.text.rstrip()) for line in lines if not line.is_row), default=0)
    if width not in _WIDTHS:
        return 0
    pairs = [
        (above, line) for above, line in pairwise(lines) if not (above.is_blank or line.is_blank)
    ]
    full = [line for above, line in pairs if _is_full(above, line, width) and not line.bullet]
    return width if sum(1 for line in full if not begins(line.body)) >= _FEWEST_FULL else 0


def _is_full(above: SourceLine, line: SourceLine, width: int) -> bool:
    first = line.body.split(" ", 1)[0]
    return len(above.text.rstrip()) + 1 + len(first) > width > 0


def _belongs(last: Entry, line: SourceLine) -> bool:
    """Tell whether a line may be the rest of another one by the way in which it stands."""
    above = last.lines[-1]
    is_text = not (above.is_blank or line.is_blank or above.heading or line.heading)
    is_list = line.bullet or line.level != NO_LEVEL or above.is_row or line.is_row
    is_same = line.is_quoted == above.is_quoted and len(last.body) < _LONGEST
    return is_text and is_same and not is_list


def _goes_on(above: str, below: str) -> bool:
    is_open = above.count("(") > above.count(")")
    is_lower = below[0].islower() or below[0] in ")&,;"
    return is_open or is_lower or _ENDS_OPEN.search(above) is not None


def rejoined(lines: Iterable[str]) -> list[str]:
    """Return the lines of a cell, those that go on with the one above joined to it."""
    found: list[str] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return found


def _joined(above: str, below: str) -> str:
    if _HYPHEN.search(above) and _AFTER_HYPHEN.match(below):
        is_within_word = below[0].islower() and above[-2].islower()
        return above[:-1] + below if is_within_word else above + below
    return f"{above} {below}"
