"""Servers without room: it is said, nothing becomes a draft, and all is sent once there is room."""

import asyncio
import os

import pytest

from facilitator.team import errands, streams
from facilitator.team.link import stream
from facilitator.team.link.troubles import full, no_room
from facilitator.team.server import configuration
from facilitator.team.server.process import Server
from tests.team.link.crew import Crew, Post, crew, wait_for
from tests.team.link.test_clocks import state

LITTLE = 60_000
"""The example takes 40,000 bytes of it."""


@pytest.fixture
def team(tmp_path, server, authority):
    with crew(tmp_path, Post(server.url, server.fingerprint, authority)) as made:
        yield made
        made.remove()


def bound(team: Crew, most_bytes: int) -> None:
    """Let the server keep so much of the team."""
    organiser, post = team.organiser, team.post

    async def _change() -> None:
        client = await errands.connected([post.address], post.fingerprint, organiser.secrets)
        config = stream.configuration(organiser.membership.team, 1)
        await streams._asked(  # noqa: SLF001 - the test is the server's administrator
            client, "UPDATE", organiser.membership.team, {**config, "max_bytes": most_bytes}
        )
        await client.close()

    asyncio.run(_change())


def test_a_full_server_is_said_and_all_is_sent_once_there_is_room(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_BYTES", LITTLE)
    team.organiser.connect()
    team.wait_until_level()
    for number in range(60):
        team.organiser.note(f"Notiz {number} " + "Wörter " * 200)
    wait_for(lambda: state(team.organiser).problem == full(), lambda: state(team.organiser))
    assert state(team.organiser).unsent
    with team.organiser.desk.file.postbox() as postbox:
        assert not postbox.drafts()

    bound(team, 10 * LITTLE)
    team.wait_until_level()
    assert not state(team.organiser).problem


def test_a_server_that_cannot_take_a_team_at_all_says_so(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST_BYTES", 2**60)
    monkeypatch.setattr(stream, "FIRST_BYTES", 2**60)
    team.organiser.connect()
    wait_for(lambda: state(team.organiser).problem == no_room(), lambda: state(team.organiser))
    assert state(team.organiser).unsent
    monkeypatch.undo()
    team.wait_until_level()
    assert not state(team.organiser).problem


def most_bytes(team: Crew) -> int:
    """Return how much the server may keep of the team."""
    found = {}

    async def _ask() -> None:
        organiser, post = team.organiser, team.post
        client = await errands.connected([post.address], post.fingerprint, organiser.secrets)
        hex_id = organiser.membership.team
        found.update(await streams._asked(client, "INFO", hex_id))  # noqa: SLF001 - as above
        await client.close()

    asyncio.run(_ask())
    return found["config"]["max_bytes"]


def test_a_team_gets_more_room_before_there_is_none_left(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "FIRST_BYTES", 2 * LITTLE)
    team.organiser.connect()
    team.wait_until_level()
    assert most_bytes(team) == 2 * LITTLE
    for _ in range(30):
        team.organiser.note(os.urandom(1_000).hex())
    team.wait_until_level()
    team.organiser.disconnect()
    team.organiser.connect()
    team.wait_until_level()
    assert most_bytes(team) == 4 * LITTLE
    assert not state(team.organiser).problem


def test_a_small_server_holds_several_teams_and_says_when_it_is_full(
    tmp_path, authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(configuration, "_MOST_STORED", 2 * stream.FIRST_BYTES)
    own = Server(tmp_path / "small", authority)
    own.start()
    post = Post(own.url, own.fingerprint, authority)
    teams = []
    try:
        for number in range(3):
            (tmp_path / str(number)).mkdir()
            teams.append(Crew(tmp_path / str(number), post))
            teams[-1].organiser.connect()
        first, second, third = teams
        wait_for(lambda: any(state(one.organiser).problem == no_room() for one in teams))
        (refused,) = [one for one in teams if state(one.organiser).problem]
        for one in teams:
            if one is not refused:
                one.wait_until_level()
        assert state(refused.organiser).unsent

        next(one for one in (first, second, third) if one is not refused).remove()
        refused.wait_until_level()
        assert not state(refused.organiser).problem
    finally:
        for one in teams:
            one.close()
        own.stop()


def test_who_comes_before_the_organiser_is_told_whom_to_wait_for(team: Crew) -> None:
    moderator = team.join()
    moderator.connect()
    wait_for(lambda: "has not opened it yet" in state(moderator).problem)
    team.organiser.connect()
    team.wait_until_level()
    assert not state(moderator).problem
