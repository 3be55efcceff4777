"""The keys of the page, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.takeover.head import FILE_KEYS, LEAVE_KEYS, TAKE_KEYS


def takeover_commands(
    *,
    take: Callable[[], object],
    leave: Callable[[], object],
    file: Callable[[], object],
    next_marked: Callable[[int], object],
) -> list[Command]:
    """Return the commands."""
    group = tr("Insert …")
    return [
        Command("takeover-take", tr("Take over"), (TAKE_KEYS,), take, "check", group),
        Command("takeover-leave", tr("Back to the plan"), (LEAVE_KEYS,), leave, "close", group),
        Command("takeover-file", tr("Read a file"), (FILE_KEYS,), file, "file", group),
        Command(
            "takeover-next",
            tr("Next line to look at"),
            ("Ctrl+Down",),
            lambda: next_marked(1),
            "",
            group,
        ),
        Command(
            "takeover-back",
            tr("Line to look at before"),
            ("Ctrl+Up",),
            lambda: next_marked(-1),
            "",
            group,
        ),
    ]
