"""`team status` while a window has the file open: read along, without keys."""

from tests.team.hosted import host, join_in, keychain, open_program
from tests.team.programs import example_file, until

__all__ = ["host", "join_in", "keychain", "open_program"]


def test_the_team_of_a_file_that_a_window_has_open_is_read_along(host, join_in, call, tmp_path):
    ben = join_in(tmp_path / "docs", "Ben")
    until(lambda: len(host.team.state().members) == 2, host, ben)
    port = host.team.state().server.rpartition(":")[2]

    at_host = call("team", "status", host.path)
    assert at_host.code == 0, at_host.err
    lines = at_host.out.splitlines()
    assert lines[0] == "Server: here, while the program that hosts runs"
    assert lines[1].endswith("Organiser  Ada: this laptop")
    assert lines[2].endswith("Moderator  Ben (W1.1, W1.2, W2.1, W2.2)")
    assert lines[3] == "Everything of this file has been sent."
    assert "open" in at_host.err

    at_ben = call("team", "status", ben.path)
    assert at_ben.out.splitlines()[0].startswith("Server: ")
    assert at_ben.out.splitlines()[0].endswith(port)

    host.close()
    until(lambda: ben.team.state().link.phase == "offline", ben)
    ben.note("not sent yet")
    assert "1 change of this file is still to be sent." in call("team", "status", ben.path).out
    ben.note("a word")
    assert "2 changes of this file are still to be sent." in call("team", "status", ben.path).out


def test_a_file_that_is_read_along_and_in_no_team_is_said(open_program, call, tmp_path):
    program = open_program(example_file(tmp_path / "alone.workshop"))
    ended = call("team", "status", program.path)
    assert ended.code == 1
    assert "in no team" in ended.err
