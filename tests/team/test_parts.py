"""The part of a laptop changes while it is in: who writes where from then on, and who is let in with what."""

import asyncio
import threading
from concurrent.futures import Future

from facilitator.team import errands
from facilitator.team.invitations import Address
from facilitator.team.keychain import secrets_of
from facilitator.team.link.asking import admitted_anew
from facilitator.team.secret_values import Secrets
from facilitator.team.server.process import Server
from facilitator.team.server_invitation import ServerInvitation
from facilitator.team.settings import TeamSettings
from tests.team.hosted import is_level, joined
from tests.team.programs import Program, example_file, until


def hex_id(program: Program) -> str:
    return program.head().process.id.replace("-", "")


def rooms(program: Program, *numbers: int) -> tuple[str, ...]:
    return tuple(program.head().sessions[number].id for number in numbers)


def secrets(program: Program, keychain) -> Secrets:
    found = secrets_of(keychain, hex_id(program), program.team.state().device)
    assert found
    return found


def give(host: Program, other: Program, role, sessions=()) -> None:
    host.team.change(other.team.state().device, role, sessions)
    until(lambda: not host.team.state().doing, host, other)


def part(host: Program, other: Program):
    """What the organiser's list says of a laptop."""
    device = other.team.state().device
    (found,) = [one for one in host.team.state().members if one.device == device]
    return found.role, found.sessions


def test_a_moderator_takes_over_another_room_in_the_middle_of_it(host, join_in, tmp_path):
    ben = join_in(tmp_path / "ben", "Ben", sessions=rooms(host, 0))
    cem = join_in(tmp_path / "cem", "Cem", sessions=rooms(host, 1))
    cem.note("Cem before noon", 1)
    until(lambda: "Cem before noon" in ben.texts(), host, ben, cem)

    give(host, cem, "observer")
    give(host, ben, "moderator", rooms(host, 0, 1))
    until(lambda: part(ben, ben) == ("moderator", rooms(host, 0, 1)), host, ben, cem)
    ben.note("Ben after noon", 1)
    cem.note("Cem after noon", 1)

    until(lambda: "Ben after noon" in host.texts() & cem.texts(), host, ben, cem)
    until(lambda: cem.team.state().drafts == 1, host, ben, cem)
    assert "Cem before noon" in host.texts() & ben.texts()
    assert "Cem after noon" not in host.texts() | ben.texts()
    assert cem.team.state().role == "observer"


def test_the_earlier_pass_is_worth_nothing_and_the_new_one_writes_only_where_it_says(
    host, join_in, keychain, tmp_path
):
    ben = join_in(tmp_path, "Ben", sessions=rooms(host, 0))
    before = secrets(ben, keychain)
    give(host, ben, "moderator", rooms(host, 1))
    until(lambda: secrets(ben, keychain).token != before.token, host, ben)
    until(lambda: is_level(ben) and is_level(host), host, ben)
    after, team = secrets(ben, keychain), hex_id(host)
    server, fingerprint = host.team.state().server, None
    with host.desk.file.postbox() as postbox:
        fingerprint = postbox.get("fingerprint")

    async def publishes(own, room: str) -> bool:
        client = await errands.connected([f"tls://{server}"], fingerprint, own)
        try:
            said = []
            client._error_cb = _hearing(said)  # noqa: SLF001 - what the server says against it
            await client.publish(f"w.{team}.{own.device}.room.{room}", b"x")
            await client.flush()
            await client.flush()
        finally:
            await client.close()
        return not said

    def asked(own, room: str) -> bool:
        return asyncio.run(publishes(own, room))

    first, second = rooms(host, 0, 1)
    until(lambda: _is_refused(lambda: asked(before, first)), host, ben)
    assert asked(after, second)
    assert not asked(after, first)


def _hearing(said: list):
    async def hear(error: Exception) -> None:
        said.append(str(error))

    return hear


def _is_refused(connect) -> bool:
    try:
        connect()
    except errands.NETWORK_ERRORS:
        return True
    return False


def test_what_waits_for_a_room_that_was_taken_away_becomes_a_draft_and_the_rest_arrives(
    host, join_in, open_program, tmp_path
):
    ben = join_in(tmp_path, "Ben", sessions=rooms(host, 0, 1))
    device = ben.team.state().device
    ben.close()
    until(lambda: not any(m.presence and not m.is_self for m in host.team.state().members), host)
    host.team.change(device, "moderator", rooms(host, 1))
    until(lambda: not host.team.state().doing and is_level(host), host)
    host.note("while Ben was away")
    until(lambda: is_level(host), host)

    again = open_program(ben.path)
    again.note("in the room of before", 0)
    again.note("in the room of now", 1)

    until(lambda: "in the room of now" in host.texts(), host, again)
    until(lambda: again.team.state().drafts == 1, host, again)
    assert "while Ben was away" in again.texts()
    assert "in the room of before" not in host.texts()
    with again.desk.file.postbox() as postbox:
        assert "in the room of before" in {draft.text for draft in postbox.drafts()}


def test_who_is_given_more_writes_it_and_keeps_what_was_there(host, join_in, tmp_path):
    ben = join_in(tmp_path, "Ben", role="observer")
    ben.note("as an observer", 0)
    until(lambda: ben.team.state().drafts == 1, host, ben)

    give(host, ben, "moderator", rooms(host, 0))
    until(lambda: ben.team.state().role == "moderator", host, ben)
    ben.note("as a moderator", 0)

    until(lambda: "as a moderator" in host.texts(), host, ben)
    assert "as an observer" not in host.texts()
    assert ben.team.state().drafts == 1


def test_who_was_away_and_taken_out_is_given_nothing_at_the_door(host, join_in, keychain, tmp_path):
    ben = join_in(tmp_path, "Ben", sessions=rooms(host, 0))
    device, own = ben.team.state().device, secrets(ben, keychain)
    with ben.desk.file.postbox() as postbox:
        settings = TeamSettings.read(postbox)
    assert settings
    membership = settings.membership(settings.addresses)
    ben.close()
    done(host, lambda: host.team.change(device, "observer"))

    asked = asks(membership, own)
    until(asked.done, host)
    assert asked.result().token != own.token
    done(host, lambda: host.team.revoke(device))
    asked = asks(membership, own)
    until(asked.done, host)
    assert asked.result() == own


def asks(membership, own) -> Future[Secrets]:
    """Ask at the door on another thread, while the organiser's program goes on."""
    found: Future[Secrets] = Future()

    def work() -> None:
        found.set_result(asyncio.run(admitted_anew(membership.addresses[0], membership, own)))

    threading.Thread(target=work).start()
    return found


def done(program: Program, ask) -> None:
    ask()
    until(lambda: not program.team.state().doing, program)
    assert not program.team.state().problem


def test_where_only_an_administrator_ends_passes_that_is_said_and_the_part_is_another(
    server, authority, open_program, keychain, tmp_path
):
    host = open_program(example_file(tmp_path / "own.workshop"))
    weak = authority._replace(operator_seed="")
    given = ServerInvitation((Address.of(server.url),), server.fingerprint, weak)
    host.team.adopt(given.text, name="Ada")
    until(lambda: is_level(host), host)
    (tmp_path / "ben").mkdir()
    ben = joined(host, open_program, keychain, tmp_path / "ben", "Ben", sessions=rooms(host, 0))

    host.team.change(ben.team.state().device, "moderator", rooms(host, 1))
    until(lambda: not host.team.state().doing, host, ben)
    assert "administrator" in host.team.state().problem
    until(lambda: part(ben, ben) == ("moderator", rooms(host, 1)), host, ben)
    ben.note("in the new room", 1)
    until(lambda: "in the new room" in host.texts(), host, ben)


def test_a_change_while_the_server_is_gone_ends_the_earlier_pass_once_it_is_back(
    authority, open_program, keychain, tmp_path
):
    folder = tmp_path / "server"
    first = Server(folder, authority)
    first.start()
    host = open_program(example_file(tmp_path / "own.workshop"))
    given = ServerInvitation((Address.of(first.url),), first.fingerprint, authority)
    host.team.adopt(given.text, name="Ada")
    until(lambda: is_level(host), host)
    (tmp_path / "ben").mkdir()
    ben = joined(host, open_program, keychain, tmp_path / "ben", "Ben", sessions=rooms(host, 0))
    before, device = secrets(ben, keychain), ben.team.state().device
    first.stop()
    until(lambda: host.team.state().link.phase == "offline", host, ben)
    ben.close()

    done(host, lambda: host.team.change(device, "observer"))
    second = Server(folder, authority, port=first.port)
    second.start()
    try:
        until(lambda: is_level(host), host)
        until(lambda: _is_refused(lambda: _let_in(second, before)), host)
    finally:
        host.close()
        second.stop()


def _let_in(server: Server, own: Secrets) -> None:
    async def visit() -> None:
        client = await errands.connected([server.url], server.fingerprint, own)
        await client.close()

    asyncio.run(visit())
