"""A team is opened again for the same file, and people come in again with another laptop."""

from facilitator.team.hosting import look
from facilitator.team.states import awaited, is_all_here
from tests.team.hosted import come_in, come_in_as, is_level, joined
from tests.team.programs import until


def _end(host, *others) -> None:
    host.team.end()
    until(lambda: not host.team.state().is_team and not host.team.state().doing, host, *others)


def test_a_team_opened_anew_has_nobody_of_the_one_before(
    host, join_in, open_program, keychain, tmp_path
):
    room = host.head().sessions[0].id
    former = join_in(tmp_path / "ben", "Ben", sessions=[room])
    former.note("of the first team")
    until(lambda: "of the first team" in host.texts(), host, former)
    _end(host, former)
    until(lambda: former.team.state().ended_at, host, former)
    former.note("after the end")
    former.close()

    host.team.host(name="Ada")
    until(lambda: is_level(host) and not host.team.state().doing, host)
    until(lambda: [one.name for one in host.team.state().members] == ["Ada"], host)
    assert is_all_here(host.team.state())
    assert not host.team.state().ended_at
    assert len([one for one in host.desk.read.members() if one.revoked_at]) == 2
    invitation = host.team.invite("moderator")
    offer = come_in_as(host, lambda: look(invitation.code))
    assert not any(one.is_taken for one in offer.rooms)

    found = come_in(
        *(host, invitation.link),
        name="Ben",
        folder_or_file=former.path,
        keychain=keychain,
        sessions=[room],
    )
    ben = open_program(found.path)
    for program in (host, ben):
        until(lambda: len(program.team.state().members) == 2, host, ben)  # noqa: B023 - until it is so
        until(lambda: is_all_here(program.team.state()), host, ben)  # noqa: B023 - the same
    assert "after the end" in host.texts()


def test_who_comes_in_again_is_not_waited_for_twice_where_nothing_was_ever_heard(
    host, open_program, keychain, tmp_path
):
    room = host.head().sessions[0].id
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    first = joined(host, open_program, keychain, folders[0], "Ben", sessions=[room])
    first.close()
    until(lambda: len(awaited(host.team.state())) == 1, host)

    second = joined(host, open_program, keychain, folders[1], "Ben", sessions=[room])
    until(lambda: is_all_here(host.team.state()), host, second)
    second.note("heard of")
    until(lambda: "heard of" in host.texts(), host, second)
    second.close()
    third = joined(host, open_program, keychain, folders[2], "Ben", sessions=[room])
    device = second.desk.file.device
    until(lambda: [one.device for one in awaited(host.team.state())] == [device], host, third)
