"""What can go wrong, by who can mend it.

A sentence of a `UserError` says what happened, what was kept and what to do. One place in the
window shows it, one place on the command line prints it; nobody else formats errors.
"""


class FacilitatorError(Exception):
    """Base of all errors this program raises on purpose."""

    @property
    def sentence(self) -> str:
        """The message as it is shown to a person."""
        return str(self)


class UserError(FacilitatorError):
    """Something the person asked for cannot be done; the sentence says what to do instead."""


class EnvironmentProblem(FacilitatorError):
    """The machine stands in the way: disk full, rights, a missing program."""


class Bug(FacilitatorError):
    """A state that the code excludes; reaching it is our fault, never the person's."""
