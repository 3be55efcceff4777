"""A Word file of the organisation's own as the ground of a protocol: page, letterhead, styles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.protocol.catalogue import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES
from facilitator.protocol.layouts import Layout
from facilitator.protocol.word import archives
from facilitator.protocol.word.archives import UnusableError
from facilitator.protocol.word.body import StyleIds
from facilitator.protocol.word.forgetting import forget
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
from facilitator.protocol.word.package import Ground, text_width
from facilitator.protocol.word.relations import keep_look
from facilitator.protocol.word.skeleton import list_styles, section_properties
from facilitator.protocol.word.xml import attribute, language_tag

_KINDS: Final = {
    **dict.fromkeys(PARAGRAPH_STYLES, "paragraph"),
    **dict.fromkeys(CHARACTER_STYLES, "character"),
    **dict.fromkeys(TABLE_STYLES, "table"),
}


DAMAGES: Final = (AttributeError, KeyError, SyntaxError, TypeError, ValueError, InvalidXmlError)
"""What python-docx raises where a package lacks what it takes for granted."""


def opened(layout: Layout, template: Path, language: str) -> Ground:
    """Return the template without its text, the ids of its styles by role, and free list numbers.

    MissingStyles naming all of them, or UnusableTemplate saying why the file cannot be used; one
    of `DAMAGES` for a file that is damaged inside.
    """
    document = _document(template)
    _empty(document, layout)
    keep_look(document)
    forget(document)
    styles = _style_ids(document, layout, template)
    _set_language(document, language_tag(language))
    return document, styles, _define_kinds(document, layout)


class UnusableTemplate(UserError):
    """A template that cannot be used; without a reason it is no Word file."""

    def __init__(self, template: Path, reason: str = "") -> None:
        self.reason = reason or tr("it is not a Word document (.docx)")
        super().__init__(
            tr(
                "The template {file} cannot be used: {reason}. No protocol was written; save it in "
                "Word as “Word document”, or take it out of the layout.",
                file=template,
                reason=self.reason,
            )
        )


class MissingStyles(UserError):
    """A template that has no styles for some roles, which are told in their order."""

    def __init__(self, layout: Layout, template: Path, roles: list[str]) -> None:
        self.roles = roles
        names = dict.fromkeys(layout.styles[role].name for role in roles)
        super().__init__(
            tr(
                "The template {file} lacks these styles: {styles}. No protocol was written; add them "
                "in Word (a protocol without the template has them all), or name others in [styles] "
                "of the layout “{layout}”.",
                file=template,
                styles=", ".join(names),
                layout=layout.name,
            )
        )


def _empty(document: Document, layout: Layout) -> None:
    """Remove the text; the page stays, or becomes the layout's where the template has none."""
    body = body_of(document)
    for child in list(body):
        if child.tag != w("sectPr"):
            body.remove(child)
    (ours,) = elements(section_properties(layout.page))
    section = body.find(w("sectPr"))
    if section is None:
        insert(body, 0, [ours])
    elif not _has_page(document):
        for name in ("pgSz", "pgMar"):
            for element in section.findall(w(name)):
                section.remove(element)
        insert(section, sum(child.tag in _BEFORE_PAGE for child in section), list(ours))


_BEFORE_PAGE: Final = {
    w(name) for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
}


def _has_page(document: Document) -> bool:
    try:
        page = document.sections[-1]
        is_told = page.page_width is not None and page.left_margin is not None
        return is_told and text_width(document) > 0
    except ValueError:
        return False


def _document(template: Path) -> Document:
    try:
        document = open_document(archives.opened(template))
    except UnusableError as error:
        raise UnusableTemplate(template, error.sentence) from error
    except PackageNotFoundError as error:
        raise UnusableTemplate(template) from error
    if not speaks_our_prefix(document):
        raise UnusableTemplate(template)
    return document


# Styles


def _style_ids(document: Document, layout: Layout, template: Path) -> StyleIds:
    known = dict(_styles(document))
    wanted = {role: (_KINDS[role], layout.styles[role].name) for role in _needed(document, layout)}
    missing = [role for role, (kind, name) in wanted.items() if (kind, name.lower()) not in known]
    if missing:
        raise MissingStyles(layout, template, missing)
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
    numbers = (element.get(w(name)) for element in found)
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


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
