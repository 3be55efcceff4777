"""The few words of WordprocessingML that everything else writes with."""

import re
from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from facilitator.domain.richtext import Run
from facilitator.domain.text import clean

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES: Final = f'xmlns:w="{MAIN}"'
DRAWING_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)
"""Declared where a drawing stands, because a template may lack them."""
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_LANGUAGES: Final = {"de": "de-DE", "en": "en-GB"}
_TWIPS_PER_POINT: Final = 20
_TWIPS_PER_MILLIMETRE: Final = 1440 / 25.4
_EMUS_PER_MILLIMETRE: Final = 36_000

_PLAIN: Final = re.compile("[ !-%'-;=?-~\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*")
"""Text that goes into a file as it is: neither markup nor anything that XML cannot hold."""
_STYLED: Final = {
    (False, False): "",
    (True, False): "<w:rPr><w:b/></w:rPr>",
    (False, True): "<w:rPr><w:i/></w:rPr>",
    (True, True): "<w:rPr><w:b/><w:i/></w:rPr>",
}


def text(value: str) -> str:
    """Return a text as XML, without what XML cannot hold (control characters, lone surrogates)."""
    return value if _PLAIN.fullmatch(value) else escape(clean(value))


def attribute(value: str) -> str:
    """Return a text as a quoted attribute."""
    return quoteattr(clean(value))


def runs(parts: Iterable[Run]) -> str:
    """Return styled text as runs."""
    return "".join([_run(part) for part in parts])


def _run(part: Run) -> str:
    written = run(part.text, _STYLED[part.bold, part.italic])
    if not part.link:
        return written
    return f'<w:hyperlink w:anchor="{part.link}" w:history="1">{written}</w:hyperlink>'


def run(value: str, properties: str = "") -> str:
    """Return a text as one run; line ends and tabs become those of Word."""
    content = text(value)
    if "\n" in content or "\t" in content:
        content = content.replace("\n", f"</w:t><w:br/>{_TEXT}")
        content = content.replace("\t", f"</w:t><w:tab/>{_TEXT}")
    return f"<w:r>{properties}{_TEXT}{content}</w:t></w:r>"


_TEXT: Final = '<w:t xml:space="preserve">'


def language_tag(language: str) -> str:
    """Return the tag of a language with its country ("de-DE")."""
    return _LANGUAGES.get(language, language)


def twips(*, points: float = 0.0, millimetres: float = 0.0) -> int:
    """Return a length in twentieths of a point."""
    return round(points * _TWIPS_PER_POINT + millimetres * _TWIPS_PER_MILLIMETRE)


def emus(millimetres: float) -> int:
    """Return a length in the unit of drawings."""
    return round(millimetres * _EMUS_PER_MILLIMETRE)
