"""How a layout looks: page, theme tokens and text styles, read from its TOML tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from facilitator.language import tr
from facilitator.protocol.catalogue import STYLES
from facilitator.protocol.declarations import Source, declared, mapping, refuse_unknown

_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_TOKENS: Final = ("text", "muted", "accent", "line", "soft")
_ALIGNMENTS: Final = ("left", "center", "right", "both")
_NARROWEST: Final = 50
"""Millimetres of text below which a page is a mistake."""
_WIDEST: Final = 558
"""Millimetres of the largest paper that Word knows."""
_PAGE_LIMITS: Final = {
    **dict.fromkeys(("width", "height"), (_NARROWEST, _WIDEST)),
    **dict.fromkeys(("top", "right", "bottom", "left", "header", "footer"), (0, _WIDEST)),
}
_STYLE_LIMITS: Final = {
    "size": (1, 400),
    "before": (0, 400),
    "after": (0, 400),
    "line": (0.5, 10),
    "indent": (0, 200),
}
"""Least and most of what Word can print sensibly, in the units of `TextStyle`."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in millimetres; `header` and `footer` are distances from the edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        """Millimetres between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Millimetres between the upper and the lower margin."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Theme:
    """An organisation's tokens; `fallback` fonts have the metrics of `font`."""

    font: str
    fallback: tuple[str, ...]
    text: str
    muted: str
    accent: str
    line: str
    soft: str
    wordmark: str
    claim: str

    def colour(self, name: str) -> str:
        """Return the six hexadecimal digits of a token's name or of `#RRGGBB`."""
        return (name if name.startswith("#") else str(getattr(self, name)))[1:].upper()


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A Word style: sizes and distances in points, `line` as a multiple, `indent` in millimetres."""

    name: str
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    color: str = "text"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    indent: float = 0.0
    keep_next: bool = False
    align: str = "left"


def page(table: object, source: Source) -> Page:
    """Return what `[page]` says."""
    result = declared(Page, table, "page", source)
    _check_limits(result, _PAGE_LIMITS, "page", source)
    if min(result.text_width, result.text_height) < _NARROWEST:
        raise source.fault("page", tr("leaves no room for text between the margins"))
    return result


def theme(table: object, source: Source) -> Theme:
    """Return what `[theme]` says."""
    result = declared(Theme, table, "theme", source)
    for name in _TOKENS:
        if not _COLOUR.fullmatch(getattr(result, name)):
            raise source.fault(f"theme.{name}", tr("has to be a colour such as #333333"))
    return result


def styles(table: object, colours: Theme, source: Source) -> Mapping[str, TextStyle]:
    """Return what `[styles.…]` say, every role with its colour's digits."""
    values = mapping(table, "styles", source)
    refuse_unknown(values, dict.fromkeys(STYLES), "styles", source)
    return {role: _style(role, values.get(role), colours, source) for role in STYLES}


def _style(role: str, table: object, colours: Theme, source: Source) -> TextStyle:
    key = f"styles.{role}"
    style = declared(TextStyle, table, key, source)
    _check_limits(style, _STYLE_LIMITS, key, source)
    if not style.name.strip():
        raise source.fault(f"{key}.name", tr("must not be empty"))
    if not (_COLOUR.fullmatch(style.color) or style.color in _TOKENS):
        raise source.fault(f"{key}.color", tr("has to be a colour such as #333333 or its token"))
    if style.align not in _ALIGNMENTS:
        raise source.fault(
            f"{key}.align", tr("has to be one of {names}", names=", ".join(_ALIGNMENTS))
        )
    return replace(style, color=colours.colour(style.color))


def _check_limits(
    values: Page | TextStyle,
    limits: Mapping[str, tuple[float, float]],
    key: str,
    source: Source,
) -> None:
    for name, (least, most) in limits.items():
        if not least <= getattr(values, name) <= most:  # nor is "nan" between anything
            sentence = tr("has to lie between {least} and {most}", least=least, most=most)
            raise source.fault(f"{key}.{name}", sentence)
