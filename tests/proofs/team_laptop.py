"""One laptop of the proof `team`: a program that edits its file while its link comes and goes.

It is told by a file what to do, says in another what it has done, and writes down every edit after
the file has it. It goes on until it is told to end, also when all its edits are made.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any, Final

from facilitator.actions import notes
from facilitator.domain.edits import Removed, Reworded
from facilitator.team.link.membership import Membership
from facilitator.team.secret_values import from_bytes
from tests.team.link.crew import Laptop

_SHARE_OF_NEW: Final = 0.6
_SHARE_OF_REMOVED: Final = 0.03
_SHARE_OF_DISCONNECTED: Final = 0.01
_HALF_SECONDS: Final = 2.0


class Program:
    """The laptop, what it still has to do, and its chances."""

    def __init__(self, told: dict[str, Any]) -> None:
        secrets = from_bytes(json.dumps(told["secrets"]).encode())
        assert secrets
        membership = Membership(*told["membership"])
        membership = membership._replace(addresses=tuple(membership.addresses))
        self.laptop = Laptop(Path(told["path"]), secrets, membership)
        self.told = told
        self.look = sqlite3.connect(self.laptop.path)
        self.chance = random.Random(told["seed"] + os.getpid())
        self.status = Path(told["status"])
        self.witness = Path(told["witness"])
        self.done = len(self.witness.read_text("utf-8").splitlines())
        self.is_ending = False
        self._last = ""
        self._shown_at = 0.0

    def run(self) -> None:
        """Edit until all is done, then wait for the end."""
        signal.signal(signal.SIGTERM, self._end)
        self.laptop.connect()
        self._wait_for_rooms()
        pace = self.told["seconds"] / self.told["edits"]
        while self.done < self.told["edits"] and not self.is_ending:
            self._connect_or_not()
            self._edit()
            self._say()
            time.sleep(self.chance.uniform(0, 2 * pace))
        if not self.laptop.link:
            self.laptop.connect()
        while not self.is_ending:
            self._say()
            time.sleep(0.1)
        self.laptop.close()

    def _wait_for_rooms(self) -> None:
        while not self.is_ending:
            if self.laptop.desk.read.workshops() and self.laptop.desk.read.members():
                self.rooms = [
                    session
                    for session in self.laptop.head().sessions
                    if session.id in self.told["sessions"]
                ]
                if len(self.rooms) == len(self.told["sessions"]):
                    return
            self._say()
            time.sleep(0.05)

    def _connect_or_not(self) -> None:
        is_away = self.told["is_half"] and int(time.monotonic() / _HALF_SECONDS) % 2
        if self.laptop.link and (is_away or self.chance.random() < _SHARE_OF_DISCONNECTED):
            self.laptop.disconnect()
        elif not self.laptop.link and not is_away:
            self.laptop.connect()

    def _edit(self) -> None:
        """Make one edit in one of the own rooms, and write it down."""
        session = self.chance.choice(self.rooms)
        page = [row_id for row_id in self._notes(session.id) if row_id != self._last]
        text = f"{self.laptop.device[-2:]} {self.done} {self.chance.random():.6f}"
        chance = self.chance.random()
        if chance < _SHARE_OF_NEW or not page:
            room = self.laptop.head().sessions.index(session)
            row, column, value = self.laptop.note(text, room), "text", text
        elif chance < 1 - _SHARE_OF_REMOVED:
            row, column, value = self.chance.choice(page), "text", text
            self._revise(session.id, Reworded(row, text))
        else:
            row, column, value = self.chance.choice(page), "deleted", 1
            self._revise(session.id, Removed(row))
        self._last = row
        self.done += 1
        with self.witness.open("a", encoding="utf-8") as witness:
            witness.write(json.dumps([row, column, value]) + "\n")

    def _revise(self, session_id: str, edit: Reworded | Removed) -> None:
        self.laptop.desk.run(notes.revise, session_id=session_id, edits=[edit])
        if self.laptop.link:
            self.laptop.link.nudge()

    def _notes(self, session_id: str) -> list[str]:
        sql = "SELECT id FROM note WHERE session_id = ? AND deleted = 0"
        return [row_id for (row_id,) in self.look.execute(sql, (session_id,))]

    def _say(self) -> None:
        """Say how it stands, a few times a second."""
        if time.monotonic() < self._shown_at + 0.1:
            return
        self._shown_at = time.monotonic()
        state = self.laptop.link.state() if self.laptop.link else None
        said = {
            "done": self.done,
            "level": bool(state and state.is_level),
            "place": state.place if state else -1,
            "state": str(state),
        }
        partial = self.status.with_suffix(".partial")
        partial.write_text(json.dumps(said), encoding="utf-8")
        partial.replace(self.status)

    def _end(self, *_: object) -> None:
        self.is_ending = True


if __name__ == "__main__":
    Program(json.loads(Path(sys.argv[1]).read_text("utf-8"))).run()
