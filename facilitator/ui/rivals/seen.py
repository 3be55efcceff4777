"""What a screen knows of the texts that are typed on it key by key.

Letters of other laptops come into the file while a field is open over its text. Whoever types has
not seen them, and `Desk.run` is told so: they stay as a version of their own.
"""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator.storage.reading import Reader
    from facilitator.storage.tracing import Place


class _Known(NamedTuple):
    before: str
    """What the field showed before anything was typed."""
    now: str
    """What the file says since the last key."""


class Seen:
    """Remembers for each text what stood in the file when this screen last looked."""

    def __init__(self, read: "Reader") -> None:
        self._read = read
        self._known: dict[Place, _Known] = {}

    def of(self, place: "Place", before: str) -> "dict[Place, str]":
        """Return what is known of a text whose field showed `before`, for `Desk.run`.

        Nothing where the file has no words of its own there: a key result that follows its note.
        """
        if self._read.text_of(*place) is None:
            return {}
        if place not in self._known or self._known[place].before != before:
            self._known[place] = _Known(before, before)
        return {place: self._known[place].now}

    def note(self, place: "Place", before: str) -> None:
        """Take in what the file says after something was written there, maybe the row itself."""
        text = self._read.text_of(*place)
        if text is not None:
            self._known[place] = _Known(before, text)

    def follow(self, place: "Place", stored: str) -> bool:
        """Take note that a field is to show what is stored now; False where it had better not.

        That is where words nobody has seen here took the place of those that were typed last:
        whoever types goes on in their own, until they leave the field.
        """
        if self.is_outdone(place, stored):
            return False
        if place in self._known:
            self._known[place] = self._known[place]._replace(now=stored)
        return True

    def is_outdone(self, place: "Place", stored: str) -> bool:
        """Tell whether what was typed last stands only beside what is stored now."""
        known = self._known.get(place)
        if known is None or known.now == stored or not self._read.is_contested():
            return False
        rivals = self._read.rivals([place[1]]).get(place[1], ())
        return any((rival.column, rival.text) == (place[2], known.now) for rival in rivals)
