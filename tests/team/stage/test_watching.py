"""`join` of a guest on the command line: the stage as lines, in a program without a window."""

import argparse

import pytest

from facilitator.commands import teaming
from facilitator.domain.scenes import Entry, QuestionScene
from facilitator.errors import UserError
from facilitator.settings import Settings
from facilitator.team.joining import join
from facilitator.team.stage.carrying import to_bytes
from tests.team.file_keyring import PLACE
from tests.team.hosted import come_in_as
from tests.team.programs import Program, example_file, until

SCENE = QuestionScene(
    code="W 1.1",
    topic="Groundwater",
    workshop="Forum",
    number=1,
    question="Who pays?",
    entries=(Entry("n1", "The towns"),),
)


@pytest.fixture(autouse=True)
def _keychain(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.team.file_keyring.FileKeyring")
    monkeypatch.setenv(PLACE, str(tmp_path / "keyring.json"))


@pytest.fixture
def join_command(tmp_path, monkeypatch):
    """`join_command(host, link)` is the command, in a folder of its own; it returns the exit code."""
    folder = tmp_path / "guest"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def _join(host: Program, link: str) -> int:
        options = argparse.Namespace(invitation=link, file=None, name="Beamer", room="", stay=False)
        code = come_in_as(host, lambda: teaming.join(options, Settings(tmp_path / "s.json")))
        assert list(folder.iterdir()) == []
        return code

    return _join


def test_the_stage_is_printed_and_no_file_is_made(host, join_command, capsys):
    host.team.show_stage(to_bytes(SCENE))
    link = host.team.invite("guest").link
    assert join_command(host, link) == 0
    said = capsys.readouterr().out
    assert "W 1.1 · Groundwater\nWho pays?\n– The towns\n" in said


def test_the_same_link_prints_it_again(host, join_command, capsys):
    link = host.team.invite("guest").link
    host.team.show_stage(to_bytes(SCENE))
    assert join_command(host, link) == join_command(host, link) == 0
    assert capsys.readouterr().out.count("Who pays?") == 2


def test_a_stage_that_was_closed_is_said(host, join_command, capsys):
    host.team.show_stage(to_bytes(SCENE))
    until(lambda: host.team.state().link, host)
    host.team.show_stage(b"")
    assert join_command(host, host.team.invite("guest").link) == 0
    assert "The stage is not open now." in capsys.readouterr().out


def test_a_file_is_not_filled_by_an_invitation_for_guests(host, tmp_path, keychain):
    link, folder = host.team.invite("guest").link, tmp_path / "docs"
    folder.mkdir()
    before = host.team.state().invitations[-1]
    for place in (example_file(tmp_path / "mine.workshop"), folder):
        assert host.team.state().invitations[-1] == before
        with pytest.raises(UserError, match="stage only"):
            come_in_as(
                host,
                lambda place=place: join(link, name="Ben", folder_or_file=place, keychain=keychain),
            )
    assert list(folder.iterdir()) == []
