"""A team that meets in room packages: somebody is taken out of it, another part, and a server at last."""

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.errors import UserError
from facilitator.team import package_invitations, packages
from facilitator.team.invitations import Address, Invitation
from facilitator.team.keychain import Keychain, secrets_of
from facilitator.team.server_invitation import ServerInvitation
from tests.team.file_keyring import FileKeyring
from tests.team.hosted import is_level
from tests.team.programs import Program, example_file, until


@pytest.fixture
def keychain(tmp_path, monkeypatch) -> Keychain:
    """One that lasts: a team without a server has its keys nowhere else."""
    monkeypatch.setenv("FACILITATOR_TEST_KEYRING", str(tmp_path / "keyring"))
    return Keychain(FileKeyring())


class Apart:
    """Programs of a team without a server; what one writes travels as a package."""

    def __init__(self, folder: Path, open_program, keychain: Keychain) -> None:
        self._folder, self._open, self._keychain = folder, open_program, keychain
        self.ada = open_program(example_file(folder / "ada.workshop"))
        self.ada.team.found(name="Ada")
        until(lambda: self.ada.team.state().is_team, self.ada)

    def join(self, name: str, role="moderator", *rooms: int) -> Program:
        sessions = tuple(self.ada.head().sessions[room].id for room in rooms)
        self.ada.team.invite_by_package(name, role, sessions)
        until(lambda: not self.ada.team.state().doing, self.ada)
        text = self.ada.team.state().handouts[-1].text
        path = self._folder / f"{name}.workshop"
        invitation = package_invitations.parse_package_invitation(text)
        package_invitations.join_by_package(invitation, path, self._keychain)
        program = self._open(path)
        until(lambda: program.team.state().is_team, program)
        self.send(self.ada, program)
        return program

    def send(self, sender: Program, *receivers: Program) -> bytes:
        data = package_of(sender)
        for receiver in receivers:
            take(receiver, data)
        return data


def package_of(program: Program) -> bytes:
    with program.desk.file.postbox() as postbox:
        return packages.make(postbox, program.team.secrets)


def take(program: Program, data: bytes) -> packages.TakenIn:
    with program.desk.file.postbox() as postbox:
        taken = packages.take_in(data, postbox, program.team.secrets)
    program.team.keep(taken.secrets)
    program.desk.announce(taken.received.touched)
    return taken


@pytest.fixture
def apart(tmp_path, open_program, keychain) -> Apart:
    return Apart(tmp_path, open_program, keychain)


def device(program: Program) -> str:
    return program.team.state().device


def done(program: Program, ask: Callable[[], None]) -> None:
    ask()
    until(lambda: not program.team.state().doing, program)
    assert not program.team.state().problem


def test_who_was_taken_out_opens_no_package_that_is_made_afterwards(apart):
    ben, eve = apart.join("Ben", "moderator", 0), apart.join("Eve", "moderator", 1)
    apart.send(apart.ada, ben, eve)
    done(apart.ada, lambda: apart.ada.team.revoke(device(eve)))
    apart.ada.note("not for Eve")

    data = package_of(apart.ada)
    take(ben, data)
    with pytest.raises(UserError, match="key that this laptop does not have"):
        take(eve, data)
    assert "not for Eve" in ben.texts()

    ben.note("nor is this")
    with pytest.raises(UserError):
        take(eve, package_of(ben))
    take(apart.ada, package_of(ben))
    assert "nor is this" in apart.ada.texts()


def test_what_somebody_wrote_before_they_were_taken_out_only_the_organiser_takes_in(apart):
    ben, eve = apart.join("Ben", "moderator", 0), apart.join("Eve", "moderator", 1)
    apart.send(apart.ada, ben, eve)
    eve.note("before", 1)
    before = package_of(eve)
    done(apart.ada, lambda: apart.ada.team.revoke(device(eve)))
    apart.send(apart.ada, ben)
    eve.note("afterwards", 1)

    with pytest.raises(UserError, match="Eve was taken out"):
        take(ben, before)
    taken = take(apart.ada, package_of(eve))
    assert taken.refused["revoked"]
    assert "before" in apart.ada.texts()
    assert "afterwards" not in apart.ada.texts()
    apart.send(apart.ada, ben)
    assert "before" in ben.texts()


def test_another_room_is_known_by_the_next_package_and_what_came_too_late_is_left_out(apart):
    ben = apart.join("Ben", "moderator", 0)
    ben.note("in the first room", 0)
    apart.send(ben, apart.ada)
    second = apart.ada.head().sessions[1].id
    done(apart.ada, lambda: apart.ada.team.change(device(ben), "moderator", [second]))
    ben.note("too late", 0)
    too_late = take(apart.ada, package_of(ben))
    assert too_late.refused["role"]

    apart.send(apart.ada, ben)
    ben.note("in the second room", 1)
    apart.send(ben, apart.ada)

    assert {"in the first room", "in the second room"} <= apart.ada.texts()
    assert "too late" not in apart.ada.texts()
    with ben.desk.file.postbox() as postbox:
        assert "too late" in {draft.text for draft in postbox.drafts()}


def test_only_the_organiser_changes_who_is_in(apart):
    ben, cem = apart.join("Ben", "moderator", 0), apart.join("Cem", "observer")
    apart.send(apart.ada, ben)
    ben.team.revoke(device(cem))
    until(lambda: not ben.team.state().doing, ben)
    assert "Only who organises" in ben.team.state().problem
    ben.team.change(device(ben), "organiser")
    until(lambda: not ben.team.state().doing, ben)
    assert ben.team.state().role == "moderator"


def test_a_team_that_gets_a_server_on_a_laptop_goes_on_there_and_loses_nothing(apart, open_program):
    ben, cem = apart.join("Ben", "moderator", 0), apart.join("Cem", "moderator", 1)
    apart.send(apart.ada, ben)
    done(apart.ada, lambda: apart.ada.team.revoke(device(apart.join("Eve", "observer"))))
    dora = apart.join("Dora", "moderator", 0)
    ben.note("before there was a server", 0)
    cem.note("sent by package", 1)
    apart.send(cem, apart.ada)
    devices = {device(program) for program in (apart.ada, ben, cem, dora)}

    done(apart.ada, lambda: apart.ada.team.host(name="Ada"))
    apart.send(apart.ada, ben, cem, dora)
    everybody = (apart.ada, ben, cem, dora)
    until(lambda: all(map(is_level, everybody)), *everybody)
    cem.note("over the server", 1)

    said = {"before there was a server", "sent by package", "over the server"}
    until(lambda: all(said <= program.texts() for program in everybody), *everybody)
    assert {device(program) for program in everybody} == devices
    assert apart.ada.team.state().is_hosting
    assert not any(program.team.state().is_serverless for program in everybody)
    done(apart.ada, lambda: apart.ada.team.revoke(device(cem)))
    apart.ada.note("with a new key")
    until(lambda: "with a new key" in ben.texts() & dora.texts(), *everybody)

    for program in everybody[:2]:
        program.close()
    again, ben = open_program(apart.ada.path), open_program(ben.path)
    ben.note("on the next day", 0)
    until(lambda: "on the next day" in again.texts(), again, ben)


def test_a_team_that_gets_an_own_server_goes_on_there(apart, server, authority):
    ben = apart.join("Ben", "moderator", 0)
    ben.note("before there was a server", 0)
    given = ServerInvitation((Address.of(server.url),), server.fingerprint, authority)

    done(apart.ada, lambda: apart.ada.team.adopt(given.text, name="Ada"))
    apart.send(apart.ada, ben)

    until(lambda: is_level(ben), apart.ada, ben)
    until(lambda: "before there was a server" in apart.ada.texts(), apart.ada, ben)
    apart.ada.team.end()
    until(lambda: not apart.ada.team.state().is_team, apart.ada, ben)


def test_a_server_that_cannot_be_reached_leaves_the_team_as_it_was(apart, authority):
    away = ServerInvitation((Address.of("tls://127.0.0.1:1"),), "ab" * 32, authority)
    apart.ada.team.adopt(away.text, name="Ada")
    until(lambda: not apart.ada.team.state().doing, apart.ada)

    assert "cannot be reached" in apart.ada.team.state().problem
    assert apart.ada.team.state().is_serverless
    assert package_of(apart.ada)


def test_a_moderator_who_wants_to_connect_is_told_that_there_is_no_server(apart, host_elsewhere):
    ben = apart.join("Ben", "moderator", 0)
    link, server = host_elsewhere

    def says(ask: Callable[[], None]) -> str:
        ask()
        until(lambda: not ben.team.state().doing, ben)
        return ben.team.state().problem

    assert says(ben.team.connect) == "", "it is as it should be"
    assert "room packages" in says(lambda: ben.team.find_server(link))
    assert "let it meet at a server" in says(lambda: ben.team.host(name="Ben"))
    assert "let it meet at a server" in says(lambda: ben.team.adopt(server, name="Ben"))

    state = ben.team.state()
    assert (state.is_team, state.is_serverless, state.is_hosting) == (True, True, False)
    assert state.link is None
    ben.note("written all the same")
    take(apart.ada, package_of(ben))
    assert "written all the same" in apart.ada.texts()


@pytest.fixture
def host_elsewhere(server, authority) -> tuple[str, str]:
    """The invitation into another team, and the text that lets organisers use a server."""
    place = (Address.of(server.url),)
    link = Invitation(bytes(10), place, server.fingerprint).link
    return link, ServerInvitation(place, server.fingerprint, authority).text


def test_who_leaves_a_team_without_a_server_has_no_keys_any_more(apart, keychain):
    ben = apart.join("Ben", "moderator", 0)
    ben.note("stays here", 0)
    team, own = ben.head().process.id.replace("-", ""), device(ben)
    assert secrets_of(keychain, team, own)

    done(ben, ben.team.leave)

    assert secrets_of(keychain, team, own) is None
    assert not ben.team.state().is_team
    assert "stays here" in ben.texts()
