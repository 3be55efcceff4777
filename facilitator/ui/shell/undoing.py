"""Undo and redo in a window: one step back or forth, and a word on what it was."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.actions import history
from facilitator.actions.desk import Outcome
from facilitator.errors import UserError
from facilitator.language import tr

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window


def undo(window: "Window") -> None:
    """Take back the last step."""
    _go(window, history.undo, lambda step: tr("Undone: {step}", step=step))


def redo(window: "Window") -> None:
    """Do again what was taken back last."""
    _go(window, history.redo, lambda step: tr("Redone: {step}", step=step))


def _go(window: "Window", action: Callable[..., Outcome], sentence: Callable[[str], str]) -> None:
    if window.workspace is None:
        return
    window.flush()
    try:
        outcome = window.workspace.desk.run(action, initiator=window)
    except UserError as nothing:
        window.status.say(nothing.sentence)
        return
    said = sentence(tr(outcome.label))
    window.status.say(f"{said}. {outcome.remark}" if outcome.remark else said)
