"""A team over bad lines: a fifth of all packets is lost, all are late, one laptop is cut off for a while.

Each laptop is a program in a network namespace of its own, so is the server. They edit the same
rooms as in the proof `team`, and the same is demanded of their files. Where a machine has no
namespaces (see `lines`), it says so, and nothing is shown.
"""

import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from tests.proofs.lines import Lines, Quality, inside, why_not
from tests.proofs.team import Proof
from tests.team.link.crew import Laptop

_QUALITY: Final = Quality(loss=0.2, delay_seconds=0.15)
"""There and back: 300 ms at the least."""
_EDITS: Final = 300
_SECONDS: Final = 60.0
_CUT_SECONDS: Final = 20.0
_LAPTOPS: Final = 3
"""The organiser, whose line is as bad, and two who are in one room together."""
_CUT_OFF: Final = 1


def run(edits: int = _EDITS, seconds: float = _SECONDS, cut_seconds: float = _CUT_SECONDS) -> None:
    """Let them work over bad lines; AssertionError where anything is missing or differs."""
    if why := why_not():
        print(f"  nothing is shown here: {why}")
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = Lines(_LAPTOPS, _QUALITY)
        proof = _Network(Path(folder), lines, edits, seconds, cut_seconds)
        try:
            lines.begin()
            with inside(lines.hub):
                proof.begin()
            proof.play()
        finally:
            proof.end()
            lines.end()
        proof.demand()
        share = lines.lost / (lines.lost + lines.carried)
        print(f"  {lines.carried:6} packets came through, {share:.0%} were lost")


class _Network(Proof):
    def __init__(
        self, folder: Path, lines: Lines, edits: int, seconds: float, cut_seconds: float
    ) -> None:
        super().__init__(folder, _LAPTOPS, edits, seconds)
        self.lines, self.cut_seconds = lines, cut_seconds

    def _tell(self, laptop: Laptop, sessions: list[str]) -> None:
        number = len(self.told)
        port = self.server.url.rpartition(":")[2]
        address = f"tls://{self.lines.address(number)}:{port}"
        laptop.membership = laptop.membership._replace(addresses=(address,))
        super()._tell(laptop, sessions)
        told = {**self.told[number], "is_half": False}
        self.told[number] = told
        Path(told["told"]).write_text(json.dumps(told), encoding="utf-8")

    def _start(self, told: dict[str, Any]) -> subprocess.Popen[bytes]:
        with inside(self.lines.laptops[self.told.index(told)]):
            return super()._start(told)

    def play(self) -> None:
        """Cut one laptop off in the middle, and wait until all are done and level."""
        self._await_share(0.3)
        self._await(lambda: all(said["done"] for said in self._said()))
        before = self._said()[_CUT_OFF]["done"]
        self.lines.cut.add(_CUT_OFF)
        time.sleep(self.cut_seconds)
        written = self._said()[_CUT_OFF]["done"] - before
        assert written or before >= self.edits, "nothing was written on the laptop that was cut off"
        self.lines.cut.clear()
        begin = time.monotonic()
        self._await(lambda: all(said["done"] >= self.edits for said in self._said()))
        self._await(self._is_level)
        print(
            f"  {time.monotonic() - begin:6.1f} s after a cut of {self.cut_seconds:.0f} s all are level"
        )
