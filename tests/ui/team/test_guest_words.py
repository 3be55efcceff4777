"""Guests among the members of a team, and the invitation for one."""

import pytest

from facilitator.domain.areas import INVITED, WITH_FILE
from facilitator.team.states import awaited, is_all_here
from facilitator.ui.team.inviting import InviteForm
from facilitator.ui.team.words import completeness, standing_of
from tests.ui.team.states import BEN, CODES, LAST, NOON, member, team

GUEST = member(BEN, "Beamer", role="guest")


def test_a_guest_is_said_to_be_shown_the_stage():
    assert standing_of(GUEST, CODES, LAST).text == "invited to the stage"
    assert "taken out" in standing_of(GUEST._replace(revoked_at=NOON), CODES, LAST).text


def test_guests_are_never_waited_for():
    state = team(GUEST)
    assert awaited(state) == ()
    assert is_all_here(state)
    said = completeness(state)
    assert said
    assert said.text == "Everything is here"


@pytest.mark.parametrize("is_serverless", [False, True])
def test_a_guest_is_invited_over_a_server_only(qtbot, theme, is_serverless):
    form = InviteForm(theme)
    qtbot.addWidget(form)
    for asked in (True, False, is_serverless):
        form.ask_name(asked=asked)
    offered = [form.role.itemData(at) for at in range(form.role.count())]
    assert offered == list(WITH_FILE if is_serverless else INVITED)


def test_an_invitation_for_a_guest_names_no_room(qtbot, theme):
    form = InviteForm(theme)
    qtbot.addWidget(form)
    form.show_rooms(CODES)
    form.role.setCurrentIndex(form.role.findData("guest"))
    with qtbot.waitSignal(form.invited) as invited:
        form.send.click()
    assert invited.args == ["guest", ()]
