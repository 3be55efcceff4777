"""What travels between laptops: the cells that one step changed in one area, as a letter.

The journal is cut into letters by the sender and put together again by every receiver; a letter
may come late, twice or in any order. A step that goes on (somebody types) sends the same cells
again under higher stamps.
"""

from typing import Final, NamedTuple

Cell = str | int | None

_DEVICE_AT: Final = 19
"""Where the device begins in a stamp, whose time and counter have a fixed width (see `stamps`)."""
MOST_ENTRIES: Final = 500
"""Of one letter; a step with more of them is sent as several letters."""


class Entry(NamedTuple):
    """One journalled cell, with the moment of the hybrid clock that made it."""

    table: str
    row_id: str
    column: str
    before: Cell
    after: Cell
    stamp: str


class Letter(NamedTuple):
    """What a step changed in one area: all of it, or as much as one letter holds."""

    step_id: str
    kind: str
    label: str
    actor: str
    made_at: str
    """An aware ISO text."""
    of_step: str | None
    """The step that an undo or redo is about."""
    known: str
    """What the device knew when it deleted something (see `causality`); empty for other steps."""
    area: str
    """Where it belongs, see `areas`."""
    entries: tuple[Entry, ...]
    """At least one, all with stamps of the same device."""

    @property
    def device(self) -> str:
        """The device that wrote it."""
        return device_of(self.entries[0].stamp)

    @property
    def is_of_one_device(self) -> bool:
        """Whether one device made all that is in it."""
        return len({entry.stamp[_DEVICE_AT:] for entry in self.entries}) == 1

    @property
    def last_stamp(self) -> str:
        """The highest stamp in it."""
        return max([entry.stamp for entry in self.entries])

    @property
    def id(self) -> str:
        """The same for every copy of the letter, another one once its step went on."""
        return f"{self.step_id}.{self.area}.{self.last_stamp}"


def device_of(stamp: str) -> str:
    """Return the device that a stamp names; empty where the text is no stamp."""
    return stamp[_DEVICE_AT:] if stamp[_DEVICE_AT - 1 : _DEVICE_AT] == "-" else ""
