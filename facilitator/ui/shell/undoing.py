"""Undo and redo in a window: one step back or forth, and a word on what it was."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from facilitator.actions import history
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.language import tr
from facilitator.ui.attempts import attempt, succeeds

if TYPE_CHECKING:
    from facilitator.storage.steps import Step
    from facilitator.ui.long_work import LongWork
    from facilitator.ui.shell.window import Window

MANY: Final = 2_000
"""Up to so many cells are written in a tenth of a second."""


class Undoing:
    """Takes small steps back at once and large ones beside the window, one after the other."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._work: LongWork | None = None

    def undo(self) -> None:
        """Take back the last step."""
        if self._window.workspace is not None:
            step = self._window.workspace.desk.read.step_to_undo()
            self._go(history.undo, step, lambda label: tr("Undone: {step}", step=label))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._window.workspace is not None:
            step = self._window.workspace.desk.read.step_to_redo()
            self._go(history.redo, step, lambda label: tr("Redone: {step}", step=label))

    def wait(self) -> None:
        """Stay here until nothing is taken back any more: the file is about to be closed."""
        if self._work is not None:
            self._work.wait()

    def _go(self, action: Action[[]], step: "Step | None", sentence: Callable[[str], str]) -> None:
        window = self._window
        if window.workspace is None:
            return
        window.flush()
        desk = window.workspace.desk
        if step is not None and desk.read.has_changes(step.id, more_than=MANY):
            self._go_beside(desk, action, sentence)
            return
        outcome = attempt(desk, window.status.say, action, initiator=window)
        if outcome:
            self._tell(outcome, sentence)

    def _go_beside(self, desk: Desk, action: Action[[]], sentence: Callable[[str], str]) -> None:
        from facilitator.ui.shell.long_undoing import begin  # noqa: PLC0415 - hardly ever

        def end(outcome: Outcome | None) -> None:
            self._work = None
            if outcome:
                self._tell(outcome, sentence)

        def start() -> None:
            self._work = begin(self._window, desk, action, end)

        succeeds(self._window.status.say, start)

    def _tell(self, outcome: Outcome, sentence: Callable[[str], str]) -> None:
        said = sentence(tr(outcome.label))
        self._window.status.say(f"{said}. {outcome.remark}" if outcome.remark else said)
