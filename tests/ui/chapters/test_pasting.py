"""What comes from the clipboard into a chapter: words, paragraphs, lists, bold and italic."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from facilitator.domain.richtext import parse, write
from facilitator.ui.chapters.manuscript import blocks_of, fill
from facilitator.ui.chapters.pasting import pasted
from facilitator.ui.chapters.selecting import copied

pytestmark = pytest.mark.usefixtures("qapp")

WORD = """<html><head><title>Memo</title><style>p {color: red}</style></head><body>
<h1 style="font-size:30pt">Ergebnis</h1>
<p class=MsoNormal style="font-family:Wingdings;color:red">Es war <b>fett</b>,
<i>kursiv</i> und <a href="https://x.org">verlinkt</a>.<img src="file:/etc/passwd"></p>
<p class=MsoListParagraph><!--[if !supportLists]--><span>·<span>&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->Eins</p>
<p class=MsoListParagraph><span>·</span>&nbsp;&nbsp;Zwei</p>
<p>1.&nbsp;&nbsp;Erstens</p><p>2.&nbsp;&nbsp;Zweitens</p>
<ul><li>a</li><li>b</li></ul>
<script>alert(1)</script></body></html>"""


def of_html(html: str) -> str:
    source = QMimeData()
    source.setHtml(html)
    return write(pasted(source))


def of_text(text: str) -> str:
    source = QMimeData()
    source.setText(text)
    return write(pasted(source))


def test_a_page_of_word_keeps_its_words_and_five_constructs():
    assert of_html(WORD).split("\n\n") == [
        "**Ergebnis**",
        "Es war **fett**, *kursiv* und verlinkt.",
        "- Eins\n- Zwei",
        "1. Erstens\n2. Zweitens",
        "- a\n- b",
    ]


def test_plain_text_becomes_paragraphs_and_lists():
    text = "Vorweg\n\n- a\n• b\n1. eins\n2. zwei\n26. Mai war es\n5. nicht"
    assert of_text(text) == (
        "Vorweg\n\n- a\n- b\n\n1. eins\n2. zwei\n\n26\\. Mai war es\n\n5\\. nicht"
    )


def test_signs_that_look_like_markup_stay_signs():
    assert write(parse(of_text("2 * 3 * 4 und **so**"))) == of_text("2 * 3 * 4 und **so**")
    assert "\\*\\*so\\*\\*" in of_text("**so**")


def test_control_characters_are_gone():
    assert of_text("a\x00b\ufffcc") == "abc"


def test_what_is_copied_says_its_values_elsewhere_and_stays_fields_here():
    document = QTextDocument()
    fill(document, parse("Am **{event.date}** kamen alle.\n\n- {event.place}"))
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    made = copied(cursor.selection(), {"event.date": "1. Mai", "event.place": "Kiel"}.__getitem__)
    assert made.text() == "Am 1. Mai kamen alle.\n- Kiel"
    assert "<b>1. Mai</b>" in made.html()
    assert write(pasted(made)) == "Am **{event.date}** kamen alle.\n\n- {event.place}"


def test_any_chapter_is_shown_and_read_back_as_it_is():
    text = (
        "Am {event.date}{event.date} **kamen {participants.count}** *u.* ***x***\n\n- a\n- b {event.x}"
        "\n\n* c\n\n1. x\n2. y\n\n1) z\n\nEnde\n\n2020\\. So"
    )
    document = QTextDocument()
    fill(document, parse(text))
    assert write(blocks_of(document)) == write(parse(text)) == text


def test_nothing_is_fetched_and_torn_markup_says_nothing(tmp_path):
    style = tmp_path / "style.css"
    style.write_text("p { font-weight: bold }", encoding="utf-8")
    link = f'<link rel="stylesheet" href="{style.as_uri()}"><p>Eins</p>'
    assert of_html(link) == "Eins"
    assert of_html("<style" * 1000) == ""
    assert of_html("<ul><li>" * 300 + "x") == "- x"


def test_of_a_page_that_is_far_too_long_the_plain_text_is_taken():
    source = QMimeData()
    source.setHtml("<b>x</b>" * 300_000)
    source.setText("nur das")
    assert write(pasted(source)) == "nur das"
