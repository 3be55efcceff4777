"""A note in a room that is somebody else's is kept, and said to be on this laptop only."""

from contextlib import closing
from pathlib import Path

import pytest

from facilitator.actions import team
from facilitator.actions.desk import Desk
from facilitator.domain.areas import TeamRole
from facilitator.domain.team import Member
from facilitator.storage.files import open_file

NOTE = ("--question", "1", "Said here")


@pytest.fixture
def enrolled(second: Path):
    """Return what makes the file one of a laptop with a part in a team, with its one room or without."""

    def enrol(role: TeamRole, *, has_room: bool = False) -> Path:
        with closing(open_file(second)) as file:
            desk = Desk(file)
            (process,) = desk.read.processes()
            (workshop,) = desk.read.workshops()
            (session,) = desk.read.head(workshop.id).sessions
            room = session.id if has_room else ""
            own = Member(file.device, process.id, "Ben", role, room)
            desk.run(team.add_member, member=own)
            with file.postbox() as postbox:
                postbox.settle()
        return second

    return enrol


def test_in_a_room_of_others_it_is_said_and_the_note_is_kept(call, enrolled):
    file = enrolled("moderator")
    ended = call("note", file, "--session", "W1.1", *NOTE)
    assert ended.code == 0
    assert "kept on this laptop only: in W1.1 only whoever moderates it" in ended.err
    with closing(open_file(file)) as opened:
        reader = Desk(opened).read
        (workshop,) = reader.workshops()
        assert "Said here" in {note.text for note in reader.dossier(workshop.id).notes}


def test_in_a_room_of_ones_own_nothing_is_said(call, enrolled):
    assert call("note", enrolled("moderator", has_room=True), "--session", "W1.1", *NOTE).err == ""


def test_an_organiser_is_told_nothing_anywhere(call, enrolled):
    assert call("note", enrolled("organiser"), "--session", "W1.1", *NOTE).err == ""


def test_without_a_team_nothing_is_said(call, second):
    assert call("note", second, "--session", "W1.1", *NOTE).err == ""
