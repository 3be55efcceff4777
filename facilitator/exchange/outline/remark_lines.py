"""Remarks: bullets whose lines stay lines, by Markdown's hard break, a backslash at the end."""

from collections.abc import Iterator
from typing import Final

from facilitator.domain.text import clean
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.inline import is_escaped, literal, one_line, opening

_LISTS: Final = ("bullets", "numbers")
_OFFSET: Final = 2
"""How far the lines of a bullet are indented."""


def normal_remark(text: str) -> str:
    """Return a remark as an outline can hold it: indentation in spaces, nothing blank around it."""
    lines = (
        _with_indentation(_indentation(line), one_line(line)) for line in clean(text).split("\n")
    )
    return "\n".join(lines).strip()


def remark_source(text: str) -> str:
    """Return the bullet that reads back as a normal remark."""
    lines = [_with_indentation(_indentation(line), opening(line)) for line in text.split("\n")]
    return "- " + f"\\\n{' ' * _OFFSET}".join(lines)


def remarks_in(page: Page, blocks: list[Block]) -> Iterator[str]:
    """Return the remarks of a section; whatever stands there is one."""
    for block in blocks:
        if block.kind in _LISTS:
            for item in block.children:
                yield _text(page, [child for child in item.children if child.kind not in _LISTS])
                yield from remarks_in(
                    page, [child for child in item.children if child.kind in _LISTS]
                )
        elif block.kind != "rule":
            yield _text(page, [block])


def _text(page: Page, blocks: list[Block]) -> str:
    return "\n".join(
        _lines(page, block) if block.kind == "paragraph" else literal(page.content(block))
        for block in blocks
    )


def _lines(page: Page, block: Block) -> str:
    """Return a paragraph with a line end for each hard break, and the indentation behind it."""
    lines: list[str] = []
    parts: list[str] = []
    indentation = 0
    for number, source in enumerate(block.source.split("\n"), start=block.start):
        part = source.strip()
        if lines and not parts:
            indentation = max(_indentation(page.lines[number]) - _OFFSET, 0)
        is_hard = part.endswith("\\") and not is_escaped(part, len(part) - 1)
        parts.append(part[:-1] if is_hard else part)
        if is_hard:
            lines.append(_with_indentation(indentation, literal(" ".join(parts))))
            parts = []
    return "\n".join([*lines, _with_indentation(indentation, literal(" ".join(parts)))])


def _indentation(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def _with_indentation(indentation: int, text: str) -> str:
    return " " * indentation + text if text else ""
