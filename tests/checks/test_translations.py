import ast

import pytest
from babel.messages.catalog import Message

from tests.checks.translations import called, disagreement, identity, passes_on, unfilled


def _call(code: str) -> ast.Call:
    expression = ast.parse(code, mode="eval").body
    assert isinstance(expression, ast.Call)
    return expression


def test_a_text_in_pieces_is_one_text() -> None:
    assert identity(_call("tr('{name} is ' 'open', name=x)")) == "{name} is open"


def test_a_text_with_a_plural_is_both_its_forms() -> None:
    assert identity(_call("trn('one', '{count} many', n)")) == ("one", "{count} many")


@pytest.mark.parametrize("code", ["tr(text)", "tr(f'{a} b')", "trn('one', many, n)"])
def test_a_text_that_is_no_literal_cannot_be_translated(code: str) -> None:
    assert identity(_call(code)) is None


@pytest.mark.parametrize(
    ("code", "fine"),
    [("tr(step.label)", True), ("tr(LABELS[kind])", True), ("tr('a' + b)", False)],
)
def test_only_a_text_that_was_marked_elsewhere_is_passed_on(code: str, *, fine: bool) -> None:
    assert passes_on(_call(code)) is fine


@pytest.mark.parametrize(
    ("code", "gaps"),
    [
        ("tr('Open {name}', name=x)", set()),
        ("tr('Open {name}')", {"name"}),
        ("tr('Open {name}', **values)", set()),
        ("trn('{count} of {all}', '{count} of {all}', n)", {"all"}),
        ("mark('Open {name}')", set()),
    ],
)
def test_every_place_in_a_text_is_filled_by_its_call(code: str, gaps: set[str]) -> None:
    text = identity(_call(code))
    assert text is not None
    assert unfilled(_call(code), text) == gaps


def test_the_tr_of_qt_is_not_ours() -> None:
    assert called(_call("language.tr('a')")) == "tr"
    assert called(_call("self.tr('a')")) == ""


@pytest.mark.parametrize(
    ("english", "german", "fault"),
    [
        ("Open {name}", "{name} öffnen", ""),
        ("Open {name}", "", "no translation"),
        ("Open {name}", "{nama} öffnen", "other places"),
        ("Open {name}", "Öffnen", "other places"),
        ("not with %(name)s or %r", "%r und %(name)s vertragen sich nicht", ""),
        ("not with %(name)s", "nicht mit %s", "other places"),
        (("a note", "{count} notes"), ("ein Beitrag", "{count} Beiträge"), ""),
        (("a note", "{count} notes"), ("ein Beitrag", ""), "no translation"),
        (("a note", "{count} notes"), ("{n} Beitrag", "{count} Beiträge"), "other places"),
    ],
)
def test_a_translation_is_complete_and_fills_the_same_places(
    english: str | tuple[str, str], german: str | tuple[str, str], fault: str
) -> None:
    found = disagreement(Message(english, german))
    assert fault in found
    assert bool(found) == bool(fault)


def test_a_guessed_translation_wants_a_reader() -> None:
    assert "fuzzy" in disagreement(Message("Open", "Öffnen", flags=["fuzzy"]))
