"""`people`: what is taken over from a list, and what is said about it."""

import pytest

from tests.commands.figures import figures
from tests.exchange.copies import ENGLISH

LIST = "Name;Organisation;Gruppe;E-Mail\nDr. Jörg Müller;Amt;Land;j@x.de\nAda King;Uni;;ada\n"


@pytest.fixture
def file(call, tmp_path):
    path = tmp_path / "forum.workshop"
    call("agenda", path, "-", stdin=ENGLISH.encode())
    return path


def persons(call, file):
    return figures(call, file)[0]["persons"]


def test_a_list_brings_its_people_and_says_what_was_not_read(call, file) -> None:
    before = persons(call, file)
    ended = call("people", file, "-", stdin=LIST.encode("cp1252"))
    assert ended.code == 0
    assert persons(call, file) == before + 2
    assert "-:1: The file is not in UTF-8" in ended.err
    assert "-:3: Row 3, column D (“E-Mail”): “ada” is no e-mail address" in ended.err
    assert "2 people taken over" in ended.err


def test_who_is_there_already_is_known_or_named(call, file) -> None:
    call("people", file, "-", stdin=LIST.encode())
    before = persons(call, file)
    again = b"Name,Organisation\nAda King,Uni\nJoerg Mueller,Amt\n"
    ended = call("people", file, "-", stdin=again)
    assert persons(call, file) == before
    assert "-:3: Joerg Mueller was taken for Dr. Jörg Müller, Amt." in ended.err


def test_who_may_be_there_twice_can_be_kept_apart(call, file) -> None:
    call("people", file, "-", stdin=LIST.encode())
    before = persons(call, file)
    again = b"Name,Organisation\nJoerg Mueller,Amt\n"
    ended = call("people", file, "-", "--apart", stdin=again)
    assert persons(call, file) == before + 1
    assert "may be Dr. Jörg Müller, Amt; they are two persons now." in ended.err


def test_what_is_no_list_is_refused_and_changes_nothing(call, file) -> None:
    before = persons(call, file)
    ended = call("people", file, "-", stdin=b"%PDF-1.7")
    assert ended.code == 1
    assert "not read" in ended.err
    assert persons(call, file) == before
