"""Displays are known again, and the stage's place follows from what is plugged in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from facilitator.settings import Settings
from facilitator.ui.stage.displays import Displays, recognised
from facilitator.ui.stage.placement import Placement
from tests.ui.stage.conftest import DESK_DISPLAY, OTHER_WALL, WALL

OWN = QRect(20, 20, 700, 500)
TWIN = replace(OTHER_WALL, geometry=QRect(2080, 0, 1280, 720))
MOVED = replace(WALL, name="DP-1", geometry=QRect(0, 0, 1920, 1080))


@pytest.mark.parametrize(
    ("remembered", "plugged", "found"),
    [
        (WALL, [DESK_DISPLAY, WALL], WALL),
        (WALL, [DESK_DISPLAY, MOVED], MOVED),
        (WALL, [DESK_DISPLAY], None),
        (WALL, [DESK_DISPLAY, replace(WALL, serial="other")], None),
        (WALL, [DESK_DISPLAY, replace(WALL, serial="")], replace(WALL, serial="")),
        (OTHER_WALL, [TWIN, OTHER_WALL], OTHER_WALL),
        (OTHER_WALL, [TWIN], TWIN),
        (replace(OTHER_WALL, geometry=QRect(9, 9, 9, 9)), [TWIN, OTHER_WALL], None),
    ],
)
def test_a_display_is_known_by_number_then_name_then_place(remembered, plugged, found):
    assert recognised(remembered.key, plugged) == found


@pytest.mark.parametrize("key", [[], ["window"], ["HDMI-1"], ["HDMI-2", "", "0,0 1x1"]])
def test_what_names_no_display_finds_none(key):
    nameless = replace(OTHER_WALL, name="")
    assert recognised(key, [DESK_DISPLAY, nameless]) is None
    assert recognised(nameless.key, [DESK_DISPLAY, nameless]) == nameless


@pytest.fixture
def placement(settings) -> Placement:
    return Placement(settings)


def test_at_first_it_fills_the_display_that_the_moderator_does_not_look_at(placement):
    place = placement.at_opening([DESK_DISPLAY, WALL], OWN)
    assert place is not None
    assert (place.display, place.full, place.is_lost) == (WALL, True, False)
    assert place.rect == WALL.geometry


def test_that_display_is_remembered_by_another_start(placement, tmp_path):
    placement.at_opening([DESK_DISPLAY, WALL], OWN)
    again = Placement(Settings(tmp_path / "stage-settings.json"))
    place = again.at_opening([OTHER_WALL, DESK_DISPLAY, WALL], OWN)
    assert place is not None
    assert place.display == WALL


def test_with_one_display_it_is_a_window_on_it(placement):
    place = placement.at_opening([DESK_DISPLAY], OWN)
    assert place is not None
    assert (place.display, place.full, place.is_lost) == (DESK_DISPLAY, False, False)
    assert DESK_DISPLAY.geometry.contains(place.rect)


def test_elsewhere_another_display_takes_the_place_of_the_one_remembered(placement):
    placement.choose(WALL)
    place = placement.at_opening([DESK_DISPLAY, OTHER_WALL], OWN)
    assert place is not None
    assert (place.display, place.full) == (OTHER_WALL, True)


def test_while_it_is_open_a_missing_display_is_waited_for_in_a_window(placement):
    placement.choose(WALL)
    place = placement.place([DESK_DISPLAY, OTHER_WALL], OWN)
    assert place is not None
    assert (place.display, place.full, place.is_lost) == (DESK_DISPLAY, False, True)


def test_a_window_stays_a_window_however_many_displays_there_are(placement):
    placement.choose(None)
    for place in (
        placement.at_opening([DESK_DISPLAY, WALL], OWN),
        placement.place([DESK_DISPLAY, WALL], OWN),
    ):
        assert place is not None
        assert (place.full, place.is_lost) == (False, False)


def test_without_any_display_there_is_no_place(placement):
    assert placement.at_opening([], OWN) is None


def test_the_displays_of_this_computer_are_found(qapp):
    found = Displays().all()
    assert [display.screen for display in found] == qapp.screens()
    assert found[0].label.startswith(qapp.screens()[0].name())
