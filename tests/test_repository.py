"""What holds for the repository as a whole: its shape, its lock, and nothing of the maker's machine."""

import importlib
import os
import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOP_LEVEL = {
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "dev.py",
    "facilitator",
    "protocols",
    "pyproject.toml",
    "requirements.txt",
    "resources",
    "tests",
}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
OF_ONE_MACHINE = {
    "a home folder": r"/(?:home|Users)/(?!Shared/)\w+/|/roo[t]/|[A-Z]:\\{1,2}Users\\",
    "a file address": r"file:/{2}",
    "a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.org",
    "an address in a private network": r"\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}:\d+",
}


@cache
def _committed() -> list[Path]:
    """Return every file of the repository, by git where there is one."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        paths = [ROOT / name for name in listing.split("\0") if name]
    else:
        paths = [path for name in TOP_LEVEL for path in [ROOT / name, *(ROOT / name).rglob("*")]]
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]


def _locked() -> dict[str, tuple[str, int]]:
    """Return version and number of hashes of each locked requirement by its name."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split("#")[0] for line in text.splitlines()]
    requirements = [line.split() for line in lines if line.strip()]
    return {
        canonicalize_name(words[0].partition("==")[0]): (
            words[0].partition("==")[2],
            sum(word.startswith("--hash=sha256:") for word in words),
        )
        for words in requirements
    }


def test_the_top_level_holds_only_what_the_architecture_names() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in _committed()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        path for path in _committed() if path.suffix == ".py" and path.stem in SAYS_NOTHING
    ] == []


@pytest.mark.parametrize("trace", OF_ONE_MACHINE)
def test_nothing_committed_names_one_machine(trace: str) -> None:
    pattern = re.compile(OF_ONE_MACHINE[trace])
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _committed()
        if (match := pattern.search(path.read_bytes().decode("utf-8", "ignore")))
    ]
    assert found == []


def test_the_repository_has_what_a_newcomer_looks_for() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".ci/run"):
        assert (ROOT / name).stat().st_size > 500, name
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first_screen = readme.split("\n## ")[0]
    assert "python3 dev.py run" in first_screen
    assert "python3 dev.py test" in first_screen
    pictures = re.findall(r'(?:src|srcset)="([^"]+)"', first_screen)
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_the_steps_before_a_change_counts_are_tests_then_checks_then_proofs() -> None:
    steps = re.findall(
        r"^step (?:.*)dev\.py (\w+)$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert steps == ["test", "check", "proof"]
    assert os.access(ROOT / ".ci/run", os.X_OK) or os.name == "nt"


def test_the_installed_command_is_the_programs_entry() -> None:
    module, _, name = PROJECT["project"]["scripts"]["facilitator"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_every_exception_from_a_rule_says_why() -> None:
    exception = re.compile(r"# (?:noqa|type: ignore|pyright: ignore)\b(?!.* - \S)")
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [ROOT / "dev.py", *(ROOT / "facilitator").rglob("*.py")]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if exception.search(line)
    ]
    assert bare == []
    lint = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[tool.ruff.lint]")[1]
    ignored = re.findall(r'^    "[A-Z]+\d*",.*$', lint.split("[tool.pyright]")[0], re.MULTILINE)
    assert len(ignored) > 20
    assert [line for line in ignored if not re.search(r", +# \S", line)] == []


def test_everything_outside_the_window_is_typed_strictly() -> None:
    packages = {
        path.name for path in (ROOT / "facilitator").iterdir() if (path / "__init__.py").exists()
    }
    strict = PROJECT["tool"]["pyright"]["strict"]
    assert {f"facilitator/{name}" for name in packages - {"ui"}} <= {*strict}
    assert {"dev.py", "facilitator/*.py"} <= {*strict}


def test_the_lock_pins_everything_by_version_and_hash() -> None:
    assert len(_locked()) > 20
    assert {
        name for name, (version, hashes) in _locked().items() if not (version and hashes)
    } == set()


def test_the_lock_has_no_addresses() -> None:
    assert (
        re.findall(r"\S*(?:://| @ |--index|--find)\S*", (ROOT / "requirements.txt").read_text())
        == []
    )


def test_the_lock_satisfies_what_the_project_asks_for() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    locked = _locked()
    unmet = [
        text
        for text in wanted
        if (requirement := Requirement(text))
        and locked.get(canonicalize_name(requirement.name), ("0", 0))[0]
        not in requirement.specifier
    ]
    assert unmet == []
