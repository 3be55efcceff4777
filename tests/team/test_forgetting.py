"""Somebody who is erased on one laptop is gone from the others and from the server."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from facilitator.actions import erasure, people
from facilitator.domain.letters import Letter
from facilitator.domain.listing import Listed
from facilitator.paths import user_state
from facilitator.team.envelopes import open_bytes
from facilitator.team.letter_text import from_text
from facilitator.team.link.connection import Connection
from facilitator.team.link.identity import Identity
from facilitator.team.link.reading import Stored, StreamReader
from facilitator.team.settings import TeamSettings
from tests.team.hosted import is_level
from tests.team.programs import Program, until

NAME, EMAIL = "Jördis Wißmann-Öhl", "j.oehl@quellhof.example"
_MAGIC, _PIECE = b"FW1", 64


def _bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def _blocks(folder: Path) -> Iterator[bytes]:
    """Yield what the server's files hold; it may take one away meanwhile."""
    for file in folder.rglob("*.blk"):
        with suppress(FileNotFoundError):
            yield file.read_bytes()


def _sealed(folder: Path) -> set[bytes]:
    """Return the beginning of each sealed letter on the server's disk: no other has the same."""
    data = b"".join(_blocks(folder))
    found, place = set[bytes](), data.find(_MAGIC)
    while place >= 0:
        found.add(data[place : place + _PIECE])
        place = data.find(_MAGIC, place + 1)
    return found


def erase(program: Program, person_id: str) -> None:
    loan = program.desk.lend(erasure.DOING)
    outcome = erasure.carry_out(loan, person_id=person_id, report=lambda _done, _total: None)
    program.desk.take_back(outcome)


def names_them(program: Program) -> bool:
    data = _bytes_of(program.path.parent)
    return any(word.encode() in data for word in (NAME, EMAIL))


def test_nobody_has_them_any_more(host, join_in, tmp_path):
    ben = join_in(tmp_path / "ben", "Ben")
    workshop = host.desk.read.workshops()[0].id
    (person_id,) = host.desk.run(
        people.add, workshop_id=workshop, person=Listed(NAME, email=EMAIL)
    ).ids
    until(lambda: NAME in {person.name for person in ben.desk.read.persons()}, host, ben)
    host.note("said by nobody")
    until(lambda: "said by nobody" in ben.texts(), host, ben)
    assert names_them(ben)
    (folder,) = (user_state() / "servers").iterdir()
    before = _sealed(folder)
    assert len(before) > 5

    erase(host, person_id)

    until(lambda: not names_them(ben), host, ben)
    until(lambda: not before & _sealed(folder) and len(_sealed(folder)) > 5, host, ben)
    until(lambda: all(one.team.state().link.is_level for one in (host, ben)), host, ben)
    assert not names_them(host)
    assert not names_them(ben)
    assert NAME not in {person.name for person in ben.desk.read.persons()}

    carl = join_in(tmp_path / "carl", "Carl")
    assert "said by nobody" in carl.texts()
    assert not names_them(carl)


def test_who_comes_back_forgets_them_too(host, join_in, open_program, tmp_path):
    ben = join_in(tmp_path / "ben", "Ben")
    workshop = host.desk.read.workshops()[0].id
    (person_id,) = host.desk.run(
        people.add, workshop_id=workshop, person=Listed(NAME, email=EMAIL)
    ).ids
    until(lambda: NAME in {person.name for person in ben.desk.read.persons()}, host, ben)
    device = ben.team.state().device
    ben.close()
    until(lambda: not any(one.presence for one in host.team.state().members[1:]), host)

    erase(host, person_id)
    until(lambda: host.team.state().unforgotten == (device,), host)

    ben = open_program(ben.path)
    until(lambda: not names_them(ben), host, ben)
    until(lambda: host.team.state().unforgotten == (), host, ben)
    assert not names_them(host)


def test_who_was_away_when_keys_changed_reads_whom_to_forget_before_sending_anything(
    host, join_in, open_program, tmp_path
):
    ben = join_in(tmp_path / "ben", "Ben")
    eve = join_in(tmp_path / "eve", "Eve")
    workshop = host.desk.read.workshops()[0].id
    (person_id,) = host.desk.run(
        people.add, workshop_id=workshop, person=Listed(NAME, email=EMAIL)
    ).ids
    until(lambda: NAME in {person.name for person in ben.desk.read.persons()}, host, ben, eve)
    ben.close()
    host.team.revoke(eve.team.state().device)
    until(lambda: not host.team.state().doing and is_level(host), host, eve)
    until(lambda: len(host.team.secrets.keys) > 1, host, eve)
    old = min(host.team.secrets.keys)

    erase(host, person_id)
    until(lambda: host.team.state().unforgotten, host, eve)
    until(lambda: is_level(host), host, eve)

    def is_forerunner(letter: Letter) -> bool:
        return any(
            entry.table == "member_grant" or entry.row_id == person_id for entry in letter.entries
        )

    begin = list(takewhile(is_forerunner, stream_of(host)))
    assert any(entry.row_id == person_id for letter in begin for entry in letter.entries)
    host.note("sealed anew")
    ben = open_program(ben.path)
    until(lambda: "sealed anew" in ben.texts(), host, ben, eve)
    until(lambda: not names_them(ben), host, ben, eve)
    assert min(ben.team.secrets.keys) == old
    assert ben.team.secrets.newest == host.team.secrets.newest


def stream_of(program: Program) -> Iterator[Letter]:
    """Return the letters of the stream as whoever organises can open them."""
    secrets = program.team.secrets
    with program.desk.file.postbox() as postbox:
        settings = TeamSettings.read(postbox)
        public = {member.id: member.public_key for member in postbox.members()}
    assert settings
    team = program.team._service.team  # noqa: SLF001 - where the server is
    assert team
    membership = settings.membership(team.urls)

    async def _read() -> list[Stored]:
        connection = Connection(membership.inbox)
        identity = Identity(membership, secrets)
        await connection.open(team.urls[0], membership.fingerprint, identity.credentials)
        reader = StreamReader(connection, membership.team)
        await reader.listen(membership.live)
        found = [message async for batch in reader.batches(1) for message in batch]
        await connection.close()
        return found

    for message in asyncio.run(_read()):
        key = public[message.subject.split(".")[2]]
        yield from_text(
            open_bytes(message.data, subject=message.subject, keys=secrets.keys, public_key=key)
        )
