"""What a document's paragraphs say, in the order in which they are printed."""

from collections.abc import Iterable, Iterator, Sequence

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
