"""The keys of the timeline, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable
from typing import Final

from facilitator.language import tr
from facilitator.ui.commands import Command

NEW_KEYS: Final = "Ctrl+N"
SORT_KEYS: Final = "Ctrl+Shift+S"


def timeline_commands(*, add: Callable[[], None], arrange: Callable[[], None]) -> list[Command]:
    """Return the commands; those of the table are named without being bound, it takes its keys itself."""
    group = tr("Timeline")
    explained = [
        (tr("Edit the cell"), ("Return", "F2")),
        (tr("Move the milestone up or down"), ("Alt+Up", "Alt+Down")),
        (tr("Delete the milestone"), ("Del",)),
    ]
    return [
        Command("timeline-new", tr("New milestone"), (NEW_KEYS,), add, "plus", group),
        Command("timeline-sort", tr("Sort milestones by date"), (SORT_KEYS,), arrange, "", group),
        *(
            Command(f"timeline-{at}", text, keys, None, "", group)
            for at, (text, keys) in enumerate(explained)
        ),
    ]
