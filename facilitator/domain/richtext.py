"""Prose of chapters: paragraphs, bold, italic, and flat lists, stored as restricted Markdown.

`parse` and `write` are inverse: `parse(write(blocks)) == blocks` for every normal block list, and
`write(parse(text))` is the canonical form that the file stores. Anything that is not one of
the five constructs is literal text, escaped with a backslash where Markdown would see markup.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that read as one paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list, one level."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


Block = Paragraph | List


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text of runs without their styles."""
    return "".join(run.text for run in runs)


def parse(text: str) -> tuple[Block, ...]:
    """Read restricted Markdown; text that is no markup stays text, nothing is dropped."""
    raise NotImplementedError


def write(blocks: tuple[Block, ...]) -> str:
    """Return the canonical restricted Markdown of blocks."""
    raise NotImplementedError
