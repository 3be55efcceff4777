"""Where pages lie when they are stacked below each other: sizes in pixels, no widget."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from facilitator.protocol.pages.pictures import PageSize


class Stack(NamedTuple):
    """Pages below each other, each in the middle of the widest; `gap` pixels around each."""

    sizes: tuple[tuple[int, int], ...]
    tops: tuple[int, ...]
    scale: float
    """Pixels of a point."""
    gap: int

    @classmethod
    def of(cls, pages: Sequence[PageSize], scale: float, gap: int) -> "Stack":
        """Stack pages at a scale."""
        sizes = tuple((round(page.width * scale), round(page.height * scale)) for page in pages)
        tops = accumulate((height + gap for _, height in sizes[:-1]), initial=gap)
        return cls(sizes, tuple(tops) if sizes else (), scale, gap)

    @property
    def width(self) -> int:
        """Pixels that the widest page takes, with its gaps."""
        return max((width for width, _ in self.sizes), default=0) + 2 * self.gap

    @property
    def height(self) -> int:
        """Pixels from above the first page to below the last."""
        return self.tops[-1] + self.sizes[-1][1] + self.gap if self.sizes else 0

    def page_at(self, y: float) -> int:
        """Return the page at a height; between two pages the upper one."""
        return max(bisect_right(self.tops, y) - 1, 0)

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages of which something lies between two heights."""
        if not self.sizes:
            return range(0)
        first = self.page_at(top)
        if self.tops[first] + self.sizes[first][1] <= top:
            first += 1
        return range(first, min(self.page_at(bottom) + 1, len(self.sizes)))

    def left_of(self, page: int, room: int) -> int:
        """Return where a page begins in so much room."""
        return max((max(room, self.width) - self.sizes[page][0]) // 2, self.gap)
