"""Letters of sub-questions, for writers that have to write them: `a.`, `b.`, after `z.` comes `aa.`."""

from collections import Counter
from dataclasses import dataclass, field

from facilitator.protocol.elements import Heading

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Letters:
    """Counts the lettered headings of each list, as Word does."""

    _counts: Counter[int] = field(default_factory=Counter[int])

    def prefix(self, heading: Heading) -> str:
        """Return what stands before a heading: its letter, its number, or nothing."""
        if not heading.list_id:
            return f"{heading.number} " if heading.number else ""
        rounds, index = divmod(self._counts[heading.list_id], len(_ALPHABET))
        self._counts[heading.list_id] += 1
        return f"{_ALPHABET[index] * (rounds + 1)}. "
