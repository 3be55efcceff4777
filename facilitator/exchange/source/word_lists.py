"""How a Word file numbers its paragraphs: which lists are bullets, which count, and how deep."""

import re
from typing import Final, Literal, NamedTuple
from xml.etree.ElementTree import Element

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEEPEST: Final = 12
_STYLES_IN_STYLES: Final = 20
"""How far a style may rest on others; a circle ends there."""
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_LETTERS: Final = ("lowerLetter", "upperLetter")
_STYLE_OF_LISTS: Final = re.compile(
    r"(?:list (?:bullet|number|continue)|list|aufzählungszeichen|listennummer|liste) ([2-9])"
)
_BULLETS: Final = ("bullet", "none")


def w(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


class ListPlace(NamedTuple):
    """Where a paragraph stands in a list."""

    list_id: str
    depth: int
    kind: Literal["", "1", "a"]
    """Whether it has a bullet, a number or a letter."""


class Numbers:
    """The numbers and letters that Word writes by itself."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}

    def sign(self, place: ListPlace) -> str:
        """Return what stands before the next paragraph of a place; empty for a bullet."""
        deeper = [key for key in self._counts if key[0] == place.list_id and key[1] > place.depth]
        for key in deeper:
            del self._counts[key]
        own = (place.list_id, place.depth)
        self._counts[own] = count = self._counts.get(own, 0) + 1
        if place.kind == "a":
            return f"{_ALPHABET[(count - 1) % len(_ALPHABET)]}."
        return f"{count}." if place.kind else ""


class StyleSheet:
    """What the styles and lists of a Word file say about a paragraph."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        """Read both parts; a file may lack either."""
        self._styles = _by_id(styles, "style", "styleId")
        self._formats = _formats(numbering)

    def heading_of(self, properties: Element | None) -> int:
        """Return the level of a heading, 0 for any other paragraph; a title is of level 1."""
        level = _value(properties, "outlineLvl")
        for name, style in self._chain(properties):
            level = level or _value(style.find(w("pPr")), "outlineLvl")
            if name == "title":
                return 1
            if name.startswith(("heading ", "überschrift ")):
                return _number(name.rpartition(" ")[2], 0)
        return _number(level, 8) + 1 if level and _number(level, 9) < _BODY_LEVEL else 0

    def place_of(self, properties: Element | None) -> ListPlace | None:
        """Return where a paragraph stands in a list, None for one in no list."""
        found = _list_of(properties)
        for _, style in self._chain(properties):
            found = found or _list_of(style.find(w("pPr")))
        if not found or found[0] == "0":
            return None
        number, level = found
        written = self._formats.get((number, level), "bullet")
        depth = min(_number(level, 0) or self._depth_of_style(properties), _DEEPEST)
        if written in _BULLETS:
            return ListPlace(number, depth, "")
        return ListPlace(number, depth, "a" if written in _LETTERS else "1")

    def _depth_of_style(self, properties: Element | None) -> int:
        """Return how deep the style itself stands: "List Bullet 2" is a list of its own."""
        names = [name for name, _ in self._chain(properties)]
        match = _STYLE_OF_LISTS.fullmatch(names[0]) if names else None
        return int(match[1]) - 1 if match else 0

    def _chain(self, properties: Element | None) -> list[tuple[str, Element]]:
        """Return a paragraph's style and those it rests on, each with its name."""
        found: list[tuple[str, Element]] = []
        key = _value(properties, "pStyle")
        while key in self._styles and len(found) < _STYLES_IN_STYLES:
            style = self._styles[key]
            found.append((_value(style, "name").casefold(), style))
            key = _value(style, "basedOn")
        return found


_BODY_LEVEL: Final = 9


def _list_of(properties: Element | None) -> tuple[str, str] | None:
    if properties is None:
        return None
    found = properties.find(w("numPr"))
    number = _value(found, "numId")
    return (number, _value(found, "ilvl") or "0") if number else None


def _formats(numbering: Element | None) -> dict[tuple[str, str], str]:
    """Return how each level of each list counts."""
    kinds = _by_id(numbering, "abstractNum", "abstractNumId")
    found: dict[tuple[str, str], str] = {}
    for number, instance in _by_id(numbering, "num", "numId").items():
        kind = kinds.get(_value(instance, "abstractNumId"))
        for level in kind.findall(w("lvl")) if kind is not None else ():
            found[number, level.get(w("ilvl"), "0")] = _value(level, "numFmt")
    return found


def _by_id(part: Element | None, name: str, key: str) -> dict[str, Element]:
    children = part.findall(w(name)) if part is not None else []
    return {child.get(w(key), ""): child for child in children}


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val"), "") if child is not None else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DEEPEST else otherwise
