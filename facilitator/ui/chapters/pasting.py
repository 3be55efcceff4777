"""What is pasted into a chapter: its words, paragraphs, lists, bold and italic, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from facilitator.domain.richtext import Block, List, Paragraph, Run, normal, parse, plain
from facilitator.domain.text import clean
from facilitator.ui.chapters.manuscript import blocks_of
from facilitator.ui.chapters.selecting import FORMAT

_BULLET: Final = re.compile(
    r"\s*(?:[•‣◦▪●○■–·*-]|[\uf0b7\uf0a7\uf0d8]|[o§](?=[\s\xa0]{2}))[\s\xa0]+"
)
_NUMBER: Final = re.compile(r"\s*(?P<number>\d{1,2})[.)][\s\xa0]+(?=\S)")
_PICTURE: Final = "\ufffc"
_FETCHED: Final = re.compile(
    r"<(?:img|link|object|embed|iframe|video|audio)\b[^<>]*>", re.IGNORECASE
)
"""What would be read from elsewhere; nothing is, from the net or from the disk."""
_LONGEST_PAGE: Final = 2_000_000
"""Characters of markup up to which a page is read; of a longer one its plain text is taken."""


def pasted(source: QMimeData) -> tuple[Block, ...]:
    """Return what the clipboard has for a chapter."""
    if source.hasFormat(FORMAT):
        return parse(clean(bytes(source.data(FORMAT).data()).decode("utf-8", "replace")))
    if source.hasHtml() and len(page := source.html()) <= _LONGEST_PAGE:
        return _of_html(page)
    return _of_lines(clean(source.text()).split("\n"))


def _of_html(html: str) -> tuple[Block, ...]:
    """Read a page; pictures are not fetched, and what only looks like a list becomes one."""
    document = QTextDocument()
    document.setHtml(_FETCHED.sub("", html))
    return _with_lists(blocks_of(document))


def _of_lines(lines: Iterable[str]) -> tuple[Block, ...]:
    return _with_lists(Paragraph((Run(line.replace(_PICTURE, "")),)) for line in lines)


def _with_lists(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks in which paragraphs that begin with a bullet, or count up from 1, are a list."""
    return normal(_listed(list(normal(blocks))))


def _listed(blocks: list[Block]) -> Iterator[Block]:
    items: list[tuple[Run, ...]] = []
    numbered = False
    for block in blocks:
        runs = block.runs if isinstance(block, Paragraph) else ()
        signs = _signs(runs, len(items) + 1 if numbered else 0) if items else None
        if items and signs is None:
            yield List(tuple(items), numbered)
            items = []
        if signs is None:
            signs = _signs(runs, 0) or _signs(runs, 1)
            numbered = signs is not None and _signs(runs, 0) is None
        if signs is None:
            yield block
        else:
            items.append(_without(runs, signs))
    if items:
        yield List(tuple(items), numbered)


def _signs(runs: tuple[Run, ...], number: int) -> int | None:
    """Return how many signs a paragraph's number takes, or with 0 its bullet; None where it has none."""
    found = (_NUMBER if number else _BULLET).match(plain(runs))
    if found is None or (number and int(found["number"]) != number):
        return None
    return found.end()


def _without(runs: tuple[Run, ...], signs: int) -> tuple[Run, ...]:
    """Return runs without so many signs at their beginning."""
    kept: list[Run] = []
    for run in runs:
        kept.append(replace(run, text=run.text[signs:]))
        signs = max(signs - len(run.text), 0)
    return tuple(kept)
