"""What a real server lets each role do, and what it refuses."""

import asyncio
import json
import time

import nats.errors
import pytest

from facilitator.domain.areas import ROLES, may_write
from facilitator.team.nkeys import Key
from facilitator.team.tokens import (
    claims,
    inbox_of,
    knocking_token,
    stream_of,
    subjects,
    user_token,
)
from tests.team.conftest import Connect

ME, OTHER = "d" * 16, "e" * 16
SESSION, FOREIGN = "018f-s1", "018f-s2"
AREAS = ("plan", "work", f"room.{SESSION}", f"room.{FOREIGN}", "topic.t1", "topic.t2")


async def _make_stream(organiser, team: str) -> None:
    settings = {
        "name": stream_of(team),
        "subjects": [f"w.{team}.>"],
        "max_bytes": 1_000_000,
        "allow_direct": True,
        "republish": {"src": f"w.{team}.>", "dest": f"live.{team}.>"},
    }
    answer = await organiser.request(
        f"$JS.API.STREAM.CREATE.{stream_of(team)}", json.dumps(settings).encode()
    )
    assert "error" not in json.loads(answer.data)


@pytest.mark.parametrize("role", ROLES)
def test_the_server_lets_a_role_write_where_it_may_and_nowhere_else(
    role, connect: Connect, team: str
):
    async def _try() -> dict[str, bool]:
        async with connect(role, sessions=[SESSION], topics=["t1"]) as client:
            return {area: not await client.refuses(f"w.{team}.{ME}.{area}") for area in AREAS}

    expected = {area: may_write(role, area, sessions=[SESSION], topics=["t1"]) for area in AREAS}
    assert asyncio.run(_try()) == expected


@pytest.mark.parametrize("role", ROLES)
def test_nobody_writes_as_another_laptop_or_in_another_team(role, connect: Connect, team: str):
    async def _try() -> None:
        async with connect(role, sessions=[SESSION], topics=["t1"]) as client:
            for area in AREAS:
                assert await client.refuses(f"w.{team}.{OTHER}.{area}")
                assert await client.refuses(f"w.{'0' * 32}.{ME}.{area}")
                assert await client.refuses(f"live.{team}.{ME}.{area}")
            assert await client.refuses(f"p.{team}.{OTHER}")
            assert await client.refuses("$SYS.REQ.CLAIMS.UPDATE")

    asyncio.run(_try())


@pytest.mark.parametrize("role", ROLES)
def test_nobody_has_a_consumer_or_another_teams_stream(role, connect: Connect, team: str):
    stream, foreign = stream_of(team), stream_of("0" * 32)
    forbidden = (
        f"$JS.API.CONSUMER.CREATE.{stream}",
        f"$JS.API.CONSUMER.CREATE.{stream}.x",
        f"$JS.API.CONSUMER.DURABLE.CREATE.{stream}.x",
        f"$JS.API.CONSUMER.MSG.NEXT.{stream}.x",
        f"$JS.API.CONSUMER.LIST.{stream}",
        f"$JS.API.STREAM.INFO.{foreign}",
        f"$JS.API.DIRECT.GET.{foreign}",
        f"$JS.API.DIRECT.GET.{foreign}.w.x",
        f"$JS.API.STREAM.DELETE.{foreign}",
        f"$JS.API.STREAM.SNAPSHOT.{stream}",
        "$JS.API.STREAM.LIST",
        "$JS.API.STREAM.NAMES",
    )

    async def _try() -> None:
        async with connect(role) as client:
            for subject in forbidden:
                assert await client.refuses(subject), subject

    asyncio.run(_try())


@pytest.mark.parametrize("role", ROLES)
def test_a_laptop_hears_its_own_team_and_its_own_answers_only(role, connect: Connect, team: str):
    foreign = ("live.>", f"live.{'0' * 32}.>", f"p.{'0' * 32}.>", ">", "_INBOX.>", f"w.{team}.>")
    own = (f"live.{team}.>", f"p.{team}.>", f"{inbox_of(ME)}.x")

    async def _try() -> None:
        async with connect(role) as client:
            for subject in (*foreign, f"{inbox_of(OTHER)}.>", "$SYS.>", "_INBOX.knock.>"):
                assert await client.may_not_hear(subject), subject
            for subject in own:
                assert await client.may_not_hear(subject) == (role == "guest"), subject
            assert await client.may_not_hear("join.*") == (role != "organiser")
            assert await client.may_not_hear(f"stage.{team}.*") == (role != "guest")
            assert await client.may_not_hear(f"stage.{'0' * 32}.*")
            assert await client.may_not_hear("stage.>")

    asyncio.run(_try())


@pytest.mark.parametrize("role", ROLES)
def test_an_organiser_alone_shows_a_stage_and_only_their_own(role, connect: Connect, team: str):
    async def _try() -> None:
        async with connect(role) as client:
            assert await client.refuses(f"stage.{team}.{ME}") == (role != "organiser")
            assert await client.refuses(f"stage.{team}.{OTHER}")

    asyncio.run(_try())


def test_a_guest_says_nothing_at_all(connect: Connect, team: str):
    subjects = (f"stage.{team}.{ME}", f"p.{team}.{ME}", f"live.{team}.{ME}.plan", "join.x")

    async def _try() -> list[bool]:
        async with connect("guest") as client:
            return [await client.refuses(subject) for subject in (*subjects, f"{inbox_of(ME)}.x")]

    assert all(asyncio.run(_try()))


@pytest.mark.parametrize("verb", ["CREATE", "UPDATE", "PURGE", "DELETE", "MSG.DELETE"])
def test_the_organiser_alone_keeps_the_stream(verb, connect: Connect, team: str):
    async def _try() -> list[bool]:
        answers = []
        for role in ROLES:
            async with connect(role) as client:
                refused = await client.refuses(f"$JS.API.STREAM.{verb}.{stream_of(team)}", b"{}")
                answers.append(refused)
        return answers

    assert asyncio.run(_try()) == [role != "organiser" for role in ROLES]


def test_a_written_letter_is_heard_live_and_read_again_from_the_stream(connect: Connect, team: str):
    async def _try() -> None:
        async with (
            connect("organiser", device=OTHER) as organiser,
            connect("moderator", sessions=[SESSION]) as moderator,
        ):
            await _make_stream(organiser, team)
            live = await organiser.subscribe(f"live.{team}.>")
            await organiser.settle()
            subject = f"w.{team}.{ME}.room.{SESSION}"
            assert json.loads((await moderator.request(subject, b"sealed")).data)["seq"] == 1
            heard = await live.next_msg()
            headers = heard.headers or {}
            assert (heard.data, headers["Nats-Subject"]) == (b"sealed", subject)
            assert headers["Nats-Sequence"] == "1"
            read = await moderator.request(
                f"$JS.API.DIRECT.GET.{stream_of(team)}", json.dumps({"seq": 1}).encode()
            )
            assert read.data == b"sealed"

    asyncio.run(_try())


def test_a_stranger_knocks_hears_the_answer_and_can_do_nothing_else(connect: Connect, team: str):
    async def _try() -> None:
        async with connect("organiser") as organiser, connect(None) as stranger:

            async def _answer(knock) -> None:
                await knock.respond(b"come in")

            await organiser.subscribe("join.*", cb=_answer)
            await organiser.settle()
            answer = await stranger.request(f"join.{team[:20]}", b"knock")
            assert answer.data == b"come in"
            for subject in (f"w.{team}.{ME}.plan", f"p.{team}.{ME}", "_INBOX.knock.x"):
                assert await stranger.refuses(subject)
            for subject in (f"live.{team}.>", "join.*", f"{inbox_of(ME)}.>"):
                assert await stranger.may_not_hear(subject)

    asyncio.run(_try())


def test_a_knock_that_is_large_ends_the_connection_unheard(connect: Connect, team: str):
    async def _try() -> None:
        async with connect("organiser") as organiser, connect(None) as stranger:
            knocks = await organiser.subscribe("join.*")
            await organiser.settle()
            await stranger.publish(f"join.{team[:20]}", b"x" * 20_000)
            async with asyncio.timeout(30):
                await stranger.gone.wait()
            await organiser.settle()
            assert knocks.pending_msgs == 0

    asyncio.run(_try())


def test_a_token_without_its_key_lets_nobody_in(connect: Connect, authority, team: str):
    stolen = user_token(
        authority.issuer, Key.generate("user").public, "organiser", team=team, device=ME
    )

    async def _try() -> None:
        async with connect("organiser", key=Key.generate("user"), token=stolen):
            pass

    with pytest.raises(nats.errors.Error, match="Authorization"):
        asyncio.run(_try())


def test_a_token_that_another_account_signed_lets_nobody_in(connect: Connect, team: str):
    from facilitator.team.authority import new_authority

    key = Key.generate("user")
    forged = user_token(new_authority().issuer, key.public, "organiser", team=team, device=ME)

    async def _try() -> None:
        async with connect("organiser", key=key, token=forged):
            pass

    with pytest.raises(nats.errors.Error, match="Authorization"):
        asyncio.run(_try())


def test_a_token_that_was_tampered_with_is_worth_no_more_than_a_stranger(
    connect: Connect, authority, team: str
):
    key = Key.generate("user")
    good = user_token(authority.issuer, key.public, "observer", team=team, device=ME)
    better = user_token(authority.issuer, key.public, "organiser", team=team, device=ME)
    head, _, signature = good.split(".")
    forged = ".".join((head, better.split(".")[1], signature))

    async def _try() -> None:
        async with connect("organiser", key=key, token=forged) as client:
            assert await client.refuses(f"w.{team}.{ME}.plan")
            assert await client.may_not_hear(f"live.{team}.>")

    asyncio.run(_try())


def test_a_token_ends_when_it_says(connect: Connect, authority, team: str):
    key = Key.generate("user")
    over = user_token(
        *(authority.issuer, key.public, "observer"),
        team=team,
        device=ME,
        expires=int(time.time()) - 1,
    )

    async def _try() -> None:
        async with connect("observer", key=key, token=over):
            pass

    with pytest.raises(nats.errors.Error, match="Authorization"):
        asyncio.run(_try())


def test_tokens_hold_no_secret(authority, team: str):
    key = Key.generate("user")
    tokens = (
        user_token(authority.issuer, key.public, "organiser", team=team, device=ME),
        knocking_token(authority.issuer),
    )
    for token in tokens:
        assert not any(
            seed in str(claims(token)) for seed in (key.seed, *authority) if seed[:1] == "S"
        )


def test_a_guest_is_told_no_empty_list_which_would_allow_all(team: str):
    assert subjects("guest", team=team, device=ME).publish == ()
    key = Key.generate("account")
    from facilitator.team.tokens import Issuer

    token = user_token(
        Issuer(key.public, key.seed), Key.generate("user").public, "guest", team=team, device=ME
    )
    assert claims(token)["nats"]["pub"] == {"deny": [">"]}
