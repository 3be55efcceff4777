"""Check that no Python file and no function outgrows what a reader holds in mind."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("facilitator", "tests")
FILE_LINES = 400
FUNCTION_LINES = 50


def sources() -> Iterator[Path]:
    """Yield every Python file of ours."""
    yield ROOT / "dev.py"
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def complaints(path: Path) -> Iterator[str]:
    """Yield one line for the file and for each function in it that is too long."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT).as_posix()
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield f"{name}: {lines} lines; split it at {FILE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {lines} lines; the most is {FUNCTION_LINES}"


if __name__ == "__main__":
    found = [line for path in sources() for line in complaints(path)]
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))
