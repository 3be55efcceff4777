"""Typed words match the beginnings of words, however umlauts are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.text import fold
from facilitator.ui.shell.palette_matching import excerpt, marked, rank, words_of


def parts(found):
    return [found.text[start : start + length] for start, length in found.marks]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Rücklagen im Entgelt", "ruck", ["Rück"]),
        ("Rücklagen im Entgelt", "RUECK", ["Rück"]),
        ("Ruecklagen", "rück", ["Rueck"]),
        ("Ru\u0308cklagen", "rück", ["Ru\u0308ck"]),
        ("Größe und Maß", "grösse mass", ["Größe", "Maß"]),
        ("Netze und Netzwerke", "netz", ["Netz", "Netz"]),
        ("Netzwerke", "netz netzwe", ["Netzwe"]),
        ("Kernergebnis", "ergebnis", []),
        ("ein Satz", "", []),
    ],
)
def test_the_typed_part_of_a_word_is_marked_as_it_is_written(text, typed, expected):
    assert parts(marked(text, words_of(typed))) == expected


def test_inside_a_word_only_longer_parts_are_marked():
    assert parts(marked("Kernergebnis", ["ergebnis"], inside=True)) == ["ergebnis"]
    assert parts(marked("Kernergebnis", ["er"], inside=True)) == []


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Open session in a new window", "new open", 0),
        ("Kernergebnis an/aus", "ergebnis", 1),
        ("Kernergebnis an/aus", "er", None),
        ("New note", "new window", None),
    ],
)
def test_every_typed_word_must_begin_a_word_or_stand_inside_one(text, typed, expected):
    assert rank(text, words_of(typed)) == expected


def test_an_excerpt_begins_shortly_before_the_match_and_fits_a_row():
    text = "Vorrede " * 500 + "und dann die Grundwasserneubildung " + "Nachrede " * 500
    found = excerpt(text, words_of("grundwasser"))
    assert found.text.startswith("… ")
    assert found.text[: found.marks[0][0]].endswith("und dann die ")
    assert parts(found) == ["Grundwasser"]
    assert len(found.text) < 400


def test_an_excerpt_is_one_line():
    assert "\n" not in excerpt("Erster Absatz\n\nZweiter Absatz", ["zweit"]).text


@given(
    st.text(st.sampled_from("aäeouüßs ſ-\u0308\n😀Ａ١"), max_size=60),
    st.text(st.sampled_from("aäeouüßs"), min_size=1, max_size=3),
)
def test_what_is_marked_begins_with_a_typed_word_and_lies_in_the_text(text, typed):
    words = words_of(typed)
    for found in (marked(text, words), excerpt(text, words), marked(text, words, inside=True)):
        for start, length in found.marks:
            assert 0 <= start < start + length <= len(found.text)
            part = fold(found.text[start : start + length])
            assert any(part.startswith(word) for word in words)
