"""What can be done about the stage from anywhere in a window; light, for it is there at the start."""

from collections.abc import Callable
from typing import Final

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.stage.showings import NAMES, SHOWINGS, Showing

_ICON: Final = "stage"


def stage_commands(close: Callable[[], object], show: Callable[[Showing], object]) -> list[Command]:
    """Return the keys of the stage and its choice, and each thing to show for the search."""
    group = tr("Stage")
    numbers = tr("In the choice: welcome, agenda, question, countdown, break, summary")
    explained = [
        ("stage-choose", tr("While the stage is open: choose what it shows"), ("F7",)),
        ("stage-numbers", numbers, ("1 … 6",)),
        ("stage-mark", tr("In the choice: mark"), ("Up", "Down")),
        ("stage-enter", tr("In the choice: show what is marked"), ("Enter",)),
        ("stage-back", tr("From the choice back to the text"), ("Esc",)),
    ]
    return [
        *(_showing(name, show, group) for name in SHOWINGS),
        *(Command(key, text, keys, None, "", group) for key, text, keys in explained),
        Command("stage-close", tr("Close the stage"), ("Shift+F7",), close, _ICON, group),
    ]


def _showing(name: Showing, show: Callable[[Showing], object], group: str) -> Command:
    words = tr("Stage: {what}", what=tr(NAMES[name][0]))
    return Command(f"stage-{name}", words, (), lambda: show(name), _ICON, group)
