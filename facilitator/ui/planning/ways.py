"""The ways to the parts of the plan from anywhere in a window."""

from typing import TYPE_CHECKING

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.planning.parts import parts

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window


def ways_to_parts(window: "Window") -> list[Command]:
    """Return one command for each part, for Ctrl+K."""
    return [
        Command(
            f"plan-{part.name}",
            part.text,
            (),
            lambda name=part.name: window.errands.show_part(name),
            "plan",
            tr("Plan"),
        )
        for part in parts()
    ]
