"""Data is found beside the code in a checkout, and inside the package in a wheel."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import facilitator
from facilitator.paths import protocols, resources, user_config, user_state

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(facilitator.__file__).parent
EXPECTED = ("resources/examples", "resources/themes/tokens.json", "protocols/prognos/layout.toml")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the files where pyproject.toml has the wheel lay them, and nowhere else."""
    site = tmp_path_factory.mktemp("site-packages")
    unneeded = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, site / "facilitator", ignore=unneeded)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for source, target in project["tool"]["hatch"]["build"]["targets"]["wheel"][
        "force-include"
    ].items():
        shutil.copytree(ROOT / source, site / target, ignore=unneeded)
    return site


def run_installed(site: Path, *arguments: str) -> str:
    """Run Python with the installed package alone, away from the checkout."""
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); exec(sys.argv.pop(1))"
    ended = subprocess.run(
        [sys.executable, "-P", "-c", code, str(site), *arguments],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_checkout_has_its_data_at_its_top():
    assert (resources(), protocols()) == (ROOT / "resources", ROOT / "protocols")
    assert [name for name in EXPECTED if not (ROOT / name).exists()] == []


def test_a_wheel_has_its_data_inside(installed):
    code = "from facilitator import paths; print(paths.resources()); print(paths.protocols())"
    found = [Path(line).resolve() for line in run_installed(installed, code).splitlines()]
    data = (installed / "facilitator" / "_data").resolve()
    assert found == [data / "resources", data / "protocols"]
    assert [name for name in EXPECTED if not (data / name).exists()] == []


def test_an_installed_program_makes_the_example_and_writes_its_protocol(installed, tmp_path):
    file, out = tmp_path / "forum.workshop", tmp_path / "protocol.docx"
    code = "from facilitator.__main__ import main; sys.exit(main())"
    run_installed(installed, code, "new", str(file), "--example")
    run_installed(installed, code, "protocol", str(file), "-o", str(out))
    assert out.read_bytes().startswith(b"PK")


def test_a_persons_own_folders_are_two_and_not_made_by_looking():
    assert user_config() != user_state()
    assert not user_config().exists()
    assert not user_state().exists()
