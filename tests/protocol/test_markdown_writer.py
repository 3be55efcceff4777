"""Markdown: the same sentences as in the Word file, and no text that reads as markup."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from facilitator.domain.richtext import Run
from facilitator.domain.text import clean_line
from facilitator.protocol.blocks import layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Block, Bullet, Heading, Line, Numbered, Paragraph, Table
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.markdown_writer import write_markdown
from tests.protocol.reading import WordFile
from tests.protocol.workshops import TODAY, bare, rich

LAYOUT = load_layout("prognos")
META = layout_meta(compose(rich(), today=TODAY), LAYOUT)


def _markdown(*blocks: Block) -> str:
    return write_markdown(blocks, META)


def _read(markdown: str) -> list[str]:
    """Return the texts that a Markdown parser finds."""
    texts: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            parts = (
                "\n" if child.type.endswith("break") else child.content
                for child in token.children or ()
            )
            texts.extend("".join(parts).replace("<br>", "\n").split("\n"))
    return texts


@pytest.mark.parametrize("make", [rich, bare])
@pytest.mark.parametrize("layout", ["prognos", "minutes"])
def test_word_and_markdown_say_the_same_sentences_in_the_same_order(make, layout) -> None:
    markdown, word = (
        protocol_bytes(make(), layout=layout, kind=kind, today=TODAY) for kind in ("md", "docx")
    )
    letter = re.compile(r"^[a-z]\. ")
    printed = [letter.sub("", text) for text in _read(markdown.decode())]
    assert printed == [read.text for read in WordFile(word).paragraphs if read.text]


def test_blocks_have_the_marks_of_markdown() -> None:
    text = (Run("Beitrag"),)
    assert _markdown(
        Paragraph("title", text),
        Heading(1, "Anlage"),
        Heading(3, "Erste", list_id=1),
        Heading(3, "Zweite", list_id=1),
        Bullet(1, text),
        Bullet(2, text),
        Numbered(1, text),
        Numbered(1, text),
        Numbered(2, text),
        Paragraph(
            "body", (Run("fett ", bold=True), Run("und"), Run(" beides", bold=True, italic=True))
        ),
        Table(("A", "B"), (((Line(text), Line(text)), (Line((Run("x|y"),)),)),), (0.5, 0.5), "T"),
    ) == (
        "# Beitrag\n\n## Anlage\n\n#### a. Erste\n\n#### b. Zweite\n\n- Beitrag\n  - Beitrag\n\n"
        "1. Beitrag\n2. Beitrag\n1. Beitrag\n\n**fett** und ***beides***\n\n"
        "| A | B |\n| --- | --- |\n| Beitrag<br>Beitrag | x\\|y |\n"
    )


def test_a_mark_of_confidentiality_stands_on_top() -> None:
    marked = write_markdown([Heading(1, "Agenda")], replace(META, confidentiality="VS-NfD"))
    assert marked.startswith("**VS-NfD**\n\n## Agenda")


@pytest.mark.parametrize(
    "text",
    [
        "- kein Punkt",
        "1. keine Liste",
        "# keine Überschrift",
        "*a* _b_ `c` [d](e) <f> &amp; | ~g~",
        "= x",
        "+ y",
        "> z",
    ],
)
def test_text_that_looks_like_markup_stays_text(text) -> None:
    assert _read(_markdown(Paragraph("body", (Run(text),)))) == [text]
    assert _read(_markdown(Bullet(1, (Run(text),)))) == [text]


@pytest.mark.parametrize("text", ["     eingerückt", "\teingerückt"])
def test_text_that_begins_with_spaces_is_no_code(text) -> None:
    assert _markdown(Bullet(1, (Run(text),))) == "- eingerückt\n"
    assert _markdown(Paragraph("body", (Run(text),))) == "eingerückt\n"


@pytest.mark.parametrize("text", ["+ y", "- kein Punkt", "1. keine Liste", "# kein Titel", "= x"])
def test_a_second_line_that_looks_like_markup_stays_text(text) -> None:
    for block in (Paragraph("body", (Run(f"eins\n{text}"),)), Bullet(1, (Run(f"eins\n{text}"),))):
        assert _read(_markdown(block)) == ["eins", text]


def test_a_heading_of_two_lines_is_one_heading() -> None:
    assert _markdown(Heading(1, "Netze\nund Kosten")) == "## Netze und Kosten\n"


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
def test_any_line_is_read_back_as_it_was_said(text) -> None:
    line = " ".join(clean_line(text).split()) or "x"
    assert _read(_markdown(Bullet(1, (Run(line),)))) == [line]
