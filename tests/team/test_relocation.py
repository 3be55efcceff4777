"""A hosting laptop that moves to another address: members find it again, and never trust another machine."""

import socket
from contextlib import closing

import pytest

from facilitator.errors import FacilitatorError, UserError
from facilitator.storage.files import open_file
from facilitator.team import relocation
from facilitator.team.authority import new_authority
from facilitator.team.hosting import join
from facilitator.team.invitations import Address, Invitation, parse
from facilitator.team.returning import known_file
from facilitator.team.server.process import Server
from facilitator.team.settings import TeamSettings
from tests.team.hosted import come_in, is_level
from tests.team.programs import Program, example_file, until

NOWHERE = "tls://127.0.0.1:9"
ELSEWHERE = "203.0.113.7"


def settings_of(path) -> TeamSettings:
    with closing(open_file(path, read_only=True)) as file:
        found = TeamSettings.known(file.read)
    assert found
    return found


def forget_addresses(path, *addresses: str) -> None:
    """Let a file of a program that is closed know only these addresses of its server."""
    with closing(open_file(path)) as file, file.postbox() as postbox:
        postbox.put(relocation.ADDRESSES, " ".join(addresses))


@pytest.fixture
def guest(join_in, tmp_path) -> Program:
    return join_in(tmp_path / "docs", "Ben")


@pytest.fixture
def away(guest, open_program):
    """Close the guest's program, and return what opens it again with the addresses that are given."""
    guest.close()

    def _back(*addresses: str) -> Program:
        forget_addresses(guest.path, *addresses)
        return open_program(guest.path)

    return _back


def port_of(host: Program) -> int:
    return parse(host.team.invite("moderator").link).addresses[0].port


def test_members_keep_the_addresses_that_the_host_tells(host, away):
    other_way = f"tls://127.0.0.2:{port_of(host)}"
    told = [a.url for a in parse(host.team.invite("moderator").link).addresses if not a.is_web]
    assert other_way not in told

    guest = away(other_way)
    until(lambda: is_level(guest), host, guest)
    until(lambda: len(settings_of(guest.path).addresses) > 1, host, guest)

    assert settings_of(guest.path).addresses == (other_way, *told)


def test_whose_laptop_runs_the_server_is_what_that_laptop_says(host, guest):
    device = host.team.state().device
    until(lambda: hosting(guest) == [device], host, guest)
    assert hosting(host) == [device]


def hosting(program: Program) -> list[str]:
    return [member.device for member in program.team.state().members if member.is_host]


def test_a_laptop_that_moves_says_so_to_its_members_and_in_its_invitations(
    host, guest, keychain, monkeypatch
):
    monkeypatch.setattr("facilitator.team.open_team._MOVED_SECONDS", 0.05)
    host.close()
    again = Program(host.path, keychain)
    try:
        until(lambda: is_level(again) and is_level(guest), again, guest)
        code = again.team.invite("moderator").code
        before = again.team.state().invitations[-1]
        with monkeypatch.context() as machine:
            machine.setattr(socket, "gethostname", lambda: ELSEWHERE)
            machine.setattr(socket.socket, "connect", _no_route)
            until(lambda: again.team.state().server.startswith(ELSEWHERE), again, guest)
            until(lambda: ELSEWHERE in " ".join(settings_of(guest.path).addresses), again, guest)
        shown = again.team.state().invitations[-1]
        assert is_level(again)
    finally:
        again.close()

    assert before.code == code
    assert parse(shown.code).addresses == (Address(ELSEWHERE, parse(code).addresses[0].port),)
    assert [address.host for address in parse(shown.link).addresses] == [ELSEWHERE] * 2


def _no_route(_socket: socket.socket, _place: object) -> None:
    raise OSError


def test_a_member_tries_all_addresses_and_trusts_no_other_machine(
    host, away, tmp_path, open_program
):
    other = Server(tmp_path / "other", new_authority())
    other.start()
    try:
        right = f"tls://127.0.0.1:{port_of(host)}"
        guest = away(other.url, NOWHERE, right)
        until(lambda: is_level(guest), host, guest)
        guest.note("found again")
        until(lambda: "found again" in host.texts(), host, guest)
        until(lambda: settings_of(guest.path).addresses[0] == right, host, guest)

        guest.close()
        forget_addresses(guest.path, other.url)
        lost = open_program(guest.path)
        until(lambda: lost.team.state().link, lost)
        until(lambda: "Another server answers" in lost.team.state().link.problem, lost)
    finally:
        other.stop()


@pytest.mark.parametrize("form", ["link", "code", "address"])
def test_who_is_lost_learns_the_address_and_keeps_file_and_unsent_words(host, away, form):
    guest = away(NOWHERE)
    until(lambda: guest.team.state().link, guest)
    device, invitation = guest.team.state().device, host.team.invite("moderator")
    guest.note("written while nobody was found")
    forms = {
        "link": invitation.link,
        "code": invitation.code.lower(),
        "address": f" 127.0.0.1:{port_of(host)}",
    }
    guest.team.find_server(forms[form])
    until(lambda: is_level(guest), host, guest)
    until(lambda: "written while nobody was found" in host.texts(), host, guest)

    state = host.team.state()
    assert [member.device for member in state.members][1:] == [device]
    assert invitation.id in [one.id for one in state.invitations], "it is not used up"
    assert NOWHERE in settings_of(guest.path).addresses[1:]


def test_an_address_is_learnt_while_the_file_is_being_opened(host, away):
    guest = away(NOWHERE)
    guest.team.find_server(host.team.invite("moderator").link)
    until(lambda: is_level(guest), host, guest)


@pytest.mark.parametrize("form", ["link", "code"])
def test_joining_again_with_ones_file_takes_up_its_place_in_the_team(
    host, guest, keychain, open_program, tmp_path, form
):
    other = example_file(tmp_path / "other.workshop")
    device = guest.team.state().device
    guest.close()
    forget_addresses(guest.path, NOWHERE)
    invitation = host.team.invite("moderator")
    text = getattr(invitation, form)
    assert known_file(text, [other, guest.path], keychain) == guest.path

    found = come_in(host, text, name="Ben", folder_or_file=guest.path, keychain=keychain)

    assert (found.device, found.role) == (device, "moderator")
    assert settings_of(guest.path).addresses[-1] == NOWHERE
    back = open_program(guest.path)
    until(lambda: is_level(back), host, back)
    assert len(host.team.state().members) == 2
    assert invitation.id in [one.id for one in host.team.state().invitations]


def test_who_was_taken_out_comes_in_by_an_invitation_as_somebody_new(host, guest, keychain):
    device = guest.team.state().device
    guest.note("from before")
    until(lambda: "from before" in host.texts(), host, guest)
    host.team.revoke(device)
    until(lambda: guest.team.state().link.phase == "offline", host, guest)
    guest.close()
    text = host.team.invite("moderator").link
    assert known_file(text, [guest.path], keychain) is None

    found = come_in(host, text, name="Ben", folder_or_file=guest.path, keychain=keychain)

    assert found.device != device


def test_a_link_of_a_laptop_that_is_switched_off_says_that_it_is_not_reached(
    host, keychain, tmp_path
):
    link = host.team.invite("moderator").link
    host.close()
    folder = tmp_path / "docs"
    folder.mkdir()
    with pytest.raises(FacilitatorError) as refused:
        join(link, name="Ben", folder_or_file=folder, keychain=keychain)
    assert "cannot be reached" in refused.value.sentence


INVITATION = Invitation(
    bytes(range(10)),
    (Address("192.0.2.9", 4222), Address("192.0.2.9", 8080, is_web=True)),
    "ab" * 32,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (INVITATION.link, "tls://192.0.2.9:4222"),
        (INVITATION.code, "tls://192.0.2.9:4222"),
        (" 198.51.100.5:4333 ", "tls://198.51.100.5:4333"),
        ("198.51.100.5", "tls://198.51.100.5:4000"),
        ("adas-laptop.local", "tls://adas-laptop.local:4000"),
        ("fd00::5", "tls://[fd00::5]:4000"),
    ],
)
def test_an_address_is_read_as_a_link_a_code_or_what_somebody_typed(text, found):
    known = ("tls://192.0.2.20:4000",)
    assert relocation.addresses_in(text, "ab" * 32, known) == (found,)


@pytest.mark.parametrize(
    ("text", "fingerprint", "said"),
    [
        (INVITATION._replace(fingerprint="cd" * 32).link, "ab" * 32, "another team"),
        (INVITATION.link, "", "known by its name"),
        ("my laptop", "ab" * 32, "no address"),
        ("198.51.100.5:99999", "ab" * 32, "no address"),
        ("198.51.100.5" * 100, "ab" * 32, "no address"),
        (INVITATION.code[:-1] + "1", "ab" * 32, "typing mistake"),
    ],
)
def test_what_leads_elsewhere_is_refused_with_a_sentence(text, fingerprint, said):
    with pytest.raises(UserError, match=said):
        relocation.addresses_in(text, fingerprint, ("tls://192.0.2.20:4000",))


@pytest.mark.parametrize("said", [None, "tls://a:1", [1], ["http://a:1"], ["a:b"], [["a:1"]]])
def test_what_is_no_list_of_addresses_is_not_kept(said):
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever kind
        relocation.told(said)


def test_only_so_many_addresses_are_kept_the_newest_first():
    known = tuple(f"tls://198.51.100.{number}:4222" for number in range(8))
    told = relocation.told(["198.51.100.99:4222", "wss://198.51.100.99:80", "198.51.100.3:4222"])
    assert relocation.merged(told, known) == (
        *("tls://198.51.100.99:4222", "tls://198.51.100.3:4222"),
        *(address for address in known[:7] if address != "tls://198.51.100.3:4222"),
    )
