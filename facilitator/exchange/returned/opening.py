"""Letting a returned file in: what it is, whose it is, and what it cannot be."""

import io
import re
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from facilitator.archives import OLD_OFFICE, UnusableError, members
from facilitator.domain.passages import STAMP_NAMESPACE, Stamp
from facilitator.errors import UserError
from facilitator.exchange.returned.comments import Comment, comments_of
from facilitator.exchange.returned.document import Document, contents_styles, note_texts
from facilitator.exchange.returned.lines import Line, lines_of
from facilitator.exchange.source.parts import parsed
from facilitator.exchange.source.word_lists import w
from facilitator.language import tr

MAX_BYTES: Final = 50_000_000
"""The largest file that is looked at."""
_LARGEST_TEXT: Final = 40_000_000
"""Bytes of the text itself; 400 pages have a tenth of it."""
_ZIP: Final = b"PK\x03\x04"
_TYPES: Final = "[Content_Types].xml"
_DOCUMENT: Final = "word/document.xml"
_READ: Final = re.compile(
    r"\[Content_Types\]\.xml|docProps/core\.xml|customXml/item\d{1,4}\.xml"
    r"|word/(?:document|styles|comments|commentsExtended|footnotes|endnotes)\.xml"
    r"|word/_rels/document\.xml\.rels"
)
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject")
_EMBEDDED: Final = re.compile(rb"/(?:oleObject|package|control)\"|/aFChunk\"")
_OUTSIDE: Final = re.compile(rb"/(?:image|subDocument|frame)\"[^>]*TargetMode=\"External\"")
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"


class Returned(NamedTuple):
    """A Word file that came back."""

    lines: tuple[Line, ...]
    """What it says with all tracked changes accepted."""
    comments: tuple[Comment, ...]
    quotes: dict[str, list[str]]
    notes: dict[str, str]
    """Foot- and endnotes by the name with which paragraphs refer to them."""
    stamp: Stamp | None
    """What it remembers of itself; None where somebody's program lost that."""
    editor: str = ""
    """Who saved it last, for what was changed without being tracked."""
    remark: str = ""
    """A sentence on what it holds and was not looked at."""


def opened(content: bytes) -> Returned:
    """Return what a file holds; UserError with a sentence for one that is not read."""
    try:
        return _returned(_parts(content))
    except UnusableError as error:
        why = error.sentence or tr("it is damaged; save it again in Word, or ask for it again")
        raise UserError(
            tr("The returned file was not read, and nothing was taken over: {why}.", why=why)
        ) from error


def _parts(content: bytes) -> dict[str, bytes]:
    if len(content) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise UnusableError(
            tr("it is larger than {size} MB; save it without its pictures", size=size)
        )
    if content.startswith(OLD_OFFICE):
        raise UnusableError(
            tr(
                "it is protected by a password, or in an old format of Word; save it as .docx "
                "without a password"
            )
        )
    if not content.startswith(_ZIP):
        raise _no_word_file()
    parts = members(io.BytesIO(content), lambda name: _READ.fullmatch(name) is not None)
    if _MACROS.search(parts.get(_TYPES, b"")):
        raise UnusableError(tr("it holds macros; save it as .docx without them"))
    if _DOCUMENT not in parts:
        raise _no_word_file()
    if _EMBEDDED.search(parts.get("word/_rels/document.xml.rels", b"")):
        raise UnusableError(tr("other files are embedded in it; take them out and save it again"))
    if len(parts[_DOCUMENT]) > _LARGEST_TEXT:
        raise UnusableError(
            tr("its text is larger than {size} MB", size=_LARGEST_TEXT // 1_000_000)
        )
    return parts


def _no_word_file() -> UnusableError:
    return UnusableError(tr("it is no Word file (.docx); choose the one that was sent back"))


def _returned(parts: dict[str, bytes]) -> Returned:
    def part(name: str) -> Element | None:
        data = parts.get(f"word/{name}.xml")
        return parsed(data.replace(_STRICT, _USUAL)) if data is not None else None

    root = part("document")
    body = root.find(w("body")) if root is not None else None
    if body is None:
        raise UnusableError
    document = Document(body, contents_styles(part("styles")))
    outside = _OUTSIDE.search(parts.get("word/_rels/document.xml.rels", b""))
    remark = tr("What the file takes from elsewhere was not fetched.") if outside else ""
    return Returned(
        lines=tuple(lines_of(document.paragraphs)),
        comments=tuple(comments_of(part("comments"), part("commentsExtended"))),
        quotes=document.quotes,
        notes=note_texts({"footnote": part("footnotes"), "endnote": part("endnotes")}),
        stamp=_stamp(parts),
        editor=_editor(parts.get("docProps/core.xml")),
        remark=remark,
    )


def _stamp(parts: dict[str, bytes]) -> Stamp | None:
    """Return what a file remembers of itself; a part that cannot be read is none."""
    for name, data in parts.items():
        if not name.startswith("customXml/") or STAMP_NAMESPACE.encode() not in data:
            continue
        try:
            root = parsed(data)
        except UnusableError:
            continue
        if root is not None and root.tag == f"{{{STAMP_NAMESPACE}}}protocol":
            prints = tuple((entry.get("a", ""), entry.get("h", "")) for entry in root)
            told = (root.get(name, "") for name in ("workshop", "version", "layout", "edition"))
            return Stamp(*told, prints=prints)
    return None


def _editor(data: bytes | None) -> str:
    try:
        root = parsed(data)
    except UnusableError:
        return ""
    if root is None:
        return ""
    found = (root.findtext(f"{_CORE}lastModifiedBy") or "").strip()
    # A program that keeps no name leaves ours, under which the file went out.
    return "" if found == (root.findtext(f"{_DC}creator") or "").strip() else found
