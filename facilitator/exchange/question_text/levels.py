"""Which entries are questions, and which stand below another one: headings, signs, depth."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from facilitator.exchange.question_text.words import topic_of
from facilitator.exchange.source.joining import Entry
from facilitator.exchange.source.lines import Depths, SourceLine
from facilitator.exchange.source.signs import number_of

Level = Literal["main", "sub", "below"]
_ENDS: Final = ("?", ".", "!", ":", "…", ")")
_FULL_LINE: Final = 60
"""Characters of a line that a mail broke because it was full."""
_QUESTION: Final = re.compile(r"\?[\s\"“”'»)]*$")


def asks(body: str) -> bool:
    """Tell whether words end as a question does."""
    return _QUESTION.search(body) is not None


def wraps(above: Entry, line: SourceLine) -> bool:
    """Tell whether a line is the rest of a question that a mail broke."""
    last = above.lines[-1]
    is_started = bool(above.first.bullet or number_of(above.first.body).kind)
    is_plain = not number_of(line.body).kind and not line.cells
    if above.body.endswith(_ENDS) or not is_plain:
        return False
    is_below = is_started and line.indent > above.first.indent
    return is_below or (len(last.text) >= _FULL_LINE and (is_started or asks(line.body)))


def topic_heading(entries: Sequence[Entry]) -> int:
    """Return the level of the headings that name topics, 0 where no heading does.

    Where no topic is numbered, the highest of two levels of headings names them.
    """
    headings = [entry for entry in entries if entry.first.heading and not entry.first.is_blank]
    numbered = [entry.first.heading for entry in headings if topic_of(entry.body)]
    if numbered:
        return min(numbered)
    levels = sorted({entry.first.heading for entry in headings})
    has_topics = any(topic_of(entry.body) for entry in entries)
    return levels[0] if len(levels) > 1 and not has_topics else 0


class Levels:
    """Tells for each entry of a topic whether it stands below the one above."""

    def __init__(self) -> None:
        self._heading = 0
        self._depth: int | None = None
        self._kind = ""
        self._depths = Depths()

    def begin(self) -> None:
        """Begin the entries of another topic."""
        self._heading, self._depth, self._kind = 0, None, ""
        self._depths = Depths()

    def of(self, entry: Entry) -> Level:
        """Return the level of an entry, which the following ones are measured by."""
        line = entry.first
        depth = self._depths.of(line)
        if line.heading:
            self._heading = min(self._heading or line.heading, line.heading)
            self._depth, self._kind = None, "heading"
            return (
                "main" if line.heading == self._heading else _deeper(line.heading - self._heading)
            )
        kind = number_of(line.body).kind
        if self._depth is None and self._kind == "heading":
            self._depth = depth - 1
        if self._depth is None or depth < self._depth:
            self._depth, self._kind = depth, kind
        if kind == "1.1":
            return "sub"
        if kind == "a" and self._kind != "a":
            return "sub"
        return "main" if depth == self._depth else _deeper(depth - self._depth)


def _deeper(steps: int) -> Level:
    return "sub" if steps == 1 else "below"
