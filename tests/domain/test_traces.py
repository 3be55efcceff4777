"""What counts as a person's name in a text, and what of a text is left without it."""

import pytest

from facilitator.domain.traces import Traces

ANNA = Traces(
    ["Dr. Anna Muster"],
    ["anna@muster.example"],
    ["Musterwerk"],
    others=["Anna Musters", "Bo Li", "Werk AG"],
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dr. Anna Muster fragt", "N. N. fragt"),
        ("anna  MUSTER fragt", "N. N. fragt"),
        ("Muster, Anna", "N. N."),
        ("mit @Anna_Muster", "mit @N. N."),
        ("Frau Dr. Muster sagt", "N. N. sagt"),
        ("an anna@muster.example", "an N. N."),
        ("Anna Muster’s Idee", "N. N. Idee"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, left: str) -> None:
    assert ANNA.are_in(text)
    assert ANNA.taken_out_of(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Anna Musters sagt",  # somebody else
        "Anna Musterfrau",
        "Ein Muster von Anna",
        "johanna@muster.example",
        "j.anna@muster.example",
        "Musterwerk",
        "",
    ],
)
def test_what_only_looks_like_the_name_stays(text: str) -> None:
    assert not ANNA.are_in(text)
    assert ANNA.taken_out_of(text) == text


def test_a_surname_that_somebody_else_has_is_nobodys_trace() -> None:
    assert not Traces(["Anna Muster"], others=["Bert Muster"]).are_in("Frau Muster sagt")


def test_an_organisation_is_theirs_only_as_a_whole() -> None:
    assert ANNA.are_organisation("musterwerk")
    assert not ANNA.are_organisation("Musterwerk und Partner")
    assert not Traces([], [], ["Werk AG"], others=["Werk AG"]).are_organisation("Werk AG")


@pytest.mark.parametrize(
    ("printed", "is_alone"),
    [("Anna Muster", True), ("Anna Muster (Werk, Nord)", True), ("Bo Li, Anna Muster", False)],
)
def test_a_printed_name_is_told_from_a_list(printed: str, is_alone: bool) -> None:
    assert ANNA.are_all_of(printed) is is_alone


def test_an_excerpt_shows_the_name_with_its_words_on_one_line() -> None:
    text = "a" * 100 + " sagte\nAnna Muster, und " + "b" * 100
    shown = ANNA.excerpt(text)
    assert "sagte Anna Muster, und" in shown
    assert len(shown) < 110
    assert shown.startswith("… ")
    assert shown.endswith(" …")
