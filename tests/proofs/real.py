"""The real workshop, where it is at hand: imported, counted, exported, validated, read back.

Its text is not part of this repository; without it the proof says so and passes.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.table import Table

SHARED = Path(__file__).resolve().parents[3] / "shared"
REAL = SHARED / "real" / "clusterworkshop-rlp-2020.md"
CHECKER = SHARED / "tools" / "check-ooxml"

EXPECTED = {
    "rounds": 2,
    "topics": 3,
    "sessions": 6,
    "questions": 15,
    "sub_questions": 4,
    "notes": 73,
    "sub_notes": 16,
    "key_results_by_topic": [4, 4, 5],
    "recommendations": 3,
    "milestones": 12,
}


def run() -> None:
    """Play the real workshop through the command line; AssertionError where it falls short."""
    if not REAL.exists():
        print("the real workshop is not at hand here; nothing to prove")
        return
    with tempfile.TemporaryDirectory() as folder:
        file, docx = Path(folder) / "real.workshop", Path(folder) / "real.docx"
        facilitator("import", REAL, file)
        figures = json.loads(facilitator("info", file, "--json"))["workshops"][0]
        assert {name: figures[name] for name in EXPECTED} == EXPECTED, figures
        facilitator("protocol", file, "-o", docx)
        facilitator("protocol", file, "-o", Path(folder) / "real.md")
        facilitator("protocol", file, "-o", Path(folder) / "minutes.docx", "--layout", "minutes")
        _each_sentence_once_in_order(REAL.read_text(encoding="utf-8"), lines_of(docx))
        _outline_is_stable(file, Path(folder))
        _schema_valid([docx, Path(folder) / "minutes.docx"])
        _example_valid(Path(folder))


def facilitator(*arguments: object) -> str:
    """Run the program in a process of its own and return its output; it must succeed."""
    command = [sys.executable, "-m", "facilitator", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def lines_of(path: Path) -> list[str]:
    """Return the text of a Word file, paragraph by paragraph, tables in their place."""
    document = Document(str(path))
    lines: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            cells = (cell for row in part.rows for cell in row.cells)
            lines.extend(paragraph.text for cell in cells for paragraph in cell.paragraphs)
        else:
            lines.append(part.text)
    return [_plain(line) for line in lines]


def _each_sentence_once_in_order(source: str, printed: list[str]) -> None:
    wanted = list(_captured_lines(source))
    missing = [line for line in wanted if line not in printed]
    assert not missing, f"{len(missing)} lines are missing, first: {missing[0]!r}"
    for line in set(wanted):
        assert printed.count(line) == wanted.count(line), f"printed twice: {line!r}"
    places = [printed.index(line) for line in wanted if wanted.count(line) == 1]
    assert places == sorted(places), "the order of the source is not kept"


def _captured_lines(source: str) -> list[str]:
    """Return what somebody wrote or said: prose, bullets and questions, without headings of parts."""
    body = source.split("\n---\n", 1)[1].split("# Ausgangssituation", 1)[1]
    lines = []
    for line in body.splitlines():
        text = re.sub(r"^(\s*- |\d+\. |## (?!Workshop \d)|### \w\. )", "", line).strip()
        if text and not text.startswith(("#", "|")):
            lines.append(_plain(text))
    return lines


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xa0", " ").replace("\u202f", " ")).strip()


def _outline_is_stable(file: Path, folder: Path) -> None:
    first = facilitator("outline", file)
    again = folder / "again.workshop"
    (folder / "first.md").write_text(first, encoding="utf-8")
    facilitator("import", folder / "first.md", again)
    assert facilitator("outline", again) == first, "the second export differs from the first"


def _schema_valid(documents: list[Path]) -> None:
    if CHECKER.exists():
        checked = subprocess.run(
            [sys.executable, CHECKER, *documents], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr


def _example_valid(folder: Path) -> None:
    example, docx = folder / "example.workshop", folder / "example.docx"
    facilitator("new", example, "--example")
    facilitator("protocol", example, "-o", docx)
    _schema_valid([docx])
