"""Paragraphs of a chapter by their number: paragraphs and items of lists, counted from 1."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from facilitator.domain.paragraphs import Runs, paragraphs
from facilitator.domain.passages import plain as compared
from facilitator.domain.richtext import Block, List, Paragraph, Run, normal, plain

_Change = Callable[[Runs], tuple[Runs, ...]]
"""What becomes of one paragraph: none, one, or several."""


def with_part(blocks: tuple[Block, ...], number: int, new: Runs) -> tuple[Block, ...]:
    """Return a chapter in which a paragraph says something else."""
    return normal(_blocks(blocks, number, lambda _: (new,)))


def with_part_behind(blocks: tuple[Block, ...], number: int, text: str) -> tuple[Block, ...]:
    """Return a chapter with a new paragraph behind another; 0 is what stands before the first one."""
    new = (Run(text),)
    if not number:
        return normal((Paragraph(new), *blocks))
    return normal(_blocks(blocks, number, lambda runs: (runs, new)))


def part_of(blocks: tuple[Block, ...], number: int) -> Runs:
    """Return the runs of a paragraph, none where there is no such one."""
    rows = enumerate(paragraphs(blocks), start=1)
    return next((runs for at, runs in rows if at == number), ())


def part_saying(blocks: tuple[Block, ...], text: str, near: int) -> int | None:
    """Return the number of the paragraph that says a text, the nearest to `near`."""
    rows = enumerate(paragraphs(blocks), start=1)
    found = [at for at, runs in rows if compared(plain(runs)) == compared(text)]
    return min(found, key=lambda at: abs(at - near), default=None)


def without_part(blocks: tuple[Block, ...], number: int) -> tuple[Block, ...]:
    """Return a chapter without a paragraph."""
    return normal(_blocks(blocks, number, lambda _: ()))


def _blocks(blocks: tuple[Block, ...], number: int, change: _Change) -> Iterator[Block]:
    count = 0
    for block in blocks:
        if isinstance(block, List):
            items: list[Runs] = []
            for item in block.items:
                count += 1
                items += change(item) if count == number else (item,)
            yield replace(block, items=tuple(items))
        else:
            count += 1
            found = change(block.runs) if count == number else (block.runs,)
            yield from map(Paragraph, found)
