"""Names of known persons in texts: every spelling of them, and nothing that is none."""

import pytest

from facilitator.domain.known_names import KnownNames
from facilitator.domain.records import Person

NAMES = KnownNames(
    Person(id=str(number), process_id="p", name=name)
    for number, name in enumerate(
        (
            *("Petra Jöns", "Dr. Uta Kern", "Prof. Dr. Hans-Peter Groß", "Müller, Anna"),
            *("Jan Lüders", "Cher", "", "Aylin Karataş", "Rolf von der Heide"),
        )
    )
)


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(hit.person.name, hit.words, hit.is_sure) for hit in NAMES.found_in(text)]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Petra Jöns fragt.", "Petra Jöns", "Petra Jöns"),
        ("Laut Petra Joens", "Petra Jöns", "Petra Joens"),
        ("PETRA JÖNS", "Petra Jöns", "PETRA JÖNS"),
        ("Der Vorschlag P. Jöns’ gilt", "Petra Jöns", "P. Jöns"),
        ("Uta Kerns Vorschlag", "Dr. Uta Kern", "Uta Kerns"),
        ("wie Frau Kern sagt", "Dr. Uta Kern", "Frau Kern"),
        ("Dr. Kern", "Dr. Uta Kern", "Dr. Kern"),
        ("U. Kern", "Dr. Uta Kern", "U. Kern"),
        ("Hans-Peter Gross", "Prof. Dr. Hans-Peter Groß", "Hans-Peter Gross"),
        ("Anna Müller und andere", "Müller, Anna", "Anna Müller"),
        ("Aylin Karatas", "Aylin Karataş", "Aylin Karatas"),
        ("Rolf von der Heide", "Rolf von der Heide", "Rolf von der Heide"),
    ],
)
def test_a_name_that_can_be_nobody_else_is_sure(text, name, words) -> None:
    assert (name, words, True) in found(text)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Der Kern der Sache", "Dr. Uta Kern", "Kern"),
        ("Kern-Anliegen", "Dr. Uta Kern", "Kern"),
        ("Petra fragt nach", "Petra Jöns", "Petra"),
        ("Petras Frage", "Petra Jöns", "Petras"),
        ("Müllers Antwort", "Müller, Anna", "Müllers"),
        ("(P. J.)", "Petra Jöns", "P. J."),
        ("P.J. notiert", "Petra Jöns", "P.J."),
        ("Cher kam auch", "Cher", "Cher"),
    ],
)
def test_what_may_mean_something_else_is_found_and_not_sure(text, name, words) -> None:
    assert found(text) == [(name, words, False)]


@pytest.mark.parametrize(
    "text",
    [
        *("", "z. B. morgen, d. h. bald", "Im Jan 2026", "der harte kern", "Kernergebnisse"),
        *("Jonsson", "N. N.", "Grosse Pläne", "Heidelberg"),
    ],
)
def test_other_words_are_no_names(text) -> None:
    assert found(text) == []


def test_each_place_is_told_once_and_in_order() -> None:
    text = "Petra Jöns und Uta Kern; Petra Jöns und Jan Lüders"
    assert [words for _, words, _ in found(text)] == [
        *("Petra Jöns", "Uta Kern", "Petra Jöns", "Jan Lüders")
    ]
    assert [text[hit.start :].startswith(hit.words) for hit in NAMES.found_in(text)] == [True] * 4
