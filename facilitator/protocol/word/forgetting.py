"""What a template's parts remember of those who wrote them: taken out, its look stays as it is."""

from typing import Any, Final, cast

from docx.document import Document
from docx.opc.part import XmlPart

from facilitator.protocol.word.ooxml import Element, parts_of, w

_SETTINGS: Final = frozenset({"rsids", "docVars", "docId", "writeProtection"})
"""Numbers of editing sessions, variables of a document management, the document's own number."""
_REMARKS: Final = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
_PROPOSED: Final = frozenset({"del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange"})
"""What somebody took out or what it was before, in a change that is tracked with their name."""
_BOUND: Final = frozenset({"dataBinding"})
"""A field's way to data of the template's own, which does not come along."""


def forget(document: Document) -> None:
    """Take out the traces of a template's authors: names, times, numbers of sessions, comments.

    Tracked changes count as accepted; a content control keeps what it shows.
    """
    for part in parts_of(document):
        if isinstance(part, XmlPart):
            _clean(cast("Any", part).element)


def _clean(element: Any) -> None:  # noqa: ANN401 - an lxml element with its attributes
    for found in list(element.iter()):
        if not isinstance(found.tag, str):
            continue
        for name in [name for name in found.attrib if _local(name).startswith("rsid")]:
            del found.attrib[name]
        parent: Element | None = found.getparent()
        local = _local(found.tag)
        if parent is None:
            continue
        if local in _SETTINGS | _REMARKS | _PROPOSED | _BOUND:
            parent.remove(found)
        elif found.tag in (w("ins"), w("moveTo")):
            place = parent.index(found)
            cast("Any", parent)[place : place + 1] = list(found)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
