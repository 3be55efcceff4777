"""The package around the text: opened from a layout, filled, saved the same way every time."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from docx.document import Document
from docx.opc.part import Part
from docx.shared import Length

from facilitator.domain.text import clean_line
from facilitator.protocol.blocks import Meta
from facilitator.protocol.catalogue import STYLES
from facilitator.protocol.elements import Picture
from facilitator.protocol.layouts import Layout
from facilitator.protocol.word.body import StyleIds
from facilitator.protocol.word.numbering import Numbering
from facilitator.protocol.word.ooxml import (
    add_media,
    elements,
    insert,
    numbering_of,
    open_document,
    package_of,
    parts_of,
)
from facilitator.protocol.word.skeleton import skeleton
from facilitator.protocol.word.styles import style_id
from facilitator.protocol.word.xml import attribute, language_tag
from facilitator.protocol.wording import NO_BREAK_SPACE

_LONGEST_PROPERTY: Final = 255
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside, the first that ZIP knows: the same input is the same file."""
Ground = tuple[Document, StyleIds, Numbering]
"""A document without text, its styles' ids by role, and the numbers for its lists."""
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


def opened(layout: Layout, language: str) -> Ground:
    """Return an empty document in a layout's look, its styles' ids by role, its numbering."""
    document = open_document(io.BytesIO(skeleton(layout, language)))
    ids = {role: style_id(layout.styles[role].name) for role in STYLES}
    return document, ids, Numbering()


def text_width(document: Document) -> int:
    """Return the twips between the margins of the document's last section."""
    section = document.sections[-1]
    lengths = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (length or Length(0) for length in lengths)
    return Length(width - left - right).twips


def define_lists(document: Document, instances: str) -> None:
    """Add the lists themselves to a document that knows their kinds."""
    numbering = numbering_of(document)
    insert(numbering, len(numbering), elements(instances))


def add_picture(document: Document, picture: Picture) -> tuple[str, str]:
    """Put a picture's PNG and SVG into the package; return their relationship ids."""
    svg = picture.svg.encode()
    return (
        add_media(document, "png", "image/png", picture.png),
        add_media(document, "svg", "image/svg+xml", svg) if svg else "",
    )


def describe(document: Document, meta: Meta) -> None:
    """Set the document's properties; every other one that says who or what made it is cleared."""
    properties = document.core_properties
    midnight = datetime.combine(meta.day, time(), tzinfo=UTC)
    properties.title = _property(meta.title)
    properties.author = _property(meta.author)
    properties.last_modified_by = _property(meta.author)
    properties.subject = _property(meta.subject)
    properties.language = language_tag(meta.language)
    properties.created = properties.modified = midnight
    properties.revision = 1
    properties.comments = properties.keywords = ""


def _property(text: str) -> str:
    """Return a text as a property: one line of ordinary spaces, as long as the format allows."""
    return clean_line(text.replace(NO_BREAK_SPACE, " "))[:_LONGEST_PROPERTY]


def saved(document: Document, body: str) -> bytes:
    """Return the file with a body of that XML; the same input gives the same bytes.

    The body goes into the file as the text that it is. Handing it to the document first, element
    by element, would take three times as long, and in large documents more than linear time.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _members(document, body):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _members(document: Document, body: str) -> Iterator[tuple[str, str | bytes]]:
    parts = parts_of(document)
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", package_of(document).rels.xml
    for part in parts:
        yield (
            part.partname.membername,
            _with_body(part, body) if part is document.part else part.blob,
        )
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def _with_body(part: Part, body: str) -> bytes:
    before, section, after = part.blob.partition(b"<w:sectPr")
    return b"".join((before, body.encode(), section, after))


def _content_types(parts: list[Part]) -> str:
    overrides = "".join(
        f"<Override PartName={attribute(part.partname)} ContentType={attribute(part.content_type)}/>"
        for part in parts
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_CONTENT_TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
