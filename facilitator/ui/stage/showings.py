"""What can be shown on the stage; apart from the scenes, because a window names it at its start."""

from typing import Final, Literal

from facilitator.language import mark

Showing = Literal["welcome", "agenda", "question", "countdown", "break", "summary"]
NAMES: Final[dict[Showing, tuple[str, str]]] = {
    "welcome": (mark("Welcome"), "people"),
    "agenda": (mark("Agenda"), "calendar"),
    "question": (mark("Current question"), "question"),
    "countdown": (mark("Countdown"), "clock"),
    "break": (mark("Break"), "pause"),
    "summary": (mark("Summary"), "flag"),
}
"""What can be shown in the order of its number keys: in words, and with its icon."""
SHOWINGS: Final = tuple(NAMES)
