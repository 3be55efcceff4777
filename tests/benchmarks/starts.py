"""From the start of the process to a window that is painted and waits for keys."""

import tempfile
from pathlib import Path
from typing import Final

from facilitator.storage.files import open_file
from tests.benchmarks import windows
from tests.benchmarks.archive import large_file
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale
from tests.proofs.program import facilitator

_GOAL: Final = "≤ 2.5 ×"


def run(scale: Scale) -> list[Row]:
    """Start the bare window and ours on both files in turns; the first round fills caches only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        example = folder / "example.workshop"
        facilitator("new", example, "--example")
        large = large_file(scale, folder)
        ways = (windows.BARE, windows.ours(example), windows.ours(large))
        taken: list[list[float]] = [[] for _ in ways]
        with windows.surroundings(folder) as variables:
            for number in range(scale.starts + 1):
                for way, times in zip(ways, taken, strict=True):
                    spent = windows.start_seconds(way, variables)
                    if number:
                        times.append(spent)
                for file in (example, large):
                    open_file(file).close()  # as a window does that is closed and not killed
    bare, with_example, with_large = map(Measure.median, taken)
    return [
        Row("start, example file", with_example, "bare window", bare, _GOAL),
        Row(f"start, {scale.all_notes:,} notes", with_large, "bare window", bare, _GOAL),
    ]
