"""Lists as their items: one source line each, and the items below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.exchange.outline.blocks import Block, Page


@dataclass(slots=True)
class Item:
    """An item of a list, with the line it begins on."""

    line: int
    source: str
    children: list["Item"] = field(default_factory=list["Item"])

    def all_below(self) -> Iterator["Item"]:
        """Return the items below this one at any depth, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.all_below()


def items_of(page: Page, block: Block) -> list[Item]:
    """Return the items of a list."""
    return [_item(page, child) for child in block.children]


def _item(page: Page, block: Block) -> Item:
    item = Item(block.line, "")
    parts: list[str] = []
    for child in block.children:
        if child.kind in ("bullets", "numbers"):
            item.children += items_of(page, child)
        else:
            parts.append(page.content(child))
    item.source = " ".join(part for part in parts if part)
    return item
