"""The keys of the handouts, for the list of F1 and for Ctrl+K."""

from collections.abc import Callable

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.handouts.head import STOP_KEYS, WRITE_ALL_KEYS


def handout_commands(
    *,
    write_all: Callable[[], None],
    choose_folder: Callable[[], None],
    open_folder: Callable[[], None],
    stop: Callable[[], None],
) -> list[Command]:
    """Return the commands; Enter is named without being bound, the list takes it itself."""
    group = tr("Handouts")
    all_, choose, show = (
        tr("Write all handouts"),
        tr("Choose folder of the handouts"),
        tr("Open folder of the handouts"),
    )
    return [
        Command("handouts-all", all_, (WRITE_ALL_KEYS,), write_all, "download", group),
        Command("handouts-one", tr("Write the handout"), ("Return",), None, "", group),
        Command("handouts-folder", choose, (), choose_folder, "folder", group),
        Command("handouts-open", show, ("Ctrl+Shift+E",), open_folder, "folder", group),
        Command("handouts-stop", tr("Stop writing"), (STOP_KEYS,), stop, "", group),
    ]
