"""How long it takes to find the notes of two rounds that say nearly the same."""

import random
import time
from typing import Final

from facilitator.ui.evaluation.pairs import Said, pairs_of
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.domain.factory import sentence

_NOTES: Final = 2_000
"""Of each round, all on one question."""
_SECONDS: Final = 2.0
_SYLLABLES: Final = (
    "was",
    "ser",
    "netz",
    "grund",
    "pegel",
    "ver",
    "sorg",
    "ung",
    "land",
    "strom",
    "plan",
    "bau",
)
_TIMES: Final = 3


def run(scale: Scale) -> list[Row]:
    """Compare notes of a few words in many ways, and notes of thousands of words."""
    count = max(20, int(_NOTES * scale.people))
    rows: list[Row] = []
    for name, text in (("few words", sentence), ("many words", _rare)):
        chance = random.Random(5)
        notes = [
            Said(f"{number}-{at}", number, text(chance)) for number in (1, 2) for at in range(count)
        ]
        taken = [_seconds(notes) for _ in range(_TIMES)]
        what = f"pairs among 2 × {count:,} notes, {name}"
        rows.append(Row(what, Measure.slowest(taken), "limit", Measure.exact(_SECONDS), "≤ 1 ×"))
    return rows


def _seconds(notes: list[Said]) -> float:
    before = time.perf_counter()
    pairs_of(notes)
    return time.perf_counter() - before


def _rare(chance: random.Random) -> str:
    """Return a note of words that hardly any other note has."""
    words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(8))
    return " ".join(words)
