"""What of a template goes into a protocol: its look. What it says, fetches or remembers stays behind."""

from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.rel import Relationships

from facilitator.protocol.word.ooxml import body_of, package_of, settings_of, w

_OF_PACKAGE: Final = frozenset({KIND.OFFICE_DOCUMENT})
"""Not the properties, which name the template's author, and not its thumbnail or signature."""
_OF_DOCUMENT: Final = frozenset(
    {
        *(KIND.STYLES, KIND.NUMBERING, KIND.SETTINGS, KIND.WEB_SETTINGS, KIND.FONT_TABLE),
        *(KIND.THEME, KIND.HEADER, KIND.FOOTER, KIND.FOOTNOTES, KIND.ENDNOTES),
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
"""Not the pictures, links and comments of a text that is no longer there."""
_OF_SECTIONS: Final = frozenset({KIND.HEADER, KIND.FOOTER})
_REACHING_OUT: Final = ("attachedTemplate", "mailMerge")
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def keep_look(document: Document) -> None:
    """Part a document without text from everything that is no part of a letterhead.

    Gone are the properties, pictures, links and comments of the template, headers of sections that
    it no longer has, and the addresses of its own template and of data to merge in.
    """
    _keep(package_of(document).rels, _OF_PACKAGE)
    _keep(document.part.rels, _OF_DOCUMENT)
    used = _headers_and_footers(document)
    for key, relation in list(document.part.rels.items()):
        if relation.reltype in _OF_SECTIONS and key not in used:
            document.part.rels.pop(key)
    settings = settings_of(document)
    for name in _REACHING_OUT:
        for element in settings.findall(w(name)):
            settings.remove(element)
    _keep(document.part.part_related_by(KIND.SETTINGS).rels, frozenset())


def _headers_and_footers(document: Document) -> set[str]:
    """Return the relationship ids of those that the remaining sections name."""
    names = ("headerReference", "footerReference")
    return {element.get(_ID) for name in names for element in body_of(document).iter(w(name))}


def _keep(relations: Relationships, kinds: frozenset[str]) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype not in kinds or relation.is_external:
            relations.pop(key)
