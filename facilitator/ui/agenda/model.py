"""Rows that stand for agenda items as a Qt model."""

from typing import Protocol

from facilitator.ui.widgets.row_model import TEXT, TIP, KnownRowModel


class ItemRow(Protocol):
    """A row of an agenda item."""

    @property
    def id(self) -> str:
        """The item."""
        ...

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        ...


class AgendaModel(KnownRowModel[ItemRow]):
    """Shows rows; where the same items stay, only what reads differently is painted anew."""

    def words(self, row: ItemRow, role: int) -> str | None:
        """Return its title, or what a screen reader says."""
        return row.title if role in {TEXT, TIP} else super().words(row, role)
