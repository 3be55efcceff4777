"""Words on the screen that another laptop's words outdid, unseen by whoever wrote those.

Both versions are in the file, and the later one stands there. Whoever has the caret in the note
goes on seeing their own words until it leaves, so that nothing jumps under their hands: with the
next key theirs are the later ones again, and the others the version beside them.
"""

from typing import TYPE_CHECKING

from facilitator.ui.session.lines import Line

if TYPE_CHECKING:
    from facilitator.storage.reading import Reader


def is_outdone(read: "Reader", shown: Line, stored: Line) -> bool:
    """Tell whether a line's own words stand only beside those that the file has of it."""
    if shown.stored_text == stored.text or not read.is_contested():
        return False
    return any(
        rival.text == shown.stored_text and rival.column == "text"
        for rival in read.rivals([shown.id]).get(shown.id, ())
    )
