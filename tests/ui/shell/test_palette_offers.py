"""What the search offers without looking into the file."""

from collections.abc import Iterator

import pytest

from facilitator import language
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.shell.palette_offers import offers
from facilitator.ui.shell.synonyms import synonyms
from tests.domain.factory import Plan


@pytest.mark.parametrize("typed", ["W 2.2", "2.2", "w22", "W 2.2 thema"])
def test_a_code_comes_before_titles_that_hold_its_number(typed: str) -> None:
    found = offers(typed, Plan(rounds=2, topics=3).dossier(), ())
    assert found[0].code == "W 2.2"
    assert "Thema 2" in found[0].text.text


@pytest.fixture(params=["en", "de"])
def spoken(request) -> Iterator[str]:
    before = language.current()
    language.choose(request.param)
    yield request.param
    language.choose(before)


def command(text: str, group: str = "") -> Command:
    return Command(text, tr(text), ("F1",), lambda: None, "", group)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("end", "beenden"), "Close the session"),
        (("agenda", "Agenda"), "Running order"),
        (("break", "Pause"), "Running order"),
        (("quit", "Ende"), "Close window"),
        (("finish", "finish"), "Close the session"),
    ],
)
def test_words_that_people_try_find_what_it_is_called(
    spoken: str, typed: tuple[str, str], offered: str
) -> None:
    known = [
        command(text) for text in ("Close the session", "Running order", "Close window", "Undo")
    ]
    found = offers(typed[spoken == "de"], Plan().dossier(), known)
    assert tr(offered) in [entry.text.text for entry in found]
    assert tr("Undo") not in [entry.text.text for entry in found]


def test_what_it_is_called_comes_before_other_words_and_those_before_the_group() -> None:
    known = (command("Rooms", group="End"), command("Close window"), command("End of the day"))
    found = offers("en", Plan().dossier(), known)
    assert [entry.text.text for entry in found] == ["End of the day", "Close window", "Rooms"]


def test_another_word_in_full_is_as_good_as_the_name() -> None:
    known = (command("Close the session"), command("End the program"))
    found = offers("end", Plan().dossier(), known)
    assert [entry.text.text for entry in found] == ["Close the session", "End the program"]


def test_each_of_the_other_words_is_for_a_command_that_there_is(window) -> None:
    named = {tr(text) for text in STATES}
    for place in ("moderate", "agenda", "cockpit"):
        window.go_to(place)
        named |= {entry.text for entry in window.commands()}
    assert set(synonyms()) <= named


STATES = ("Close the session", "Pause the session", "Continue the session")
"""What a command is called only in another state of the session."""
