"""Three servers, of which the one that leads is killed while two laptops write: nothing is lost.

The servers run from the files that `serve-config` writes. One laptop is connected to the leader of
the team's stream and loses its connection with it, the other is connected to a server that stays.
The killed server comes back later with what it had. Afterwards every note is in every file, once,
and all files say the same. How long nothing came through is measured, and that the laptops said so
meanwhile (something unsent, or no connection) is demanded.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from facilitator.team import errands, streams
from tests.team.link.crew import Crew, Laptop, Post
from tests.team.server.trio import Cluster

_SECONDS: Final = 60.0
_STORAGE_GIGABYTES: Final = 3
"""A team keeps two of them."""
_PACE_SECONDS: Final = 0.05
"""Between two notes, of the two laptops in turn: ten a second each."""


def run(seconds: float = _SECONDS) -> None:
    """Let them write for so long; AssertionError where anything is missing or differs."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder) / "servers", _STORAGE_GIGABYTES)
        try:
            _Proof(Path(folder), cluster).run(seconds)
        finally:
            cluster.stop_all()


class _Proof:
    def __init__(self, folder: Path, cluster: Cluster) -> None:
        self.folder, self.cluster = folder, cluster
        self.written: dict[str, tuple[Laptop, float]] = {}
        self.seen: dict[str, float] = {}
        self.was_said = False

    def run(self, seconds: float) -> None:
        post = Post(
            self.cluster.urls(1)[0],
            self.cluster.invitation.fingerprint,
            self.cluster.invitation.authority,
        )
        crew = Crew(self.folder, post)
        try:
            self._play(crew, seconds)
        finally:
            crew.close()

    def _play(self, crew: Crew, seconds: float) -> None:
        organiser = crew.organiser
        self._connect(organiser, self.cluster.urls())
        crew.wait_until_level()
        leader = asyncio.run(self._leader(organiser))
        number = int(leader[-1])
        staying = [other for other in (1, 2, 3) if other != number]
        at_leader, elsewhere = crew.join(), crew.join()
        self._connect(at_leader, self.cluster.urls(number, *staying))
        self._connect(elsewhere, self.cluster.urls(*staying, number))
        crew.wait_until_level()

        self._write((at_leader, elsewhere), seconds / 3)
        calm = self._delays()
        self.cluster.kill(leader)
        killed_at = time.monotonic()
        self._write((at_leader, elsewhere), seconds / 3)
        self.cluster.start(leader)
        self._write((at_leader, elsewhere), seconds / 3)
        crew.wait_until_level()
        self._look((at_leader, elsewhere))
        self._demand(crew)
        stalls = {
            laptop.device: max(
                self.seen[text] - at
                for text, (writer, at) in self.written.items()
                if writer is laptop and self.seen[text] > killed_at
            )
            for laptop in (at_leader, elsewhere)
        }
        print(f"  {len(self.written):6} notes of two laptops, none lost, none doubled")
        print(f"  {statistics.median(calm) * 1000:6.0f} ms from note to the other laptop before")
        print(f"  {stalls[at_leader.device]:6.1f} s at most from the laptop that was at the leader")
        print(
            f"  {stalls[elsewhere.device]:6.1f} s at most from the one that was at another server"
        )

    def _connect(self, laptop: Laptop, urls: list[str]) -> None:
        laptop.membership = laptop.membership._replace(addresses=tuple(urls))
        laptop.connect()

    async def _leader(self, laptop: Laptop) -> str:
        """Return the name of the server that leads the team's stream."""
        client = await errands.connected(
            laptop.membership.addresses, laptop.membership.fingerprint, laptop.secrets
        )
        leader = ""
        while not leader:
            found = await streams._asked(client, "INFO", laptop.membership.team)  # noqa: SLF001 - the question is the same
            leader = found["cluster"].get("leader", "")
        await client.close()
        return leader

    def _write(self, laptops: tuple[Laptop, Laptop], seconds: float) -> None:
        end, turn = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            laptop = laptops[turn % 2]
            text = f"{laptop.device[-2:]} {len(self.written)}"
            laptop.note(text)
            self.written[text] = laptop, time.monotonic()
            turn += 1
            due = time.monotonic() + _PACE_SECONDS
            while time.monotonic() < due:
                self._look(laptops)
                time.sleep(0.005)

    def _look(self, laptops: tuple[Laptop, Laptop]) -> None:
        """See which notes have come to the other laptop, and whether it is said that some have not."""
        now = time.monotonic()
        for laptop in laptops:
            for text in laptop.texts() & self.written.keys() - self.seen.keys():
                if self.written[text][0] is not laptop:
                    self.seen[text] = now
            state = laptop.link.state() if laptop.link else None
            late = now - min(
                (
                    at
                    for text, (writer, at) in self.written.items()
                    if writer is laptop and text not in self.seen
                ),
                default=now,
            )
            if state and late > 1:
                self.was_said |= state.unsent > 0 or state.phase != "online"

    def _delays(self) -> list[float]:
        return [self.seen[text] - at for text, (_, at) in self.written.items() if text in self.seen]

    def _demand(self, crew: Crew) -> None:
        rows = crew.organiser.rows()
        for laptop in crew.laptops:
            missing = self.written.keys() - laptop.texts()
            assert not missing, f"{len(missing)} notes are missing on {laptop.device}: {missing}"
            assert laptop.rows() == rows, f"the rows of {laptop.device} differ"
        ours = [row for row in rows["note"] if set(map(str, row)) & self.written.keys()]
        assert len(ours) == len(self.written), "notes are doubled"
        stalled = max(self._delays()) > 1
        assert self.was_said or not stalled, "nobody said that notes did not come through"
