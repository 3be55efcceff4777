"""What a reader says about a text that somebody brings along."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something that was not understood, or only with a guess, and the line it stands on from 1."""

    line: int
    sentence: str
