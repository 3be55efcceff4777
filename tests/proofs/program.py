"""The program as others meet it: a process with words in and out, and files that others read."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
_CHECKER: Final = SHARED / "tools" / "check-ooxml"
_AT_ONCE: Final = 100
OFFICE: Final = shutil.which("soffice")
"""LibreOffice, None where it is not installed."""
_OFFICE_SECONDS: Final = 300


def facilitator(*arguments: object, language: str = "en", findings: int = 0) -> str:
    """Run the program in a process of its own and return its output; it must succeed.

    On standard error it says as many sentences as there are `findings`, and nothing else.
    """
    command = [sys.executable, "-m", "facilitator", *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "FACILITATOR_LANG": language, "FACILITATOR_DEBUG": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stderr.splitlines()) == findings, done.stderr
    return done.stdout


def schema_checked(documents: Sequence[Path]) -> str:
    """Hold Word files against the schemas of ECMA-376; return in words what was shown.

    The checker and its schemas lie beside the checkout. AssertionError where a file is invalid.
    """
    if not _CHECKER.exists():
        return "not held against the schemas, which are not at hand here"
    for start in range(0, len(documents), _AT_ONCE):
        checked = subprocess.run(
            [sys.executable, _CHECKER, *documents[start : start + _AT_ONCE]],
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stdout[-4_000:] + checked.stderr
    return "valid against the schemas of ECMA-376"


def through_office(files: Sequence[bytes]) -> list[bytes]:
    """Return Word files as LibreOffice, which has to be installed, opens and saves them."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        before.mkdir()
        paths = [before / f"{number}.docx" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        command = [
            *(
                str(OFFICE),
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
            ),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after), *map(str, paths)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_OFFICE_SECONDS)
        return [(after / path.name).read_bytes() for path in paths]
