"""Somebody who is erased on one laptop is gone from the others and from the server."""

from pathlib import Path

from facilitator.actions import erasure, people
from facilitator.domain.listing import Listed
from facilitator.paths import user_state
from tests.team.programs import Program, until

NAME, EMAIL = "Jördis Wißmann-Öhl", "j.oehl@quellhof.example"
_MAGIC, _PIECE = b"FW1", 64


def _bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def _sealed(folder: Path) -> set[bytes]:
    """Return the beginning of each sealed letter on the server's disk: no other has the same."""
    data = b"".join(file.read_bytes() for file in folder.rglob("*.blk"))
    found, place = set[bytes](), data.find(_MAGIC)
    while place >= 0:
        found.add(data[place : place + _PIECE])
        place = data.find(_MAGIC, place + 1)
    return found


def _erase(program: Program, person_id: str) -> None:
    loan = program.desk.lend(erasure.DOING)
    outcome = erasure.carry_out(loan, person_id=person_id, report=lambda _done, _total: None)
    program.desk.take_back(outcome)


def _names_them(program: Program) -> bool:
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
    assert _names_them(ben)
    (folder,) = (user_state() / "servers").iterdir()
    before = _sealed(folder)
    assert len(before) > 5

    _erase(host, person_id)

    until(lambda: not _names_them(ben), host, ben)
    until(lambda: not before & _sealed(folder) and len(_sealed(folder)) > 5, host, ben)
    until(lambda: all(one.team.state().link.is_level for one in (host, ben)), host, ben)
    assert not _names_them(host)
    assert not _names_them(ben)
    assert NAME not in {person.name for person in ben.desk.read.persons()}

    carl = join_in(tmp_path / "carl", "Carl")
    assert "said by nobody" in carl.texts()
    assert not _names_them(carl)


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

    _erase(host, person_id)
    until(lambda: host.team.state().unforgotten == (device,), host)

    ben = open_program(ben.path)
    until(lambda: not _names_them(ben), host, ben)
    until(lambda: host.team.state().unforgotten == (), host, ben)
    assert not _names_them(host)
