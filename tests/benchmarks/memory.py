"""What the program holds in memory with a large file open, next to the bare window."""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import windows
from tests.benchmarks.archive import large_file
from tests.benchmarks.rows import Measure, Row
from tests.benchmarks.scale import Scale


def run(scale: Scale) -> list[Row]:
    """Measure resident memory (RSS) after the window was left alone, backup of the day included.

    RSS counts pages that other processes share as well, on both sides, so that the difference
    does not depend on who else has Qt loaded. Only Linux tells it without another package.
    """
    if not sys.platform.startswith("linux"):
        print("memory is measured on Linux only")
        return []
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = windows.ours(large_file(scale, folder))
        with windows.surroundings(folder) as variables:
            for _ in range(scale.memory_looks):
                for words, found in ((windows.BARE, bare), (command, ours)):
                    seconds = scale.settling_seconds
                    found.append(windows.resident_bytes(words, variables, seconds))
    name = f"memory (RSS), {scale.all_notes:,} notes in the file"
    measures = Measure.median(ours), Measure.median(bare)
    return [Row(name, measures[0], "bare window", measures[1], "≤ 60 MB", "MB")]
