"""The layers of the architecture, as far as import-linter's contracts cannot see them."""

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import facilitator

PACKAGE = Path(facilitator.__file__).parent
USES_QT = ("facilitator.ui", "facilitator.background", "facilitator.app", "facilitator.tour")
HEAVY = ("docx", "lxml", "markdown_it", "pypdf", "pypdfium2", "resvg_py", "typst", "yaml")
LEAVES = {"errors", "paths", "logs", "settings", "language"}


def _in_fresh_python(code: str) -> str:
    """Run `code` in a new interpreter; return what it printed, or fail with what it complained."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def _loaded_by(module: str, *suspects: str) -> set[str]:
    code = f"import {module}, sys; print(*sys.modules)"
    return set(_in_fresh_python(code).split()) & set(suspects)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_everything_below_the_window_works_without_qt() -> None:
    names = [
        module.name
        for module in pkgutil.walk_packages([str(PACKAGE)], "facilitator.", onerror=lambda _: None)
        if not module.name.startswith(USES_QT)
    ]
    code = f"""
import importlib, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
for name in {names!r}:
    importlib.import_module(name)
print(len({names!r}))
"""
    assert "facilitator.domain" in names
    assert int(_in_fresh_python(code)) == len(names)


def test_the_command_line_starts_without_qt_documents_and_parsers() -> None:
    assert _loaded_by("facilitator.__main__", *HEAVY, "PySide6") == set()


def test_the_window_starts_without_documents_and_parsers() -> None:
    assert _loaded_by("facilitator.app", *HEAVY) == set()


def test_background_jobs_know_no_domain_and_of_qt_only_its_core() -> None:
    allowed = ("PySide6.QtCore", "facilitator.background", *(f"facilitator.{x}" for x in LEAVES))
    foreign = [
        f"{path.name}: {name}"
        for path in (PACKAGE / "background").rglob("*.py")
        for name in _imports(path)
        if name.startswith(("PySide6", "facilitator")) and not name.startswith(allowed)
    ]
    assert foreign == []
