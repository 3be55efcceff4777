"""A team on real servers: hosted, joined, left, ended, in programs without a window."""

import threading

import pytest

from facilitator.errors import FacilitatorError
from facilitator.team.hosting import join
from facilitator.team.keychain import Keychain
from tests.team.programs import Program, example_file, until


@pytest.fixture
def keychain():
    return Keychain()


@pytest.fixture
def open_program(keychain):
    programs = []

    def _open(path) -> Program:
        programs.append(Program(path, keychain))
        return programs[-1]

    yield _open
    for program in programs:
        program.close()


@pytest.fixture
def host(tmp_path, open_program) -> Program:
    """A program that hosts the example."""
    program = open_program(example_file(tmp_path / "host.workshop"))
    program.team.host(name="Ada")
    until(lambda: _is_level(program), program)
    return program


def _is_level(program: Program) -> bool:
    state = program.team.state()
    return bool(state.link and state.link.is_level and len(state.members) > 0)


def _come_in(host: Program, *arguments, **values):
    """Join on another thread, while the organiser's program goes on."""
    found: list[object] = []

    def work() -> None:
        try:
            found.append(join(*arguments, **values))
        except FacilitatorError as error:
            found.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: not thread.is_alive(), host)
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def test_who_types_the_code_has_the_workshop_and_both_write(host, open_program, keychain, tmp_path):
    invitation = host.team.invite("moderator")
    joined = _come_in(
        host, invitation.code.lower(), name="Ben", folder_or_file=tmp_path, keychain=keychain
    )
    guest = open_program(joined.path)
    until(lambda: _is_level(guest) and guest.desk.read.workshops(), host, guest)

    host.note("from the host")
    guest.note("from the guest")
    both = {"from the host", "from the guest"}
    until(lambda: both <= host.texts() and both <= guest.texts(), host, guest)

    assert [member.name for member in host.team.state().members] == ["Ada", "Ben"]
    assert guest.team.state().role == "moderator"
    assert guest.head().sessions == host.head().sessions
