"""The one language of everything a person reads: how it is chosen, what it makes of a text."""

import pytest

from facilitator import language
from facilitator.language import mark, tr, trn

LOCALE = ("FACILITATOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def environment(monkeypatch):
    def be(**variables: str) -> None:
        for name in LOCALE:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return be


@pytest.mark.parametrize(
    ("variables", "setting", "chosen"),
    [
        ({}, "", "de"),
        ({}, "en", "en"),
        ({"LANG": "en_GB.UTF-8"}, "", "en"),
        ({"LANG": "en_GB.UTF-8"}, "de", "de"),
        ({"LANG": "fr_FR.UTF-8"}, "", "de"),
        ({"LANG": "C"}, "", "de"),
        ({"LC_ALL": "de_DE", "LANG": "en_GB"}, "", "de"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_IE"}, "", "en"),
        ({"FACILITATOR_LANG": "en", "LANG": "de_DE"}, "de", "en"),
        ({"FACILITATOR_LANG": "EN_us"}, "de", "en"),
        ({"FACILITATOR_LANG": "klingon"}, "en", "en"),
        ({}, "klingon", "de"),
    ],
)
def test_the_variable_counts_before_the_setting_and_the_setting_before_the_system(
    environment, variables, setting, chosen
):
    environment(**variables)
    assert language.preferred(setting) == chosen


def test_names_in_a_text_are_filled_in_and_their_values_left_alone():
    assert tr("“{name}” is here", name="{name} and {x}") == "“{name} and {x}” is here"
    assert tr("a {brace} nobody fills") == "a {brace} nobody fills"


def test_no_text_is_no_text():
    for code in language.LANGUAGES:
        language.choose(code)
        assert tr("") == ""


def test_english_is_the_text_itself():
    text = "Something that is in no catalogue"
    language.choose("en")
    assert (tr(text), mark(text)) == (text, text)
    language.choose("de")
    assert tr(text) == text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["0 open points.", "1 open point.", "2 open points."]),
        ("de", ["0 offene Punkte.", "1 offener Punkt.", "2 offene Punkte."]),
    ],
)
def test_a_count_chooses_its_form(code, said):
    language.choose(code)
    assert language.current() == code
    assert [trn("{count} open point.", "{count} open points.", n) for n in (0, 1, 2)] == said
