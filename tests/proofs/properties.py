"""Tests that are short in the test run, in full: properties against hundreds of examples, and the tour."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_TESTS: Final = Path(__file__).resolve().parents[1]
_PROPERTIES: Final = re.compile(r"^from hypothesis import .*\bgiven\b", re.MULTILINE)
_UNWATCHED: Final = ("-o", "faulthandler_timeout=0")
"""A test that is slow here does not hang: it looks at hundreds of examples."""


def run() -> None:
    """Run every test module that has properties, long; AssertionError when one fails."""
    modules = sorted(
        path for path in _TESTS.rglob("test_*.py") if _PROPERTIES.search(path.read_text("utf-8"))
    )
    assert modules, "there are no properties"
    print(f"  {len(modules)} modules of properties: {_passed(modules)}")


def run_tour() -> None:
    """Take the tour with all its pictures in both themes; AssertionError when anything is wrong with it."""
    print(f"  {_passed([_TESTS / 'tour' / 'test_tour.py'])}")


def _passed(modules: Sequence[Path]) -> str:
    """Run test modules long and return what they said at the end."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_UNWATCHED, *modules],
        cwd=_TESTS.parent,
        env={**os.environ, "FACILITATOR_LONG": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    return done.stdout.strip().splitlines()[-1]
