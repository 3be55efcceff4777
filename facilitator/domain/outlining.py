"""Outlines of two levels as flat lists: indenting, moving, and the fewest keys that order needs.

A line of level 1 belongs to the nearest line of level 0 above it, so an outline is its lines in
their order and nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from facilitator.domain.ordering import rekeyed

_Item = TypeVar("_Item")


class Line(NamedTuple):
    """A line of an outline: level 0, or 1 below another one."""

    id: str
    level: int = 0


class Place(NamedTuple):
    """Where a line belongs: below another one (None for level 0), under a fractional index."""

    parent_id: str | None
    position: str


_NOWHERE: Final = Place(None, "")


def levelled(lines: Sequence[Line], ids: Collection[str], level: int) -> list[Line]:
    """Return the lines with those named on a level; the first one has nothing to stand below."""
    return [
        line._replace(level=level) if line.id in ids and (at or not level) else line
        for at, line in enumerate(lines)
    ]


def shifted(lines: Sequence[Line], ids: Collection[str], step: int) -> list[Line]:
    """Return the lines with those named one place further down (1) or up (-1), as far as it goes.

    Lines of level 0 take along what is below them and pass their like; only where none of them is
    named do those of level 1 move, one line further, also from one line above them to another.
    """
    mains = {line.id for line in lines if line.level == 0 and line.id in ids}
    if mains:
        blocks = _blocks(lines)
        order = _passed(blocks, [block[0].id in mains for block in blocks], step)
        return [line for block in order for line in block]
    chosen = [line.level == 1 and line.id in ids for line in lines]
    moved = _passed(list(lines), chosen, step)
    return moved if not moved or moved[0].level == 0 else list(lines)


def carried(lines: Sequence[Line], ids: Collection[str], after: str | None) -> list[Line]:
    """Return the lines with those named behind another one, first where that is None.

    Lines of level 0 take along what is below them, and come behind what is below the other one;
    only where none of them is named do those of level 1 move, which cannot come first.
    """
    mains = {line.id for line in lines if line.level == 0 and line.id in ids}
    if mains:
        moving = [block for block in _blocks(lines) if block[0].id in mains]
        staying = [block for block in _blocks(lines) if block[0].id not in mains]
        at = next(
            (at for at, block in enumerate(staying, 1) if any(one.id == after for one in block)), 0
        )
        if after in {line.id for block in moving for line in block}:
            return list(lines)
        order = [*staying[:at], *moving, *staying[at:]]
        return [line for block in order for line in block]
    moved = [line for line in lines if line.id in ids]
    left = [line for line in lines if line.id not in ids]
    at = next((at for at, line in enumerate(left, 1) if line.id == after), 0)
    return [*left[:at], *moved, *left[at:]] if at else list(lines)


def with_line(lines: Sequence[Line], new: Line, after: str | None) -> list[Line]:
    """Return the lines with a new one behind another, first where that is None or unknown."""
    at = next((at for at, line in enumerate(lines, start=1) if line.id == after), 0)
    return [*lines[:at], new if at else new._replace(level=0), *lines[at:]]


def end_of_block(lines: Sequence[Line], line_id: str) -> str:
    """Return the last line that stands below a line of level 0, itself where there is none."""
    for block in _blocks(lines):
        if block[0].id == line_id:
            return block[-1].id
    return line_id


def placed(lines: Sequence[Line], known: Mapping[str, Place]) -> dict[str, Place]:
    """Return where every line belongs; keys that are in order already stay as they are."""
    siblings: dict[str | None, list[str]] = {}
    parent: str | None = None
    for line in lines:
        if line.level == 0:
            parent = line.id
        siblings.setdefault(parent if line.level else None, []).append(line.id)
    found: dict[str, Place] = {}
    for parent_id, ids in siblings.items():
        own = [known.get(key, _NOWHERE) for key in ids]
        keys = rekeyed([place.position if place.parent_id == parent_id else "" for place in own])
        found |= {key: Place(parent_id, position) for key, position in zip(ids, keys, strict=True)}
    return found


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of level 0, each with what is below it."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.level == 0 or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _passed(items: list[_Item], chosen: list[bool], step: int) -> list[_Item]:
    """Return items of which the chosen ones have each passed one that is not chosen."""
    pairs = list(zip(items, chosen, strict=True))
    order = range(len(pairs)) if step < 0 else reversed(range(len(pairs)))
    for at in order:
        beside = at + step
        if pairs[at][1] and 0 <= beside < len(pairs) and not pairs[beside][1]:
            pairs[at], pairs[beside] = pairs[beside], pairs[at]
    return [item for item, _ in pairs]
