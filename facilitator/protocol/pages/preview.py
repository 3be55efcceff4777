"""A protocol's pages to look at, as the PDF has them, and where everything stands.

Their numbers lie in a PDF of their own that is laid over: the typesetter sets pages that count
twice, and all of them anew after each edit.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from facilitator.protocol.blocks import Meta
from facilitator.protocol.elements import Block
from facilitator.protocol.layouts import Layout
from facilitator.protocol.pages.manuscript import manuscript, numbers_alone
from facilitator.protocol.pages.pictures import PageSize, page_sizes
from facilitator.protocol.pages.typefaces import families
from facilitator.protocol.pages.typesetter import Place, typeset


class Preview(NamedTuple):
    """Pages to show; `places` are those of the anchors, in reading order."""

    pdf: bytes
    numbers: bytes
    """Their numbers alone, page by page."""
    sizes: Sequence[PageSize]
    places: Mapping[str, Place]

    def anchor_at(self, page: int, y: float) -> str:
        """Return what stands at a height of a page, in points: the last that begins above it.

        What began on an earlier page goes on at the top of this one; nothing stands above the
        first anchor of all.
        """
        names = list(self.places)
        begins = [(place.page, place.y) for place in self.places.values()]
        index = bisect_right(begins, (page, y)) - 1
        return names[index] if index >= 0 else ""


def preview(blocks: Sequence[Block], meta: Meta, layout: Layout) -> Preview:
    """Return a document's pages; much faster when most of them were set just before.

    Who shows one document after the other calls `typesetter.forget` when nobody waits.
    """
    wanted = families(layout.theme)
    pages = typeset(manuscript(blocks, meta, layout, wanted, "no"), wanted, meta.day)
    sizes = page_sizes(pages.pdf)
    numbers = _numbers(numbers_alone(len(sizes), meta, layout, wanted), wanted, meta.day)
    return Preview(pages.pdf, numbers, sizes, pages.places())


@lru_cache(maxsize=4)
def _numbers(manuscript: bytes, families: tuple[str, ...], day: date) -> bytes:
    return typeset(manuscript, families, day).pdf
