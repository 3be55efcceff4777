"""Facts of a Word file, whoever wrote it."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from facilitator.archives import UnusableError, members
from facilitator.language import tr
from facilitator.protocol.accessible.facts import (
    Facts,
    Inked,
    Linked,
    Pictured,
    Tabled,
    Titled,
    Worded,
)
from facilitator.protocol.accessible.word_styles import W, WordStyles, value

_CORE: Final = "docProps/core.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_READ: Final = re.compile(r"word/(?:document|styles|header\d*|footer\d*)\.xml|docProps/core\.xml")
_WHITE: Final = "#FFFFFF"
_SHOWN: Final = 40


def word_facts(data: bytes) -> Facts:
    """Return what a Word file is like; UnusableError for what is none, or is damaged."""
    files = members(io.BytesIO(data), lambda name: bool(_READ.fullmatch(name)))
    parts = {name: _root(content) for name, content in files.items()}
    document = parts.get("word/document.xml")
    if document is None:
        raise UnusableError
    styles = WordStyles(parts.get("word/styles.xml"))
    facts = Facts(title=_title(parts), language=styles.language)
    _Reader(facts, styles).read(document)
    for name, part in parts.items():
        if name.startswith(("word/header", "word/footer")):
            _Reader(Facts(inks=facts.inks, pictures=facts.pictures), styles).read(part)
    return facts


def _root(content: bytes) -> Element:
    try:
        return fromstring(content)  # noqa: S314 - `members` lets no document type in
    except (ParseError, ValueError, LookupError) as error:
        raise UnusableError from error


def _title(parts: Mapping[str, Element]) -> str:
    core = parts.get(_CORE)
    return (core.findtext(f"{_DC}title") or "") if core is not None else ""


class _Reader:
    """Goes through one part, paragraph by paragraph."""

    def __init__(self, facts: Facts, styles: WordStyles) -> None:
        self._facts = facts
        self._styles = styles
        self._last = ""

    def read(self, part: Element) -> None:
        """Put what a part says into the facts."""
        in_tables = {id(found) for table in part.iter(f"{W}tbl") for found in table.iter(f"{W}p")}
        grounds = dict(_grounds(part))
        for paragraph in part.iter(f"{W}p"):
            self._paragraph(
                paragraph, grounds.get(id(paragraph), _WHITE), id(paragraph) in in_tables
            )
        self._facts.tables += [_table(table) for table in part.iter(f"{W}tbl")]

    def _paragraph(self, paragraph: Element, ground: str, in_table: bool) -> None:  # noqa: FBT001 - one of two kinds
        facts, style = self._facts, value(paragraph.find(f"{W}pPr/{W}pStyle"))
        text = _text(paragraph)
        where = _near(text or self._last)
        self._pictures(paragraph, where)
        self._inks(paragraph, style, ground)
        facts.links += [Linked(_text(link), where) for link in paragraph.iter(f"{W}hyperlink")]
        level = self._styles.outline(style, paragraph)
        if level:
            facts.headings.append(Titled(level, text, where))
        elif not in_table and not self._styles.is_listed(style, paragraph):
            facts.paragraphs.append(Worded(text, where))
        if paragraph.find(f"{W}pPr/{W}framePr") is not None:
            facts.out_of_order.append(where)
        self._last = text or self._last

    def _pictures(self, paragraph: Element, where: str) -> None:
        for kind in ("inline", "anchor"):
            for drawing in paragraph.iter(f"{_WP}{kind}"):
                described = drawing.find(f"{_WP}docPr")
                if described is not None and not _is_decorative(described):
                    self._facts.pictures.append(Pictured(described.get("descr", ""), where))
                if kind == "anchor" or drawing.find(f".//{W}txbxContent") is not None:
                    self._facts.out_of_order.append(where)

    def _inks(self, paragraph: Element, style: str, ground: str) -> None:
        for run in paragraph.iter(f"{W}r"):
            words = "".join(found.text or "" for found in run.iter(f"{W}t"))
            if words.strip():
                ink = self._styles.ink(style, run)
                self._facts.inks.setdefault(Inked(*ink[:1], ground, *ink[1:]), words)


def _text(element: Element) -> str:
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def _near(text: str) -> str:
    words = " ".join(text.split())
    short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    return tr("at “{words}”", words=short) if short else tr("at the beginning")


def _is_decorative(described: Element) -> bool:
    found = next(described.iter(_DECORATIVE), None)
    return found is not None and found.get("val") in {"1", "true"}


def _table(table: Element) -> Tabled:
    head = table.find(f"{W}tr/{W}trPr/{W}tblHeader")
    merged = sum(1 for tag in ("gridSpan", "vMerge") for _ in table.iter(f"{W}{tag}"))
    is_marked = head is not None and value(head) not in {"0", "false"}
    return Tabled(is_marked, _near(_text(table)), merged)


def _grounds(part: Element) -> Iterator[tuple[int, str]]:
    """Yield paragraphs that stand on a colour, in a shaded cell or shaded themselves."""
    for cell in part.iter(f"{W}tc"):
        yield from _shaded(cell.find(f"{W}tcPr/{W}shd"), cell)
    for paragraph in part.iter(f"{W}p"):
        yield from _shaded(paragraph.find(f"{W}pPr/{W}shd"), paragraph)


def _shaded(shading: Element | None, inside: Element) -> Iterator[tuple[int, str]]:
    fill = shading.get(f"{W}fill", "auto") if shading is not None else "auto"
    if re.fullmatch("[0-9A-Fa-f]{6}", fill):
        for paragraph in inside.iter(f"{W}p"):
            yield id(paragraph), f"#{fill.upper()}"
