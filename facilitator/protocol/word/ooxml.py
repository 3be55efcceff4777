"""The one door to python-docx: documents, parts and elements, with the types that they lack."""
# ruff: noqa: D102 - lxml documents its own methods

from collections.abc import Iterable, Iterator
from typing import IO, Any, Protocol, cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package

from facilitator.errors import Bug
from facilitator.protocol.word.xml import MAIN, NAMESPACES


class Element(Protocol):
    """What we use of an lxml element."""

    tag: str
    text: str | None

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator["Element"]: ...
    def find(self, path: str) -> "Element | None": ...
    def findall(self, path: str) -> list["Element"]: ...
    def iter(self, tag: str) -> Iterator["Element"]: ...
    def get(self, key: str, default: str = "") -> str: ...
    def set(self, key: str, value: str) -> None: ...
    def index(self, child: "Element") -> int: ...
    def insert(self, index: int, element: "Element") -> None: ...
    def append(self, element: "Element") -> None: ...
    def remove(self, element: "Element") -> None: ...


def w(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def elements(xml: str) -> list[Element]:
    """Return the elements that a piece of XML consists of."""
    return list(cast("Element", parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")))


def insert(parent: Element, place: int, new: Iterable[Element]) -> None:
    """Put elements into another one, the first of them at `place`."""
    cast("Any", parent)[place:place] = list(new)


def open_document(source: str | IO[bytes]) -> Document:
    """Open a Word file."""
    return docx.Document(source)


def body_of(document: Document) -> Element:
    """Return the body of a document."""
    return cast("Any", document.element).body


def speaks_our_prefix(document: Document) -> bool:
    """Tell whether the document writes WordprocessingML with the prefix `w`, as nearly all do."""
    return cast("Any", document.element).nsmap.get("w") == MAIN


def styles_of(document: Document) -> Element:
    """Return the styles of a document."""
    return cast("Any", document.styles).element


def settings_of(document: Document) -> Element:
    """Return the settings of a document, those of python-docx where it has none."""
    return cast("Any", document.settings).element


def numbering_of(document: Document) -> Element:
    """Return the numbering of a document, a new one where it has none."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        part = XmlPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {NAMESPACES}/>"),
            package_of(document),
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return cast("Any", part).element


def package_of(document: Document) -> Package:
    """Return the package that a document lies in."""
    package = document.part.package
    if package is None:
        raise Bug("a document outside of any package")
    return package


def add_media(document: Document, suffix: str, content_type: str, data: bytes) -> str:
    """Put a picture's file into the package; return its relationship id."""
    package = package_of(document)
    name = PackURI(str(package.next_partname(f"/word/media/picture%d.{suffix}")))
    part = Part(name, content_type, data, package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def parts_of(document: Document) -> list[Part]:
    """Return the parts of a package in the order of their relationships."""
    return list(package_of(document).iter_parts())
