"""Servers without room: it is said, nothing becomes a draft, and all is sent once there is room."""

import asyncio

import pytest

from facilitator.team import errands, streams
from facilitator.team.link import stream
from facilitator.team.link.troubles import full, no_room
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
    team.organiser.connect()
    wait_for(lambda: state(team.organiser).problem == no_room(), lambda: state(team.organiser))
    assert state(team.organiser).unsent
    monkeypatch.undo()
    team.wait_until_level()
    assert not state(team.organiser).problem


def test_who_comes_before_the_organiser_is_told_whom_to_wait_for(team: Crew) -> None:
    moderator = team.join()
    moderator.connect()
    wait_for(lambda: "has not opened the team" in state(moderator).problem)
    team.organiser.connect()
    team.wait_until_level()
    assert not state(moderator).problem
