"""The places of a window: one entry for each, which the rail, the keys and the search go by."""

from typing import TYPE_CHECKING, NamedTuple

from facilitator.language import tr
from facilitator.ui.shell import makers

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.shell.place_screen import PlaceScreen
    from facilitator.ui.shell.screens import Screens


class Place(NamedTuple):
    """Somewhere to be in a window."""

    name: str
    icon: str
    text: str
    keys: str
    make: "Callable[[Screens], PlaceScreen] | None" = None
    """Makes its screen when it is first gone to; sessions and stage are made by `Screens` itself."""
    part_of: str = ""
    """The place under which it stands on the rail, among those that look at all rooms."""
    is_beside: bool = False
    """Whether it opens and closes beside what is shown, instead of being shown itself."""
    is_listed: bool = True
    """Whether the rail, the keys and the search offer it; else something else leads there."""


def places() -> tuple[Place, ...]:
    """Return those that work, in the order of the rail."""
    return (
        Place("plan", "plan", tr("Plan"), "Ctrl+1", makers.plan),
        Place("moderate", "moderate", tr("Moderate"), "Ctrl+2"),
        Place("evaluate", "evaluate", tr("Evaluate"), "Ctrl+3", makers.evaluate),
        Place("protocol", "protocol", tr("Protocol"), "Ctrl+4", makers.protocol),
        Place("agenda", "calendar", tr("Running order"), "F5", makers.agenda, part_of="moderate"),
        Place("cockpit", "cockpit", tr("Cockpit"), "F6", makers.cockpit, part_of="moderate"),
        Place("stage", "stage", tr("Stage"), "F7", part_of="moderate", is_beside=True),
        Place("summary", "flag", tr("Summary"), "F8", makers.summary, part_of="moderate"),
        Place(
            "audit",
            "check",
            tr("Evidence"),
            "",
            makers.audit,
            part_of="protocol",
            is_listed=False,
        ),
        Place(
            "actuals",
            "clock",
            tr("Plan and actual times"),
            "",
            makers.actuals,
            part_of="moderate",
            is_listed=False,
        ),
        Place(
            "ready", "check", tr("Ready?"), "", makers.ready, part_of="moderate", is_listed=False
        ),
        Place("team", "team", tr("Team"), "", makers.team, part_of="moderate", is_listed=False),
        Place("log", "lines", tr("Event log"), "", makers.log, part_of="moderate", is_listed=False),
    )


def listed() -> tuple[Place, ...]:
    """Return those that the rail, the keys and the search offer."""
    return tuple(place for place in places() if place.is_listed)
