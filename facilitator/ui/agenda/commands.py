"""The keys of the running order, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable
from typing import Final

from facilitator.language import tr
from facilitator.ui.agenda.head import NEXT_KEYS
from facilitator.ui.commands import Command

RELIEF_KEYS: Final = "Ctrl+F9"


def agenda_commands(
    *, start_next: Callable[[], None], mend: Callable[[], None], relieve: Callable[[], None]
) -> list[Command]:
    """Return the commands; those of the list are named without being bound, it takes its keys itself."""
    group = tr("Running order")
    explained = [
        (tr("Start the item, or end the one that is on"), ("Return",)),
        (tr("Making up: a minute shorter, a minute longer"), ("Left", "Right")),
        (tr("Making up: the item gives time"), (tr("Space"),)),
    ]
    return [
        Command("agenda-next", tr("Start next item"), (NEXT_KEYS,), start_next, "play", group),
        Command("agenda-mend", tr("Change the item’s times"), ("F2",), mend, "pencil", group),
        Command(
            "agenda-relief", tr("Make up for the delay"), (RELIEF_KEYS,), relieve, "clock", group
        ),
        *(
            Command(f"agenda-{number}", text, keys, None, "", group)
            for number, (text, keys) in enumerate(explained)
        ),
    ]
