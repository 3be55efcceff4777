"""What a Word file remembers out of sight: of which workshop and edition it is, and what it said.

It stands in a custom XML part, which Word and LibreOffice both keep; LibreOffice drops document
variables. Of the texts only fingerprints are kept, so that nothing stays in a file of what
somebody deleted from it.
"""

from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from facilitator.domain.passages import STAMP_NAMESPACE, Stamp
from facilitator.protocol.word.ooxml import package_of
from facilitator.protocol.word.xml import DECLARATION, attribute

_ITEM: Final = "{6F4C1A52-9E0B-4D57-8C61-2B7D3E5A9F10}"
"""Names the part for Word; every protocol has the same, as it says what the part is."""
_PROPERTIES: Final = (
    f"{DECLARATION}<ds:datastoreItem "
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{_ITEM}"><ds:schemaRefs><ds:schemaRef ds:uri="{STAMP_NAMESPACE}"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def add_stamp(document: Document, stamp: Stamp) -> None:
    """Put what a file remembers into its package, beside whatever its template has there."""
    package = package_of(document)
    name = str(package.next_partname("/customXml/item%d.xml"))
    part = Part(PackURI(name), "application/xml", _stamp(stamp).encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    properties = PackURI(name.replace("/item", "/itemProps"))
    described = Part(properties, _PROPERTIES_TYPE, _PROPERTIES.encode(), package)
    part.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _stamp(stamp: Stamp) -> str:
    texts = "".join(
        f"<p a={attribute(anchor)} h={attribute(print_)}/>" for anchor, print_ in stamp.prints
    )
    says = {
        "workshop": stamp.workshop_id,
        "version": stamp.version_id,
        "layout": stamp.layout,
        "edition": stamp.edition,
    }
    told = " ".join(f"{name}={attribute(value)}" for name, value in says.items())
    return f'{DECLARATION}<protocol xmlns="{STAMP_NAMESPACE}" {told}>{texts}</protocol>'
