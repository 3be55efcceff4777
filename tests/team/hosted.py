"""A program that hosts the example, and others that join it; for `conftest`."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from facilitator.errors import FacilitatorError
from facilitator.team.hosting import Joined, join
from facilitator.team.keychain import Keychain
from tests.team.programs import Program, example_file, until

_Come = TypeVar("_Come")


@pytest.fixture
def keychain() -> Keychain:
    return Keychain()


@pytest.fixture
def open_program(keychain) -> Iterator[Callable[..., Program]]:
    programs = []

    def _open(path, own_keychain: Keychain | None = None) -> Program:
        programs.append(Program(path, own_keychain or keychain))
        return programs[-1]

    yield _open
    for program in programs:
        program.close()


@pytest.fixture
def host(tmp_path, open_program) -> Program:
    """A program that hosts the example."""
    program = open_program(example_file(tmp_path / "host.workshop"))
    program.team.host(name="Ada")
    until(lambda: is_level(program), program)
    return program


def is_level(program: Program) -> bool:
    state = program.team.state()
    return bool(state.link and state.link.is_level and len(state.members) > 0)


def come_in(host: Program, *arguments: Any, **values: Any) -> Joined:
    """Join on another thread, while the organiser's program goes on."""
    return come_in_as(host, lambda: join(*arguments, **values))


def come_in_as(host: Program, knock: Callable[[], _Come]) -> _Come:
    """Knock on another thread, while the organiser's program goes on."""
    found: list[_Come | FacilitatorError] = []

    def work() -> None:
        try:
            found.append(knock())
        except FacilitatorError as error:
            found.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: not thread.is_alive(), host)
    (outcome,) = found
    if isinstance(outcome, FacilitatorError):
        raise outcome
    return outcome


def joined(host: Program, open_program, keychain, folder, name: str, **values) -> Program:
    """Let somebody in and return their program, once everything is there."""
    sessions = values.pop("sessions", ())
    invitation = host.team.invite(values.pop("role", "moderator"), sessions)
    found = come_in(
        host, invitation.link, name=name, folder_or_file=folder, keychain=keychain, **values
    )
    guest = open_program(found.path)
    until(lambda: is_level(guest) and len(guest.team.state().members) > 1, host, guest)
    return guest


@pytest.fixture
def join_in(host, open_program, keychain) -> Callable[..., Program]:
    """`join_in(folder, "Ben", role="author")` gives the program of somebody who has everything."""

    def _join(folder: Path, name: str, **values: Any) -> Program:
        folder.mkdir(exist_ok=True)
        return joined(host, open_program, keychain, folder, name, **values)

    return _join
