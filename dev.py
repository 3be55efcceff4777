#!/usr/bin/env python3
"""Everything a developer types, on nothing but Python 3.11.

Makes `.venv` beside this file, installs the locked requirements into it whenever the lock has
changed, and hands over to the tools in there. Changes nothing else, with one exception: on a
Debian where it runs as root (a container, a CI machine), it installs the system libraries Qt needs.
Where it does not run as root, it prints the line to type and goes on.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.txt"
PLAYGROUND = ROOT / ".run"
OLDEST_PYTHON = (3, 11)

# What the Qt wheels expect of a Debian or Ubuntu that has never shown a window.
QT_PACKAGES = """
    libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0
    libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xinerama0 libxcb-xkb1
"""
QT_BINARIES = (
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONT_PACKAGE = "fonts-inter"
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


class Obstacle(Exception):
    """Something on this machine stops the command; the sentence says what to do."""


# ── commands ─────────────────────────────────────────────────────────────────────────────────


def setup(_: list[str]) -> int:
    """Make the environment ready (the other commands do this by themselves)."""
    prepare()
    say("Ready: python3 dev.py run, python3 dev.py test")
    return 0


def run(arguments: list[str]) -> int:
    """Open the example workshop, or whatever is given as `facilitator` would take it."""
    prepare()
    if arguments:
        return python("-m", "facilitator", *arguments)
    if not has_display():
        return tour()
    return python("-m", "facilitator", str(example()))


def test(arguments: list[str]) -> int:
    """Run the tests without a screen; arguments go to pytest."""
    prepare()
    chosen = any(not argument.startswith("-") for argument in arguments)
    # One more than there are cores, for many tests wait: for a server, a disk, a program, a clock.
    # Whoever is done early takes tests over from another, so that neighbours mostly stay together.
    workers = ["-n", str(min((os.cpu_count() or 1) + 1, 4)), "--dist", "worksteal"]
    return python(
        "-m", "pytest", *([] if chosen else workers), *arguments, QT_QPA_PLATFORM="offscreen"
    )


def check(_: list[str]) -> int:
    """Lint, format, types, layers, translations and sizes: one line each, all of them run."""
    prepare()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(verdict, CHECKS))
    for name, output in zip(CHECKS, results, strict=True):
        print(f"{name:<13} {'failing' if output else 'ok'}")
    for name, output in zip(CHECKS, results, strict=True):
        if output:
            print(f"\n── {name} ──\n{output}")
    return 1 if any(results) else 0


def bench(names: list[str]) -> int:
    """Measure speed as ratios against the bare libraries; names choose among the benchmarks."""
    prepare(screen=True)
    return python("-m", "tests.benchmarks", *names)


def proof(names: list[str]) -> int:
    """Run the long harnesses in full (kill, a whole day, round trips, hostile input); names choose."""
    prepare(screen=True)
    return python("-m", "tests.proofs", *names, FACILITATOR_LONG="1")


def translate(_: list[str]) -> int:
    """Bring the German catalogue up to date with the source and compile it."""
    prepare()
    return python("-m", "tests.checks.translations", "update")


def lock(_: list[str]) -> int:
    """Renew the lock: the newest versions that pyproject.toml allows, for every system."""
    prepare()
    if python("-m", "pip", "install", "--quiet", "uv>=0.5"):
        raise Obstacle("uv, which writes the lock, could not be installed; the lock is unchanged")
    result = python(
        *("-m", "uv", "pip", "compile", "pyproject.toml", "--group", "dev", "--upgrade"),
        *("--universal", "--python-version", ".".join(map(str, OLDEST_PYTHON))),
        *("--generate-hashes", "--no-header", "--no-config"),
        *("--no-emit-index-url", "--no-emit-find-links", "--quiet", "-o", LOCK.name),
    )
    if result == 0:
        prepare()
    return result


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command
    for command in (setup, run, test, check, bench, proof, translate, lock)
}

CHECKS: dict[str, tuple[str, ...]] = {
    "lint": ("-m", "ruff", "check", "--quiet", "--output-format=concise"),
    "format": ("-m", "ruff", "format", "--check", "--quiet", "--output-format=concise"),
    "types": ("-m", "pyright"),
    "layers": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    "translations": ("-m", "tests.checks.translations", "check"),
    "sizes": ("-m", "tests.checks.sizes"),
}


def verdict(name: str) -> str:
    """Return what the check has to complain about, nothing when it is content."""
    result = subprocess.run(
        [PYTHON, *CHECKS[name]],
        cwd=ROOT,
        env=environment(PYRIGHT_PYTHON_IGNORE_WARNINGS="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    output = (result.stdout + result.stderr).strip()
    return "" if result.returncode == 0 else output or f"exit {result.returncode}"


# ── running ──────────────────────────────────────────────────────────────────────────────────


def python(*arguments: str, **variables: str) -> int:
    """Run the environment's Python here and return its exit code."""
    return subprocess.run(
        [PYTHON, *arguments], cwd=ROOT, env=environment(**variables), check=False
    ).returncode


def environment(**variables: str) -> dict[str, str]:
    """Return the variables for a child process: ours, and a UTF-8 locale where there is none."""
    inherited = dict(os.environ)
    if not any(inherited.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        inherited["LC_CTYPE"] = "C.UTF-8"  # Qt warns about any other
    return inherited | variables


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


def example() -> Path:
    """Return a working copy of the example workshop; changes made to it stay."""
    copy = PLAYGROUND / "Zukunftsforum.workshop"
    PLAYGROUND.mkdir(exist_ok=True)
    if not copy.exists() and python("-m", "facilitator", "new", str(copy), "--example"):
        raise Obstacle("the example workshop could not be made")
    return copy


def tour() -> int:
    """Play the example without a screen and say where the pictures and the protocol lie."""
    say("No display here: playing the example workshop without one.")
    out = PLAYGROUND / "tour"
    result = python("-m", "facilitator", "tour", "--out", str(out), QT_QPA_PLATFORM="offscreen")
    if result == 0:
        say(f"Pictures of every screen and the protocol: {out}")
    return result


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


# ── the environment ──────────────────────────────────────────────────────────────────────────


def prepare(*, screen: bool = False) -> None:
    """Bring `.venv` and, where we may, the system to what the project needs; quick when they are.

    `screen` asks for the virtual screen and the typist that the proofs use as well.
    """
    packages = site_packages() or make_venv()
    install_requirements()
    (packages / "facilitator.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    make_command()
    if sys.platform.startswith("linux"):
        prepare_system(packages, screen=screen)


def make_command() -> None:
    """Put the command `facilitator` beside the environment's Python, as an installation would."""
    if os.name == "nt":
        line = '@"%~dp0python.exe" -m facilitator %*\n'
        PYTHON.with_name("facilitator.cmd").write_text(line, encoding="ascii")
        return
    command = PYTHON.with_name("facilitator")
    command.write_text(f'#!/bin/sh\nexec "{PYTHON}" -m facilitator "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def site_packages() -> Path | None:
    """Return where the environment keeps its packages, None when it does not work (any more)."""
    if not PYTHON.exists():
        return None
    question = "import pip, sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def make_venv() -> Path:
    """Make an empty environment with pip and return where it keeps its packages."""
    if importlib.util.find_spec("ensurepip") is None:  # Debian packs it separately
        version = ".".join(map(str, sys.version_info[:2]))
        if not obtain([f"python{version}-venv"], "Python's venv module"):
            raise Obstacle("a virtual environment cannot be made without it")
    say("Making .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    packages = site_packages()
    if made.returncode or packages is None:
        raise Obstacle(f"no virtual environment could be made in {VENV}")
    return packages


def install_requirements() -> None:
    """Install what the lock says, unless exactly that is installed."""
    stamp = VENV / "lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    say("Installing the locked requirements (once; some 250 MB)")
    options = ("--quiet", "--disable-pip-version-check", "--only-binary", ":all:")
    if python("-m", "pip", "install", *options, "--require-hashes", "-r", str(LOCK)):
        raise Obstacle("the requirements could not be installed; the next call tries again")
    stamp.write_text(wanted, encoding="ascii")


def prepare_system(packages: Path, *, screen: bool) -> None:
    """Obtain what is missing of Qt's libraries, a font and, for `screen`, the virtual screen."""
    wanted = QT_PACKAGES.split() if missing_libraries(packages / "PySide6") else []
    if not any(True for folder in FONT_FOLDERS for _ in folder.rglob("*.[ot]t[fc]")):
        wanted = [*wanted, FONT_PACKAGE]
    if wanted:
        obtain(wanted, "what Qt needs to draw")
    if screen:
        absent = [package for name, package in SCREEN_PROGRAMS.items() if not shutil.which(name)]
        if absent:
            obtain(absent, "a virtual screen")


def missing_libraries(pyside: Path) -> bool:
    """Tell whether the loader misses a system library for Qt."""
    binaries = [pyside / name for name in QT_BINARIES]
    answer = subprocess.run(["ldd", *binaries], capture_output=True, text=True, check=False)
    return "not found" in answer.stdout


def obtain(packages: Sequence[str], purpose: str) -> bool:
    """Install Debian packages if we may, else print the line to type; tell whether they are here."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        say(f"Missing: {purpose}. On Debian or Ubuntu type:\n  sudo {line}")
        return False
    say(f"Installing {purpose}: {' '.join(packages)}")
    apt("apt-get", "update")
    if not apt(*line.split(), "--yes"):
        say(f"That did not work. By hand:\n  {line}")
        return False
    return True


def apt(*command: str) -> bool:
    """Run the package manager without questions and chatter; tell whether it succeeded."""
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    result = subprocess.run([*command, "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return result.returncode == 0


# ── entry ────────────────────────────────────────────────────────────────────────────────────


def usage() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<10} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND [ARGUMENTS]", "", *lines])


def main(arguments: list[str]) -> int:
    """Run the named command; 2 means that there is none of this name."""
    if sys.version_info < OLDEST_PYTHON:
        raise Obstacle(f"Facilitator needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    name = arguments[0] if arguments else "help"
    if name in COMMANDS:
        return COMMANDS[name](arguments[1:])
    print(usage())
    return 0 if name in {"help", "--help", "-h"} else 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Obstacle as obstacle:
        sys.exit(f"dev.py: {obstacle}")
    except KeyboardInterrupt:
        sys.exit(130)
