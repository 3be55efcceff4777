"""Which notes of different rounds are suggested as saying nearly the same."""

import pytest

from facilitator.background.jobs import Cancelled
from facilitator.ui.evaluation.pairs import Said, pairs_of


def pair(one: str, other: str) -> bool:
    return bool(pairs_of([Said("a", 1, one), Said("b", 2, other)]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Vorrangstufen vor dem Sommer feststellen",
            "Die Vorrangstufe vor dem Sommer feststellen!",
        ),
        ("Die Brunnen der Gemeinden prüfen", "Brunnen in jeder Gemeinde pruefen"),
        ("Private Brunnen erfassen", "Private Brunnen: Meldepflicht ja, Zähler nein"),
        ("Grundwasser monatlich messen", "Grundwaser monatlich messen"),
    ],
)
def test_inflected_and_misspelt_words_count_as_the_same(one: str, other: str) -> None:
    assert pair(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehr Geld für Brunnen", "Fachkräfte aus der Region gewinnen"),
        ("Wasser", "Wasser"),
        ("Es ist so und wird so sein", "Es wird so sein und ist so"),
        ("", ""),
    ],
)
def test_other_words_single_ones_and_empty_ones_make_no_pair(one: str, other: str) -> None:
    assert not pair(one, other)


def test_only_notes_of_different_rounds_are_a_pair_and_each_goes_to_its_nearest() -> None:
    notes = [
        Said("far", 1, "Brunnen der Gemeinden genau und sofort prüfen"),
        Said("near", 1, "Brunnen der Gemeinden prüfen"),
        Said("later", 2, "Brunnen der Gemeinden prüfen"),
    ]
    (found,) = pairs_of(notes)
    assert (found.note_id, found.earlier_id, found.likeness) == ("later", "near", 1.0)


def test_what_the_moderator_said_counts_whatever_the_words_are() -> None:
    notes = [Said("a", 1, "Trinkwasser zuerst"), Said("b", 2, "Stimmt", answers_id="a")]
    assert pairs_of(notes)[0][:2] == ("b", "a")


def test_work_that_nobody_wants_any_more_ends() -> None:
    def stop(_done: int, _all: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pairs_of([Said("a", 1, "Brunnen prüfen"), Said("b", 2, "Brunnen prüfen")], "de", stop)
