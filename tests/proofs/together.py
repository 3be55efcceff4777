"""Three programs play the example event as a team, and in the end all three have the same of it.

`tour --team` does it with real processes and windows, each program with a home of its own: one
hosts, two join by code and write in their rooms; meanwhile the server is killed, one laptop is
without its cable for a while, and a note is changed on two laptops at once. It ends by itself as
soon as the Resümee shows every key result on each of the three. Then it is demanded that

- the three files hold the same rows and the same journal, and are sound;
- everything that was typed is in them, nothing stayed on a laptop or waits for something else;
- the protocol of each is the same file, and so is what the command line writes of each;
- there is a picture of each station.
"""

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from facilitator.domain.records import TABLES
from facilitator.tour.team.route import FILES
from facilitator.tour.team.words import WORDS
from tests.proofs.program import facilitator
from tests.proofs.soundness import demand_sound

PICTURES: Final = {
    *("team-begin", "team-code", "team-join", "team-join-rooms", "team-members"),
    *("team-round-1", "team-offline", "team-waiting", "team-two-versions", "team-all-here"),
    "team-summary",
}
_BESIDE: Final = ("contested", "waiting", "draft")
"""Tables of cells that are not decided about, wait for others, or were taken by nobody."""
_JOURNAL: Final = (
    "SELECT step_id, table_name, row_id, column_name, before, after, stamp FROM journal "
    "ORDER BY stamp, row_id, column_name"
)


def run(languages: Sequence[str] = ("de", "en"), *, with_commands: bool = True) -> None:
    """Let them play the example of each language; AssertionError where anything differs or is missing.

    Only `with_commands` the command line writes the protocol of each file, too.
    """
    for language in languages:
        with tempfile.TemporaryDirectory() as folder:
            said = facilitator("tour", "--team", "--out", folder, language=language)
            print(f"  {language}: {said.splitlines()[-1]}")
            files = [Path(folder, f"{name}.workshop") for name in FILES]
            _demand_same(files)
            _demand_typed(files[0], language)
            _demand_one_protocol(files)
            if with_commands:
                _demand_one_text(files)
            taken = {path.name for path in Path(folder).glob("*.png")}
            assert taken == {
                f"{name}-{theme}.png" for name in PICTURES for theme in ("light", "dark")
            }


def _demand_same(files: Sequence[Path]) -> None:
    first = files[0]
    for path in files:
        demand_sound(path)
        for table in TABLES.values():
            sql = f"SELECT * FROM {table} ORDER BY id"
            assert _read(path, sql) == _read(first, sql), f"{table} differs in {path.name}"
        assert _read(path, _JOURNAL) == _read(first, _JOURNAL), (
            f"the journal of {path.name} differs"
        )
        for table in _BESIDE:
            left = _read(path, f"SELECT * FROM {table}")
            assert not left, f"{table} of {path.name}: {left}"
    changes = len(_read(first, _JOURNAL))
    print(
        f"  {len(files):6} files with the same rows, and {changes} changes in the journal of each"
    )


def _demand_typed(file: Path, language: str) -> None:
    words = WORDS[language]
    notes = {text for (text,) in _read(file, "SELECT text FROM note WHERE deleted = 0")}
    assert words.typed <= notes, f"missing: {words.typed - notes}"
    own = words.talks[0].second + words.addition
    assert own in notes, f"missing is the version that was chosen: {own}"
    members = _read(file, "SELECT name FROM member ORDER BY name")
    names = {words.organiser, *(talk.name for talk in words.talks)}
    assert {name for (name,) in members} == names


def _demand_one_protocol(files: Sequence[Path]) -> None:
    left = {path.with_suffix(".docx").read_bytes() for path in files}
    assert len(left) == 1, "the programs wrote different protocols"
    print(f"  {len(left):6} protocol of {len(files)} laptops, with {len(left.pop())} bytes")


def _demand_one_text(files: Sequence[Path]) -> None:
    texts = [path.with_suffix(".md") for path in files]
    for path, text in zip(files, texts, strict=True):
        facilitator("protocol", path, "-o", text)
    written = {text.read_bytes() for text in texts}
    assert len(written) == 1, "the command line writes different protocols"


def _read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql).fetchall()
