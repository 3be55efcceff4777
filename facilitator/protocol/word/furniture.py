"""What stands on every page: the marks, wordmark and claim above, the page numbers below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, Final, cast
from xml.sax.saxutils import unescape

from docx.document import Document

from facilitator.protocol.blocks import Meta
from facilitator.protocol.layouts import Layout
from facilitator.protocol.word.body import StyleIds
from facilitator.protocol.word.ooxml import Element, elements, insert, styles_of, w
from facilitator.protocol.word.package import text_width
from facilitator.protocol.word.xml import run

_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}
_QUOTE: Final = {"&quot;": '"'}
_VISIBLE: Final = ("t", "drawing", "pict", "object", "tbl", "fldSimple", "instrText")


def furnish(document: Document, meta: Meta, layout: Layout, styles: StyleIds) -> None:
    """Fill every header and footer in use; what a letterhead says there stays.

    A letterhead's own header gets the marks of draft and confidentiality above it, its own footer
    the page numbers below it unless it has them, because these belong on every page.
    """
    stops = _tab_stops(styles_of(document), styles["header"])
    furniture = _Furniture(meta, layout, styles, text_width(document), stops)
    for header, footer in _variants(document):
        if _says_something(header):
            _put_on_top(header, furniture.marks())
        else:
            _replace(header, (*furniture.mark(), furniture.header()))
        if not _says_something(footer):
            _replace(footer, (furniture.footer(),))
        elif not _counts_pages(footer):
            insert(footer, len(footer), elements(furniture.footer()))


def lacks_header(document: Document) -> bool:
    """Tell whether a header in use says nothing, so that it gets wordmark and claim."""
    return any(not _says_something(header) for header, _ in _variants(document))


def _variants(document: Document) -> Iterator[tuple[Element, Element]]:
    """Yield the elements of header and footer of each kind that the pages use."""
    for section in document.sections:
        pairs = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            pairs.append((section.first_page_header, section.first_page_footer))
        if document.settings.odd_and_even_pages_header_footer:
            pairs.append((section.even_page_header, section.even_page_footer))
        for header, footer in pairs:
            for part in (header, footer):
                if part.is_linked_to_previous:
                    part.is_linked_to_previous = False
            yield cast("Any", header.part).element, cast("Any", footer.part).element


def _says_something(element: Element) -> bool:
    return any(
        tag != "t" or (found.text or "").strip()
        for tag in _VISIBLE
        for found in element.iter(w(tag))
    )


def _counts_pages(element: Element) -> bool:
    instructions = [field.get(w("instr")) for field in element.iter(w("fldSimple"))]
    instructions += [part.text or "" for part in element.iter(w("instrText"))]
    return any("PAGE" in text.split() for text in instructions)


def _tab_stops(styles: Element, style_id: str) -> list[int]:
    """Return where a style and those it is based on have tab stops, in twips."""
    by_id = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
    found: set[int] = set()
    style = by_id.pop(unescape(style_id, _QUOTE), None)
    while style is not None:
        stops = (tab.get(w("pos")) for tab in style.iter(w("tab")))
        found.update(int(stop) for stop in stops if stop.lstrip("-").isdecimal())
        ground = style.find(w("basedOn"))
        style = None if ground is None else by_id.pop(ground.get(w("val")), None)
    return sorted(found)


def _replace(element: Element, paragraphs: Sequence[str]) -> None:
    for child in list(element):
        element.remove(child)
    _put_on_top(element, paragraphs)


def _put_on_top(element: Element, paragraphs: Sequence[str]) -> None:
    insert(element, 0, elements("".join(paragraphs)))


@dataclass(frozen=True, slots=True)
class _Furniture:
    meta: Meta
    layout: Layout
    styles: StyleIds
    width: int
    stops: Sequence[int]
    """Tab stops of the header's style, in the way of the one on the right."""

    def mark(self) -> tuple[str, ...]:
        """Return the mark of confidentiality, unabbreviated, if there is one."""
        if not self.meta.confidentiality:
            return ()
        return (self._paragraph("mark", "", run(self.meta.confidentiality)),)

    def marks(self) -> tuple[str, ...]:
        """Return what a letterhead's own header still needs."""
        status = self.meta.status
        return (*self.mark(), *((self._paragraph("header", "", run(status)),) if status else ()))

    def header(self) -> str:
        """Return the line with status on the left, wordmark and claim on the right."""
        theme = self.layout.theme
        cleared = (f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in self.stops)
        properties = (
            f"<w:pBdr><w:bottom {self._line(4)}/></w:pBdr><w:tabs>{''.join(cleared)}"
            f'<w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        )
        content = (
            f"{run(self.meta.status)}<w:r><w:tab/></w:r>"
            f"{run(theme.wordmark, self._character('wordmark'))}{run('  ')}"
            f"{run(theme.claim, self._character('claim'))}"
        )
        return self._paragraph("header", properties, content)

    def footer(self) -> str:
        """Return the line with the page numbers as fields."""
        parts = Formatter().parse(self.meta.page)
        content = "".join(
            (run(words) if words else "") + (_field(_FIELDS[name]) if name else "")
            for words, name, _, _ in parts
        )
        properties = f"<w:pBdr><w:top {self._line(6)}/></w:pBdr>"
        return self._paragraph("footer", properties, content)

    def _line(self, space: int) -> str:
        colour = self.layout.theme.colour("line")
        return f'w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"'

    def _character(self, role: str) -> str:
        return f'<w:rPr><w:rStyle w:val="{self.styles[role]}"/></w:rPr>'

    def _paragraph(self, role: str, properties: str, content: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[role]}"/>{properties}</w:pPr>{content}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{run("1")}</w:fldSimple>'
