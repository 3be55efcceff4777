"""How long an answer takes while somebody types what they look for, against the bare FTS5 query."""

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from facilitator.storage.connections import following
from facilitator.storage.files import open_file
from facilitator.storage.reading import Reader
from facilitator.storage.searching import query_of
from facilitator.ui.shell.palette_finds import Finder
from tests.benchmarks import archive
from tests.benchmarks.clock import Work, in_turns
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale

_LIMIT: Final = 200
"""As many rows as the program asks for."""
_RAW: Final = "SELECT rowid, text FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"


def run(scale: Scale) -> list[Row]:
    """Ask what a typist asks after each key, the program and FTS5 itself in turns.

    Ours is the whole way from the text to rows with the place they stand at, as Ctrl+K shows
    them; raw is what FTS5 returns for the query we make of the text. Each question is asked
    several times and its median counts, so that the slowest ones are slow by themselves.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = open_file(archive.large_file(scale, Path(folder)))
        with (
            closing(file),
            closing(file.second_reader()) as reader,
            closing(following(file.path)) as bare,
        ):
            ours, raw = _asked(reader, bare, scale)
    name = f"search as you type, {scale.all_notes:,} notes, p99"
    return [Row(name, Measure.slowest(ours), "raw FTS5 query", Measure.slowest(raw), "≤ 3 ×")]


def _asked(
    reader: Reader, bare: sqlite3.Connection, scale: Scale
) -> tuple[list[float], list[float]]:
    finder = Finder(reader, reader.head(reader.workshops()[0].id))
    texts = _typed(scale.searches)
    questions: list[Work] = []
    for text in texts:
        query = (query_of(text), _LIMIT)
        questions += (
            lambda text=text: finder.find(text),
            lambda query=query: bare.execute(_RAW, query).fetchall(),
        )
    medians = [statistics.median(times) for times in in_turns(*questions, repeats=scale.looks)]
    return medians[::2], medians[1::2]


def _typed(count: int) -> list[str]:
    """Return what stands in the field after each key: words, word pairs, other spellings."""
    chance = random.Random(7)
    found: list[str] = []
    while len(found) < count:
        found += _growing(_wanted(chance))
    return found[:count]


def _wanted(chance: random.Random) -> str:
    words = archive.text(chance).replace(":", "").replace(".", "").split()
    wanted = " ".join(chance.sample(words, k=chance.choice((1, 1, 2, 3))))
    return wanted.replace("ü", "ue").replace("ß", "ss") if chance.random() < 0.3 else wanted


def _growing(text: str) -> Iterator[str]:
    return (text[:end] for end in range(1, len(text) + 1) if text[end - 1] != " ")
