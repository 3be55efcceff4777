"""What must be in no file is in the system's keychain, or in memory, and is never said."""

import logging
from pathlib import Path

import pytest

from facilitator.team import keychain as keychains
from facilitator.team.keychain import (
    Keychain,
    forget_secrets,
    keep_secrets,
    secrets_of,
    system_keychain,
)
from facilitator.team.secret_values import Secrets, from_bytes, new_key, new_secrets, to_bytes
from tests.team.file_keyring import PLACE, FileKeyring
from tests.team.sealed import TEAM

SECRETS = new_key(new_secrets(TEAM, "00aa00aa00aa00aa"))._replace(
    trusted={"00aa00aa00aa00aa": "ff" * 32}, token="t.o.ken", host={"account": "SAAB"}
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


class Credentials(FileKeyring):
    """A keychain with the limit that the Credential Manager of Windows has."""

    __module__ = "keyring.backends.Windows"

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password.encode("utf-16-le")) <= 2_560
        super().set_password(service, username, password)


class Locked(FileKeyring):
    """A keychain whose owner says no."""

    def get_password(self, service: str, username: str) -> str | None:
        message = f"the secret {service} {username} is locked"
        raise RuntimeError(message)

    def set_password(self, service: str, username: str, password: str) -> None:
        message = f"cannot keep {service} {username} {password}"
        raise RuntimeError(message)

    def delete_password(self, service: str, username: str) -> None:
        self.get_password(service, username)


def test_secrets_outlive_the_program_where_there_is_a_keychain(place: Path):
    keep_secrets(Keychain(FileKeyring(place)), SECRETS)
    later = Keychain(FileKeyring(place))

    assert later.is_lasting
    assert secrets_of(later, TEAM, SECRETS.device) == SECRETS
    assert secrets_of(later, TEAM, "00bb00bb00bb00bb") is None
    forget_secrets(later, TEAM, SECRETS.device)
    assert secrets_of(Keychain(FileKeyring(place)), TEAM, SECRETS.device) is None
    assert place.read_text() == "{}"


def test_without_a_keychain_secrets_live_in_memory():
    chain = Keychain()
    keep_secrets(chain, SECRETS)

    assert not chain.is_lasting
    assert secrets_of(chain, TEAM, SECRETS.device) == SECRETS


def test_a_keychain_that_says_no_costs_nothing_but_the_lasting(
    place: Path, caplog: pytest.LogCaptureFixture
):
    chain = Keychain(Locked(place))
    with caplog.at_level(logging.DEBUG):
        keep_secrets(chain, SECRETS)
        assert secrets_of(chain, TEAM, SECRETS.device) == SECRETS
        forget_secrets(Keychain(Locked(place)), TEAM, SECRETS.device)
        assert secrets_of(Keychain(Locked(place)), TEAM, SECRETS.device) is None

    assert not chain.is_lasting
    assert "cannot keep" not in caplog.text
    assert SECRETS.signing_seed.hex() not in caplog.text


@pytest.mark.parametrize("length", [0, 1, 850, 900, 901, 5_000])
def test_long_values_are_parted_where_the_system_takes_short_ones_only(place: Path, length: int):
    value = bytes(number % 251 for number in range(length))
    Keychain(Credentials(place)).put("name", value)

    assert Keychain(Credentials(place)).get("name") == value


def test_a_longer_value_leaves_nothing_of_the_one_before(place: Path):
    chain = Keychain(Credentials(place))
    chain.put("name", bytes(9_000))
    chain.put("name", b"short")

    assert Keychain(Credentials(place)).get("name") == b"short"
    assert len(FileKeyring(place)._values()) == 1  # noqa: SLF001 - what is left in the file
    chain.remove("name")
    assert place.read_text() == "{}"


def test_a_program_that_ends_while_it_writes_leaves_the_value_before(place: Path):
    class Dying(Credentials):
        __module__ = "keyring.backends.Windows"

        def set_password(self, service: str, username: str, password: str) -> None:
            if username == "name":
                raise RuntimeError(username)
            super().set_password(service, username, password)

    Keychain(Credentials(place)).put("name", b"a" * 4_000)
    Keychain(Dying(place)).put("name", b"b" * 4_000)

    assert Keychain(Credentials(place)).get("name") == b"a" * 4_000


@pytest.mark.parametrize("damaged", ["", "x", "a:b:c", "a:2:QUJD", "a:0:§§", "a:-1:QUJD", ":::"])
def test_a_damaged_entry_is_no_value_or_another_one_but_no_error(place: Path, damaged: str):
    FileKeyring(place).set_password("facilitator", f"{TEAM}/d", damaged)

    assert secrets_of(Keychain(FileKeyring(place)), TEAM, "d") is None


def test_a_value_that_is_none_of_ours_gives_no_secrets():
    sound = to_bytes(SECRETS)

    assert from_bytes(sound) == SECRETS
    for damaged in (
        b"",
        b"[]",
        b"{}",
        b"7",
        sound[:-1],
        sound.replace(b'"keys":{', b'"keys":7,"k":{'),
    ):
        assert from_bytes(damaged) is None


def test_secrets_are_not_shown_by_printing_them():
    shown = f"{SECRETS!r} {SECRETS} {[SECRETS]} {Keychain()!r}"

    assert "Secrets of 00aa00aa00aa00aa" in shown
    for hidden in (SECRETS.signing_seed, SECRETS.box_seed, *SECRETS.keys.values()):
        assert hidden.hex() not in shown
        assert repr(hidden) not in shown
    assert SECRETS.token not in shown


def test_this_machine_has_no_keychain_of_its_system_and_plain_files_are_never_chosen(
    monkeypatch: pytest.MonkeyPatch,
):
    from keyring import backend
    from keyring.backends import fail, null

    class PlaintextKeyring(FileKeyring):
        priority = 9

    found = [fail.Keyring(), null.Keyring(), PlaintextKeyring(Path("unused"))]
    monkeypatch.setattr(backend, "get_all_keyring", lambda: found)

    assert not system_keychain().is_lasting


def test_the_keychain_that_somebody_chose_is_taken(place: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.team.file_keyring.FileKeyring")
    monkeypatch.setenv(PLACE, str(place))
    keep_secrets(system_keychain(), SECRETS)

    assert secrets_of(system_keychain(), TEAM, SECRETS.device) == SECRETS


@pytest.mark.parametrize("chosen", ["keyring.backends.null.Keyring", "no.such.Keyring"])
def test_a_choice_that_keeps_nothing_is_memory(chosen: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", chosen)

    assert not system_keychain().is_lasting


# Keys of the team


def rotated(secrets: Secrets, times: int) -> Secrets:
    for _ in range(times):
        secrets = new_key(secrets)
    return secrets


def test_the_newest_key_seals_and_all_others_are_still_known():
    secrets = rotated(SECRETS, 20)

    assert len(secrets.keys) == 21
    assert secrets.newest[0] == max(secrets.keys)
    assert secrets.newest == list(secrets.keys.items())[-1]
    assert SECRETS.keys.items() <= secrets.keys.items()


def test_all_hold_the_same_key_for_the_newest_in_whatever_order_they_came():
    secrets = rotated(SECRETS, 3)
    other = SECRETS
    for key_id in sorted(secrets.keys, reverse=True):
        other = other.knowing(key_id, secrets.keys[key_id])

    assert other.newest == secrets.newest


def test_without_a_key_there_is_none_to_seal_with():
    with pytest.raises(KeyError):
        _ = new_secrets(TEAM, "00aa00aa00aa00aa").newest
    assert keychains.secrets_of(Keychain(), TEAM, "x") is None


def test_what_no_keychain_takes_is_there_for_the_whole_program(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keep_secrets(system_keychain(), SECRETS)

    assert secrets_of(system_keychain(), TEAM, SECRETS.device) == SECRETS
    forget_secrets(system_keychain(), TEAM, SECRETS.device)
    assert secrets_of(system_keychain(), TEAM, SECRETS.device) is None


def test_what_a_locked_keychain_refused_is_put_in_once_it_is_open(place: Path):
    remembered: dict[str, bytes] = {}
    keep_secrets(Keychain(Locked(place), remembered), SECRETS)
    meanwhile = Keychain(Locked(place), remembered)
    assert secrets_of(meanwhile, TEAM, SECRETS.device) == SECRETS
    assert not meanwhile.is_lasting

    assert secrets_of(Keychain(FileKeyring(place), remembered), TEAM, SECRETS.device) == SECRETS
    assert not remembered
    assert secrets_of(Keychain(FileKeyring(place)), TEAM, SECRETS.device) == SECRETS
