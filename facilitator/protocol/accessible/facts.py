"""What a reader of files tells of a document, whatever its format."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Titled(NamedTuple):
    """A heading: its level, its words, and where it stands ("page 3")."""

    level: int
    text: str
    where: str


class Tabled(NamedTuple):
    """A table; `merged` counts cells that span others."""

    has_header: bool
    where: str
    merged: int = 0


class Pictured(NamedTuple):
    """A picture with its alternative text."""

    alt: str
    where: str


class Linked(NamedTuple):
    """A link with what is said of it."""

    text: str
    where: str


class Inked(NamedTuple):
    """A colour of text ("#RRGGBB") on its ground, at a size in points."""

    ink: str
    ground: str
    size: float
    bold: bool


class Worded(NamedTuple):
    """A paragraph that is neither heading nor list nor in a table."""

    text: str
    where: str


@dataclass(slots=True)
class Facts:
    """A document as far as the rules look at it; None is what a format has no say in."""

    title: str = ""
    language: str = ""
    shows_title: bool | None = None
    is_tagged: bool = True
    claims_standard: bool | None = None
    has_bookmarks: bool | None = None
    headings: list[Titled] = field(default_factory=list[Titled])
    paragraphs: list[Worded] = field(default_factory=list[Worded])
    tables: list[Tabled] = field(default_factory=list[Tabled])
    pictures: list[Pictured] = field(default_factory=list[Pictured])
    links: list[Linked] = field(default_factory=list[Linked])
    inks: dict[Inked, str] = field(default_factory=dict[Inked, str])
    """Colours in use, each with words that have it."""
    broken_lists: list[str] = field(default_factory=list[str])
    """Where items stand that belong to no list."""
    out_of_order: list[str] = field(default_factory=list[str])
    """Where what is read and what is seen go apart."""
    untagged: list[str] = field(default_factory=list[str])
    unreadable: list[str] = field(default_factory=list[str])
    """Where text cannot be turned into characters, or a typeface is not in the file."""
