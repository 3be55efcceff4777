"""A Word file of the organisation's own as the ground of a protocol: page, letterhead, styles."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.protocol.catalogue import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES
from facilitator.protocol.layouts import Layout
from facilitator.protocol.word.body import StyleIds
from facilitator.protocol.word.furniture import lacks_header
from facilitator.protocol.word.numbering import Numbering
from facilitator.protocol.word.ooxml import (
    Element,
    body_of,
    elements,
    insert,
    numbering_of,
    open_document,
    speaks_our_prefix,
    styles_of,
    w,
)
from facilitator.protocol.word.skeleton import list_styles, section_properties
from facilitator.protocol.word.xml import attribute, language_tag

_KINDS: Final = {
    **dict.fromkeys(PARAGRAPH_STYLES, "paragraph"),
    **dict.fromkeys(CHARACTER_STYLES, "character"),
    **dict.fromkeys(TABLE_STYLES, "table"),
}


def opened(layout: Layout, template: Path, language: str) -> tuple[Document, StyleIds, Numbering]:
    """Return the template without its text, the ids of its styles by role, and free list numbers.

    UserError naming every style that is missing, or saying why the file cannot be used.
    """
    document = _read(template)
    _empty(document, layout)
    styles = _style_ids(document, layout, template)
    _set_language(document, language_tag(language))
    return document, styles, _define_kinds(document, layout)


def _empty(document: Document, layout: Layout) -> None:
    """Remove the text; the page stays, or becomes the layout's where the template has none."""
    body = body_of(document)
    for child in list(body):
        if child.tag != w("sectPr"):
            body.remove(child)
    if not len(body):
        insert(body, 0, elements(section_properties(layout.page)))


def _read(template: Path) -> Document:
    document = _document(template)
    if document is not None and speaks_our_prefix(document):
        return document
    raise UserError(
        tr(
            "The template {file} cannot be used: it is not a Word document (.docx). No protocol "
            "was written; save it in Word as “Word document”, or take it out of the layout.",
            file=template,
        )
    )


def _document(template: Path) -> Document | None:
    try:
        return open_document(str(template))
    except (PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile):
        return None


# Styles


def _style_ids(document: Document, layout: Layout, template: Path) -> StyleIds:
    known = dict(_styles(document))
    wanted = {role: (_KINDS[role], layout.styles[role].name) for role in _needed(document, layout)}
    missing = [name for kind, name in wanted.values() if (kind, name.lower()) not in known]
    if missing:
        raise UserError(
            tr(
                "The template {file} lacks these styles: {styles}. No protocol was written; add them "
                "in Word (a protocol without the template has them all), or name others in [styles] "
                "of the layout “{layout}”.",
                file=template,
                styles=", ".join(dict.fromkeys(missing)),
                layout=layout.name,
            )
        )
    return {
        role: escape(known[kind, name.lower()], _QUOTE) for role, (kind, name) in wanted.items()
    }


_QUOTE: Final = {'"': "&quot;"}


def _styles(document: Document) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield kind and name (in small letters, because programs differ there) and the id."""
    for style in styles_of(document).iter(w("style")):
        name = style.find(w("name"))
        if name is not None:
            kind = style.get(w("type"), "paragraph")
            yield (kind, name.get(w("val"), "").lower()), style.get(w("styleId"), "")


def _needed(document: Document, layout: Layout) -> list[str]:
    """Return the roles a protocol in this layout can print with."""
    spared: set[str] = set() if layout.prints("contents") else set(_CONTENTS)
    if not lacks_header(document):
        spared |= set(CHARACTER_STYLES)
    return [role for role in _KINDS if role not in spared]


_CONTENTS: Final = ("contents_title", "contents_1", "contents_2", "contents_3")


# Lists and language


def _define_kinds(document: Document, layout: Layout) -> Numbering:
    """Add our kinds of lists behind those of the template; return the first free numbers."""
    element = numbering_of(document)
    kinds = element.findall(w("abstractNum"))
    free = Numbering(
        _highest(kinds, "abstractNumId") + 1,
        _highest(element.findall(w("num")), "numId") + 1,
    )
    definitions = free.definitions(list_styles(layout, is_linked=False))
    insert(element, element.index(kinds[-1]) + 1 if kinds else 0, elements(definitions))
    return free


def _highest(found: list[Element], name: str) -> int:
    return max((int(element.get(w(name), "0")) for element in found), default=0)


def _set_language(document: Document, tag: str) -> None:
    """Make a language that of the document's defaults and of every style that names one."""
    styles = styles_of(document)
    for element in styles.iter(w("lang")):
        element.set(w("val"), tag)
    defaults = _child(styles, "docDefaults", 0)
    properties = _child(_child(defaults, "rPrDefault", 0), "rPr", 0)
    if properties.find(w("lang")) is None:
        insert(properties, len(properties), elements(f"<w:lang w:val={attribute(tag)}/>"))


def _child(parent: Element, name: str, place: int) -> Element:
    found = parent.find(w(name))
    if found is None:
        (found,) = elements(f"<w:{name}/>")
        parent.insert(place, found)
    return found
