"""Working with others is found from anywhere in an open file."""

import pytest

from facilitator.domain.text import fold
from facilitator.ui.shell import choosers
from facilitator.ui.shell.palette_offers import offers
from facilitator.ui.team.join_screen import JoinScreen
from facilitator.ui.team.screen import TeamScreen
from tests.ui.shell.stage import forum
from tests.ui.shell.windows import said, saved, shown
from tests.ui.team.together import banner


@pytest.fixture
def window(open_program, tmp_path):
    program = open_program("alone")
    program.open_file(saved(tmp_path / "Forum.workshop", forum()))
    return program.windows[0]


def found(window, typed: str):
    entries = offers(fold(typed), window.head, window.commands())
    return {one.text.text: one.command.run for one in entries if one.command and one.command.run}


def test_joining_is_found_and_going_back_leads_into_the_file(window):
    found(window, "join")["Join a team …"]()
    screen = shown(window)
    assert isinstance(screen, JoinScreen)
    screen.back.click()
    assert window.head is not None
    assert not isinstance(shown(window), JoinScreen)


@pytest.mark.parametrize("place", ["moderate", "team"])
def test_room_packages_are_found_once_in_every_place(window, place):
    window.go_to(place)
    ids = [command.id for command in window.commands()]
    assert (ids.count("package-out"), ids.count("package-in")) == (1, 1)
    assert list(found(window, "room package")) == [
        "Write a room package …",
        "Read a room package …",
    ]


def test_without_a_team_it_is_said_how_packages_come_about(window):
    found(window, "room package")["Write a room package …"]()
    assert isinstance(shown(window), TeamScreen)
    assert banner(window) is None
    assert any("belong to a team" in text for text in said(window))


def test_in_a_team_they_are_written_from_anywhere(apart, monkeypatch):
    asked = []
    monkeypatch.setattr(choosers, "package_to_read", lambda *where: asked.append(where))
    apart.go_to("moderate")
    found(apart, "room package")["Write a room package …"]()
    assert "Of which rooms" in banner(apart).accessibleName()
    apart.go_to("moderate")
    found(apart, "room package")["Read a room package …"]()
    assert len(asked) == 1
