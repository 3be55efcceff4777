"""An empty Word file in a layout's styles: every part that does not depend on the protocol."""

import io
import zipfile
from functools import lru_cache
from typing import Final

from facilitator.protocol.layouts import Layout
from facilitator.protocol.look import Page
from facilitator.protocol.word.numbering import ListStyles, Numbering
from facilitator.protocol.word.styles import style_id, styles_part
from facilitator.protocol.word.xml import DECLARATION, NAMESPACES, attribute, language_tag, twips

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_WORD: Final = f"{_OFFICE}.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
}
_ROOT: Final = (
    (f"{_RELATION}/officeDocument", "word/document.xml"),
    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{_RELATION}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT: Final = tuple(
    (f"{_RELATION}/{name}", f"{name}.xml")
    for name in ("styles", "numbering", "settings", "fontTable")
)


@lru_cache(maxsize=8)
def skeleton(layout: Layout, language: str) -> bytes:
    """Return the file; the same layout and language give the same bytes, made once."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(_ROOT),
        "word/_rels/document.xml.rels": _relationships(_DOCUMENT),
        "word/document.xml": _document(layout.page),
        "word/styles.xml": styles_part(layout, language),
        "word/numbering.xml": _numbering(layout),
        "word/settings.xml": _settings(language),
        "word/fontTable.xml": _fonts(layout),
        "docProps/core.xml": _CORE,
        "docProps/app.xml": _APP,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


_CORE: Final = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_APP: Final = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Facilitator</Application></Properties>'
)


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _document(page: Page) -> str:
    body = f"<w:body>{section_properties(page)}</w:body>"
    # Declared here, headers and footers are named by one prefix whatever else has been imported:
    # openpyxl registers prefixes of its own with lxml.
    return f'{DECLARATION}<w:document {NAMESPACES} xmlns:r="{_RELATION}">{body}</w:document>'


def section_properties(page: Page) -> str:
    """Return the properties of a document's only section: paper and margins."""
    size = f'w:w="{_mm(page.width)}" w:h="{_mm(page.height)}"'
    size += ' w:orient="landscape"' * (page.width > page.height)
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{side}="{_mm(getattr(page, side))}"' for side in sides)
    return f'<w:sectPr><w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/></w:sectPr>'


def _mm(length: float) -> int:
    return twips(millimetres=length)


def list_styles(layout: Layout, *, is_linked: bool) -> ListStyles:
    """Return what the lists take from a layout; linked ones are also those of the styles."""
    first, second = layout.styles["bullet_1"], layout.styles["bullet_2"]
    ids = (style_id(first.name), style_id(second.name)) if is_linked else ("", "")
    return ListStyles(first, second, layout.styles["number"], ids, layout.heading_numbers)


def _numbering(layout: Layout) -> str:
    definitions = Numbering().definitions(list_styles(layout, is_linked=True))
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{definitions}</w:numbering>"


def _settings(language: str) -> str:
    """Return the settings, in the order of the schema; mode 15 spares the reader a compatibility mode."""
    decimal, separator = (",", ";") if language == "de" else (".", ",")
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={attribute(language_tag(language))}/>"
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/></w:settings>'
    )


def _fonts(layout: Layout) -> str:
    """Return the fonts with those of the same metrics that stand in where they are missing."""
    stand_ins = ", ".join(layout.theme.fallback)
    known_as = f"<w:altName w:val={attribute(stand_ins)}/>" if stand_ins else ""
    return (
        f"{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name={attribute(layout.theme.font)}>"
        f'{known_as}<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
