import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.text import clean, clean_line, fold, is_clean

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


@given(ANY_TEXT)
def test_a_cleaned_text_can_be_written_into_xml_and_read_back(text: str) -> None:
    cleaned = clean(text)
    element = ET.Element("t")
    element.text = cleaned
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == cleaned


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
def test_a_cleaned_text_counts_as_clean(text: str) -> None:
    assert is_clean(clean(text))


@pytest.mark.parametrize("text", ["a\x00", "a\n\x1f", "\n\ud800", "\ufffe\n"])
def test_what_cannot_be_held_does_not_count_as_clean(text: str) -> None:
    assert not is_clean(text)


@given(ANY_TEXT)
def test_cleaning_drops_no_letter(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(filter(str.isalnum, unicodedata.normalize("NFC", value)))

    assert letters(clean(text)) == letters(text)


@given(ANY_TEXT)
def test_a_cleaned_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1
    assert "\t" not in clean_line(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1fc\ufffed\ud800e\U0001ffff", "abcde"),
        ("a\tb", "a\tb"),
        ("u\u0308ber", "über"),
        ("👩‍👩‍👧 שלום", "👩‍👩‍👧 שלום"),
    ],
)
def test_control_characters_go_and_line_ends_become_one_kind(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a \n b", "a b"),
        ("a\t\tb", "a b"),
        ("a\n\nb", "a b"),
        ("  a  b  ", "  a  b  "),
        ("typing ", "typing "),
        ("\r\n", " "),
    ],
)
def test_a_line_keeps_its_own_spaces_and_takes_one_for_a_break(written: str, kept: str) -> None:
    assert clean_line(written) == kept


@pytest.mark.parametrize(
    "text",
    [
        " " * 500_000 + "x",
        "\t \n" * 200_000,
        "a" + "\u0301\u0323" * 200_000,
        "ä" * 500_000,
        "\x00" * 500_000,
    ],
    ids=["spaces", "breaks", "marks", "umlauts", "controls"],
)
def test_a_hostile_text_is_cleaned_before_the_test_run_counts_it_as_hanging(text: str) -> None:
    fold(clean(clean_line(text)))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Größe", "GRÖSSE", "Groesse", "grosse", "gro\u0308ße", "Grö\xadße"),
        ("Überschuss", "Ueberschuß", "uberschuss"),
        ("Verbände", "Verbaende", "verbande"),
        ("Ærø", "aro"),
        ("Åse", "ase"),
        ("ﬁnden", "finden"),
    ],
)
def test_spellings_of_a_word_are_compared_as_one(spellings: tuple[str, ...]) -> None:
    assert len(set(map(fold, spellings))) == 1


def test_different_words_stay_different() -> None:
    assert fold("Masse") != fold("Maus")
    assert fold("Wasser") != fold("Wassr")


@given(st.text("aeouäöüßsnrt", max_size=12), st.integers(0, 12))
def test_the_beginning_of_a_word_folds_to_the_beginning_of_its_form(word: str, end: int) -> None:
    assert fold(word).startswith(fold(word[:end]))
