"""Typography on request: what is set, what is left alone, and that setting twice sets once."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.richtext import parse, write
from facilitator.domain.typography.edits import LEFT_ALONE
from facilitator.domain.typography.setting import Change, changes, typeset, typeset_blocks

WORDS = (
    "\" ' „ “ ” ‚ ‘ ’ - -- – — ... … . , ( ) [ ] / z.B. z. B. u.a. i.d.R. 10% 10 % § §5 §§ Abs. Nr."
    " S. 14 Uhr 26. Mai 2020 3.10. 2021-2027 14:00-15:30 Hans' geht's 5\" 5' 3 km ABC wort Dr. Kern"
    ' {event.date} www.a.de/"x" a\'b@c.de `"x"` https://x.org/a-b 1 2 GmbH'
)
PIECES = WORDS.split(" ")
TEXTS = st.lists(
    st.sampled_from([*PIECES, " ", " ", "\u00a0", "\u202f", "2021 - 2027", "26. Mai 2020", "z. B."])
    | st.text(max_size=3),
    max_size=14,
).map("".join)
LANGUAGES = st.sampled_from(["de", "en"])


@given(TEXTS, LANGUAGES)
@example('""\'"', "de")
def test_what_is_set_is_not_set_again(text, language):
    once = typeset(text, language)
    assert typeset(once, language) == once


@given(TEXTS, LANGUAGES)
def test_no_letter_and_no_digit_changes(text, language):
    def said(words: str) -> str:
        return re.sub(r"[^\w%§]", "", words)

    assert said(typeset(text, language)) == said(text)


@given(TEXTS, LANGUAGES)
def test_addresses_code_and_fields_are_left_alone(text, language):
    alone = LEFT_ALONE.findall(text)
    assert LEFT_ALONE.findall(typeset(text, language)) == alone


@pytest.mark.parametrize(
    ("typed", "german", "english"),
    [
        ('"Das gilt"', "„Das gilt“", "“Das gilt”"),
        ("“Das gilt”", "„Das gilt“", "“Das gilt”"),
        ("\"a 'b' c\"", "„a ‚b‘ c“", "“a ‘b’ c”"),
        ('"a "b" c"', "„a ‚b‘ c“", "“a ‘b’ c”"),
        ('Cross-"Cluster" ("so")', "Cross-„Cluster“ („so“)", "Cross-“Cluster” (“so”)"),
        ("geht's, Hans' Haus", "geht’s, Hans’ Haus", "geht’s, Hans’ Haus"),
        ("5\" breit und 10' lang", "5\" breit und 10' lang", "5\" breit und 10' lang"),
        ('offen "nie zu', 'offen "nie zu', 'offen "nie zu'),
        ("so - oder so", "so – oder so", "so – oder so"),
        ("2021 - 2027 und 2014-2020", "2021–2027 und 2014–2020", "2021–2027 und 2014–2020"),
        ("DIN 18040-1, 2020-05-26, E-Mail", "DIN 18040-1, 2020-05-26, E-Mail", None),
        ("und so weiter...", "und so weiter…", "und so weiter…"),
        ("z.B. und z. B.", "z.⍽B. und z.⍽B.", "z.B. und z. B."),
        ("10% und 10 % von 5 km", "10⍽% und 10⍽% von 5⍽km", "10% und 10 % von 5⍽km"),
        ("10%ig", "10%ig", "10%ig"),
        ("§5 Abs. 2 Nr. 3", "§⍽5 Abs.⍽2 Nr.⍽3", "§⍽5 Abs. 2 Nr. 3"),
        ("um 14 Uhr am 26. Mai 2020", "um 14⍽Uhr am 26.⍽Mai⍽2020", None),
        ("on 26 May 2020 at 2 pm", None, "on 26⍽May 2020 at 2⍽pm"),
        ('"{event.title}" am {event.date}', "„{event.title}“ am {event.date}", None),
        ('www.a.de/"x" a\'b@c.de', 'www.a.de/"x" a\'b@c.de', 'www.a.de/"x" a\'b@c.de'),
    ],
)
def test_signs_are_set_as_each_language_has_them(typed, german, english):
    for language, said in (("de", german), ("en", english)):
        if said is not None:
            assert typeset(typed, language).replace("\u00a0", "⍽") == said


def test_every_word_keeps_its_style():
    blocks = parse('Er nannte "**den *Kern***" so.\n\n- z.B. *"eins"*')
    assert write(typeset_blocks(blocks, "de")) == (
        "Er nannte „**den *Kern***“ so.\n\n- z.\u00a0B. *„eins“*"
    )


def test_a_preview_names_each_change_once_with_its_spaces_to_be_seen():
    blocks = parse('Das ist z. B. "gut".\n\nUnd z. B. hier - so.')
    assert changes(blocks, typeset_blocks(blocks, "de")) == [
        Change('z. B. "gut".', "z.⍽B. „gut“.", 1),
        Change("z. B.", "z.⍽B.", 1),
        Change("-", "–", 1),
    ]


def test_a_chapter_that_is_set_has_no_changes():
    blocks = typeset_blocks(parse('Das ist z. B. "gut" - so.'), "de")
    assert changes(blocks, typeset_blocks(blocks, "de")) == []
    assert "„gut“" in write(blocks)
