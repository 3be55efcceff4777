"""Which notes count as saying nearly the same, tried out on pairs from workshops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.session.likeness import nearest

ALIKE = [
    ("Gutes Clustermanagement", "Ein gutes Clustermanagement"),
    ("Nachhaltige Finanzierung statt Anschub", "Finanzierung muss nachhaltig sein statt nur Anschub"),
    ("Größere Verbünde tragen die Kosten", "Die Kosten tragen groessere Verbuende"),
    ("Fachkräfte fehlen eher als Geld", "Es fehlen eher Fachkräfte als Geld – eigener Termin?"),
    ("Rücklagen aus Entgelten zweckbinden", "Rücklagen zweckbinden, aus Entgelten"),
    ("Haftung beim Zusammenschluss klären", "Haftung bei Zusammenschlüssen klären"),
    ("Früh einbinden", "Frühes Einbinden"),
    ("Netzwerktreffen regelmäßig durchführen", "Regelmäßige Netzwerktreffen"),
    ("We need stable funding", "Stable funding is needed"),
    ("Personal", "Mit Personal"),
]  # fmt: skip

DIFFERENT = [
    ("Mehr Personal", "Weniger Personal"),
    ("Finanzierung durch das Land", "Finanzierung durch die Kommunen"),
    ("Netzwerke sind wichtig", "Netzwerke sind teuer"),
    ("Konsens beim Entgelt", "Kein Konsens beim Entgelt"),
    ("Kosten tragen die Kommunen", "Kosten trägt das Land"),
    ("Förderung bis 2030", "Förderung bis 2035"),
    ("Bewilligung in drei Monaten", "Bewilligung in sechs Monaten"),
    ("Grundwasser schützen", "Grundwasser nutzen"),
    ("Netze", "Netze erneuern und Kosten tragen"),
    ("Das ist so", "Das wird so"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_repetition_is_found_in_both_directions(one, other):
    assert nearest(one, ["Etwas ganz anderes", other]) == 1
    assert nearest(other, [one]) == 0


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_something_else_is_left_alone(one, other):
    assert nearest(one, [other]) is None
    assert nearest(other, [one]) is None


def test_the_most_alike_note_is_named():
    others = ["Rücklagen aus Entgelten", "Rücklagen aus Entgelten zweckbinden", "Rücklagen"]
    assert nearest("Rücklagen zweckbinden aus Entgelten", others) == 1


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=6))
def test_any_text_can_be_compared(text, others):
    found = nearest(text, others)
    assert found is None or 0 <= found < len(others)


@given(st.text("abcdefgh ÄÖÜß", min_size=4).filter(lambda text: len(text.replace(" ", "")) > 4))
def test_a_note_is_like_itself_wherever_it_can_be_compared(text):
    assert nearest(text, [text]) in {0, None}
    assert nearest("Wasser " + text, ["", "Wasser " + text]) == 1


def test_hostile_lengths_come_to_an_end():
    long = "wort " * 300_000
    assert nearest(long, [long, "a" * 1_000_000, ""]) == 0
