"""Doing what somebody asked for: where it cannot be done, they hear why."""

from collections.abc import Callable

from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.errors import Bug, FacilitatorError


def attempt(
    desk: Desk,
    say: Callable[[str], object],
    action: Action[...],
    *,
    initiator: object = None,
    **values: object,
) -> Outcome | None:
    """Run an action; say why where it cannot be done, and return None then.

    A Bug is nobody's to mend who asked: it goes on to the window's last resort.
    """
    try:
        return desk.run(action, initiator=initiator, **values)
    except Bug:
        raise
    except FacilitatorError as error:
        say(error.sentence)
        return None


def succeeds(say: Callable[[str], object], do: Callable[[], object]) -> bool:
    """Do what is more than one action; say why where it cannot be done, and return False then.

    A Bug goes on, as in `attempt`.
    """
    try:
        do()
    except Bug:
        raise
    except FacilitatorError as error:
        say(error.sentence)
        return False
    return True
