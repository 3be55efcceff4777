"""Runs the benchmarks and prints one table; exit code 1 where a goal is missed."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.benchmarks.rows import Row, table
from tests.benchmarks.scale import FULL, Scale

NAMES = (
    "starts",
    "memory",
    "keystrokes",
    "clocks",
    "stage",
    "cockpit",
    "writes",
    "searches",
    "protocols",
    "pages",
    "returned",
    "evaluation",
    "summaries",
    "agendas",
    "groups",
    "lists",
    "pairs",
    "team",
)
"""The modules of this folder that measure; each has a `run`."""


def measured(names: Sequence[str], scale: Scale) -> list[Row]:
    """Run benchmarks one after the other and return all their rows."""
    rows: list[Row] = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        rows += import_module(f"tests.benchmarks.{name}").run(scale)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is named, by default everything."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_STATE_HOME=f"{home}/state"
        )
        rows = measured(options.names or NAMES, FULL)
    return report(rows, options.json)


def report(rows: Sequence[Row], file: Path | None) -> int:
    """Print the table, keep the figures in a file where one is named, and return the exit code."""
    print(table(rows))
    if file:
        records = [row.record() for row in rows]
        file.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0 if all(row.is_met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
