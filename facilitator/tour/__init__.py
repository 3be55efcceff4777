"""The tour: plays the example workshop through the real screens and takes a picture of each."""

import os
from pathlib import Path

from facilitator.errors import Bug, EnvironmentProblem, FacilitatorError
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.tour.surroundings import apart_from_the_user


def take_tour(folder: Path, *, team: bool = False) -> int:
    """Write the played workshop, its protocol and the pictures into `folder`; return the exit code.

    With a `team`, three programs play it together, and a file and a protocol of each are left.

    Files of an earlier tour are replaced, all others left alone. Raises EnvironmentProblem where
    the folder cannot be written, Bug at the first thing that goes wrong on the way.
    """
    _make(folder)
    with apart_from_the_user():
        # Only here, because Qt looks at the environment once.
        if team:
            from facilitator.tour.team.route import play  # noqa: PLC0415 - see above
        else:
            from facilitator.tour.route import play  # noqa: PLC0415 - see above

        try:
            play(folder.resolve())
        except FacilitatorError:
            raise
        except Exception as error:
            if os.environ.get("FACILITATOR_DEBUG"):
                raise
            raise Bug(tr("The tour ended early: {reason}", reason=repr(error))) from error
    return 0


def _make(folder: Path) -> None:
    """Make the folder and prove that files can be made in it."""
    probe = folder / ".facilitator-tour"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "The tour cannot write into “{folder}” ({reason}). Name another folder.",
                folder=folder,
                reason=reason(error),
            )
        ) from error
