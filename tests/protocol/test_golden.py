"""Whole documents, part by part, as they were last looked at and found right.

After a wanted change: `FACILITATOR_GOLDEN=write python -m pytest tests/protocol/test_golden.py`,
then read the difference.
"""

import os
from pathlib import Path

import pytest
from lxml.etree import XMLParser, fromstring, tostring

from facilitator.protocol.export import protocol_bytes
from tests.protocol.reading import WordFile
from tests.protocol.workshops import TODAY, rich

GOLDEN = Path(__file__).parent / "golden"
LAYOUTS = ("prognos", "minutes", "nordland")
WRITES = os.environ.get("FACILITATOR_GOLDEN") == "write"


def _readable(data: bytes) -> str:
    parser = XMLParser(remove_blank_text=True)
    return tostring(fromstring(data, parser), encoding="unicode", pretty_print=True)


def _parts(layout: str) -> dict[str, str]:
    """Return every part of the Word file but pictures of dots, which the fonts at hand decide."""
    file = WordFile(protocol_bytes(rich(), layout=layout, kind="docx", today=TODAY))
    return {
        f"{layout}/{name.lstrip('_')}": _readable(data)
        for name, data in file.parts.items()
        if not name.endswith(".png")
    }


def _check(made: dict[str, str], folder: Path) -> None:
    for name, text in made.items():
        path = GOLDEN / name
        if WRITES:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"{name} is not what it was"
    kept = {path.relative_to(GOLDEN).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept == set(made)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_word_file_is_the_same_part_by_part(layout) -> None:
    _check(_parts(layout), GOLDEN / layout)


def test_the_markdown_is_the_same() -> None:
    made = {
        f"markdown/{layout}.md": protocol_bytes(
            rich(), layout=layout, kind="md", today=TODAY
        ).decode()
        for layout in LAYOUTS
    }
    _check(made, GOLDEN / "markdown")
