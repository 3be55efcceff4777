"""Run the proofs: `python -m tests.proofs [NAMES]`; all but `real` without names.

One proof runs here; several run side by side, each in a process of its own, so that a crash of
the interpreter in one is a line of the report and not the end of it. Exit code 1 when any fails.
"""

import faulthandler
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import TextIOWrapper
from typing import Final

from tests.proofs import (
    cluster,
    damage,
    day,
    envelopes,
    kill,
    layouts,
    lists,
    network,
    outlines,
    pasted,
    properties,
    protocols,
    real,
    returned,
    team,
    together,
)

PROOFS: Final[dict[str, Callable[[], None]]] = {
    "team": team.run,
    "kill": kill.run,
    "day": day.run,
    "rooms": partial(kill.run, 60, rooms=3),
    "outlines": outlines.run,
    "pasted": pasted.run,
    "lists": lists.run,
    "damage": damage.run,
    "envelopes": envelopes.run,
    "properties": properties.run,
    "protocols": protocols.run,
    "returned": returned.run,
    "layouts": layouts.run,
    "network": network.run,
    "cluster": cluster.run,
    "together": together.run,
    "tour": properties.run_tour,
    "real": real.run,
}
"""By name, the longest first; `real` needs the real workshop, which is not part of this repository."""

_PATIENCE_SECONDS: Final = 25 * 60
"""After this time a proof hangs; the slowest takes less than half of it on a slow machine."""


def main(names: Sequence[str]) -> int:
    """Run the proofs named and print what each showed."""
    unknown = [name for name in names if name not in PROOFS]
    if unknown:
        print(f"no proof is named {', '.join(unknown)}; there are {', '.join(PROOFS)}")
        return 2
    if len(names) == 1:
        return _run_here(names[0])
    chosen = [name for name in PROOFS if (name in names if names else name != "real")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [
            name for name, code in zip(chosen, pool.map(_run_apart, chosen), strict=True) if code
        ]
    summary = f"{len(chosen) - len(failed)} of {len(chosen)} proofs hold"
    print(f"\n{summary}; failed: {', '.join(failed)}" if failed else f"\n{summary}")
    return 1 if failed else 0


def _run_here(name: str) -> int:
    """Run a proof in this process; an error ends it with its traceback and exit code 1."""
    faulthandler.enable()
    begin = time.monotonic()
    PROOFS[name]()
    print(f"{name}: holds, in {time.monotonic() - begin:.0f} s")
    return 0


def _run_apart(name: str) -> int:
    """Run a proof in a process of its own, print what it said, and return its exit code."""
    command = [sys.executable, "-m", "tests.proofs", name]
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        print(f"\n── {name} ──\n{error.stdout or ''}\n{name}: FAILED, it hangs", flush=True)
        return 1
    said = f"\n── {name} ──\n{done.stdout.rstrip()}"
    if done.returncode:
        said += f"\n{name}: FAILED with exit code {done.returncode}"
    print(said, flush=True)
    return done.returncode


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    sys.exit(main(sys.argv[1:]))
