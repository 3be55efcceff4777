"""Markdown as a tree of blocks, each with the lines it stands on.

markdown-it finds the blocks; text stays source, because what is a mark in a line is not for
Markdown to say. Tables, code and HTML are switched off there: a table's cells are taken from its
lines (`timeline`), so that a cell too many is not lost, and the other two are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from facilitator.domain.richtext import guarded

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "bullets", "numbers", "item", "quote", "rule"]

_KINDS: Final[dict[str, Kind]] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "hr": "rule",
}


@dataclass(slots=True)
class Block:
    """A block of Markdown and those inside it."""

    kind: Kind
    start: int
    """Its first line, counted from 0 in the whole file."""
    end: int
    """The line behind it."""
    source: str = ""
    """The text of a heading or paragraph; the sign of a rule."""
    level: int = 0
    """The level of a heading."""
    number: str = ""
    """What stands before an item of a numbered list, such as `1.`."""
    children: list["Block"] = field(default_factory=list["Block"])

    @property
    def line(self) -> int:
        """Its first line as people count, from 1."""
        return self.start + 1


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a file, and the blocks from some line on."""

    lines: list[str]
    blocks: list[Block]

    def text(self, start: int, end: int) -> str:
        """Return lines as they were typed."""
        return "\n".join(self.lines[start:end]).strip("\n")

    def quotation(self, block: Block) -> str:
        """Return the lines of a quotation without the `>` before them."""
        lines = [
            line[match.end() :] if (match := _QUOTE.match(line)) else line
            for line in self.lines[block.start : block.end]
        ]
        return "\n".join(line.strip() for line in lines).strip()

    def content(self, block: Block) -> str:
        """Return the text of a block and all inside it as one source line, without list signs."""
        if block.kind == "quote":
            return " ".join(self.quotation(block).split("\n"))
        own = "#" * block.level + " " + block.source if block.level else block.source
        parts = [*own.split("\n"), *(self.content(child) for child in block.children)]
        return " ".join(stripped for part in parts if (stripped := part.strip()))


def read_page(lines: list[str], start: int) -> Page:
    """Read the Markdown that begins in line `start`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only who imports an outline pays for it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})
    parser.disable(["code", "fence", "html_block", "reference"])
    tokens: list[Token] = []
    parser.block.parse("\n".join(_tamed(line) for line in lines[start:]), parser, {}, tokens)
    return Page(lines, _tree(tokens, start))


def _tree(tokens: "list[Token]", offset: int) -> list[Block]:
    root = Block("item", 0, 0)
    path = [root]
    for token in tokens:
        if token.nesting < 0:
            path.pop()
        elif token.type == "inline":
            path[-1].source = token.content
        else:
            start, end = token.map or (0, 0)
            block = Block(_KINDS[token.type], offset + start, offset + end)
            path[-1].children.append(block)
            if token.type == "heading_open":
                block.level = int(token.tag[1:])
            elif token.type == "list_item_open" and token.info:
                block.number = f"{token.info}{token.markup}"
            if token.nesting:
                path.append(block)
            else:
                block.source = token.markup
    return list(_without_sentences(root.children))


def _without_sentences(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; a numbered list that neither begins with 1 nor goes on is none.

    "26. Mai 2020" at the beginning of a line is a date there, and "2020. Then" a sentence.
    """
    following = 1
    for block in blocks:
        if block.level == 1:
            following = 1
        block.children = list(_without_sentences(block.children))
        if block.kind != "numbers":
            yield block
        elif int(block.children[0].number[:-1]) in (1, following):
            following = int(block.children[-1].number[:-1]) + 1
            yield block
        else:
            for item in block.children:
                yield from _sentences(item)


def _sentences(item: Block) -> Iterator[Block]:
    """Yield what an item holds, its number as the text that it is."""
    first, *others = item.children or [Block("paragraph", item.start, item.end)]
    if first.kind == "paragraph":
        first.source = f"{item.number} {first.source}".rstrip()
        yield first
    else:
        yield Block("paragraph", item.start, item.start + 1, item.number)
        yield first
    yield from others


# An item is what stands behind its marker: "- 17. September" is a date, not a list in a list.
# Nor is what is nested without limit an outline; it would cost time and depth without limit.

_NESTING: Final = 60
_INDENTATION: Final = 12

_START: Final = re.compile(r"([ \t]*)((?:[-+*]|\d{1,9}[.)])[ \t]+)?")
_RULE: Final = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_QUOTE: Final = re.compile(r"[ \t]*>")


def _tamed(line: str) -> str:
    """Return a line that nests no deeper than it is indented; items and quotations hold no blocks."""
    if not line or _RULE.match(line):
        return line
    start = _START.match(line)
    if not start or not (start[0] or line.startswith(">")):
        return line
    indentation = " " * min(len(start[1].expandtabs(4)), _INDENTATION)
    rest = line[start.end() :]
    if start[2]:
        return indentation + start[2] + guarded(rest)
    if rest.startswith(">"):
        rest = "> x" if rest[1:].strip() else ">"
    return indentation + rest
