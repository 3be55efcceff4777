"""The places of a window: one line for each, which the rail, the keys and the search go by."""

from dataclasses import dataclass
from typing import Final

from facilitator.language import tr


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to be in a window; its screen is made by `Screens`."""

    name: str
    icon: str
    text: str
    keys: str
    part_of: str = ""
    """The place under which it stands on the rail, among those that look at all rooms."""
    is_beside: bool = False
    """Whether it opens and closes beside what is shown, instead of being shown itself."""


BEHIND: Final = {"actuals": "moderate"}
"""Places without a row on the rail, and the one that they belong to."""


def places() -> tuple[Place, ...]:
    """Return those that work, in the order of the rail."""
    return (
        Place("moderate", "moderate", tr("Moderate"), "Ctrl+2"),
        Place("protocol", "protocol", tr("Protocol"), "Ctrl+4"),
        Place("stage", "stage", tr("Stage"), "F7", part_of="moderate", is_beside=True),
        Place("summary", "flag", tr("Summary"), "F8", part_of="moderate"),
    )
