"""A team on real servers: hosted, joined, left, ended, in programs without a window."""

import asyncio
import threading
from datetime import timedelta

import pytest

from facilitator import clock
from facilitator.errors import FacilitatorError
from facilitator.paths import user_state
from facilitator.team import errands
from facilitator.team.hosting import look
from facilitator.team.invitations import Address
from facilitator.team.keychain import Keychain, secrets_of
from facilitator.team.secret_values import Secrets
from facilitator.team.server_invitation import ServerInvitation
from facilitator.team.states import awaited
from tests.team.hosted import come_in, is_level, joined
from tests.team.programs import Program, example_file, until


def test_who_types_the_code_has_the_workshop_and_both_write(host, open_program, keychain, tmp_path):
    invitation = host.team.invite("moderator")
    found = come_in(
        host, invitation.code.lower(), name="Ben", folder_or_file=tmp_path, keychain=keychain
    )
    guest = open_program(found.path)
    until(lambda: is_level(guest) and guest.desk.read.workshops(), host, guest)

    host.note("from the host")
    guest.note("from the guest")
    both = {"from the host", "from the guest"}
    until(lambda: both <= host.texts() and both <= guest.texts(), host, guest)

    assert [member.name for member in host.team.state().members] == ["Ada", "Ben"]
    assert guest.team.state().role == "moderator"
    assert guest.head().sessions == host.head().sessions


def _refused_at(host: Program, text: str, folder, keychain, **values) -> str:
    with pytest.raises(FacilitatorError) as refused:
        come_in(host, text, name="Eve", folder_or_file=folder, keychain=keychain, **values)
    assert not list(folder.glob("*")), "nothing is made where nobody is let in"
    return refused.value.sentence


def test_an_invitation_lets_in_once(host, keychain, tmp_path, caplog):
    folder = tmp_path / "eve"
    folder.mkdir()
    invitation = host.team.invite("moderator")
    come_in(host, invitation.code, name="Ben", folder_or_file=tmp_path, keychain=keychain)

    assert "used by somebody else" in _refused_at(host, invitation.code, folder, keychain)

    assert host.team.state().invitations == ()
    until(lambda: len(host.team.state().members) == 2, host)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "used" in said
    assert "Eve" not in said


def test_what_is_taken_back_or_over_lets_nobody_in(host, keychain, tmp_path):
    folder = tmp_path / "eve"
    folder.mkdir()
    withdrawn, short = host.team.invite("moderator"), host.team.invite("author", hours=1e-6)
    host.team.withdraw(withdrawn.id)

    assert "taken back" in _refused_at(host, withdrawn.link, folder, keychain)
    assert "time is over" in _refused_at(host, short.link, folder, keychain)
    assert host.team.state().invitations == ()


def test_a_code_that_nobody_gave_out_gets_no_answer(host, keychain, tmp_path, monkeypatch):
    monkeypatch.setattr("facilitator.team.joining._ANSWER_SECONDS", 0.5)
    folder = tmp_path / "eve"
    folder.mkdir()
    made_up = host.team.invite("moderator")._replace(secret=b"0123456789")

    assert "Nobody opens" in _refused_at(host, made_up.link, folder, keychain)


def test_a_server_that_is_not_the_one_of_the_link_hears_nothing(host, keychain, tmp_path):
    folder = tmp_path / "eve"
    folder.mkdir()
    invitation = host.team.invite("moderator")

    other = invitation._replace(fingerprint="ab" * 32)

    assert "cannot be reached" in _refused_at(host, other.link, folder, keychain)
    assert len(host.team.state().invitations) == 1


def test_rooms_are_chosen_before_one_comes_in(host, open_program, keychain, tmp_path):
    invitation = host.team.invite("moderator")
    offers = []
    asking = threading.Thread(target=lambda: offers.append(look(invitation.code)))
    asking.start()
    until(lambda: not asking.is_alive(), host)
    (offer,) = offers
    assert [room.code for room in offer.rooms] == ["W1.1", "W1.2", "W2.1", "W2.2"]

    found = come_in(
        *(host, invitation.code),
        name="Ben",
        folder_or_file=tmp_path,
        keychain=keychain,
        sessions=["W1.2"],
    )

    assert found.sessions == (offer.rooms[1].id,)
    guest = open_program(found.path)
    until(lambda: is_level(guest) and guest.desk.read.workshops(), host, guest)
    rooms = [session.id for session in guest.head().sessions]
    guest.note("in my room", rooms.index(offer.rooms[1].id))
    guest.note("in a room of others", rooms.index(offer.rooms[0].id))
    until(lambda: "in my room" in host.texts(), host, guest)
    until(lambda: guest.team.state().drafts == 1, host, guest)
    assert "in a room of others" not in host.texts()


def test_rooms_that_an_invitation_is_not_for_are_refused(host, keychain, tmp_path):
    folder = tmp_path / "eve"
    folder.mkdir()
    rooms = [session.id for session in host.head().sessions]
    invitation = host.team.invite("moderator", rooms[:1])

    said = _refused_at(host, invitation.link, folder, keychain, sessions=[rooms[1]])

    assert "other rooms" in said
    assert len(host.team.state().invitations) == 1


def test_who_is_shut_out_reads_and_writes_no_more_and_the_others_go_on(
    host, join_in, keychain, tmp_path
):
    eve = join_in(tmp_path, "Eve")
    ben = join_in(tmp_path, "Ben")
    host.team.revoke(eve.team.state().device)

    until(lambda: eve.team.state().link.phase == "offline", host, eve, ben)
    until(lambda: host.team.state().members[-1].revoked_at and is_level(host), host, eve, ben)
    host.note("after it")
    ben.note("by who stays")
    eve.note("by who is out")
    both = {"after it", "by who stays"}
    until(lambda: both <= host.texts() and both <= ben.texts(), host, ben, eve)

    def newest(program: Program) -> str:
        state = program.team.state()
        team = host.head().process.id.replace("-", "")
        secrets = secrets_of(keychain, team, state.device)
        return secrets.newest[0] if secrets else ""

    until(lambda: newest(host)[:4] == "0002", host, ben, eve)
    until(lambda: newest(ben) == newest(host), host, ben, eve)
    host.note("sealed anew")
    until(lambda: "sealed anew" in ben.texts(), host, ben, eve)
    assert newest(eve)[:4] == "0001"
    assert not {"after it", "by who stays", "sealed anew"} & eve.texts()
    assert "by who is out" not in host.texts() | ben.texts()


def test_who_joins_while_a_new_key_is_handed_out_reads_everything(host, join_in, tmp_path):
    eve = join_in(tmp_path, "Eve")
    host.team.revoke(eve.team.state().device)
    until(lambda: host.team.state().doing == "" and is_level(host), host, eve)

    carl = join_in(tmp_path, "Carl")
    host.note("to Carl")

    until(lambda: "to Carl" in carl.texts(), host, carl)


def test_a_file_goes_on_in_its_team_when_it_is_opened_again(host, join_in, open_program, tmp_path):
    ben = join_in(tmp_path, "Ben")
    for program in (host, ben):
        program.close()

    host, ben = open_program(host.path), open_program(ben.path)
    ben.note("while it starts")
    until(lambda: is_level(host) and "while it starts" in host.texts(), host, ben)

    assert host.team.state().is_hosting
    assert [member.name for member in host.team.state().members] == ["Ada", "Ben"]


def test_who_leaves_keeps_the_file_and_no_secret(host, join_in, keychain, tmp_path):
    ben = join_in(tmp_path, "Ben")
    device, team = ben.team.state().device, host.head().process.id.replace("-", "")
    own = secrets_of(keychain, team, device)
    assert own
    ben.team.leave()
    until(lambda: not ben.team.state().is_team, host, ben)

    assert keychain.get(f"{host.head().process.id.replace('-', '')}/{device}") is None
    assert ben.head().sessions == host.head().sessions
    until(lambda: not any(m.presence and not m.is_self for m in host.team.state().members), host)
    until(lambda: host.team.state().members[-1].has_left, host)
    assert host.team.state().members[-1].device == device
    assert not awaited(host.team.state())
    until(lambda: is_shut_out(host, own), host)  # whoever has a copy of the keys


def is_shut_out(host: Program, own: Secrets) -> bool:
    with host.desk.file.postbox() as postbox:
        fingerprint = postbox.get("fingerprint")
    urls = [f"tls://{host.team.state().server}"]

    async def visit() -> None:
        await (await errands.connected(urls, fingerprint, own)).close()

    try:
        asyncio.run(visit())
    except errands.NETWORK_ERRORS:
        return True
    return False


def test_who_only_closes_the_program_has_not_left(host, join_in, tmp_path):
    ben = join_in(tmp_path, "Ben")
    ben.close()
    until(lambda: not any(m.presence and not m.is_self for m in host.team.state().members), host)
    host.note("afterwards")
    until(lambda: is_level(host), host)
    (other,) = awaited(host.team.state())
    assert other.name == "Ben"
    assert not other.has_left


def test_a_team_that_ends_in_days_goes_on_until_then_and_is_over_at_the_next_opening(
    host, join_in, open_program, keychain, tmp_path, monkeypatch
):
    ben = join_in(tmp_path, "Ben")
    device = host.team.state().device
    host.team.end(after_days=3)
    until(lambda: not host.team.state().doing, host, ben)
    assert not host.team.state().problem
    ben.note("the day after")
    until(lambda: "the day after" in host.texts(), host, ben)
    host.close()

    early = open_program(host.path)
    until(lambda: is_level(early), early, ben)
    assert early.team.state().is_team
    early.close()

    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + timedelta(days=3))
    late = open_program(host.path)
    until(lambda: not late.team.state().is_team and not late.team.state().doing, late)
    assert not list((user_state() / "servers").iterdir())
    assert keychain.get(f"{late.head().process.id.replace('-', '')}/{device}") is None
    assert "the day after" in late.texts()


def test_the_end_leaves_nothing_on_the_hosting_laptop(host, join_in, keychain, tmp_path):
    ben = join_in(tmp_path, "Ben")
    device = host.team.state().device
    (folder,) = (user_state() / "servers").iterdir()
    assert list((folder / "streams").rglob("*.blk"))

    host.team.end()
    until(lambda: not host.team.state().is_team, host, ben)

    assert not folder.exists()
    assert keychain.get(f"{host.head().process.id.replace('-', '')}/{device}") is None
    host.note("still mine")
    assert "still mine" in host.texts()
    until(lambda: ben.team.state().ended_at, ben)


def test_who_lost_the_keys_comes_in_again_with_what_was_not_sent(host, open_program, tmp_path):
    first = Keychain()
    ben = joined(host, lambda path: Program(path, first), first, tmp_path, "Ben")
    host.close()
    ben.note("not sent")
    ben.close()
    host, second = open_program(host.path), Keychain()
    until(lambda: is_level(host), host)

    invitation = host.team.invite("moderator")
    found = come_in(host, invitation.link, name="Ben", folder_or_file=ben.path, keychain=second)
    assert found.path == ben.path
    again = Program(ben.path, second)
    try:
        until(lambda: "not sent" in host.texts(), host, again)
    finally:
        again.close()


def test_a_file_of_another_process_is_left_alone(host, keychain, tmp_path):
    other = example_file(tmp_path / "other.workshop")
    before = other.read_bytes()
    invitation = host.team.invite("moderator")

    with pytest.raises(FacilitatorError, match="another process"):
        come_in(host, invitation.link, name="Ben", folder_or_file=other, keychain=keychain)

    assert other.read_bytes() == before
    assert len(host.team.state().invitations) == 1


def test_a_team_on_a_server_that_somebody_else_runs(
    server, authority, open_program, keychain, tmp_path
):
    host = open_program(example_file(tmp_path / "own.workshop"))
    given = ServerInvitation((Address.of(server.url),), server.fingerprint, authority)
    host.team.adopt(given.text, name="Ada")
    until(lambda: is_level(host), host)
    assert not host.team.state().is_hosting

    (tmp_path / "ben").mkdir()
    ben = joined(host, open_program, keychain, tmp_path / "ben", "Ben")
    host.note("over their server")
    until(lambda: "over their server" in ben.texts(), host, ben)
    for program in (host, ben):
        until(lambda: all(one.presence for one in program.team.state().members), host, ben)  # noqa: B023
        assert not [one for one in program.team.state().members if one.is_host]

    host.team.end()
    until(lambda: not host.team.state().is_team, host, ben)
    until(lambda: ben.team.state().ended_at, ben)
    assert server.is_running
