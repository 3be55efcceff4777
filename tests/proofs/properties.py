"""The properties among the tests, held against hundreds of new examples instead of a few known ones."""

import os
import re
import subprocess
import sys
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
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_UNWATCHED, *modules],
        cwd=_TESTS.parent,
        env={**os.environ, "FACILITATOR_LONG": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    print(f"  {len(modules)} modules of properties: {done.stdout.strip().splitlines()[-1]}")
