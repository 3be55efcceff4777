"""A Word file as lines: paragraphs with the level of their heading or list, tables row by row.

The XML is read directly, because a file that somebody brings along may lack anything that
python-docx takes for granted. What was deleted while changes were tracked is not read, and the
text of a box stands where the box is anchored.
"""

import io
import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from facilitator.archives import UnusableError, members
from facilitator.errors import UserError
from facilitator.exchange.findings import Finding
from facilitator.exchange.source.lines import MAX_LINES, Source, SourceLine, plain, spoken
from facilitator.exchange.source.parts import parsed
from facilitator.exchange.source.signs import bullet_of
from facilitator.exchange.source.word_lists import ListPlace, Numbers, StyleSheet, w
from facilitator.language import tr

_DOCUMENT: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_ASIDE: Final = ("word/footnotes.xml", "word/endnotes.xml")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT: Final = (w("del"), w("moveFrom"), _FALLBACK)
_BOX: Final = w("txbxContent")
_MARKS: Final = {
    w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): "\t",
}  # fmt: skip
_MOST_CELLS: Final = 60
_SPOKEN: Final = re.compile(rb"<w:t[ >]")


def read_word(content: bytes) -> Source:
    """Return the lines of a Word file; raises `UserError` for one that cannot be read."""
    try:
        parts = members(io.BytesIO(content), _is_read, most_files=_MOST_FILES)
        document = parsed(parts.get(_DOCUMENT, b""))
        styles, numbering = (parsed(parts.get(name)) for name in (_STYLES, _NUMBERING))
    except UnusableError as error:
        why = error.sentence or tr("it is damaged or no Word file")
        raise UserError(tr("The Word file was not read: {why}.", why=why)) from error
    source = Source()
    reading = _Reading(StyleSheet(styles, numbering))
    for line in reading.lines(document) if document is not None else ():
        if len(source.lines) == MAX_LINES:
            said = tr("Only the first {count} lines were read.", count=MAX_LINES)
            source.findings.append(Finding(MAX_LINES, said))
            break
        source.lines.append(line)
    if any(_SPOKEN.search(parts.get(name, b"")) for name in _ASIDE):
        last = max(1, len(source.lines))
        source.findings.append(Finding(last, tr("The footnotes of the file were not read.")))
    return source


_MOST_FILES: Final = 5_000


def _is_read(name: str) -> bool:
    return name in (_DOCUMENT, _STYLES, _NUMBERING, *_ASIDE)


class _Reading:
    """One reading of a document."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._numbers = Numbers()
        self._count = 0

    def lines(self, parent: Element) -> Iterator[SourceLine]:
        """Yield the lines of everything in an element."""
        for child in parent:
            if child.tag in _LEFT_OUT:
                continue
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._rows(child)
            else:
                yield from self.lines(child)

    def _paragraph(self, paragraph: Element) -> Iterator[SourceLine]:
        properties = paragraph.find(w("pPr"))
        heading = self._styles.heading_of(properties)
        place = self._styles.place_of(properties)
        first, *others = plain(_text(paragraph)).split("\n")
        self._count += 1
        if heading and first.strip():
            words = spoken((self._numbers.sign(place) if place else "", first))
            yield SourceLine(self._count, words, words, heading=heading)
        elif place and first.strip():
            yield self._item(first.strip(), place)
        else:
            yield self._plain(first)
        for text in others:
            self._count += 1
            yield self._plain(text)
        for box in paragraph.iter(_BOX):
            yield from self.lines(box)

    def _item(self, text: str, place: ListPlace) -> SourceLine:
        """Return a paragraph of a list with the sign that Word writes before it."""
        sign = self._numbers.sign(place)
        bullet = "" if place.kind else "•"
        return SourceLine(
            self._count,
            f"{'  ' * place.depth}{bullet or sign} {text}",
            spoken((sign, text)),
            bullet=bullet,
            level=place.depth + 1,
            cells=_cells(text),
        )

    def _plain(self, text: str) -> SourceLine:
        """Return a paragraph in no list, which may have a sign that somebody typed."""
        stripped = text.strip()
        sign = bullet_of(stripped)
        words = stripped[sign.end :].strip()
        indent = len(text) - len(text.lstrip())
        cells = _cells(words)
        return SourceLine(self._count, text, spoken((words,)), indent, sign.kind, cells=cells)

    def _rows(self, table: Element) -> Iterator[SourceLine]:
        for row in table.iter(w("tr")):
            cells = [
                "\n".join(_text(paragraph).strip() for paragraph in cell.iter(w("p"))).strip()
                for cell in list(row.iter(w("tc")))[:_MOST_CELLS]
            ]
            self._count += 1
            cells = tuple(plain(cell) for cell in cells)
            shown = " | ".join(" ".join(cell.split()) for cell in cells)
            if len(cells) > 1:
                yield SourceLine(self._count, shown, spoken(cells), cells=cells, is_row=True)
                continue
            self._count -= 1
            for cell in row.iter(w("tc")):
                yield from self.lines(cell)


def _cells(text: str) -> tuple[str, ...]:
    cells = tuple(cell.strip() for cell in text.split("\t") if cell.strip())
    return cells if len(cells) > 1 else ()


def _text(paragraph: Element) -> str:
    """Return the words of a paragraph, without what was deleted and what stands in boxes."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag in (_BOX, w("pPr"), w("tabs")):
            continue
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        else:
            yield from _pieces(child)
