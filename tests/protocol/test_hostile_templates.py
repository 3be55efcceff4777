"""A template from anywhere: what it could hide, fetch or break, and what a protocol takes of it."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as KIND

from facilitator.errors import UserError
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.docx_writer import docx_bytes
from facilitator.protocol.layouts import load_layout
from tests.packing import packed
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import TODAY, bare

LAYOUT = load_layout("prognos")
CONTENT = compose(bare(), today=TODAY)
BLOCKS = layout_blocks(CONTENT, LAYOUT)
META = layout_meta(CONTENT, LAYOUT)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

Parts = dict[str, bytes]


def _letter() -> Parts:
    """Return the parts of a letterhead that can be used."""
    return WordFile(docx_bytes(BLOCKS, META, LAYOUT)).parts


@pytest.fixture
def protocol(tmp_path) -> Callable[[bytes], WordFile]:
    """Return a function that writes a protocol on a template."""

    def write(template: bytes) -> WordFile:
        path = tmp_path / "letter.docx"
        path.write_bytes(template)
        return WordFile(docx_bytes(BLOCKS, META, replace(LAYOUT, template=path)))

    return write


def _changed(name: str, before: bytes, after: bytes) -> bytes:
    parts = _letter()
    assert before in parts[name]
    return packed({**parts, name: parts[name].replace(before, after, 1)})


def _macros() -> bytes:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return _changed("[Content_Types].xml", MAIN.encode(), kind)


def _hidden_macros() -> bytes:
    kind = (
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override '
    )
    return _changed("[Content_Types].xml", b"<Override ", kind)


def _bomb() -> bytes:
    return packed({**_letter(), "word/media/zeros.png": b"\0" * 100_000_001})


def _crowd() -> bytes:
    return packed({**_letter(), **{f"word/{number}.xml": b"<a/>" for number in range(500)}})


def _entity() -> bytes:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "secret.txt">]><w:hdr '
    return _changed("word/header1.xml", b"<w:hdr ", entity)


def _encrypted() -> bytes:
    data = bytearray(packed(_letter()))
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(signature, place + 1)
    return bytes(data)


def _old_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (_macros, "it holds macros"),
        (_hidden_macros, "it holds macros"),
        (_bomb, "it unpacks to more than 100 MB"),
        (_crowd, "it holds more than 500 files"),
        (_entity, "it is not a Word document"),
        (_encrypted, "it is protected by a password"),
        (_old_office, "it is protected by a password, or in an old format of Word"),
    ],
)
def test_a_template_that_could_do_harm_is_refused_with_its_reason(
    protocol, template, reason
) -> None:
    with pytest.raises(UserError) as caught:
        protocol(template())
    assert "letter.docx" in caught.value.sentence
    assert f"cannot be used: {reason}" in caught.value.sentence


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_template_gives_a_protocol_or_a_sentence(protocol, seed) -> None:
    parts, random = _letter(), Random(seed)
    for _ in range(random.choice((1, 1, 3))):
        name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        pieces = parts[name].split(b'"')
        place = random.randrange(len(pieces))
        pieces[place] = random.choice((b"", b"abc", b"-1", b"9" * 20, b"rId9", b"/x"))
        parts[name] = b'"'.join(pieces) if random.random() < 0.8 else parts[name][: 80 * place]
    try:
        text = protocol(packed(parts)).paragraphs[0].text
    except UserError as error:
        text = error.sentence
    assert text == CONTENT.title or re.search("cannot be used|lacks these styles", text)


def test_a_template_of_words_own_kind_gives_an_ordinary_document(protocol) -> None:
    kind = MAIN.replace("document.main", "template.main").encode()
    file = protocol(_changed("[Content_Types].xml", MAIN.encode(), kind))
    assert MAIN.encode() in file.parts["[Content_Types].xml"]
    assert kind not in file.parts["[Content_Types].xml"]


def test_a_page_that_the_template_does_not_tell_is_the_layouts(protocol) -> None:
    file = protocol(_changed("word/document.xml", b'w:w="11906"', b""))
    (size,) = file.root("word/document.xml").iter(f"{W}pgSz")
    assert size.get(f"{W}w") == "11906"


# What a protocol takes of a template


def _saved(change: Callable[..., object]) -> bytes:
    document = Document(io.BytesIO(packed(_letter())))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_nothing_but_the_look_goes_into_a_protocol(protocol) -> None:
    def talk(document) -> None:
        document.core_properties.category = "GEHEIM"
        document.part.relate_to("https://geheim.example/", KIND.HYPERLINK, is_external=True)
        settings = document.part.part_related_by(KIND.SETTINGS)
        address = settings.relate_to(
            "https://geheim.example/Normal.dotm",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
            is_external=True,
        )
        element = document.settings.element.makeelement(f"{W}attachedTemplate")
        element.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", address
        )
        document.settings.element.insert(1, element)
        document.add_comment(document.paragraphs[0].runs, "GEHEIM", author="Geheim")
        document.add_section().header.is_linked_to_previous = False
        document.sections[0].header.paragraphs[0].text = "GEHEIM: nur auf der ersten Seite"

    file = protocol(_saved(talk))
    assert [
        name for name, data in file.parts.items() if b"geheim" in data.lower() or "comment" in name
    ] == []
    assert file.root("word/settings.xml").find(f"{W}attachedTemplate") is None


def test_a_footer_of_ones_own_gets_page_numbers_unless_it_has_them(protocol) -> None:
    def sign(document) -> None:
        document.sections[0].footer.paragraphs[0].text = "Bankverbindung"

    def footer(file: WordFile) -> list[str]:
        (name,) = file.names(r"word/footer\d*\.xml")
        return ["".join(read.itertext()) for read in file.root(name).iter(f"{W}p")]

    once = protocol(_saved(sign))
    assert footer(once) == ["Bankverbindung", "Seite 1 von 1"]
    assert footer(protocol(once.data)) == footer(once)


def test_the_wordmark_stands_at_the_right_whatever_stops_the_header_style_has(protocol) -> None:
    def stop(document) -> None:
        document.styles["Header"].base_style = document.styles["Body Text"]
        document.styles["Header"].paragraph_format.tab_stops.add_tab_stop(2_743_200)
        document.styles["Body Text"].paragraph_format.tab_stops.add_tab_stop(5_486_400)
        for paragraph in document.sections[0].header.paragraphs:
            paragraph.text = ""

    file = protocol(_saved(stop))
    (name,) = file.names(r"word/header\d*\.xml")
    stops = [(tab.get(f"{W}val"), tab.get(f"{W}pos")) for tab in file.root(name).iter(f"{W}tab")]
    assert stops[:3] == [("clear", "4320"), ("clear", "8640"), ("right", "9412")]
