"""`package`: a team that exchanges files, from the first invitation to the same rows everywhere."""

import base64
import json

import pytest

from facilitator.team.secret_values import from_bytes
from tests.commands.conftest import OUTLINE
from tests.team.file_keyring import PLACE


@pytest.fixture(autouse=True)
def _keychain(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.team.file_keyring.FileKeyring")
    monkeypatch.setenv(PLACE, str(tmp_path / "keys.json"))


@pytest.fixture
def ada(call, tmp_path):
    path = tmp_path / "ada.workshop"
    assert call("import", "-", path, stdin=OUTLINE.encode()).code == 0
    return path


@pytest.fixture
def anna(call, ada, tmp_path):
    """Return the file of a second laptop that has everything."""
    path = tmp_path / "anna.workshop"
    invited = call("package", "invite", ada, "--name", "Anna", "--room", "W1.1")
    assert invited.code == 0, invited.err
    assert call("package", "join", invited.out.strip(), path).code == 0
    exchange(call, ada, path)
    return path


def exchange(call, source, target):
    package = source.with_suffix(".raumpaket")
    sent = call("package", "out", source, "-o", package)
    assert sent.code == 0, sent.err
    taken = call("package", "in", target, package, "--yes")
    assert taken.code == 0, taken.err
    return sent, taken


def note(call, file, text):
    assert call("note", file, "--session", "W1.1", "--question", "1", text).code == 0


def outline(call, file):
    return call("outline", file).out


def test_an_invited_laptop_gets_everything_with_the_first_package(call, ada, anna) -> None:
    assert outline(call, anna) == outline(call, ada)
    assert "All of us" in outline(call, anna)


def test_what_is_noted_on_one_laptop_arrives_on_the_other(call, ada, anna) -> None:
    note(call, anna, "Busspuren")

    _, taken = exchange(call, anna, ada)

    assert "From Anna" in taken.out
    assert "1 contribution, 1 of them new or changed. Rooms: W1.1." in taken.out
    assert "Busspuren" in outline(call, ada)
    assert outline(call, anna) == outline(call, ada)


def test_without_yes_a_package_is_only_looked_at(call, ada, anna, tmp_path) -> None:
    note(call, anna, "Busspuren")
    package = tmp_path / "x.raumpaket"
    call("package", "out", anna, "-o", package, "--room", "W1.1", "--all")

    looked = call("package", "in", ada, package)

    assert looked.code == 1
    assert "Nothing was changed. Repeat it with --yes" in looked.out
    assert "Busspuren" not in outline(call, ada)
    assert call("package", "in", ada, package, "--yes").code == 0
    again = call("package", "in", ada, package, "--yes")
    assert "Everything in it was here already." in again.out


def test_what_everybody_has_is_not_sent_again(call, ada, anna) -> None:
    note(call, anna, "Busspuren")
    exchange(call, anna, ada)
    exchange(call, ada, anna)

    sent, taken = exchange(call, anna, ada)

    assert "The others have everything already" in sent.err
    assert "Everything in it was here already." in taken.out


def test_a_moderator_cannot_change_the_plan_by_package(call, ada, anna) -> None:
    before = outline(call, ada)
    assert call("questions", anna, "-", "--topic", "1", stdin=b"- What is missing?").code == 0
    assert outline(call, anna) != before

    _, taken = exchange(call, anna, ada)

    assert "left out, because" in taken.out
    assert outline(call, ada) == before


def test_nothing_of_the_keys_is_in_the_files_or_the_packages(ada, anna, tmp_path) -> None:
    values = json.loads((tmp_path / "keys.json").read_text()).values()
    secrets = [from_bytes(base64.b64decode(value.split(":", 2)[2])) for value in values]
    assert len(secrets) == 2
    hidden = [key for each in secrets if each for key in (each.signing_seed, *each.keys.values())]
    for file in (ada, anna, ada.with_suffix(".raumpaket")):
        data = file.read_bytes()
        assert not any(key in data or key.hex().encode() in data for key in hidden)


def test_a_file_in_no_team_says_so(call, ada, tmp_path) -> None:
    ended = call("package", "out", ada, "-o", tmp_path / "x.raumpaket")

    assert ended.code == 1
    assert "in no team yet" in ended.err
    assert not (tmp_path / "x.raumpaket").exists()


def test_without_the_keys_the_file_says_what_to_do(call, anna, tmp_path) -> None:
    (tmp_path / "keys.json").unlink()

    ended = call("package", "out", anna, "-o", tmp_path / "x.raumpaket")

    assert ended.code == 1
    assert "are not on this machine" in ended.err


def test_keys_that_would_be_lost_are_not_made(call, ada, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    before = ada.read_bytes()

    ended = call("package", "invite", ada, "--name", "Anna")

    assert ended.code == 1
    assert "no keychain" in ended.err
    assert "in no team" in call("package", "out", ada, "-o", tmp_path / "x.raumpaket").err
    assert len(ada.read_bytes()) == len(before)


@pytest.mark.parametrize("text", ["", "facilitator://package?", "facilitator://package?AAAA", "x"])
def test_what_is_no_invitation_makes_no_file(call, tmp_path, text: str) -> None:
    ended = call("package", "join", text, tmp_path / "new.workshop")

    assert ended.code == 1
    assert "no invitation" in ended.err
    assert not (tmp_path / "new.workshop").exists()


def test_an_invitation_with_a_changed_character_is_refused(call, ada, tmp_path) -> None:
    line = call("package", "invite", ada, "--name", "Anna").out.strip()
    for at in range(len("facilitator://package?"), len(line), 37):
        changed = line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :]
        assert call("package", "join", changed, tmp_path / "new.workshop").code == 1


def test_a_package_of_another_team_is_refused(call, ada, tmp_path) -> None:
    call("package", "invite", ada, "--name", "Anna")
    other = tmp_path / "other.workshop"
    call("import", "-", other, stdin=OUTLINE.encode())
    call("package", "invite", other, "--name", "Ben")
    call("package", "out", other, "-o", tmp_path / "x.raumpaket")

    ended = call("package", "in", ada, tmp_path / "x.raumpaket", "--yes")

    assert ended.code == 1
    assert "another team" in ended.err


def test_only_who_organises_invites(call, anna) -> None:
    ended = call("package", "invite", anna, "--name", "Cem")

    assert ended.code == 1
    assert "Only who organises can invite" in ended.err
