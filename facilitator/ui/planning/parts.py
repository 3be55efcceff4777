"""The parts of the plan: one entry for each, in the order of the bar, and what makes its tab."""

from facilitator.ui.planning.tab import Part


def parts() -> tuple[Part, ...]:
    """Return those that work, in the order in which a workshop is planned."""
    return ()
