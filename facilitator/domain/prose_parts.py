"""Paragraphs of a chapter by their number: paragraphs and items of lists, counted from 1."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from facilitator.domain.passages import plain as compared
from facilitator.domain.richtext import Block, List, Paragraph, Run, normal, plain

_Runs = tuple[Run, ...]
_Change = Callable[[_Runs], tuple[_Runs, ...]]
"""What becomes of one paragraph: none, one, or several."""


def with_part(
    blocks: tuple[Block, ...], number: int, text: str, *, is_new: bool = False
) -> tuple[Block, ...]:
    """Return a chapter in which a paragraph says something else, or a new one stands behind it.

    What stays of the words keeps its style. Number 0 is what stands before the first one.
    """
    if is_new and not number:
        return normal((Paragraph((Run(text),)), *blocks))

    def changed(runs: _Runs) -> tuple[_Runs, ...]:
        return (runs, (Run(text),)) if is_new else (restyled(runs, text),)

    return normal(_blocks(blocks, number, changed))


def part_of(blocks: tuple[Block, ...], number: int) -> _Runs:
    """Return the runs of a paragraph, none where there is no such one."""
    rows = (runs for block in blocks for runs in _rows(block))
    return next((runs for at, runs in enumerate(rows, start=1) if at == number), ())


def part_saying(blocks: tuple[Block, ...], text: str, near: int) -> int:
    """Return the number of the paragraph that says a text, the nearest to `near`; else `near` itself."""
    rows = (runs for block in blocks for runs in _rows(block))
    found = [at for at, runs in enumerate(rows, start=1) if compared(plain(runs)) == compared(text)]
    return min(found, key=lambda at: abs(at - near), default=near)


def without_part(blocks: tuple[Block, ...], number: int) -> tuple[Block, ...]:
    """Return a chapter without a paragraph."""
    return normal(_blocks(blocks, number, lambda _: ()))


def restyled(runs: _Runs, text: str) -> _Runs:
    """Return new words in the styles of old ones: equal beginnings and ends keep theirs."""
    old = plain(runs)
    most = min(len(old), len(text))
    start = next((at for at in range(most) if old[at] != text[at]), most)
    ends = range(most - start)
    end = next((at for at in ends if old[-1 - at] != text[-1 - at]), len(ends))
    styles = [replace(run, text="") for run in runs for _ in run.text]
    middle = styles[start] if start < len(styles) - end else Run("")
    kept = len(old) - end
    chosen = [*styles[:start], *[middle] * (len(text) - start - end), *styles[kept:]]
    return tuple(replace(style, text=sign) for style, sign in zip(chosen, text, strict=True))


def _blocks(blocks: tuple[Block, ...], number: int, change: _Change) -> Iterator[Block]:
    count = 0
    for block in blocks:
        if isinstance(block, List):
            items: list[_Runs] = []
            for item in block.items:
                count += 1
                items += change(item) if count == number else (item,)
            yield replace(block, items=tuple(items))
        else:
            count += 1
            found = change(block.runs) if count == number else (block.runs,)
            yield from map(Paragraph, found)


def _rows(block: Block) -> tuple[_Runs, ...]:
    return block.items if isinstance(block, List) else (block.runs,)
