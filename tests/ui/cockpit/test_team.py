"""Who of the team is in which room, and whether everything is here; nothing of it without a team."""

from PySide6.QtWidgets import QApplication

from facilitator.team.states import TeamState
from tests.ui.team.states import BEN, here, member, team

ROOM = "2.1"


def with_ben(**values) -> TeamState:
    return team(member(BEN, "Ben", ROOM, **{"presence": here(BEN, ROOM), **values}))


def test_without_a_team_nothing_takes_room(organiser):
    assert organiser.room(ROOM).team is None
    assert organiser.screen.head.team.isHidden()


def test_each_room_says_who_is_there(organiser):
    organiser.screen.show_team(with_ben())
    assert organiser.room(ROOM).team.text == "Ben"
    assert organiser.room("2.2").team.text == "nobody"
    assert "Ben" in organiser.column(ROOM).accessibleName()
    assert organiser.screen.head.team.words.text() == "Everything is here"


def test_who_is_missing_is_named_and_painted_in_their_room_alone(organiser):
    organiser.screen.show_team(with_ben())
    watch = organiser.watch()
    organiser.screen.show_team(with_ben(presence=here(BEN, ROOM, unsent=4)))
    QApplication.processEvents()
    assert set(watch.painted) == {ROOM}
    assert organiser.room(ROOM).team.text == "Ben, 4 to send"
    assert organiser.screen.head.team.words.text() == "Not complete: still missing from Ben"


def test_when_the_team_has_ended_its_words_go(organiser):
    organiser.screen.show_team(with_ben())
    organiser.screen.show_team(TeamState())
    assert organiser.room(ROOM).team is None
    assert organiser.screen.head.team.isHidden()
