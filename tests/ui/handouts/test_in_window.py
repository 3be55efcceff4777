"""The handouts in a window: found from anywhere, and shown as a part of the plan."""

import pytest

from facilitator.ui.handouts.tab import HandoutsTab
from facilitator.ui.planning.screen import PlanScreen
from facilitator.ui.shell.window import Window
from tests.handouts.crowd import crowded, example
from tests.ui.shell.conftest import program
from tests.ui.shell.windows import saved, shown

__all__ = ["program"]


@pytest.fixture
def window(qtbot, program, tmp_path) -> Window:
    program.open_file(saved(tmp_path / "Forum.workshop", crowded(example())))
    made = program.windows[0]
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("place", ["moderate", "protocol"])
def test_the_search_leads_here_from_anywhere(qtbot, window, place):
    window.go_to(place)
    command = next(entry for entry in window.commands() if entry.id == "plan-handouts")
    assert command.text == "Handouts"
    command.run()
    screen = shown(window)
    assert isinstance(screen, PlanScreen)
    tab = screen.tab
    assert isinstance(tab, HandoutsTab)
    qtbot.waitUntil(lambda: len(tab.table.rows) == 8)
    qtbot.waitUntil(tab.table.hasFocus)


def test_its_keys_are_explained_and_found(window):
    window.errands.show_part("handouts")
    found = {command.id: command.keys for command in window.commands()}
    assert found["handouts-all"] == ("Ctrl+E",)
    assert {"handouts-one", "handouts-folder", "handouts-open", "handouts-stop"} <= found.keys()


def test_the_plan_is_left_while_something_is_written(qtbot, window, tmp_path):
    window.errands.show_part("handouts")
    tab = shown(window).tab
    tab.write_all()
    window.go_to("moderate")
    qtbot.waitUntil(lambda: tab.banner is not None)
    assert (tmp_path / "Zukunftsforum Wasserwirtschaft Nordland – Handouts").is_dir()
