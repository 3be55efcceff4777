"""The page of a team: who is there, inviting, taking out, leaving, ending; all without a dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.ui.team.page import TeamPage
from tests.ui.keyboard import press
from tests.ui.team.states import (
    ADA,
    BEN,
    CEM,
    CODES,
    DEICH,
    INVITATION,
    NOON,
    SIEL,
    here,
    invitation,
    member,
    team,
    with_link,
)

BEN_HERE = member(BEN, "Ben", SIEL, presence=here(BEN, SIEL))
CEM_AWAY = member(CEM, "Cem", DEICH)


@pytest.fixture
def page(qtbot, theme):
    made = TeamPage(theme)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_state(team(BEN_HERE, CEM_AWAY), CODES)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def log(signal) -> list:
    heard: list = []
    signal.connect(lambda *values: heard.append(values[0] if len(values) == 1 else values))
    return heard


def spoken(page) -> list[str]:
    return [row.spoken for row in page.members.members.rows]


def answers(page) -> dict[str, QPushButton]:
    return {part.text(): part for part in page.question.findChildren(QPushButton)}


def test_each_laptop_is_a_row_that_is_spoken(page, qtmodeltester):
    assert spoken(page) == [
        "Ada, Organiser · this laptop · runs the server, connected",
        "Ben, Moderator · W 1.1, connected, in W 1.1",
        "Cem, Moderator · W 1.2, not connected",
    ]
    qtmodeltester.check(page.members.members)
    index = page.members.members.index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == spoken(page)[1]


def test_the_row_of_the_host_says_where_the_server_is(page):
    page.show_state(team(server="192.0.2.20:4222"), CODES)
    assert "this laptop · server at 192.0.2.20:4222" in spoken(page)[0]


def test_only_a_member_without_a_connection_is_asked_where_the_server_is(page):
    wanted, finding = log(page.finding.wanted), page.finding
    page.show_state(team(phase="offline"), CODES)
    assert finding.isHidden()
    page.show_state(team(phase="offline", role="moderator"), CODES)
    assert finding.isVisible()
    finding.look.click()
    assert finding.place.fault
    finding.place.edit.setText(" 198.51.100.5 ")
    page.show_state(team(phase="connecting", role="moderator"), CODES)
    finding.look.click()
    assert (wanted, finding.place.fault) == (["198.51.100.5"], "")
    page.show_state(team(role="moderator"), CODES)
    assert (finding.isHidden(), finding.place.text) == (True, "")


def test_while_something_is_asked_nobody_is_asked_where_the_server_is(page):
    page.show_state(team(phase="offline", role="moderator", is_hosting=False), CODES)
    page.ask_leave()
    assert page.finding.isHidden()
    page.show_state(team(phase="offline", role="moderator", is_hosting=False), CODES)
    assert page.finding.isHidden()
    answers(page)["Keep it as it is"].click()
    assert page.finding.isVisible()


def test_the_keyboard_stays_at_its_laptop_when_others_come_and_go(page):
    page.members.setCurrentIndex(page.members.members.index_of(CEM))
    page.show_state(team(CEM_AWAY), CODES)
    assert page.members.current.id == CEM


def test_taking_somebody_out_says_what_it_does_not_do_and_asks(page):
    revoked = log(page.revoked)
    page.members.setFocus()
    page.members.setCurrentIndex(page.members.members.index_of(BEN))
    press(Qt.Key.Key_Delete)
    assert "nobody can fetch it from afar" in page.question.accessibleName()
    answers(page)["Keep it as it is"].click()
    assert (page.question, revoked) == (None, [])
    page.revoke.click()
    answers(page)["Take Ben out"].click()
    assert (page.question, revoked) == (None, [BEN])


def test_nobody_takes_themselves_out(page):
    revoked = log(page.revoked)
    page.members.setFocus()
    page.members.setCurrentIndex(page.members.members.index_of(ADA))
    press(Qt.Key.Key_Delete)
    assert page.question is None
    assert not page.revoke.isEnabled()
    assert "another laptop" in page.revoke.toolTip()
    assert revoked == []


def test_who_was_taken_out_stays_listed_until_the_laptop_came_back(page):
    page.show_state(team(BEN_HERE._replace(revoked_at=NOON, presence=None)), CODES)
    assert "has not come back since" in spoken(page)[1]
    page.members.setCurrentIndex(page.members.members.index_of(BEN))
    assert not page.revoke.isEnabled()


def test_the_part_of_a_laptop_is_changed_by_keys_in_one_step(page):
    changed = log(page.changed)
    page.members.setFocus()
    page.members.setCurrentIndex(page.members.members.index_of(CEM))
    press(Qt.Key.Key_Return)
    part = page.part
    assert part.isVisible()
    assert (part.role.currentData(), part.rooms.ticked) == ("moderator", (DEICH,))
    part.rooms.box_of(SIEL).setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert changed == [(CEM, "moderator", (SIEL, DEICH))]
    assert not part.isVisible()
    assert page.members.hasFocus()


def test_the_part_of_a_laptop_is_changed_with_the_mouse(page, qtbot):
    changed = log(page.changed)
    spot = page.members.visualRect(page.members.members.index_of(BEN)).center()
    qtbot.mouseClick(page.members.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(page.members.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    page.part.role.setCurrentIndex(page.part.role.findData("observer"))
    assert not page.part.rooms.isVisible()
    page.part.change.click()
    assert changed == [(BEN, "observer", ())]


def test_rooms_of_another_workshop_stay_and_a_moderator_without_any_is_asked_about(page):
    changed = log(page.changed)
    page.show_state(team(BEN_HERE, member(CEM, "Cem", DEICH, "elsewhere")), CODES)
    page.ask_part(CEM)
    page.part.rooms.tick((SIEL,))
    page.part.change.click()
    assert changed == [(CEM, "moderator", (SIEL, "elsewhere"))]
    page.ask_part(BEN)
    page.part.rooms.tick(())
    page.part.change.click()
    assert "Tick the rooms" in page.part.rooms.fault.text()
    assert page.part.isVisible()
    press(Qt.Key.Key_Escape)
    assert not page.part.isVisible()
    assert len(changed) == 1


def test_nobody_is_asked_about_who_is_gone_meanwhile_or_about_oneself(page):
    page.ask_part(BEN)
    page.show_state(team(BEN_HERE._replace(revoked_at=NOON, presence=None)), CODES)
    assert not page.part.isVisible()
    page.members.setFocus()
    page.members.setCurrentIndex(page.members.members.index_of(ADA))
    press(Qt.Key.Key_Return)
    assert not page.part.isVisible()
    assert not page.change.isEnabled()


def test_without_a_server_who_is_taken_out_and_what_the_others_need_is_said(page):
    page.show_state(team(BEN_HERE, is_serverless=True, is_hosting=False, link=None), CODES)
    page.ask_revoke(BEN)
    assert "opens no room package" in page.question.accessibleName()
    gone = BEN_HERE._replace(revoked_at=NOON)
    page.show_state(team(gone, is_serverless=True, is_hosting=False, link=None), CODES)
    assert "taken out at" in spoken(page)[1]


def test_a_team_without_a_server_is_offered_one(page):
    hosted, adopted = log(page.host_wanted), log(page.server_wanted)
    assert not page.server.isVisible()
    page.show_state(team(BEN_HERE, is_serverless=True, is_hosting=False, link=None), CODES)
    page.server.host.click()
    page.server.adopt.click()
    assert page.server.server.fault
    page.server.server.edit.setText("facilitator://server?x")
    page.server.adopt.click()
    assert (hosted, adopted) == ([()], ["facilitator://server?x"])


def test_a_moderator_is_invited_into_rooms_or_chooses_them(page):
    invited = log(page.invited)
    page.form.send.click()
    page.form.box_of(SIEL).setChecked(True)
    page.form.send.click()
    assert invited == [("moderator", ()), ("moderator", (SIEL,))]


def test_other_roles_have_no_rooms_of_their_own(page):
    invited = log(page.invited)
    page.form.box_of(SIEL).setChecked(True)
    page.form.role.setCurrentIndex(page.form.role.findData("observer"))
    assert not page.form.box_of(SIEL).isVisible()
    page.form.send.click()
    assert invited == [("observer", ())]


def test_what_is_ticked_stays_when_the_rooms_change(page):
    page.form.box_of(SIEL).setChecked(True)
    page.form.show_rooms({**CODES, "room-3": "W 1.3"})
    assert page.form.chosen_sessions == (SIEL,)


def test_an_invitation_is_shown_as_code_link_and_picture_and_is_withdrawn(page):
    withdrawn = log(page.withdrawn)
    assert not page.invitations.isVisible()
    page.show_state(team(BEN_HERE, invitations=(invitation(),)), CODES)
    card = page.invitations.card
    assert card.code.text().replace("\n", "-") == INVITATION.code
    card.copy_code.click()
    assert QApplication.clipboard().text() == INVITATION.code
    card.copy_link.click()
    assert QApplication.clipboard().text() == INVITATION.link
    card.withdraw.click()
    assert withdrawn == ["i1"]


def test_the_picture_is_the_link_in_black_on_white(page):
    page.show_state(team(invitations=(invitation(),)), CODES)
    picture = page.invitations.card.picture
    image = picture.grab().toImage()
    rows, count = INVITATION.qr_rows(), len(INVITATION.qr_rows()) + 8
    step = image.width() // count
    assert picture.sizeHint().width() == step * count  # the margin that a camera needs, no more
    start = (image.width() - step * (count - 8)) / 2
    seen = tuple(
        tuple(
            image.pixelColor(int(start + (x + 0.5) * step), int(start + (y + 0.5) * step)).value()
            < 128
            for x in range(len(rows))
        )
        for y in range(len(rows))
    )
    assert seen == rows


def test_the_newest_of_several_invitations_is_in_front(page):
    page.show_state(team(invitations=(invitation(1),)), CODES)
    assert not page.invitations.choice.isVisible()
    page.show_state(team(invitations=(invitation(1), invitation(2, role="author"))), CODES)
    assert page.invitations.card.invitation.id == "i2"
    page.invitations.choice.setCurrentIndex(0)
    assert page.invitations.card.invitation.id == "i1"
    page.show_state(team(invitations=(invitation(1), invitation(2, role="author"))), CODES)
    assert page.invitations.card.invitation.id == "i1"


def test_who_does_not_organise_invites_nobody_and_can_leave(page):
    left = log(page.left)
    state = team(BEN_HERE, role="moderator", is_hosting=False)
    page.show_state(with_link(state, unsent=2), CODES)
    assert not page.form.isVisible()
    assert not page.end.isVisible()
    assert not page.revoke.isVisible()
    page.leave.click()
    said = page.question.accessibleName()
    assert said.startswith("2 changes are not sent yet")
    assert "keys of the team are deleted" in said
    assert "does not hear of it now" in said
    answers(page)["Leave now"].click()
    assert left == [()]


def test_who_leaves_while_the_organiser_is_there_has_nobody_to_tell(page):
    own = member(BEN, "Ben", SIEL, is_self=True, presence=here(BEN, SIEL))
    ada = member(ADA, "Ada", role="organiser", presence=here(ADA))
    state = team(role="moderator", is_hosting=False, members=(own, ada))
    page.show_state(state, CODES)
    page.leave.click()
    assert "does not hear" not in page.question.accessibleName()
    page.show_state(with_link(state, phase="offline"), CODES)
    page.leave.click()
    assert "does not hear" in page.question.accessibleName()


def test_ending_asks_first(page):
    ended = log(page.ended)
    page.end.click()
    answers(page)["End the team now"].click()
    assert ended == [()]


def test_a_problem_is_one_calm_line_that_goes(page):
    page.show_state(team(BEN_HERE, problem="The cable is out."), CODES)
    banner = page.problem
    assert banner.isVisible()
    assert banner.accessibleName() == "The cable is out."
    page.show_state(team(BEN_HERE), CODES)
    assert not banner.isVisible()
