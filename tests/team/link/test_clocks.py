"""Laptops whose clocks are wrong: nothing is lost, nobody else's clock goes wrong, and it is said."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from facilitator.domain.letters import Letter
from facilitator.domain.stamps import HybridClock, Stamp, wall_milliseconds
from facilitator.team.link.clock import ServerClock, steady_milliseconds
from facilitator.team.link.connection import Connection
from facilitator.team.link.identity import Identity
from facilitator.team.link.link import Link
from facilitator.team.states import LinkState
from tests.team.link.crew import Crew, Laptop, Post, crew, wait_for

HOUR = 3_600_000
FAR = 120_000


@pytest.fixture
def team(tmp_path, server, authority):
    with crew(tmp_path, Post(server.url, server.fingerprint, authority)) as made:
        yield made
        made.remove()


class Wrong:
    """A laptop's clock that is off by `milliseconds`."""

    def __init__(self, laptop: Laptop, milliseconds: int) -> None:
        self.milliseconds = milliseconds
        file = laptop.desk.file
        last = file._clock.tick()  # noqa: SLF001 - the clock of the machine is the test's
        file._clock = HybridClock(laptop.device, last, self)  # noqa: SLF001 - the same

    def __call__(self) -> int:
        return wall_milliseconds() + self.milliseconds


def linked(laptop: Laptop) -> Link:
    assert laptop.link
    return laptop.link


def state(laptop: Laptop) -> LinkState:
    return linked(laptop).state()


def stamps(laptop: Laptop, device: str) -> list[Stamp]:
    sql = "SELECT stamp FROM journal WHERE substr(stamp, 20) = ? ORDER BY stamp"
    with closing(sqlite3.connect(laptop.path)) as connection:
        return [Stamp.parse(stamp) for (stamp,) in connection.execute(sql, (device,))]


def is_of_now(stamp: Stamp) -> bool:
    return abs(stamp.milliseconds - wall_milliseconds()) < FAR


@pytest.mark.parametrize(
    ("off", "said"), [(3 * HOUR, "3 hours fast"), (-3 * HOUR, "3 hours slow"), (0, "")]
)
def test_what_is_written_under_a_wrong_clock_arrives_and_both_sides_say_so(
    team: Crew, off: int, said: str
) -> None:
    moderator = team.join()
    Wrong(moderator, off)
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.note("Unter falscher Uhr")
    wait_for(lambda: "Unter falscher Uhr" in team.organiser.texts())
    team.organiser.note("Danach")
    wait_for(lambda: "Danach" in moderator.texts())
    team.wait_until_level()

    assert team.organiser.rows() == moderator.rows()
    assert is_of_now(stamps(team.organiser, moderator.device)[-1])
    wait_for(lambda: said in state(moderator).problem, lambda: state(moderator))
    their = "01 is wrong" if said else ""
    wait_for(lambda: their in state(team.organiser).problem, lambda: state(team.organiser))
    if not said:
        assert not state(moderator).problem + state(team.organiser).problem


def test_what_was_written_before_there_was_a_server_to_ask_is_stamped_anew(team: Crew) -> None:
    moderator = team.join()
    moderator.connect()
    team.organiser.connect()
    team.wait_until_level()
    moderator.disconnect()
    Wrong(moderator, 3 * HOUR)
    for number in range(5):
        moderator.note(f"Unterwegs {number}")
    assert not is_of_now(stamps(moderator, moderator.device)[-1])

    moderator.connect()
    wait_for(lambda: "Unterwegs 4" in team.organiser.texts())
    team.wait_until_level()

    assert all(is_of_now(stamp) for stamp in stamps(moderator, moderator.device))
    assert stamps(moderator, moderator.device) == stamps(team.organiser, moderator.device)
    assert team.organiser.rows() == moderator.rows()


def test_a_clock_that_goes_wrong_while_connected_is_noticed_before_anything_is_sent(
    team: Crew,
) -> None:
    moderator = team.join()
    clock = Wrong(moderator, 0)
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.note("Vorher")
    wait_for(lambda: "Vorher" in team.organiser.texts())
    clock.milliseconds = 3 * HOUR
    moderator.note("Nachher")
    wait_for(lambda: "Nachher" in team.organiser.texts())
    team.wait_until_level()

    assert is_of_now(stamps(team.organiser, moderator.device)[-1])
    assert "3 hours fast" in state(moderator).problem
    clock.milliseconds = 0
    moderator.note("Wieder richtig")
    wait_for(lambda: "Wieder richtig" in team.organiser.texts())
    team.wait_until_level()
    assert team.organiser.rows() == moderator.rows()


def ahead_of_time(team: Crew, moderator: Laptop, milliseconds: int) -> list[Letter]:
    """Publish what a program sends that does not correct its clock, and return it."""
    Wrong(moderator, milliseconds)
    moderator.note("Aus der Zukunft")
    with moderator.desk.file.postbox() as postbox:
        letters = postbox.outgoing()
    assert Stamp.parse(letters[-1].last_stamp).milliseconds > wall_milliseconds() + FAR

    async def _publish() -> None:
        identity = Identity(moderator.membership, moderator.secrets)
        connection = Connection(moderator.membership.inbox)
        post = team.post
        await connection.open(post.address, post.fingerprint, identity.credentials)
        for letter in letters:
            subject = moderator.membership.subject(letter.area)
            await connection.publish(subject, identity.seal(letter))
        await connection.flush()
        await connection.close()

    asyncio.run(_publish())
    return letters


def test_a_letter_from_the_future_is_not_taken_before_it_comes_restamped(team: Crew) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.disconnect()
    ahead_of_time(team, moderator, 3 * HOUR)
    wait_for(lambda: "clock of 01 is ahead" in state(team.organiser).problem)
    team.organiser.note("Weiter")

    assert "Aus der Zukunft" not in team.organiser.texts()
    assert is_of_now(stamps(team.organiser, team.organiser.device)[-1]), "its clock is poisoned"
    moderator.connect()
    wait_for(lambda: "Aus der Zukunft" in team.organiser.texts())
    assert all(is_of_now(stamp) for stamp in stamps(team.organiser, moderator.device))


def test_a_letter_from_the_future_is_taken_once_its_time_has_come(team: Crew) -> None:
    moderator = team.join()
    team.organiser.connect()
    moderator.connect()
    team.wait_until_level()
    moderator.disconnect()
    ahead_of_time(team, moderator, FAR + 3_000)
    wait_for(lambda: "is ahead" in state(team.organiser).problem)
    assert "Aus der Zukunft" not in team.organiser.texts()
    wait_for(lambda: "Aus der Zukunft" in team.organiser.texts())
    wait_for(lambda: not state(team.organiser).problem)


def test_a_server_whose_clock_was_put_right_is_no_reason_to_refuse_what_it_stored(
    team: Crew,
) -> None:
    letter = _letter(team, 3 * HOUR)
    now, at = ServerClock(), wall_milliseconds() + 3 * HOUR
    assert now.is_ahead(letter)
    assert now.is_ahead(letter, _iso(wall_milliseconds()))
    assert not now.is_ahead(letter, _iso(at))
    now.trust(letter)
    assert not now.is_ahead(_letter(team, 3 * HOUR - 1_000))
    assert now.is_ahead(_letter(team, 4 * HOUR))


def test_the_servers_time_goes_on_however_ours_is_set() -> None:
    shown = [wall_milliseconds()]
    clock = ServerClock(lambda: shown[0])
    asked = steady_milliseconds()
    clock.learn(_iso(shown[0] + 5_000), asked, asked)
    assert 4_900 < clock.offset_ms < 6_000
    shown[0] += HOUR
    assert -HOUR < clock.offset_ms < -HOUR + 7_000
    assert clock.is_far
    clock.learn("no time at all", asked, asked)
    assert clock.is_far


def _letter(team: Crew, milliseconds: int) -> Letter:
    with team.organiser.desk.file.postbox() as postbox:
        letter = postbox.outgoing()[0]
    entry = letter.entries[-1]
    stamp = Stamp(wall_milliseconds() + milliseconds, 0, team.organiser.device)
    return letter._replace(entries=(entry._replace(stamp=str(stamp)),))


def _iso(milliseconds: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(milliseconds / 1_000, UTC).isoformat()
