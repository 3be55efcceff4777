"""What can be done about the stage from anywhere in a window; light, for it is there at the start."""

from collections.abc import Callable
from typing import Final

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.stage.showings import NAMES, SHOWINGS, Showing

_ICON: Final = "stage"


def stage_commands(
    choose: Callable[[], object], show: Callable[[Showing], object]
) -> list[Command]:
    """Return the keys of the stage's control, and each thing to show for the search."""
    group = tr("Stage")
    keyboard = tr("Choose what the stage shows")
    numbers = tr("In the choice: welcome, agenda, question, countdown, break, summary")
    return [
        Command("stage-choose", keyboard, ("Shift+F7",), choose, _ICON, group),
        *(_showing(name, show, group) for name in SHOWINGS),
        Command("stage-numbers", numbers, ("1 … 6",), None, "", group),
    ]


def _showing(name: Showing, show: Callable[[Showing], object], group: str) -> Command:
    words = tr("Stage: {what}", what=tr(NAMES[name][0]))
    return Command(f"stage-{name}", words, (), lambda: show(name), _ICON, group)
