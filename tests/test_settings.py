"""Settings: a comfort, never a condition."""

import json
import logging

import pytest

from facilitator.settings import Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_what_was_put_is_there_at_the_next_start(path):
    settings = Settings(path)
    settings.put("theme", "dark")
    settings.put("font_percent", 125)
    settings.put("tips", value=False)
    settings.put("recent", ["Hafenforum.workshop", "Straße.workshop"])
    again = Settings(path)
    assert again.get("theme", "system") == "dark"
    assert again.get("font_percent", 100) == 125
    assert again.get("tips", default=True) is False
    assert again.strings("recent") == ["Hafenforum.workshop", "Straße.workshop"]


def test_a_value_of_another_type_counts_as_missing(path):
    Settings(path).put("font_percent", "large")
    assert Settings(path).get("font_percent", 100) == 100
    assert Settings(path).strings("font_percent") == []
    assert Settings(path).strings("nothing") == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe\x00", b'"text"'])
def test_an_unreadable_file_counts_as_empty_and_is_mended_by_the_next_change(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get("theme", "system") == "system"
    settings.put("theme", "light")
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": "light"}


def test_settings_that_we_do_not_know_are_kept(path):
    path.parent.mkdir()
    path.write_text('{"of_a_newer_version": 7}', encoding="utf-8")
    Settings(path).put("theme", "dark")
    assert json.loads(path.read_text(encoding="utf-8"))["of_a_newer_version"] == 7


def test_only_the_file_itself_is_left_in_its_folder(path):
    settings = Settings(path)
    for percent in (90, 100, 110):
        settings.put("font_percent", percent)
    assert list(path.parent.iterdir()) == [path]


def test_without_a_folder_to_write_in_settings_last_as_long_as_the_program(tmp_path, caplog):
    (tmp_path / "config").write_text("a file stands in the way", encoding="utf-8")
    settings = Settings(tmp_path / "config" / "settings.json")
    with caplog.at_level(logging.WARNING, logger="facilitator"):
        settings.put("theme", "dark")
    assert settings.get("theme", "system") == "dark"
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_machine_has_one_name_that_says_nothing_of_its_owner(path):
    settings = Settings(path)
    assert not path.exists()
    name = settings.device()
    assert name == settings.device() == Settings(path).device()
    assert len(name) == 8
    assert int(name, 16) >= 0
    assert Settings(path.with_name("of-another-machine.json")).device() != name
