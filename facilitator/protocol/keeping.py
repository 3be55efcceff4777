"""What has to stay on one page with what follows it, the same in every format that has pages."""

from typing import Final

from facilitator.protocol.elements import Block, Bullet, Paragraph, Ruling, Runs

_ANNOUNCEMENT: Final = 300
"""Characters of three lines, the longest paragraph that goes to the next page as a whole."""


def keeps_next(block: Block, following: Block | None) -> bool:
    """Tell whether a paragraph or a bullet must not end a page before what follows it.

    A caption stays with its table, a bullet with its first sub-bullet, and what ends with a colon
    with what it announces. A long one has lines to leave behind; kept, it would tear a hole.
    """
    match block:
        case Paragraph():
            leads = isinstance(following, Ruling) or _announces(block)
            return block.style == "caption" or (leads and _length(block.runs) <= _ANNOUNCEMENT)
        case Bullet(level=1):
            leads = isinstance(following, Bullet) and following.level > 1
            return leads and _length(block.runs) <= _ANNOUNCEMENT
        case _:
            return False


def _announces(block: Paragraph) -> bool:
    return bool(block.runs) and block.runs[-1].text.rstrip().endswith(":")


def _length(parts: Runs) -> int:
    return sum(len(run.text) for run in parts)
