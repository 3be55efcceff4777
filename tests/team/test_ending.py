"""Everybody who is there hears that a team is over, or that they were taken out of it."""

from tests.team.programs import until


def test_who_is_there_hears_that_the_team_is_over(host, join_in, open_program, keychain, tmp_path):
    ben = join_in(tmp_path / "ben", "Ben")
    device = ben.team.state().device
    team = host.head().process.id.replace("-", "")
    host.team.end()

    until(lambda: host.team.state().ended_at and ben.team.state().ended_at, host, ben)
    for program in (host, ben):
        state = program.team.state()
        assert (state.is_team, state.link, state.problem) == (False, None, "")
    assert keychain.get(f"{team}/{device}") is None
    ben.note("still mine")

    ended_at = ben.team.state().ended_at
    ben.close()
    again = open_program(ben.path)
    until(lambda: again.team.state().ended_at == ended_at, again)
    assert not again.team.state().is_team
    assert "still mine" in again.texts()


def test_a_colleague_cannot_end_the_team(host, join_in, tmp_path):
    ben = join_in(tmp_path / "ben", "Ben")
    cem = join_in(tmp_path / "cem", "Cem")
    assert ben.team._service.team.link.say_end()  # noqa: SLF001 - what no button does
    ben.note("after it")
    until(lambda: "after it" in host.texts() & cem.texts(), host, ben, cem)
    assert not cem.team.state().ended_at
    assert not host.team.state().ended_at


def test_who_was_taken_out_knows_it_at_once(host, join_in, tmp_path):
    eve = join_in(tmp_path / "eve", "Eve")
    host.team.revoke(eve.team.state().device)
    until(lambda: eve.team.state().is_out, host, eve)
    eve.note("waits in vain")
    until(lambda: eve.team.state().link.is_turned_away, host, eve)
    assert "it was taken out, or the team has ended" in eve.team.state().link.problem
    host.close()
    until(lambda: eve.team.state().link.phase == "offline", eve)
    assert "it was taken out" in eve.team.state().link.problem
