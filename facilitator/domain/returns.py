"""What readers of a protocol did to it and said about it, paragraph by paragraph."""

from typing import Literal, NamedTuple

FoundKind = Literal["comment", "reword", "delete", "insert", "move", "unplaced"]
"""A comment; new words for a paragraph; it is gone; a new one behind it; it stands elsewhere; or
something that has no paragraph to go to, such as the text of a box or a footnote."""


class Reply(NamedTuple):
    """An answer to a comment."""

    author: str
    at: str
    text: str


class Found(NamedTuple):
    """One thing that differs, or was said; places are numbers of sent paragraphs, -1 for none."""

    kind: FoundKind
    place: int = -1
    """The paragraph that it is about; of a new one, the one that it stands behind."""
    behind: int = -1
    """For what was moved, the paragraph that it now stands behind."""
    old_text: str = ""
    new_text: str = ""
    """The new words, or what the comment says."""
    quote: str = ""
    """The words that a comment stands at."""
    author: str = ""
    at: str = ""
    """When, as the file says it (an ISO text)."""
    replies: tuple[Reply, ...] = ()
    is_resolved: bool = False
    is_tracked: bool = False
    """Whether the program kept track of the change; else nobody said that it was made."""
    near: int = -1
    """The sent paragraph that is most like it, where none is known to be it."""


class Sent(NamedTuple):
    """A paragraph as it went out."""

    anchor: str
    text: str
    is_stale: bool = False
    """Whether it was changed here since: then `text` may be what it says now."""
