"""Letters between laptops over a real server, with TLS, tokens and sealing as in use."""

import pytest

from tests.team.link.crew import Crew, Post, crew, wait_for


@pytest.fixture
def team(tmp_path, server, authority):
    with crew(tmp_path, Post(server.url, server.fingerprint, authority)) as made:
        yield made


def test_a_note_of_one_laptop_arrives_on_the_other(team: Crew) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.note("Radwege")
    team.organiser.note("Brücken", room=1)
    wait_for(lambda: {"Radwege", "Brücken"} <= team.organiser.texts() & moderator.texts())
    team.wait_until_level()
    assert team.organiser.rows() == moderator.rows()
    assert team.organiser.desk.read.members()
