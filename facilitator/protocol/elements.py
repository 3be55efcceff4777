"""What a document is made of: blocks in reading order, free of any file format.

One list of them feeds every writer and the preview, so that these cannot disagree. Anchors are
names of hidden bookmarks: `_n` and the 32 hexadecimal digits of a note's id, for example. A run
with a `link` leads to the block of that anchor.
"""

from dataclasses import dataclass
from typing import Literal

from facilitator.domain.richtext import Run

ParagraphStyle = Literal["title", "subtitle", "meta", "status", "body", "caption"]
LineStyle = Literal["table_text", "table_detail"]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; with a `list_id` it is lettered, restarting with each list."""

    level: int
    text: str
    anchor: str = ""
    page_break: bool = False
    list_id: int = 0
    number: str = ""
    """Its number among the headings ("2.1"), where the layout counts them; no part of the text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the named styles."""

    style: ParagraphStyle
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bullet of level 1 or 2; all bullets belong to one list of two levels."""

    level: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item of a numbered list; each list begins with 1."""

    list_id: int
    runs: Runs
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a table's cell."""

    runs: Runs
    style: LineStyle = "table_text"
    anchor: str = ""


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `widths` are shares of the text's width that add up to 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    summary: str
    row_height: float = 0.0
    """Millimetres that a row has at least, for what is written into it by hand."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG and as PNG for readers without SVG; sizes in millimetres."""

    svg: str
    png: bytes
    width: float
    height: float
    alt: str
    caption: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings down to a level; its entries are written, not left to the reader."""

    title: str
    entries: tuple[Heading, ...]
    depth: int
    page_break: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Empty lines to write on by hand."""

    lines: int


Block = Heading | Paragraph | Bullet | Numbered | Table | Picture | Contents | Ruling
