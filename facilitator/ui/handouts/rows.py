"""From handouts to the rows of the list; without Qt."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.handouts.catalogue import HANDOUTS, READERS, Handout
from facilitator.handouts.occasion import Occasion
from facilitator.language import tr, trn

ICONS: Final = {
    "agenda": "plan",
    "calendar": "calendar",
    "run-sheet": "clock",
    "guides": "question",
    "attendance": "pencil",
    "room-lists": "door",
    "zoom": "window",
    "paste": "lines",
}
"""What stands before each handout."""


class Row(NamedTuple):
    """One line, in the language in use."""

    handout: Handout
    title: str
    purpose: str
    """What it is for and for whom."""
    lacks: tuple[str, ...]
    files: int = 0
    """How many files of it were written since the program started."""

    @property
    def written(self) -> str:
        """How many files were written, in words; nothing of none."""
        return (
            trn("{count} file written", "{count} files written", self.files) if self.files else ""
        )

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(filter(None, (self.title, self.purpose, self.written, *self.lacks)))


def rows_of(occasion: Occasion) -> list[Row]:
    """Return a row for each handout of an occasion."""
    return [
        Row(
            entry,
            tr(entry.title),
            f"{tr(entry.purpose)} · {tr(READERS[entry.reader])}",
            tuple(entry.lacks(occasion)),
        )
        for entry in HANDOUTS
    ]


def with_counts(rows: Sequence[Row], counts: Mapping[str, int]) -> list[Row]:
    """Return rows that say how many files of each were written."""
    return [row._replace(files=counts.get(row.handout.name, 0)) for row in rows]
