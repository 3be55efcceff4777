"""One laptop of the benchmark `team`: edits twice a second and sees when the edits of others are there.

What it is told comes on standard input; on standard output it says the delays, as a list of
seconds. An edit carries the moment it was begun, by the clock that all programs of a machine share.
"""

import json
import random
import sys
import threading
import time
from pathlib import Path

from facilitator.team.link.membership import LinkEvent, Membership
from facilitator.team.secret_values import from_bytes
from tests.team.link.crew import Laptop, wait_for

_EDITS_A_SECOND = 2
_MARK = "begun "


class Program:
    """The laptop and what it saw."""

    def __init__(self, told: dict) -> None:
        secrets = from_bytes(json.dumps(told["secrets"]).encode())
        assert secrets
        membership = Membership(*told["membership"])
        membership = membership._replace(addresses=tuple(membership.addresses))
        self.laptop = Laptop(Path(told["path"]), secrets, membership)
        self.told = told
        self.delays: list[float] = []
        self.seen: set[str] = set()
        self.heard: list[LinkEvent] = []
        self.bell = threading.Event()

    def run(self) -> None:
        """Wait for all, edit for the time told, wait for what is under way, and say the delays."""
        self.laptop.hear = self._hear
        self.laptop.connect()
        wait_for(lambda: bool(self.laptop.desk.read.workshops()))
        wait_for(self._are_all_there)
        session = self.laptop.head().sessions
        member = next(m for m in self.laptop.desk.read.members() if m.id == self.laptop.device)
        rooms = [n for n, one in enumerate(session) if one.id in member.rooms] or [0]
        end = time.monotonic() + self.told["seconds"]
        due = time.monotonic() + random.random() / _EDITS_A_SECOND
        while time.monotonic() < end:
            if time.monotonic() >= due:
                self.laptop.note(f"{_MARK}{time.monotonic_ns()}", rooms[0])
                due += 1 / _EDITS_A_SECOND
            self._look(max(0.0, due - time.monotonic()))
        for _ in range(20):
            self._look(0.1)
        print(json.dumps(self.delays))
        sys.stdout.flush()
        time.sleep(1)
        self.laptop.close()

    def _hear(self, event: LinkEvent) -> None:
        """Hear of an event, on the link's thread."""
        self.heard.append(event)
        self.bell.set()

    def _are_all_there(self) -> bool:
        state = self.laptop.link.state() if self.laptop.link else None
        return bool(state and len(state.presences) >= self.told["laptops"] and state.is_level)

    def _look(self, seconds: float) -> None:
        """Read the rows that letters have changed, as a window does."""
        if not self.bell.wait(seconds):
            return
        self.bell.clear()
        heard, self.heard = self.heard, []
        for event in heard:
            for table, row_id in event.touched:
                if table == "note" and row_id not in self.seen:
                    self.seen.add(row_id)
                    self._note_delay(row_id)

    def _note_delay(self, row_id: str) -> None:
        text = self.laptop.text_of(row_id)
        if text.startswith(_MARK):
            self.delays.append((time.monotonic_ns() - int(text.removeprefix(_MARK))) / 1e9)


if __name__ == "__main__":
    Program(json.loads(sys.stdin.readline())).run()
