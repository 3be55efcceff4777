"""Remarks: bullets whose lines stay lines, by Markdown's hard break, a backslash at the end."""

from collections.abc import Iterator

from facilitator.domain.text import clean
from facilitator.exchange.outline.blocks import Block, Page
from facilitator.exchange.outline.inline import is_escaped, literal, opening


def remarks_in(page: Page, blocks: list[Block]) -> Iterator[str]:
    """Return the remarks of a section; whatever stands there is one."""
    for block in blocks:
        if block.kind in ("bullets", "numbers"):
            for item in block.children:
                yield _text(page, [child for child in item.children if child.kind not in _LISTS])
                yield from remarks_in(
                    page, [child for child in item.children if child.kind in _LISTS]
                )
        elif block.kind != "rule":
            yield _text(page, [block])


_LISTS = ("bullets", "numbers")


def _text(page: Page, blocks: list[Block]) -> str:
    parts = [
        _lines(block.source) if block.kind == "paragraph" else literal(page.content(block))
        for block in blocks
    ]
    return "\n".join(parts)


def _lines(source: str) -> str:
    lines = [""]
    for line in source.split("\n"):
        stripped = line.strip()
        if stripped.endswith("\\") and not is_escaped(stripped, len(stripped) - 1):
            lines[-1] += stripped[:-1]
            lines.append("")
        else:
            lines[-1] += f"{stripped} "
    return "\n".join(literal(line) for line in lines).strip()


def remark_source(text: str) -> str:
    """Return the bullet that reads back as a remark."""
    lines = [opening(line) for line in clean(text).strip().split("\n")]
    return "- " + "\\\n  ".join(lines)
