"""Changes of single signs in a text, and what no change may touch."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from facilitator.domain.fields.tokens import NAME

LEFT_ALONE: Final = re.compile(
    r"`[^`\n]+`"  # code
    rf"|\{{{NAME}\}}"  # a field
    r"|(?:https?://|ftp://|mailto:|www\.)\S+"
    r"|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[\w-]+\.)+(?:de|eu|org|com|net|info|gov|int|at|ch|uk)\b(?:/\S*)?"
)


class Edit(NamedTuple):
    """Signs from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    text: str


def replacing(pattern: re.Pattern[str], text: str, by: str) -> Iterator[Edit]:
    """Yield the edits that put the template `by` in place of a pattern, where that changes anything."""
    for found in pattern.finditer(text):
        new = found.expand(by)
        if new != found[0]:
            yield Edit(*found.span(), new)


def allowed(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that touch nothing that is left alone, in their order and without overlaps."""
    kept: list[Edit] = []
    spans = [found.span() for found in LEFT_ALONE.finditer(text)]
    for edit in sorted(edits):
        is_free = all(edit.end <= start or edit.start >= end for start, end in spans)
        if is_free and (not kept or edit.start >= kept[-1].end):
            kept.append(edit)
    return kept


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
