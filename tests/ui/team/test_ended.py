"""Where a team has ended, the page from which one begins says so."""

from facilitator.team.states import TeamState
from facilitator.ui.team.beginning import BeginPage
from tests.ui.team.states import NOON


def test_the_page_says_that_the_team_has_ended_and_what_stays(qtbot, theme):
    page = BeginPage(theme, "Ada")
    qtbot.addWidget(page)
    page.show()
    page.show_state(TeamState(ended_at=NOON))
    assert page.ended.isVisible()
    assert page.ended.text() == "The team has ended. What is here stays in this file."

    page.show_state(TeamState())
    assert not page.ended.isVisible()
