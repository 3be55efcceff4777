"""Figures as people read them."""

from facilitator.language import current


def decimal(value: float) -> str:
    """Return a number with one place behind the point, in German behind a comma."""
    text = f"{value:.1f}"
    return text.replace(".", ",") if current() == "de" else text
