"""What a template remembers of its authors never comes along, whatever edition is written."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import SubElement, fromstring

from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.docx_writer import docx_bytes
from facilitator.protocol.layouts import load_layout
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import TODAY, rich

SECRET = "Sabine Geheim"
LAYOUT = load_layout("prognos")
CONTENT = compose(rich(), today=TODAY)
BLOCKS = layout_blocks(CONTENT, LAYOUT)
META = layout_meta(CONTENT, LAYOUT)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _letterhead() -> bytes:
    """Return a template full of traces: properties, comments, changes, numbers of sessions, custom parts."""
    document = Document(io.BytesIO(docx_bytes(BLOCKS, META, LAYOUT)))
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = SECRET
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.text = "Kontor Marlhafen"
    paragraph._p.set(f"{W}rsidR", "00AB12CD")  # noqa: SLF001 - python-docx has no other way
    for tag, text in (("ins", "GmbH"), ("del", SECRET)):
        change = SubElement(paragraph._p, f"{W}{tag}", {f"{W}id": "9", f"{W}author": SECRET})  # noqa: SLF001
        run = SubElement(change, f"{W}r")
        SubElement(run, f"{W}{'t' if tag == 'ins' else 'delText'}").text = text
    SubElement(paragraph._p, f"{W}commentRangeStart", {f"{W}id": "1"})  # noqa: SLF001
    settings = document.settings.element
    for xml in (
        "<w:rsids><w:rsid w:val='00AB12CD'/></w:rsids>",
        f"<w:docVars><w:docVar w:name='who' w:val='{SECRET}'/></w:docVars>",
    ):
        settings.append(fromstring(xml.replace(">", f" xmlns:w='{W[1:-1]}'>", 1)))
    package = document.part.package
    assert package
    custom = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"<Properties>{SECRET}</Properties>".encode(),
        package,
    )
    package.relate_to(custom, f"{OFFICE}/custom-properties")
    data = Part(
        PackURI("/customXml/item7.xml"), "application/xml", f"<a>{SECRET}</a>".encode(), package
    )
    document.part.relate_to(data, f"{OFFICE}/customXml")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> WordFile:
    path = tmp_path_factory.mktemp("letterhead") / "letterhead.docx"
    path.write_bytes(_letterhead())
    return WordFile(docx_bytes(BLOCKS, META, replace(LAYOUT, template=path)))


def test_the_template_itself_is_full_of_traces() -> None:
    with zipfile.ZipFile(io.BytesIO(_letterhead())) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist())
    assert said.count(SECRET.encode()) >= 7
    assert b"rsid" in said


def test_no_part_of_the_protocol_remembers_the_authors_of_its_template(written) -> None:
    traces = re.compile(rb"Geheim|rsid|docVar|commentRange|w:author|trackRevisions")
    assert {
        name: traces.findall(data) for name, data in written.parts.items() if traces.search(data)
    } == {}
    assert [name for name in written.parts if "comments" in name or "custom.xml" in name] == []


def test_what_was_put_into_the_letterhead_stays_and_what_was_taken_out_is_gone(written) -> None:
    (header,) = written.names(r"word/header\d*\.xml")
    assert "".join(written.root(header).itertext()).endswith("Kontor MarlhafenGmbH")


def test_the_only_custom_part_is_our_stamp_which_holds_no_word(written) -> None:
    (name,) = written.names(r"customXml/item\d+\.xml")
    assert b"Kornspeicher" not in written.parts[name]
    assert b"urn:facilitator:protocol" in written.parts[name]


def test_the_properties_say_nothing_but_what_the_protocol_says(written) -> None:
    core = written.parts["docProps/core.xml"].decode()
    assert "<cp:revision>1</cp:revision>" in core
    assert re.findall(r"<dc:creator>(.*?)<", core) == ["Prognos AG"]
