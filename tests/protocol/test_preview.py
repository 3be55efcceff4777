"""What is looked at is what is written, pixel by pixel, although its numbers are set apart."""

from dataclasses import replace

import pypdfium2 as pdfium

from facilitator.domain.richtext import plain
from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Paragraph
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.pages.manuscript import numbers_alone
from facilitator.protocol.pages.pictures import page_pictures
from facilitator.protocol.pages.preview import preview
from facilitator.protocol.pages.typefaces import families
from facilitator.protocol.pages.typesetter import forget, typeset
from facilitator.protocol.pdf_writer import pdf_bytes
from tests.protocol.workshops import TODAY, rich

SCALE = 1.5


def test_the_pages_shown_are_those_of_the_file_pixel_by_pixel() -> None:
    layout, content = load_layout("prognos"), compose(rich(), today=TODAY)
    blocks, meta = layout_blocks(content, layout), layout_meta(content, layout)
    shown, written = preview(blocks, meta, layout), pdf_bytes(blocks, meta, layout)
    pages = range(len(shown.sizes))
    wanted = families(layout.theme)
    unnumbered = numbers_alone(len(pages), replace(meta, page=""), layout, wanted)
    nothing = typeset(unnumbered, wanted, TODAY).pdf
    seen = list(page_pictures(shown.pdf, shown.numbers, pages, SCALE))
    printed = list(page_pictures(written, nothing, pages, SCALE))
    assert len(seen) > 1
    assert seen == printed
    assert seen != list(page_pictures(shown.pdf, nothing, pages, SCALE))


def test_forgetting_changes_no_page() -> None:
    layout, content = load_layout("prognos"), compose(rich(), today=TODAY)
    blocks, meta = layout_blocks(content, layout), layout_meta(content, layout)
    before = preview(blocks, meta, layout)
    forget(keep_last=True)
    assert preview(blocks, meta, layout) == before
    forget(keep_last=False)
    assert preview(blocks, meta, layout) == before


def test_the_first_line_of_a_paragraph_belongs_to_it_and_not_to_the_one_before() -> None:
    layout, content = load_layout("prognos"), compose(rich(), today=TODAY)
    blocks = layout_blocks(content, layout)
    shown = preview(blocks, layout_meta(content, layout), layout)
    words = {block.anchor: plain(block.runs) for block in blocks if isinstance(block, Paragraph)}
    names = [name for name in shown.places if words.get(name)]
    document = pdfium.PdfDocument(shown.pdf)
    for name in names:
        place = shown.places[name]
        page = document[place.page]
        text = page.get_textpage()
        start = text.get_text_range().find(words[name][:12])
        top = page.get_height() - text.get_charbox(start)[3]
        assert shown.anchor_at(place.page, top) == name
    assert len(names) > 5
