"""The protocol as PDF: the sentences of the Word file, tags, bookmarks, and no text that acts as code."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.domain.dossier import Dossier
from facilitator.domain.richtext import Run
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.docx_writer import docx_bytes
from facilitator.protocol.elements import (
    Block,
    Bullet,
    Heading,
    Numbered,
    Paragraph,
    Picture,
)
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.pages.manuscript import manuscript
from facilitator.protocol.pages.typefaces import families
from facilitator.protocol.pages.typesetter import SetPages, typeset
from facilitator.protocol.pdf_writer import pdf_bytes
from tests.protocol.reading import WordFile
from tests.protocol.sheets import PdfFile
from tests.protocol.workshops import REAL, TODAY, bare, real, rich

LAYOUT = load_layout("prognos")
NO_SPACE = re.compile(r"[\s\u00a0\u00ad\u200b]+")
CASES = [
    pytest.param(rich, id="rich"),
    pytest.param(bare, id="bare"),
    pytest.param(
        real,
        id="real",
        marks=pytest.mark.skipif(not REAL.exists(), reason="the real protocol lies elsewhere"),
    ),
]


def pdf_of(dossier: Dossier, layout: str = "prognos") -> PdfFile:
    return PdfFile(protocol_bytes(dossier, layout=layout, kind="pdf", today=TODAY))


def word_of(dossier: Dossier, layout: str = "prognos") -> WordFile:
    return WordFile(protocol_bytes(dossier, layout=layout, kind="docx", today=TODAY))


def set_blocks(*blocks: Block) -> SetPages:
    meta = layout_meta(compose(bare(), today=TODAY), LAYOUT)
    wanted = families(LAYOUT.theme)
    return typeset(manuscript(blocks, meta, LAYOUT, wanted), wanted, TODAY)


def squeezed(text: str) -> str:
    return NO_SPACE.sub("", text)


@pytest.mark.parametrize("layout", ["prognos", "minutes"])
@pytest.mark.parametrize("workshop", CASES)
def test_it_says_the_sentences_of_the_word_file_in_their_order(workshop, layout: str) -> None:
    dossier = workshop()
    pages = squeezed(" ".join(_without_furniture(pdf_of(dossier, layout), dossier, layout)))
    drawn = squeezed("".join(re.findall(r"<text[^>]*>([^<]*)<", _svg(dossier, layout))))
    at = 0
    for paragraph in word_of(dossier, layout).paragraphs:
        said = squeezed(paragraph.text)
        found = pages.find(said, at)
        assert found >= 0, paragraph.text
        between = pages[at:found]
        if paragraph.style == "caption":  # the drawing says what the table behind it says again
            assert sorted(between) == sorted(drawn)
        else:
            assert len(between) <= len("12."), f"{between!r} stands before {paragraph.text!r}"
        at = found + len(said)
    assert len(pages[at:]) == 0


def _svg(dossier: Dossier, layout: str) -> str:
    blocks = layout_blocks(compose(dossier, today=TODAY), load_layout(layout))
    return "".join(block.svg for block in blocks if isinstance(block, Picture))


def _without_furniture(pdf: PdfFile, dossier: Dossier, layout: str) -> list[str]:
    """Return the pages' words without header and footer."""
    chosen = load_layout(layout)
    theme, meta = chosen.theme, layout_meta(compose(dossier, today=TODAY), chosen)
    kept: list[str] = []
    pages = pdf.pages()
    for number, words in enumerate(pages, start=1):
        text = words
        for said in (
            meta.status,
            theme.wordmark,
            theme.claim,
            f"Seite {number} von {len(pages)}",
        ):
            text = text.replace(said.replace("\u00a0", " "), "", 1)
        kept.append(text)
    return kept


@pytest.mark.parametrize("workshop", CASES)
def test_it_claims_to_be_accessible_and_says_what_it_is(workshop) -> None:
    dossier = workshop()
    pdf = pdf_of(dossier)
    information = pdf.reader.metadata
    assert information
    assert str(information.title).startswith(dossier.workshop.title)
    assert information.author == "Prognos AG"
    assert pdf.root["/Lang"] == "de-DE"
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1<" in pdf.root["/Metadata"].get_object().get_data()


def test_its_bookmarks_are_the_headings() -> None:
    headings = [
        (paragraph.heading, paragraph.plain)
        for paragraph in word_of(rich()).paragraphs
        if paragraph.heading
    ]
    bookmarks = [
        (level, re.sub(r"^[a-z]\. ", "", title).replace("\u00a0", " "))
        for level, title in pdf_of(rich()).bookmarks()
    ]
    assert bookmarks == headings


def test_its_tags_nest_a_sub_bullet_in_its_bullet_and_mark_the_header_row() -> None:
    pdf = pdf_of(rich())
    tags = pdf.tags()
    assert any(tag.endswith("/L/L/LI/LBody/P") for tag in tags)
    assert any(tag.endswith("/Table/THead/TR/TH") for tag in tags)
    assert any(tag.endswith("/Table/TBody/TR/TD") for tag in tags)
    heads = [element for tag, element in pdf.elements() if tag.endswith("/TH")]
    assert all("/Column" in str(head["/A"]) for head in heads)


def test_the_drawing_has_the_alternative_text_of_the_word_file() -> None:
    blocks = layout_blocks(compose(rich(), today=TODAY), LAYOUT)
    wanted = [alt for block in blocks if (alt := getattr(block, "alt", None))]
    figures = [element for tag, element in pdf_of(rich()).elements() if tag.endswith("/Figure")]
    assert wanted
    assert [str(figure["/Alt"]) for figure in figures] == wanted


def test_every_face_is_embedded_and_comes_with_the_program() -> None:
    pdf = pdf_of(rich())
    names = {
        str(font.get_object()["/BaseFont"])
        for page in pdf.reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index] - a page of ours has them
    }
    assert names
    assert all("LiberationSans" in name for name in names)


def test_the_marks_stand_on_every_page() -> None:
    dossier = rich()
    marked = replace(dossier, workshop=dossier.workshop._replace(confidentiality="VS-NfD"))
    pages = pdf_of(marked).pages()
    assert len(pages) > 1
    assert all("VS-NfD" in page and "Entwurf – Stand" in page for page in pages)
    released = replace(dossier, workshop=dossier.workshop._replace(status="released"))
    assert not any("Entwurf – Stand" in page for page in pdf_of(released).pages())


def test_the_same_workshop_gives_the_same_bytes() -> None:
    assert pdf_of(rich()).data == pdf_of(rich()).data


def test_a_contents_page_names_the_headings_with_their_pages(tmp_path: Path) -> None:
    (tmp_path / "layout.toml").write_text(
        'extends = "prognos"\nblocks = ["title", { id = "contents", depth = 2, page_break = true },'
        ' "agenda", "appendix", "answers"]\n',
        encoding="utf-8",
    )
    pdf = pdf_of(rich(), str(tmp_path))
    contents = pdf.pages()[1]
    for level, title in pdf.bookmarks():
        assert (title.replace("\u00a0", " ") in contents) == (level <= 2)
    assert any(tag.endswith("/TOC/TOCI") or "/TOCI" in tag for tag in pdf.tags())


# Text is data


HOSTILE = '#panic("x") *b* _i_ $x$ `c` <l> @ref // /* \\ ~ -- "q" \'a\' = - + #{1+1} #import "@preview/x:1.0"'


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1, max_size=60))
@example(text=HOSTILE)
@example(text='"}],"kind":"picture"')
@example(text="\u0000\ufeff\ufffe\ud800")
@example(text="😀 日本 \ue000")
def test_no_text_ends_the_typesetter(text: str) -> None:
    pages = set_blocks(
        Heading(1, text, "_h"),
        Paragraph("body", (Run(text, bold=True), Run(text, link="_nowhere"), Run(text, link="_h"))),
        Bullet(1, (Run(text),), "_b"),
        Bullet(2, (Run(text),)),
        Numbered(1, (Run(text),)),
    )
    assert pages.pdf.startswith(b"%PDF-")


def test_markup_in_a_text_is_printed_as_it_was_typed() -> None:
    pages = PdfFile(set_blocks(Heading(1, "Eins"), Paragraph("body", (Run(HOSTILE),))).pdf)
    assert squeezed(HOSTILE) in squeezed(pages.pages()[0])


def test_a_character_without_a_glyph_costs_the_claim_and_not_the_protocol() -> None:
    pdf = PdfFile(set_blocks(Heading(1, "Eins"), Paragraph("body", (Run("\U000f1234"),))).pdf)
    assert b"pdfuaid" not in pdf.root["/Metadata"].get_object().get_data()
    assert pdf.root["/MarkInfo"]["/Marked"]


def test_the_face_of_the_file_is_the_only_thing_that_a_glyph_changes() -> None:
    hebrew = PdfFile(set_blocks(Heading(1, "Eins"), Paragraph("body", (Run("שלום"),))).pdf)
    assert b"pdfuaid" in hebrew.root["/Metadata"].get_object().get_data()


# Places


def test_every_anchor_has_its_place_in_reading_order() -> None:
    blocks = [
        Heading(1, "Eins", "_q1"),
        Paragraph("body", (Run("Text"),), "_c1_1"),
        Bullet(1, (Run("Punkt"),), "_n1"),
        Bullet(2, (Run("Unterpunkt"),), "_n2"),
        Numbered(1, (Run("Empfehlung"),), "_r1"),
        Heading(1, "Zwei", "_q2", page_break=True),
        Paragraph("body", (Run("Mehr"),), "_c1_1"),
    ]
    places = set_blocks(*blocks).places()
    assert list(places) == ["_q1", "_c1_1", "_n1", "_n2", "_r1", "_q2"]
    assert [place.page for place in places.values()] == [0, 0, 0, 0, 0, 1]
    first_page = [place.y for place in places.values()][:5]
    assert first_page == sorted(first_page)


def test_a_number_goes_on_behind_a_paragraph_between() -> None:
    pages = PdfFile(
        set_blocks(
            Heading(1, "Eins"),
            Numbered(1, (Run("A"),)),
            Paragraph("body", (Run("Zwischen"),)),
            Numbered(1, (Run("B"),)),
            Numbered(2, (Run("C"),)),
        ).pdf
    )
    text = squeezed(pages.pages()[0])
    assert "1.A" in text
    assert "2.B1.C" in text


def test_a_layout_with_numbers_prints_them_in_both_files() -> None:
    layout = replace(LAYOUT, heading_numbers=True)
    content = compose(rich(), today=TODAY)
    blocks, meta = layout_blocks(content, layout), layout_meta(content, layout)
    titles = [title for _, title in PdfFile(pdf_bytes(blocks, meta, layout)).bookmarks()]
    assert titles[0].startswith("1 ")
    assert docx_bytes(blocks, meta, layout)
