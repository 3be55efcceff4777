"""A laptop whose keys are gone: what it says, and how it is in a team again with the same file."""

from facilitator.team.keychain import Keychain
from tests.team.hosted import is_level
from tests.team.programs import example_file, until


def test_who_lost_the_keys_comes_in_again_with_the_same_file_and_all_that_was_written(
    host, join_in, open_program, tmp_path
):
    room = host.head().sessions[1].id
    ben = join_in(tmp_path / "ben", "Ben", sessions=[room])
    ben.close()
    again = open_program(ben.path, Keychain())
    until(lambda: again.team.state().has_lost_keys, again)
    assert "new invitation" in again.team.state().problem
    again.note("without keys", 1)

    invitation = host.team.invite("moderator", [room])
    again.team.come_back(invitation.link, name="Ben")
    until(lambda: is_level(again) and "without keys" in host.texts(), host, again)
    state = again.team.state()
    assert not state.has_lost_keys
    assert not state.problem
    assert [one.sessions for one in state.members if one.is_self] == [(room,)]


def test_an_invitation_that_does_not_fit_the_file_changes_nothing(
    host, join_in, open_program, tmp_path
):
    ben = join_in(tmp_path / "ben", "Ben")
    ben.close()
    again = open_program(ben.path, Keychain())
    until(lambda: again.team.state().has_lost_keys, again)
    device = again.desk.file.device
    again.team.come_back(host.team.invite("guest").link, name="Ben")
    until(lambda: "stage only" in again.team.state().problem, host, again)

    other = open_program(example_file(tmp_path / "other.workshop"))
    other.team.host(name="Dee")
    until(lambda: is_level(other), other)
    again.team.come_back(other.team.invite("moderator").link, name="Ben")
    until(lambda: "another workshop" in again.team.state().problem, other, again)
    assert again.team.state().has_lost_keys
    assert again.desk.file.device == device


def test_whoever_organises_opens_the_team_anew(host, open_program):
    host.close()
    again = open_program(host.path, Keychain())
    until(lambda: again.team.state().has_lost_keys, again)
    assert "Open the team anew" in again.team.state().problem
    again.team.host(name="Ada")
    until(lambda: is_level(again), again)
    assert not again.team.state().has_lost_keys
    assert again.team.invite("moderator").code
