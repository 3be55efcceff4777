"""The ways to working with others from anywhere in a window, for Ctrl+K."""

from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.commands import Command

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window


def ways_to_team(window: "Window", *, is_there: bool) -> list[Command]:
    """Return what can be done; the room packages are offered by the team's place itself (`is_there`)."""
    group, errands = tr("Team"), window.errands
    join = Command("join", tr("Join a team …"), (), window.join_team, "team", group)
    if is_there:
        return [join]
    return [
        join,
        Command("package-out", tr("Write a room package …"), (), errands.write_package, "upload", group),
        Command("package-in", tr("Read a room package …"), (), errands.read_package, "download", group),
    ]  # fmt: skip
