"""Which laptops may still know people who were erased: those that have not read it yet.

Kept in the file, because a laptop may stay away for weeks.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from facilitator.domain.letters import Entry, Letter
from facilitator.storage.postbox import Postbox
from facilitator.storage.schema import ERASED
from facilitator.team.states import LinkState, Presence

_PURGED: Final = "purged"
"""The people of whom the stream was emptied."""
_LEFT: Final = "unforgotten"
"""The devices that have not read the stream as it was filled again."""
_UP_TO: Final = "unforgotten.place"
"""The sequence up to which they have to read; nothing while it is being filled."""


def forerunners(pages: Iterable[Sequence[Letter]]) -> Iterator[Letter]:
    """Yield what everybody has to read before they send anything again: new keys, then the erasures."""
    erasures: list[Letter] = []
    for letter in (letter for page in pages for letter in page):
        if any(entry.table == "member_grant" for entry in letter.entries):
            yield letter
        if erased := tuple(entry for entry in letter.entries if _erases(entry)):
            erasures.append(letter._replace(entries=erased))
    yield from erasures


def _erases(entry: Entry) -> bool:
    return (entry.table, entry.column, entry.after) == ("person", ERASED, 1)


class Forgetting:
    """Of one file; belongs to the thread of its postbox."""

    def __init__(self, postbox: Postbox) -> None:
        self._postbox = postbox

    def is_due(self) -> bool:
        """Tell whether somebody was erased and the stream still holds them."""
        return not self._postbox.erased() <= set(self._postbox.get(_PURGED).split())

    def begin(self, own: str) -> None:
        """Note that the stream was emptied, and who has to read it anew: those shut out, too.

        Guests keep nothing of it.
        """
        others = [
            member.id
            for member in self._postbox.members()
            if member.id != own and member.role != "guest"
        ]
        self._postbox.put(_PURGED, " ".join(sorted(self._postbox.erased())))
        self._postbox.put(_LEFT, " ".join(others))
        self._postbox.put(_UP_TO, "")

    def settle(self, state: LinkState) -> None:
        """Note that the stream is full again, up to where it stands now."""
        if self.left() and not self._postbox.get(_UP_TO):
            self._postbox.put(_UP_TO, str(state.last))

    def hear(self, presences: Iterable[Presence]) -> None:
        """Strike off whoever has read far enough."""
        left, up_to = self.left(), self._postbox.get(_UP_TO)
        if not left or not up_to:
            return
        done = {one.device for one in presences if one.place >= int(up_to)}
        if done & set(left):
            self._postbox.put(_LEFT, " ".join(one for one in left if one not in done))

    def left(self) -> tuple[str, ...]:
        """Return the devices that may still know somebody who was erased."""
        return tuple(self._postbox.get(_LEFT).split())
