"""What a developer types, as far as it can be seen without installing anything."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="shows what happens with Debian's tools")


@pytest.fixture
def venv(monkeypatch, tmp_path) -> Path:
    """An environment whose Python is the one that runs the tests."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    return tmp_path


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "dev.py", *arguments],
        cwd=dev.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


# Commands


@pytest.mark.parametrize(
    ("words", "code"), [([], 0), (["help"], 0), (["--help"], 0), (["-h"], 0), (["tset"], 2)]
)
def test_whoever_names_no_command_is_told_all_of_them(words, code):
    ended = started(*words)
    assert ended.returncode == code
    lines = ended.stdout.splitlines()[2:]
    assert [line.split()[0] for line in lines] == list(dev.COMMANDS)
    assert all(len(line.split()) > 3 for line in lines)


def test_the_commands_are_those_of_the_instructions():
    told = (dev.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert {*dev.COMMANDS} == {
        *("setup", "run", "test", "check", "bench", "proof", "translate", "lock")
    }
    assert [
        name for name in dev.COMMANDS if name != "setup" and f"`python3 dev.py {name}`" not in told
    ] == []


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(dev.Obstacle, match=r"3\.11 or newer"):
        dev.main(["test"])


# Checks


@pytest.mark.usefixtures("venv")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('fine')", ""),
        ("print('bad'); exit(1)", "bad"),
        ("import sys; print('worse', file=sys.stderr); exit(2)", "worse"),
        ("exit(3)", "exit 3"),
        ("print('Grün'); exit(1)", "Grün"),
    ],
)
def test_a_check_complains_only_when_it_fails_and_never_fails_in_silence(monkeypatch, code, said):
    monkeypatch.setitem(dev.CHECKS, "trial", ("-c", code))
    assert dev.verdict("trial") == said


# Running


def test_a_child_without_a_locale_gets_one_that_qt_takes(monkeypatch):
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)
    assert dev.environment()["LC_CTYPE"] == "C.UTF-8"


@pytest.mark.parametrize("name", LOCALE)
def test_a_child_keeps_the_locale_there_is(monkeypatch, name):
    for other in LOCALE:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "de_DE.UTF-8")
    inherited = dev.environment()
    assert {other: inherited.get(other) for other in LOCALE} == {
        other: "de_DE.UTF-8" if other == name else None for other in LOCALE
    }


def test_a_child_gets_our_variables_and_everybody_elses(monkeypatch):
    monkeypatch.setenv("SOMEBODYS", "own")
    child = dev.environment(QT_QPA_PLATFORM="offscreen")
    assert (child["SOMEBODYS"], child["QT_QPA_PLATFORM"]) == ("own", "offscreen")
    assert os.environ.get("SOMEBODYS") == "own"


@pytest.mark.parametrize(
    ("system", "variables", "shows"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_needs_a_display_only_on_linux(monkeypatch, system, variables, shows):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert dev.has_display() is shows


@pytest.mark.usefixtures("venv")
def test_a_child_runs_beside_the_code_and_its_exit_code_comes_back():
    code = "import os, sys; sys.exit(7 if os.path.exists('dev.py') else 1)"
    assert dev.python("-c", code) == 7


# The environment


def test_what_is_installed_already_is_not_installed_again(venv, capfd):
    stamp = venv / "lock.sha256"
    stamp.write_text(hashlib.sha256(dev.LOCK.read_bytes()).hexdigest(), encoding="ascii")
    dev.install_requirements()
    assert capfd.readouterr().out == ""


@needs_posix
def test_the_command_of_the_program_is_put_beside_its_python(monkeypatch, tmp_path):
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(dev, "PYTHON", python)
    dev.make_command()
    told = subprocess.run(
        [tmp_path / "facilitator", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("facilitator ")


@needs_posix
def test_an_environment_that_is_missing_or_broken_is_seen(monkeypatch, venv):
    monkeypatch.setattr(dev, "PYTHON", venv / "bin" / "python")
    assert dev.site_packages() is None
    broken = venv / "python"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(dev, "PYTHON", broken)
    assert dev.site_packages() is None
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    found = dev.site_packages()
    assert found
    assert found.is_dir()


@needs_posix
def test_where_we_may_not_install_the_line_to_type_is_printed(monkeypatch, capfd):
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert dev.obtain(["libegl1", "xvfb"], "what Qt needs to draw") is False
    said = capfd.readouterr().out
    assert "what Qt needs to draw" in said
    assert "sudo apt-get install --no-install-recommends libegl1 xvfb" in said


@needs_posix
def test_a_library_that_the_loader_misses_is_noticed(monkeypatch, tmp_path):
    loader = tmp_path / "ldd"
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    for answer, missing in (("libEGL.so.1 => not found", True), ("libEGL.so.1 => /lib/x", False)):
        loader.write_text(f"#!/bin/sh\necho '{answer}'\n", encoding="utf-8")
        loader.chmod(0o755)
        assert dev.missing_libraries(tmp_path) is missing


# The lock; what else it must be, tests/test_repository.py says


def test_the_lock_speaks_for_every_system():
    text = dev.LOCK.read_text(encoding="utf-8")
    assert "sys_platform == 'win32'" in text
