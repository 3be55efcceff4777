"""A large step taken back or done again beside the window, which says how far that has come."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.language import tr
from facilitator.ui.long_work import LongWork, one_step

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window


def begin(
    window: "Window", desk: Desk, action: Action[[]], end: Callable[[Outcome | None], object]
) -> LongWork:
    """Undo or redo on another thread; `end` hears how it went, None where it could not be done.

    FacilitatorError where the file cannot be lent: nothing begins then.
    """
    status = window.status
    made = LongWork(desk, window)

    def say(done: int, total: int) -> None:
        status.say(
            tr("A large step is being undone or redone: {percent} %", percent=done * 100 // total)
        )

    def fail(sentence: str) -> None:
        end(None)
        if sentence:
            status.say(sentence)

    made.advanced.connect(say)
    made.finished.connect(end)
    made.failed.connect(fail)
    for over in (made.finished, made.failed):
        over.connect(made.deleteLater)
    made.start(one_step(action), tr("A large step is just being undone or redone."))
    return made
