"""Word files: the same every time, whole or not at all, sound whatever was captured."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from facilitator.domain.richtext import Run
from facilitator.domain.text import clean
from facilitator.errors import EnvironmentProblem
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.docx_writer import docx_bytes, write_docx
from facilitator.protocol.elements import Bullet, Heading, Line, Paragraph, Picture, Table
from facilitator.protocol.layouts import Listed, load_layout
from tests.protocol.reading import W, WordFile
from tests.protocol.workshops import TODAY, bare, rich

LAYOUT = load_layout("prognos")
META = layout_meta(compose(rich(), today=TODAY), LAYOUT)


def _file(blocks, meta=META, layout=LAYOUT) -> WordFile:
    return WordFile(docx_bytes(blocks, meta, layout))


def _furniture(file: WordFile, kind: str) -> list[str]:
    return ["".join(file.root(name).itertext()) for name in file.names(rf"word/{kind}\d*\.xml")]


def test_the_same_input_gives_the_same_bytes() -> None:
    made = []
    for _ in range(2):
        content = compose(rich(), today=TODAY)
        made.append(
            docx_bytes(layout_blocks(content, LAYOUT), layout_meta(content, LAYOUT), LAYOUT)
        )
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_is_replaced_whole_or_left_alone(tmp_path) -> None:
    path = tmp_path / "protocol.docx"
    path.write_bytes(b"before")
    write_docx([Heading(1, "Agenda")], META, LAYOUT, path)
    assert WordFile(path.read_bytes()).paragraphs[0].text == "Agenda"
    assert [entry.name for entry in tmp_path.iterdir()] == ["protocol.docx"]
    with pytest.raises(EnvironmentProblem):
        write_docx([Heading(1, "Agenda")], META, LAYOUT, tmp_path / "missing" / "protocol.docx")


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_gives_a_sound_file_that_says_it(text) -> None:
    blocks = [
        Heading(1, text, "_q1"),
        Paragraph("body", (Run(text, bold=True), Run("end", italic=True))),
        Bullet(1, (Run(text),), "_n1"),
        Table((text,), (((Line((Run(text),)),),),), (1.0,), text),
    ]
    file = _file(blocks, replace(META, status=text, confidentiality=text, title=text))
    for name in file.names(r".*\.(xml|rels)"):
        fromstring(file.parts[name])
    said = clean(text)
    assert [read.text for read in file.paragraphs] == [said, f"{said}end", said, said, said]


def test_line_ends_and_tabs_are_those_of_word() -> None:
    (paragraph,) = (
        _file([Bullet(1, (Run("eins\nzwei\tdrei"),))]).root("word/document.xml").iter(f"{W}p")
    )
    assert [node.tag.removeprefix(W) for node in paragraph.find(f"{W}r")] == [
        "t",
        "br",
        "t",
        "tab",
        "t",
    ]


def test_a_very_long_text_passes() -> None:
    text = "😀" * 400_000
    assert _file([Bullet(1, (Run(text),))]).paragraphs[0].text == text


def test_header_and_footer_stand_on_every_page() -> None:
    file = _file([Heading(1, "Agenda")])
    assert _furniture(file, "header") == [
        "Entwurf – Stand 26.\u00a0September\u00a02026prognos  Wir geben Orientierung."
    ]
    assert _furniture(file, "footer") == ["Seite 1 von 1"]
    fields = [
        field.get(f"{W}instr").strip()
        for field in file.root("word/footer1.xml").iter(f"{W}fldSimple")
    ]
    assert fields == ["PAGE", "NUMPAGES"]
    section = next(file.root("word/document.xml").iter(f"{W}sectPr"))
    assert (
        len(section.findall(f"{W}headerReference"))
        == len(section.findall(f"{W}footerReference"))
        == 1
    )


def test_a_mark_of_confidentiality_stands_unabbreviated_on_top() -> None:
    mark = "VS-NUR FÜR DEN DIENSTGEBRAUCH"
    file = _file([Heading(1, "Agenda")], replace(META, confidentiality=mark, status=""))
    (header,) = file.names(r"word/header\d*\.xml")
    first = next(file.root(header).iter(f"{W}p"))
    assert "".join(first.itertext()) == mark


def test_the_page_is_a4_with_the_layouts_margins() -> None:
    document = Document(io.BytesIO(_file([Heading(1, "Agenda")]).data))
    (section,) = document.sections
    lengths = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    assert [round(length.mm) for length in lengths if length] == [210, 297, 22, 34]


def test_headings_keep_with_what_follows_and_rows_in_one_piece() -> None:
    file = _file([Table(("A",), (((Line((Run("b"),)),),),), (1.0,), "T")])
    for row in file.root("word/document.xml").iter(f"{W}tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    styles = {
        style.get(f"{W}styleId"): style for style in file.root("word/styles.xml").iter(f"{W}style")
    }
    for level in range(1, 5):
        properties = styles[f"Heading{level}"].find(f"{W}pPr")
        assert properties.find(f"{W}keepNext") is not None
        assert properties.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)


@pytest.mark.parametrize(
    ("block", "is_kept"),
    [
        (Paragraph("body", (Run("Das sind die Themen:"),)), True),
        (Paragraph("body", (Run("Das sind "), Run("die Themen: ", bold=True))), True),
        (Paragraph("body", (Run("Das sind die Themen."),)), False),
        (Paragraph("body", (Run("Ein langer Satz. " * 20 + "Das sind die Themen:"),)), False),
        (Paragraph("caption", (Run("Zeitstrahl"),)), True),
    ],
)
def test_what_announces_something_keeps_with_it_unless_it_would_tear_the_page(
    block, is_kept
) -> None:
    file = _file([block, Bullet(1, (Run("a"),))])
    first = next(file.root("word/document.xml").iter(f"{W}pPr"))
    assert (first.find(f"{W}keepNext") is not None) == is_kept


@pytest.mark.parametrize(
    ("text", "level", "is_kept"), [("a", 2, 1), ("a", 1, 0), ("a " * 200, 2, 0)]
)
def test_a_bullet_keeps_with_the_first_below_it(text, level, is_kept) -> None:
    file = _file([Bullet(1, (Run(text),)), Bullet(level, (Run("b"),)), Bullet(2, (Run("c"),))])
    first = next(file.root("word/document.xml").iter(f"{W}pPr"))
    assert (first.find(f"{W}keepNext") is not None) == bool(is_kept)


def test_a_heading_that_begins_a_page_stands_at_its_top() -> None:
    file = _file([Heading(1, "Agenda"), Heading(1, "Anlage", page_break=True)])
    spaces = [
        properties.find(f"{W}spacing")
        for properties in file.root("word/document.xml").iter(f"{W}pPr")
    ]
    assert spaces[0] is None
    assert dict(spaces[1].attrib) == {f"{W}before": "0"}


def test_a_picture_is_a_png_with_its_drawing_beside_it() -> None:
    picture = Picture("<svg/>", b"png", 100, 50, "Zeitstrahl: „A“ & <B>", "Abbildung")
    file = _file([picture, picture])
    assert [read.text for read in file.paragraphs] == ["", "Abbildung", "", "Abbildung"]
    assert len(file.names(r"word/media/.*\.png")) == len(file.names(r"word/media/.*\.svg")) == 2
    targets = {
        rel.get("Id"): rel.get("Target") for rel in file.root("word/_rels/document.xml.rels")
    }
    for blip in file.root("word/document.xml").findall(".//{*}blip"):
        (png,), (svg,) = (
            [value for key, value in node.items() if key.endswith("embed")]
            for node in (blip, blip.find(".//{*}svgBlip"))
        )
        assert targets[png].endswith(".png")
        assert targets[svg].endswith(".svg")
    descriptions = [
        node.get("descr") for node in file.root("word/document.xml").findall(".//{*}docPr")
    ]
    assert descriptions == ["Zeitstrahl: „A“ & <B>"] * 2


def test_the_contents_page_is_written_and_leads_to_its_headings() -> None:
    listed = (Listed("contents", {"depth": 3, "page_break": True}), *LAYOUT.blocks)
    layout = replace(LAYOUT, blocks=listed)
    file = _file(layout_blocks(compose(rich(), today=TODAY), layout), layout=layout)
    document = file.root("word/document.xml")
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    entries = [read.text for read in file.paragraphs if read.style.startswith("toc ")]
    headings = [read for read in file.paragraphs if 1 <= read.heading <= 3]
    assert entries == [read.text for read in headings]
    assert links == [read.anchors[0] for read in headings]
    kinds = [mark.get(f"{W}fldCharType") for mark in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert "updateFields" not in file.parts["word/settings.xml"].decode()


def test_lettered_entries_of_the_contents_page_keep_their_letters() -> None:
    layout = load_layout("minutes")
    listed = (Listed("contents", {"depth": 3, "page_break": False}), *layout.blocks)
    layout = replace(layout, blocks=listed)
    file = _file(layout_blocks(compose(rich(), today=TODAY), layout), layout=layout)
    assert file.texts("toc 3") == ["a. Am Kai?", "b. Brücken?"]


def test_an_english_protocol_says_so_everywhere() -> None:
    dossier = replace(rich(), workshop=rich().workshop._replace(language="en"))
    content = compose(dossier, today=TODAY)
    file = _file(layout_blocks(content, LAYOUT), layout_meta(content, LAYOUT))
    assert {lang.get(f"{W}val") for lang in file.root("word/styles.xml").iter(f"{W}lang")} == {
        "en-GB"
    }
    assert b"en-GB" in file.parts["docProps/core.xml"]
    assert _furniture(file, "footer") == ["Page 1 of 1"]


def test_without_an_author_in_the_layout_the_moderations_organisations_stand_for_it() -> None:
    anonymous = replace(LAYOUT, author="")
    assert layout_meta(compose(rich(), today=TODAY), anonymous).author == "Kontor"
    assert layout_meta(compose(bare(), today=TODAY), anonymous).author == ""


def test_ids_that_are_none_of_ours_make_no_broken_bookmark() -> None:
    dossier = rich()
    odd = dossier.recommendations[0]._replace(id='"/><w:evil ' + "x" * 60)
    content = compose(replace(dossier, recommendations=(odd,)), today=TODAY)
    file = _file(layout_blocks(content, LAYOUT))
    names = [name for read in file.paragraphs for name in read.anchors]
    assert all(re.fullmatch(r"_\w{1,39}", name) for name in names)
