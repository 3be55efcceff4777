"""Lists of a Word file: one of two levels for all bullets, and one for each numbered list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from facilitator.protocol.look import TextStyle
from facilitator.protocol.word.xml import twips

ListKind = Literal["decimal", "lowerLetter", "headings"]
_NSID: Final = 0x46414300
"""What tells our kinds of lists from others when text is pasted between documents."""
_LETTER_INDENT: Final = 6.0
"""Millimetres between a lettered heading's letter and its text."""
_NUMBER_INDENTS: Final = (9.0, 11.0, 14.0, 17.0)
"""Millimetres between a counted heading's number and its text, by level."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers that a document's lists go by, beyond those a template already uses."""

    first_abstract: int = 1
    first_number: int = 1

    @property
    def bullets(self) -> int:
        """The list of all bullets."""
        return self.first_number

    def number_of(self, list_id: int) -> int:
        """Return the number of a numbered list or of lettered headings; their ids begin with 1."""
        return self.first_number + list_id

    def definitions(self, styles: "ListStyles") -> str:
        """Return the kinds of lists: three, and that of the headings where these are counted."""
        step = styles.bullet_1.indent
        bullets = _level(
            0, "bullet", "•", styles.bullet_1.indent, step, styles.bullet_ids[0]
        ) + _level(1, "bullet", "o", styles.bullet_2.indent, step, styles.bullet_ids[1])
        numbers = _level(0, "decimal", "%1.", styles.number.indent, styles.number.indent)
        letters = _level(0, "lowerLetter", "%1.", _LETTER_INDENT, _LETTER_INDENT)
        kinds = [("multilevel", bullets), ("singleLevel", numbers), ("singleLevel", letters)]
        kinds += [("multilevel", _headings())] * styles.counts_headings
        return "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{_NSID + number:08X}"/>'
            f'<w:multiLevelType w:val="{kind}"/>'
            f"{levels}</w:abstractNum>"
            for number, (kind, levels) in enumerate(kinds, start=self.first_abstract)
        )

    def instances(self, lists: Iterable[tuple[int, ListKind]]) -> str:
        """Return the lists themselves; each numbered one begins to count again."""
        kind_at: dict[ListKind, int] = {"decimal": 1, "lowerLetter": 2, "headings": 3}
        bullets = (
            f'<w:num w:numId="{self.bullets}"><w:abstractNumId w:val="{self.first_abstract}"/>'
            "</w:num>"
        )
        return bullets + "".join(
            f'<w:num w:numId="{self.number_of(list_id)}">'
            f'<w:abstractNumId w:val="{self.first_abstract + kind_at[kind]}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for list_id, kind in lists
        )


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The styles that say how far lists are indented, and the ids of the bullets' styles."""

    bullet_1: TextStyle
    bullet_2: TextStyle
    number: TextStyle
    bullet_ids: tuple[str, str]
    counts_headings: bool = False


def _headings() -> str:
    marks = (".".join(f"%{part}" for part in range(1, level + 1)) for level in range(1, 5))
    return "".join(
        _level(level, "decimal", mark, indent, indent)
        for level, (mark, indent) in enumerate(zip(marks, _NUMBER_INDENTS, strict=True))
    )


def _level(
    level: int, kind: str, mark: str, indent: float, hanging: float, style: str = "", /
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    left, back = twips(millimetres=indent), twips(millimetres=hanging)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{back}"/></w:pPr></w:lvl>'
    )
