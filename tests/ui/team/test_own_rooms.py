"""Who writes in a room that is not theirs is told at once, and goes on writing."""

import pytest
from PySide6.QtTest import QTest

from facilitator.ui.shell.joining import Joining
from facilitator.ui.team.own_rooms import own_member, own_rooms, standing_in
from tests.ui.shell.windows import rail, said, session, shown
from tests.ui.team.states import ADA, BEN, CODES, DEICH, SIEL, member, team
from tests.ui.team.together import PATIENCE, come_in, invite, is_level, texts

HERE_ONLY = (
    "What you write here stays on this laptop; only whoever moderates {room} or organises writes "
    "for everybody."
)


@pytest.mark.parametrize(
    ("own", "room", "expected"),
    [
        (member(BEN, "Ben", DEICH), DEICH, ""),
        (member(BEN, "Ben", DEICH), SIEL, "You moderate W 1.2. "),
        (member(BEN, "Ben"), SIEL, "Your part in the team: Moderator. "),
        (member(BEN, "Ben", role="observer"), SIEL, "Your part in the team: Observer. "),
        (member(BEN, "Ben", role="author"), DEICH, "Your part in the team: Author. "),
        (member(BEN, "Ben", role="organiser"), SIEL, ""),
    ],
)
def test_what_is_said_of_a_room_by_role(own, room, expected):
    told = expected + HERE_ONLY.format(room=CODES[room]) if expected else ""
    assert standing_in(own, room, CODES) == told


def test_only_a_moderator_has_rooms_of_their_own():
    own = member(BEN, "Ben", DEICH, is_self=True)
    assert own_rooms(None) == own_rooms(team()) == frozenset()
    assert own_rooms(team()._replace(members=(own,))) == {DEICH}
    assert own_rooms(team()._replace(is_team=False, members=(own,))) == frozenset()
    out = own._replace(revoked_at="2026-09-17T12:00:00+00:00")
    assert own_member(team()._replace(members=(out,))) is None
    organiser = own_member(team())
    assert organiser
    assert organiser.device == ADA


def test_in_a_room_of_others_it_is_said_at_once_and_the_note_is_marked_while_it_is_written(
    qtbot, host, open_program, tmp_path, monkeypatch
):
    invitation = invite(qtbot, host, "W 1.2")
    guest = come_in(open_program("guest"), invitation, monkeypatch, tmp_path / "docs")
    qtbot.waitUntil(lambda: guest.head is not None and is_level(guest), timeout=PATIENCE)
    qtbot.waitUntil(lambda: guest.findChild(Joining) is None)
    model = rail(guest).sessions.model()
    qtbot.waitUntil(lambda: any(row.is_own for row in model.rows), timeout=PATIENCE)
    own = {row.code for row in model.rows if row.is_own}
    assert own == {"W 1.2"}
    assert all(("your room" in row.spoken) == row.is_own for row in model.rows)
    screen = shown(guest)
    assert screen.standing is None
    assert "Saved" in said(guest)

    guest.show_session(session(guest, "W 2.2"))
    assert screen.standing is not None
    assert screen.standing.isVisible()
    assert screen.standing.accessibleName().startswith("You moderate W 1.2. ")
    assert "Saved on this laptop only" in said(guest)
    QTest.keyClicks(screen.editor, "Nobody takes this")
    assert "Nobody takes this" in texts(guest)
    qtbot.waitUntil(lambda: screen.editor.current_line.id in screen.editor.drafts, timeout=PATIENCE)

    guest.go_to("team")
    assert "Saved" in said(guest)
    guest.show_session(session(guest, "W 1.2"))
    assert screen.standing.isHidden()
    assert "Saved" in said(guest)
    guest.show_welcome()
    assert not any(row.is_own for row in model.rows)


def test_whoever_organises_is_told_nothing(host):
    host.show_session(session(host, "W 1.1"))
    assert shown(host).standing is None
    assert "Saved" in said(host)
    assert not any(row.is_own for row in rail(host).sessions.model().rows)
