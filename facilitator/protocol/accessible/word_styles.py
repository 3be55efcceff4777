"""Styles of a Word file, as far as one has to follow them to know what a paragraph is."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile("heading ([1-9])", re.IGNORECASE)
_COLOUR: Final = re.compile("[0-9A-Fa-f]{6}")
_BODY_LEVEL: Final = 9
"""The outline level of text that is no heading."""
_BLACK: Final = "#000000"
_HALF_POINTS: Final = 20
"""The size of text that says none."""


def value(element: Element | None) -> str:
    """Return an element's value, nothing where there is no element."""
    return "" if element is None else element.get(f"{W}val", "")


class WordStyles:
    """Knows what a style says itself or by those it is based on."""

    def __init__(self, part: Element | None) -> None:
        styles = part.iter(f"{W}style") if part is not None else ()
        self._by_id = {style.get(f"{W}styleId", ""): style for style in styles}
        self._defaults = part.find(f"{W}docDefaults/{W}rPrDefault") if part is not None else None
        normal = (
            style_id
            for style_id, style in self._by_id.items()
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
        )
        self._normal = next(normal, "")

    @property
    def language(self) -> str:
        """The language that text has by default."""
        found = self._defaults.find(f"{W}rPr/{W}lang") if self._defaults is not None else None
        return value(found) or value(self._found(self._normal, "rPr/lang"))

    def outline(self, style: str, paragraph: Element) -> int:
        """Return the level of a heading, 0 for other paragraphs."""
        own = value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        level = own or value(self._found(style, "pPr/outlineLvl"))
        if level.isdecimal() and int(level) < _BODY_LEVEL:
            return int(level) + 1
        names = (value(found.find(f"{W}name")) for found in self._chain(style))
        match = next(filter(None, map(_HEADING.fullmatch, names)), None)
        return int(match[1]) if match and not own else 0

    def is_listed(self, style: str, paragraph: Element) -> bool:
        """Tell whether a paragraph is an item of a list."""
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        found = own if own is not None else self._found(style, "pPr/numPr/numId")
        return value(found) not in {"", "0"}

    def ink(self, style: str, run: Element) -> tuple[str, float, bool]:
        """Return colour, size in points and weight of a run."""
        character = value(run.find(f"{W}rPr/{W}rStyle"))

        def said(tag: str) -> Element | None:
            places = (
                run.find(f"{W}rPr/{W}{tag}"),
                self._found(character, f"rPr/{tag}"),
                self._found(style or self._normal, f"rPr/{tag}"),
                self._defaults.find(f"{W}rPr/{W}{tag}") if self._defaults is not None else None,
            )
            return next((place for place in places if place is not None), None)

        colour, size, bold = value(said("color")), value(said("sz")), said("b")
        half_points = int(size) if size.isdecimal() else _HALF_POINTS
        is_bold = bold is not None and value(bold) not in {"0", "false"}
        ink = f"#{colour.upper()}" if _COLOUR.fullmatch(colour) else _BLACK
        return ink, half_points / 2, is_bold

    def _found(self, style: str, path: str) -> Element | None:
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        places = (found.find(steps) for found in self._chain(style))
        return next((place for place in places if place is not None), None)

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those it is based on, each once."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = value(self._by_id[style].find(f"{W}basedOn"))
