"""Facts of a PDF, whoever wrote it: its properties, its tree of tags, and the text they hold."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from facilitator.archives import UnusableError
from facilitator.language import tr
from facilitator.protocol.accessible.facts import Facts, Linked, Pictured, Tabled, Titled, Worded
from facilitator.protocol.accessible.pdf_content import Piece, pieces
from facilitator.protocol.accessible.pdf_tags import Tag, tree

_CLAIM: Final = re.compile(rb"<pdfuaid:part>\s*[12]\s*<|pdfuaid:part\s*=\s*[\"'][12]")
_HEADING: Final = re.compile("H([1-6])")
_DAMAGES: Final = (
    *(PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError),
    *(RuntimeError, OSError),
)
"""What a damaged file makes the two libraries raise; PDFium's errors and endless depth are RuntimeErrors."""
_BLOCKS: Final = frozenset(
    {"P", "LBody", "Caption", "TOCI", *(f"H{level}" for level in range(1, 7))}
)
"""Tags that begin a line of their own."""
_REPLACED: Final = "\ufffd"
_JUMP: Final = 14.0
"""Points by which what is read next may stand higher: the size of a line."""

Said = Mapping[tuple[int, int], Sequence[Piece]]
"""Pieces of text by page and mark."""


def pdf_facts(data: bytes) -> Facts:
    """Return what a PDF is like; UnusableError for what is none, is damaged or encrypted."""
    if not data.lstrip().startswith(b"%PDF-"):
        raise UnusableError
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnusableError(tr("it is encrypted"))
        return _facts(reader, data)
    except _DAMAGES as error:
        raise UnusableError from error


def _facts(reader: PdfReader, data: bytes) -> Facts:
    root: Any = reader.trailer["/Root"].get_object()
    tags = list(tree(reader))
    said: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    facts = _properties(reader, root, is_tagged=bool(tags))
    marks = {found for tag in tags for found in tag.marks}
    for piece in pieces(data):
        said[piece.page, piece.mark].append(piece)
        _piece(facts, piece, marks)
    for tag in tags:
        _tag(facts, tag, said)
    _order(facts, tags, said)
    facts.unreadable += [where for where in _loose_fonts(reader) if where not in facts.unreadable]
    return facts


def _properties(reader: PdfReader, root: Any, *, is_tagged: bool) -> Facts:  # noqa: ANN401 - a PDF's object
    metadata = root.get("/Metadata")
    packet = metadata.get_object().get_data() if metadata is not None else b""
    views = root.get("/ViewerPreferences", {})
    marked = root.get("/MarkInfo", {})
    information = reader.metadata
    return Facts(
        title=str(information.title or "") if information else "",
        language=str(root.get("/Lang", "")),
        shows_title=bool(views.get_object().get("/DisplayDocTitle", False)) if views else False,
        is_tagged=is_tagged
        and bool(marked.get_object().get("/Marked", False) if marked else False),
        claims_standard=bool(_CLAIM.search(packet)),
        has_bookmarks=bool(reader.outline),
    )


def _piece(facts: Facts, piece: Piece, marks: set[tuple[int, int]]) -> None:
    where = _page(piece.page)
    if not piece.text.strip():
        return
    facts.inks.setdefault(piece.inked, piece.text)
    is_told = piece.is_artifact or (piece.page, piece.mark) in marks
    if facts.is_tagged and not is_told and where not in facts.untagged:
        facts.untagged.append(where)
    if _REPLACED in piece.text and where not in facts.unreadable:
        facts.unreadable.append(where)


def _tag(facts: Facts, tag: Tag, said: Said) -> None:
    where = _page(tag.page)
    heading = _HEADING.fullmatch(tag.kind)
    if heading:
        facts.headings.append(Titled(int(heading[1]), _text(tag, said), where))
    elif tag.kind == "P" and not {"LI", "Table"} & set(tag.path):
        facts.paragraphs.append(Worded(_text(tag, said), where))
    elif tag.kind == "Table":
        facts.tables.append(Tabled(tag.has_inside("TH"), where, tag.spans))
    elif tag.kind in ("Figure", "Formula"):
        facts.pictures.append(Pictured(tag.alt, where))
    elif tag.kind == "Link":
        facts.links.append(Linked(_text(tag, said) or tag.alt, where))
    elif tag.kind == "LI" and "L" not in tag.path:
        facts.broken_lists.append(where)


def _text(tag: Tag, said: Said) -> str:
    return "".join(piece.text for mark in tag.marks for piece in said.get(mark, ()))


def _order(facts: Facts, tags: Sequence[Tag], said: Said) -> None:
    """Note where what is read next begins higher on the same page; tables are read by rows."""
    before: Piece | None = None
    for tag in tags:
        begins = next((piece for mark in tag.marks for piece in said.get(mark, ())), None)
        if begins is None or tag.kind not in _BLOCKS or {"Table", "Figure"} & set(tag.path):
            continue
        where = _page(begins.page)
        climbs = before and before.page == begins.page and begins.bottom > before.top + _JUMP
        if climbs and where not in facts.out_of_order:
            facts.out_of_order.append(where)
        before = begins


def _loose_fonts(reader: PdfReader) -> Iterator[str]:
    """Yield pages with a typeface that is not in the file or does not tell its characters."""
    for number, page in enumerate(reader.pages):
        resources: Any = page.get("/Resources")
        fonts: Any = resources.get_object().get("/Font") if resources is not None else None
        loaded: list[Any] = (
            [each.get_object() for each in fonts.get_object().values()] if fonts else []
        )
        if not all(map(_is_whole, loaded)):
            yield _page(number)


def _is_whole(font: Any) -> bool:  # noqa: ANN401 - a PDF's object
    below = font.get("/DescendantFonts")
    inner = below.get_object()[0].get_object() if below is not None else font
    descriptor = inner.get("/FontDescriptor")
    files: Any = descriptor.get_object() if descriptor is not None else {}
    is_inside = any(name in files for name in ("/FontFile", "/FontFile2", "/FontFile3"))
    tells = "/ToUnicode" in font or font.get("/Subtype") != "/Type0"
    return (is_inside or font.get("/Subtype") == "/Type3") and tells


def _page(number: int) -> str:
    return tr("page {number}", number=number + 1)
