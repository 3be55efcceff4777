"""What somebody who joins is told until the file is filled."""

from facilitator.team.states import TeamState
from facilitator.ui.team.filling import is_filled, progress
from tests.ui.team.states import LAST, team, with_link


def test_a_file_is_filled_when_all_that_the_server_has_is_in_it():
    assert is_filled(team())
    half = with_link(team(phase="catching_up"), place=40)
    assert not is_filled(half)
    assert progress(half) == ("40 of 100 changes read", 40, LAST)


def test_what_stands_in_the_way_is_said_instead_of_connecting_for_ever():
    assert progress(None)[0] == "Connecting …"
    lost = TeamState(is_team=True, problem="The keys are gone.")
    assert not is_filled(lost)
    assert progress(lost) == ("The keys are gone.", 0, 1)
    assert "trying again" in progress(team(phase="offline"))[0]
