"""Chapters as paragraphs in a row, where an item of a list counts as one too."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from facilitator.domain.richtext import Block, List, Paragraph, Run, parse, plain

Runs = tuple[Run, ...]


def paragraphs(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Yield what stands in each paragraph and each item, in reading order."""
    for block in blocks:
        yield from block.items if isinstance(block, List) else (block.runs,)


def changed(blocks: Iterable[Block], change: Callable[[Runs], Runs]) -> tuple[Block, ...]:
    """Return blocks in which each paragraph and each item says what `change` makes of it."""
    return tuple(
        replace(block, items=tuple(map(change, block.items)))
        if isinstance(block, List)
        else Paragraph(change(block.runs))
        for block in blocks
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of restricted Markdown without its styles."""
    lines = map(plain, paragraphs(parse(text)))
    return [sentence for line in lines for sentence in re.split(r"(?<=[.!?]) ", line)]
