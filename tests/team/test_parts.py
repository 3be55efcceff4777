"""The part of a laptop changes while it is in: who writes where from then on, and who is let in with what."""

import asyncio

from facilitator.team import errands
from facilitator.team.keychain import secrets_of
from tests.team.hosted import is_level
from tests.team.programs import Program, until


def hex_id(program: Program) -> str:
    return program.head().process.id.replace("-", "")


def rooms(program: Program, *numbers: int) -> tuple[str, ...]:
    return tuple(program.head().sessions[number].id for number in numbers)


def secrets(program: Program, keychain):
    return secrets_of(keychain, hex_id(program), program.team.state().device)


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
