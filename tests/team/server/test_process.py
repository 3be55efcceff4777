"""The server as a process: it comes back, keeps its place, and never outlives its program."""

import asyncio
import base64
import json
import os
import signal
import socket
import ssl
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from typing import NamedTuple

import nats.errors
import pytest

from facilitator.errors import EnvironmentProblem
from facilitator.team.authority import new_authority
from facilitator.team.nkeys import Key
from facilitator.team.pinning import certificate_of, fingerprint, tls_context
from facilitator.team.server.configuration import PORTS
from facilitator.team.server.process import Server
from facilitator.team.server.revoking import revoke
from facilitator.team.tokens import inbox_of, user_token
from tests.team.conftest import visit

TEAM, DEVICE = "a" * 32, "d" * 16


@pytest.fixture
def own_authority():
    return new_authority()


@pytest.fixture
def changes():
    """Released once for each change of `own`."""
    return threading.Semaphore(0)


@pytest.fixture
def own(tmp_path, own_authority, changes):
    """A server that a test may hurt."""
    server = Server(tmp_path / "Täm server", own_authority, changed=changes.release)
    yield server
    server.stop()


def _pid(folder: Path) -> int:
    (file,) = (folder / PORTS).glob("*.ports")
    return int(file.stem.rpartition("_")[2])


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Member(NamedTuple):
    """Somebody with a key and the token that was given to them once."""

    key: Key
    token: str
    device: str


def _member(authority, device=DEVICE) -> Member:
    key = Key.generate("user")
    token = user_token(authority.issuer, key.public, "organiser", team=TEAM, device=device)
    return Member(key, token, device)


def _come_in(server, member: Member):
    return visit(
        [server.url],
        tls_context(server.fingerprint),
        inbox=inbox_of(member.device),
        key=member.key,
        token=member.token,
    )


async def _visit_and_leave(server, member: Member) -> None:
    await (await _come_in(server, member)).close()


def test_it_takes_connections_once_it_has_started_and_none_once_it_has_stopped(own, own_authority):
    own.start()
    assert own.is_running
    asyncio.run(_visit_and_leave(own, _member(own_authority)))
    pid = _pid(own.folder)
    own.stop()
    assert not own.is_running
    assert not _is_alive(pid)
    with pytest.raises(nats.errors.NoServersError):
        asyncio.run(_visit_and_leave(own, _member(own_authority)))


def test_it_is_found_again_at_its_place_after_a_new_start(own):
    own.start()
    place = (own.port, own.web_port, own.fingerprint)
    own.stop()
    own.start()
    assert (own.port, own.web_port, own.fingerprint) == place


def test_a_place_that_another_program_has_taken_is_left_to_it(own):
    own.start()
    taken = own.port
    own.stop()
    with socket.socket() as other:
        other.bind(("", taken))
        other.listen()
        own.start()
        assert own.port != taken


def test_a_place_that_becomes_free_while_an_earlier_server_ends_is_kept(own):
    own.start()
    place = own.port
    own.stop()
    with socket.socket() as ending:
        ending.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ending.bind(("", place))
        ending.listen()
        threading.Timer(0.1, ending.close).start()
        own.start()
    assert own.port == place


@pytest.mark.parametrize("left", [b"", b"\xff", b"1", b"70000 -1", b"a b"])
def test_a_place_that_nobody_remembers_any_more_is_chosen_anew(own, own_authority, left):
    own.folder.mkdir()
    (own.folder / "listening.txt").write_bytes(left)
    own.start()
    asyncio.run(_visit_and_leave(own, _member(own_authority)))


def test_a_certificate_that_was_made_by_halves_is_made_anew(own, own_authority):
    own.start()
    own.stop()
    (own.folder / "key.pem").unlink()
    own.start()
    asyncio.run(_visit_and_leave(own, _member(own_authority)))


def test_a_port_that_was_asked_for_and_is_taken_is_said(server, tmp_path):
    with pytest.raises(EnvironmentProblem, match=str(server.port)):
        Server(tmp_path, new_authority(), port=server.port).start()


def test_two_programs_do_not_run_one_server(own, own_authority):
    own.start()
    with pytest.raises(EnvironmentProblem, match="already"):
        Server(own.folder, own_authority).start()
    assert own.is_running


def test_a_server_that_dies_is_started_again_with_all_it_had(own, own_authority, changes):
    own.start()
    pid, stream = _pid(own.folder), f"T_{TEAM}"

    async def _write() -> None:
        client = await _come_in(own, _member(own_authority))
        settings = {"name": stream, "subjects": [f"w.{TEAM}.>"], "max_bytes": 10**6}
        await client.request(f"$JS.API.STREAM.CREATE.{stream}", json.dumps(settings).encode())
        await client.request(f"w.{TEAM}.{DEVICE}.plan", b"kept")
        await client.close()

    async def _count() -> int:
        client = await _come_in(own, _member(own_authority))
        answer = await client.request(f"$JS.API.STREAM.INFO.{stream}")
        await client.close()
        return json.loads(answer.data)["state"]["messages"]

    asyncio.run(_write())
    changes.acquire()
    os.kill(pid, signal.SIGKILL)
    changes.acquire()  # gone
    changes.acquire()  # back
    assert own.is_running
    assert _pid(own.folder) != pid
    assert asyncio.run(_count()) == 1


def test_a_server_that_slept_goes_on(own, own_authority):
    own.start()
    os.kill(_pid(own.folder), signal.SIGSTOP)
    os.kill(_pid(own.folder), signal.SIGCONT)
    asyncio.run(_visit_and_leave(own, _member(own_authority)))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_the_server_ends_with_its_program_even_if_that_is_killed(tmp_path):
    program = textwrap.dedent("""
        import sys, pathlib, threading
        from facilitator.team.authority import new_authority
        from facilitator.team.server.process import Server
        server = Server(pathlib.Path(sys.argv[1]), new_authority())
        threading.Thread(target=server.start).start()  # as in the program: the thread ends, it does not
        import time
        while not server.is_running:
            time.sleep(0.01)
        print("ready", flush=True)
        sys.stdin.read()
    """)
    folder = tmp_path / "server"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as host:
        assert host.stdout
        assert host.stdout.readline() == b"ready\n"
        pid = _pid(folder)
        assert _is_alive(pid)
        watched = os.pidfd_open(pid)
        host.kill()
    import select

    poll = select.poll()
    poll.register(watched, select.POLLIN)
    assert poll.poll(30_000), "the server outlived its program"
    os.close(watched)


def test_who_is_revoked_is_thrown_out_at_once_and_others_stay(own, own_authority):
    own.start()
    member = _member(own_authority)

    async def _try() -> None:
        victim = await _come_in(own, member)
        other = await _come_in(own, _member(own_authority, "e" * 16))
        context = tls_context(own.fingerprint)
        await revoke(own_authority, [own.url], context, [member.key.public])
        async with asyncio.timeout(30):
            await victim.gone.wait()
        await other.settle()
        assert other.is_connected
        await other.close()

    asyncio.run(_try())
    with pytest.raises(Exception, match="Authorization"):
        asyncio.run(_visit_and_leave(own, member))
    own.stop()
    own.start()
    with pytest.raises(Exception, match="Authorization"):
        asyncio.run(_visit_and_leave(own, member))


def test_a_second_revocation_keeps_the_first(own, own_authority):
    own.start()
    members = [_member(own_authority) for _ in range(2)]

    async def _try() -> None:
        for member in members:
            await revoke(
                own_authority, [own.url], tls_context(own.fingerprint), [member.key.public]
            )

    asyncio.run(_try())
    for member in members:
        with pytest.raises(Exception, match="Authorization"):
            asyncio.run(_visit_and_leave(own, member))


def test_revoking_says_when_there_is_no_server(own_authority, server):
    from facilitator.team.server.addresses import free_port

    url = f"tls://127.0.0.1:{free_port()}"
    with pytest.raises(EnvironmentProblem, match="Try again"):
        asyncio.run(revoke(own_authority, [url], tls_context(server.fingerprint), ["U"]))


def test_another_server_than_the_invitation_names_is_not_spoken_to(server):
    key = Key.generate("user")

    async def _try() -> None:
        await visit([server.url], tls_context("0" * 64), inbox="_INBOX.x", key=key, token="t")

    with pytest.raises(ssl.SSLCertVerificationError):
        asyncio.run(_try())


def test_the_certificate_that_the_server_shows_is_the_one_of_the_invitation(server):
    shown = asyncio.run(certificate_of("127.0.0.1", server.port))
    assert fingerprint(shown) == server.fingerprint
    assert (
        fingerprint(asyncio.run(certificate_of("127.0.0.1", server.web_port))) == server.fingerprint
    )


def test_browsers_reach_it_by_web_socket(server):
    async def _try() -> bytes:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", server.web_port, ssl=tls_context(server.fingerprint)
        )
        writer.write(
            b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        answer = await reader.readline()
        writer.transport.abort()
        return answer

    assert b"101" in asyncio.run(_try())


def test_no_secret_stands_in_its_files_or_in_the_list_of_processes(own, own_authority):
    own.start()
    asyncio.run(_visit_and_leave(own, _member(own_authority)))
    seeds = [seed for seed in own_authority if seed.startswith("S")]
    raw = [base64.b32decode(seed + "=" * (-len(seed) % 8))[2:34] for seed in seeds]
    assert len(seeds) == 3
    processes = subprocess.run(["ps", "-eo", "args"], capture_output=True, check=True).stdout
    told = [file.read_bytes() for file in own.folder.rglob("*") if file.is_file()]
    assert len(told) > 5
    for secret in (*(seed.encode() for seed in seeds), *raw):
        assert not any(secret in text for text in (*told, processes))


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Unix")
def test_the_servers_key_is_for_this_person_alone(server):
    key = server.folder / "key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(server.folder.stat().st_mode) == 0o700


def test_a_configuration_that_the_server_does_not_take_is_said(own, own_authority):
    broken = own_authority._replace(account_seed=Key.generate("user").seed)
    server = Server(own.folder, broken)
    with pytest.raises(EnvironmentProblem, match="did not start"):
        server.start()
    assert not server.is_running
    own.start()  # and the folder is free again


def test_where_there_is_no_server_program_one_is_told_what_to_install(own, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(EnvironmentProblem, match="brew install nats-server"):
        own.start()
