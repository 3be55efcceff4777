"""What a document's paragraphs say, in the order in which they are printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from facilitator.domain.frozen import MARK, Printed
from facilitator.domain.passages import PICTURE, Passage, fingerprint
from facilitator.domain.richtext import plain
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Contents,
    Heading,
    Numbered,
    Paragraph,
    Picture,
    Ruling,
    Table,
)


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return every paragraph of a document but the entries of its contents, which repeat others."""
    return tuple(passage for block in blocks for passage in _of(block))


def prints(blocks: Sequence[Block]) -> tuple[tuple[str, str], ...]:
    """Return for each paragraph its anchor and its fingerprint."""
    return tuple((entry.anchor, fingerprint(entry.text)) for entry in passages(blocks))


def frozen(blocks: Iterable[Block], roots: Mapping[str, tuple[str, ...]]) -> tuple[Printed, ...]:
    """Return every paragraph as a version keeps it; `roots` says by anchor what some were made of."""
    return tuple(
        Printed(passage.text, passage.anchor, _level(block), roots.get(passage.anchor, ()))
        for block in blocks
        for passage in _of(block)
    )


def _level(block: Block) -> int:
    match block:
        case Heading():
            return block.level
        case Contents():
            return 1
        case Paragraph(style="status"):
            return MARK
        case _:
            return 0


def _of(block: Block) -> Iterator[Passage]:
    match block:
        case Heading():
            yield Passage(block.text, block.anchor)
        case Paragraph() | Bullet() | Numbered():
            yield Passage(plain(block.runs), block.anchor)
        case Table():
            yield from map(Passage, block.header)
            for row in block.rows:
                yield from (Passage(plain(line.runs), line.anchor) for cell in row for line in cell)
        case Picture():
            yield Passage(PICTURE, block.anchor)
            yield Passage(block.caption)
        case Contents():
            yield Passage(block.title, block.anchor)
        case Ruling():
            pass
