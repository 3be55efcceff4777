"""The solver's own process: a task on standard input, what comes of it on standard output.

It keeps NumPy out of the program (`sqlite_utils` would import it at every start), can be ended at
any moment without a trace, and leaves the window's thread alone. It ends when its input does,
so that none is left behind by a program that was killed.
"""

import json
import os
import sys
import threading
from typing import Any, TextIO

from facilitator.planning.grouping import wire
from facilitator.planning.grouping.conflict import smallest_conflict
from facilitator.planning.grouping.highs import solve
from facilitator.planning.grouping.repair import Mended, repair
from facilitator.planning.grouping.search import Infeasible, Picture, Search


def main() -> None:
    """Do the one task that stands on the first line."""
    out = _own_output()
    task, *values = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    {"group": _group, "repair": _repair}[task](out, *values)


def _group(out: TextIO, packed: list[Any], seed: int) -> None:
    problem = wire.unpacked(packed)

    def tell(picture: Picture) -> None:
        _say(out, "picture", *picture)

    try:
        Search(problem, solve, tell, seed).run()
    except Infeasible:
        _say(out, "conflict", smallest_conflict(problem, solve))


def _repair(out: TextIO, packed: list[Any], seats: list[list[int]], first_open: int) -> None:
    problem = wire.unpacked(packed)

    def tell(mended: Mended) -> None:
        _say(out, "repair", mended)

    try:
        repair(problem, solve, seats, first_open, tell)
    except Infeasible:
        _say(out, "conflict", smallest_conflict(problem, solve))


def _say(out: TextIO, *message: object) -> None:
    out.write(wire.line(*message))
    out.flush()


def _own_output() -> TextIO:
    """Keep standard output for our lines: what the solver's library prints goes to standard error."""
    ours = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return ours


def _end_with_the_program() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
