"""Links open this program once somebody asks for it, and no longer once they ask for that."""

import re
import sys
from pathlib import Path

import pytest

from facilitator.team import scheme

THEIRS = """[Added Associations]
x-scheme-handler/facilitator=other.desktop;

[Default Applications]
text/html=firefox.desktop
x-scheme-handler/facilitator=other.desktop
"""


@pytest.fixture
def home(monkeypatch, tmp_path) -> Path:
    """Folders of a person on Linux."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def entry(home: Path) -> Path:
    return home / "data" / "applications" / "facilitator-link.desktop"


def test_nothing_is_changed_by_looking(home):
    assert not scheme.is_ours()
    assert list(home.iterdir()) == []


def test_links_are_claimed_and_given_up(home):
    scheme.claim()
    assert scheme.is_ours()
    assert "MimeType=x-scheme-handler/facilitator;" in entry(home).read_text().splitlines()
    scheme.claim()
    text = (home / "config" / "mimeapps.list").read_text()
    assert text.count("x-scheme-handler/facilitator=facilitator-link.desktop") == 1
    scheme.give_up()
    assert not scheme.is_ours()
    assert not entry(home).exists()


def test_what_else_the_person_chose_stays(home):
    chosen = home / "config" / "mimeapps.list"
    chosen.parent.mkdir()
    chosen.write_text(THEIRS)
    scheme.claim()
    kept = [
        line for line in THEIRS.splitlines() if line != "x-scheme-handler/facilitator=other.desktop"
    ]
    assert [
        line for line in chosen.read_text().splitlines() if "facilitator-link" not in line
    ] == kept
    assert scheme.is_ours()
    scheme.give_up()
    assert chosen.read_text().splitlines() == kept


def test_another_program_that_was_chosen_since_counts(home):
    scheme.claim()
    chosen = home / "config" / "mimeapps.list"
    chosen.write_text(chosen.read_text().replace("facilitator-link", "other"))
    assert not scheme.is_ours()


@pytest.mark.parametrize("place", ["/opt/py", "/home/a b/py", '/x"`$\\/py', "/100%/py"])
def test_the_command_survives_its_quoting(monkeypatch, place):
    monkeypatch.setattr(sys, "executable", place)
    line = next(one for one in scheme.desktop_entry().splitlines() if one.startswith("Exec="))
    told = line.removeprefix("Exec=").replace("\\\\", "\\")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', told)
    words = [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]
    assert words == [place, "-m", "facilitator"]
    assert told.endswith('" %u')


def test_a_folder_that_cannot_be_written_is_a_sentence(home):
    (home / "data").write_text("in the way")
    with pytest.raises(scheme.EnvironmentProblem, match="Paste them"):
        scheme.claim()


def test_on_windows_the_link_is_the_last_word(monkeypatch):
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\Py\python.exe")
    assert scheme.registry_command().endswith('-m facilitator "%1"')
    assert "Program Files" in scheme.registry_command().split('"')[1]
