"""A finished Word file read back, paragraph by paragraph, without the code that wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import fromstring

from tests.packing import parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Read:
    """A paragraph as a reader's program sees it."""

    style: str
    text: str
    level: int | None
    number: int | None
    anchors: tuple[str, ...]
    in_table: bool
    breaks_page: bool

    @property
    def heading(self) -> int:
        """The level of a heading, 0 for anything else."""
        match = re.fullmatch(r"heading ([1-9])", self.style)
        return int(match[1]) if match else 0

    @property
    def plain(self) -> str:
        """The text with every space an ordinary one."""
        return self.text.replace("\u00a0", " ")


@dataclass
class WordFile:
    """The parts of a Word file and its paragraphs."""

    data: bytes
    parts: dict[str, bytes] = field(init=False)
    paragraphs: list[Read] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = parts_of(self.data)
        self.paragraphs = list(self._paragraphs())

    def root(self, name: str) -> Any:
        """Return the root element of a part."""
        return fromstring(self.parts[name])

    def names(self, pattern: str) -> list[str]:
        """Return the names of parts that match."""
        return sorted(name for name in self.parts if re.fullmatch(pattern, name))

    @property
    def styles(self) -> dict[str, str]:
        """Names of styles by id."""
        return {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in self.root("word/styles.xml").iter(f"{W}style")
        }

    def formats(self) -> dict[int, tuple[int, list[str], bool]]:
        """Return of each list by its number: its kind's id, its levels' formats, its restart."""
        root = self.root("word/numbering.xml")
        kinds = {
            kind.get(f"{W}abstractNumId"): [
                level.find(f"{W}numFmt").get(f"{W}val") for level in kind.findall(f"{W}lvl")
            ]
            for kind in root.findall(f"{W}abstractNum")
        }
        found = {}
        for number in root.findall(f"{W}num"):
            kind = number.find(f"{W}abstractNumId").get(f"{W}val")
            restarts = number.find(f"{W}lvlOverride/{W}startOverride") is not None
            found[int(number.get(f"{W}numId"))] = (int(kind), kinds[kind], restarts)
        return found

    def texts(self, style: str) -> list[str]:
        """Return the texts of a style's paragraphs."""
        return [read.plain for read in self.paragraphs if read.style == style]

    def _paragraphs(self) -> Iterator[Read]:
        styles = self.styles
        for paragraph in self.root("word/document.xml").iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            number = properties.find(f"{W}numPr")
            yield Read(
                style=styles[properties.find(f"{W}pStyle").get(f"{W}val")],
                text=_text(paragraph),
                level=_value(number, "ilvl"),
                number=_value(number, "numId"),
                anchors=tuple(mark.get(f"{W}name") for mark in paragraph.iter(f"{W}bookmarkStart")),
                in_table=paragraph.getparent().tag == f"{W}tc",
                breaks_page=properties.find(f"{W}pageBreakBefore") is not None,
            )


def _value(parent: Any, name: str) -> int | None:
    return None if parent is None else int(parent.find(f"{W}{name}").get(f"{W}val"))


def _text(paragraph: Any) -> str:
    return "".join(_character(node) for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))


def _character(node: Any) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == f"{W}br":
        return "" if node.get(f"{W}type") else "\n"  # a page break is no text
    return "\t"
