"""What a version of the protocol said, kept for good: its paragraphs, packed into one cell.

A protocol of 400 pages is a megabyte of text; packed it is a fifth of that. What is unpacked is never
trusted: its size is bounded before it is read, and its form is checked.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from facilitator.domain.traces import Traces

MARK: Final = -1
"""The level of the paragraph that says which version it is, which differs in every version."""

_FORM: Final = 1
"""Number of the form that content is kept in."""
_NOT_OURS: Final = "not packed by this program"
_MOST_PACKED: Final = 48_000_000
_MOST_BYTES: Final = 64_000_000


class Printed(NamedTuple):
    """A paragraph as a version printed it."""

    text: str
    anchor: str = ""
    level: int = 0
    """Of a heading 1 and more, of other paragraphs 0; see `MARK`."""
    roots: tuple[str, ...] = ()
    """Anchors of what it was made of: of a curated answer, those of its notes."""


def packed(passages: Sequence[Printed]) -> str:
    """Return paragraphs as one text of plain letters."""
    rows = [[entry.text, entry.anchor, entry.level, list(entry.roots)] for entry in passages]
    data = json.dumps([_FORM, rows], ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(data.encode(), 9)).decode()


def unpacked(text: str) -> tuple[Printed, ...]:
    """Return what `packed` made a text of; ValueError for one that it did not make, or too large."""
    if len(text) > _MOST_PACKED:
        raise ValueError(_NOT_OURS)
    try:
        reader = zlib.decompressobj()
        data = reader.decompress(base64.b64decode(text, validate=True), _MOST_BYTES)
        return tuple(_rows(json.loads(data) if reader.eof else None))
    except (ValueError, zlib.error, RecursionError) as error:
        raise ValueError(_NOT_OURS) from error


def _rows(read: object) -> list[Printed]:
    form, rows = _parts(read, 2)
    if form != _FORM or not isinstance(rows, list):
        raise ValueError(_NOT_OURS)
    return [_row(row) for row in cast("list[object]", rows)]


def _row(row: object) -> Printed:
    text, anchor, level, roots = _parts(row, 4)
    if (
        isinstance(text, str)
        and isinstance(anchor, str)
        and isinstance(level, int)
        and isinstance(roots, list)
    ):
        return Printed(text, anchor, level, tuple(map(str, cast("list[object]", roots))))
    raise ValueError(_NOT_OURS)


def _parts(read: object, number: int) -> list[object]:
    parts = cast("list[object]", read) if isinstance(read, list) else []
    if len(parts) != number:
        raise ValueError(_NOT_OURS)
    return parts


def forgotten(text: str, traces: "Traces") -> str:
    """Return packed content that no longer names a person; the same text where it never did.

    Content that cannot be unpacked is given up: nobody could tell whether it names them.
    """
    try:
        passages = unpacked(text)
    except ValueError:
        return packed(())
    after = tuple(entry._replace(text=traces.taken_out_of(entry.text)) for entry in passages)
    return text if after == passages else packed(after)
