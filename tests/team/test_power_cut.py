"""The organiser's laptop dies after it has emptied the stream of erased people, and before it fills it again."""

import asyncio
import threading

import pytest

from facilitator.actions import people
from facilitator.domain.listing import Listed
from facilitator.errors import EnvironmentProblem
from facilitator.team import streams
from facilitator.team.invitations import Address
from facilitator.team.link import session
from facilitator.team.server_invitation import ServerInvitation
from tests.team.hosted import is_level, joined
from tests.team.programs import Program, example_file, until
from tests.team.test_forgetting import EMAIL, NAME, erase, names_them, stream_of


@pytest.fixture
def ada(server, authority, open_program, tmp_path) -> Program:
    """Whoever organises, on a server that somebody else runs: it goes on without them."""
    (tmp_path / "ada").mkdir()
    program = open_program(example_file(tmp_path / "ada" / "ada.workshop"))
    given = ServerInvitation((Address.of(server.url),), server.fingerprint, authority)
    program.team.adopt(given.text, name="Ada")
    until(lambda: is_level(program), program)
    return program


@pytest.fixture
def cut(monkeypatch) -> threading.Event:
    """Let the laptop die at that moment; set once the stream is empty and nothing is in it again."""
    emptied, purge = threading.Event(), streams.purge

    async def _purge(client, team, *, first=()) -> None:
        assert first
        await purge(client, team)
        emptied.set()
        await asyncio.sleep(0)
        raise EnvironmentProblem("the power is gone")

    monkeypatch.setattr(streams, "purge", _purge)
    return emptied


def all_texts(programs: list[Program]) -> list[set[str]]:
    return [program.texts() for program in programs]


def _purged_of(program: Program) -> str:
    """Return the people of whom the stream was emptied, as far as the file knows."""
    with program.desk.file.postbox() as postbox:
        return postbox.get("purged")


def _could_write(program: Program, text: str) -> bool:
    """Write a note, unless the file is being cleaned of who was erased just now."""
    try:
        program.note(text)
    except EnvironmentProblem:
        return False
    return True


def test_laptops_that_come_meanwhile_lose_nothing_and_who_was_erased_stays_so(
    ada, open_program, keychain, tmp_path, monkeypatch, cut
):
    monkeypatch.setattr(session, "_REFILLED_SECONDS", 0.3)
    monkeypatch.setattr(session, "_OTHERS_FIRST_SECONDS", 0.3)
    for name in ("ben", "cem", "dee"):
        (tmp_path / name).mkdir()
    ben = joined(ada, open_program, keychain, tmp_path / "ben", "Ben")
    cem = joined(ada, open_program, keychain, tmp_path / "cem", "Cem")
    workshop = ada.desk.read.workshops()[0].id
    (person_id,) = ada.desk.run(
        people.add, workshop_id=workshop, person=Listed(NAME, email=EMAIL)
    ).ids
    until(lambda: all(names_them(one) for one in (ben, cem)), ada, ben, cem)
    for program, text in ((ada, "of Ada"), (ben, "of Ben"), (cem, "of Cem")):
        program.note(text)
    early = {"of Ada", "of Ben", "of Cem"}
    until(lambda: all(early <= one.texts() for one in (ada, ben, cem)), ada, ben, cem)
    cem.close()

    erase(ada, person_id)
    until(lambda: cut.is_set() and not names_them(ben), ada, ben)
    ada.close()
    cem = open_program(cem.path)
    cem.note("of Cem, meanwhile")
    until(lambda: _could_write(ben, "of Ben, meanwhile"), ben, cem)
    everything = early | {"of Cem, meanwhile", "of Ben, meanwhile"}
    until(lambda: all(everything <= one.texts() for one in (ben, cem)), ben, cem)
    assert not names_them(ben), "nobody brings it back"

    monkeypatch.undo()
    ada = open_program(ada.path)
    three = [ada, ben, cem]
    until(lambda: not any(names_them(one) for one in three), *three)
    until(lambda: person_id in _purged_of(ada), *three)
    until(lambda: ada.team.state().unforgotten == () and all(map(is_level, three)), *three)
    assert all(everything <= texts for texts in all_texts(three))
    known = [letter for letter in stream_of(ada) if person_id in str(letter)]
    assert known
    assert not any(NAME in str(letter) or EMAIL in str(letter) for letter in stream_of(ada))

    dee = joined(ada, open_program, keychain, tmp_path / "dee", "Dee")
    until(lambda: everything <= dee.texts(), *three, dee)
    assert not names_them(dee)
