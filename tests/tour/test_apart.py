"""What a program of the tour leaves alone: the person's documents and keychain."""

from pathlib import Path

import pytest

from facilitator import paths
from facilitator.team import keychain
from facilitator.tour.team.memory import MemoryStore
from facilitator.ui.shell import choosers


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch):
    """Let the places be the person's own again afterwards."""
    monkeypatch.setattr(paths, "_own_folder", None)
    monkeypatch.setattr(keychain, "_kept_apart", None)
    yield
    paths.user_config.cache_clear()
    paths.user_state.cache_clear()


def test_documents_are_where_everything_else_is(tmp_path: Path):
    assert tmp_path not in choosers.documents().parents

    paths.keep_own_files_in(tmp_path)

    assert choosers.documents() == tmp_path / "documents"
    assert paths.user_state() == tmp_path / "state"


def test_keys_last_as_long_as_the_program_and_are_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    keychain.keep_own_keys_in(MemoryStore())
    keychain.system_keychain().put("name", b"value")

    found = keychain.system_keychain()

    assert found.is_lasting
    assert found.get("name") == b"value"
    found.remove("name")
    assert keychain.system_keychain().get("name") is None
