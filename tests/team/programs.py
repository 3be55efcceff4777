"""Programs of a team without a window: each with a file, a desk, a door that is attended, and a `Team`."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk
from facilitator.exchange.outline_reader import read_outline
from facilitator.paths import resources
from facilitator.storage.files import create_file, open_file
from facilitator.team.door import Door
from facilitator.team.hosting import Team
from facilitator.team.keychain import Keychain

PATIENCE_SECONDS = 30


class Program:
    """What the window is around a `Team`."""

    def __init__(self, path: Path, keychain: Keychain) -> None:
        self.path = path
        self.desk = Desk(open_file(path, device="machine1"))
        self.bell = Event()
        self.door = Door(self.bell.set)
        self.team = Team(self.desk.file, keychain, self.bell.set, self.door)
        self.desk.watch(self._nudge)
        self.team.connect()

    def _nudge(self, _outcome: object, _initiator: object) -> None:
        self.team.nudge()

    def turn(self) -> None:
        """Do what the window's event loop would."""
        self.door.attend(self.desk)
        self.desk.announce(self.team.take_arrived())

    def head(self):
        return self.desk.read.head(self.desk.read.workshops()[0].id)

    def note(self, text: str, room: int = 0) -> str:
        """Write a note in a room."""
        head = self.head()
        session = head.sessions[room]
        question = next(entry for entry in head.questions if entry.topic_id == session.topic_id)
        done = self.desk.run(notes.add, session_id=session.id, question_id=question.id, text=text)
        return done.ids[0]

    def texts(self) -> set[str]:
        found = [self.desk.read.dossier(one.id) for one in self.desk.read.workshops()]
        return {note.text for dossier in found for note in dossier.notes}

    def close(self) -> None:
        self.door.close()
        self.team.stop()
        self.desk.close()


def example_file(path: Path) -> Path:
    """Make a file with the example in it."""
    desk = Desk(create_file(path, device="machine1"))
    example = resources() / "examples/harbour-quarter-forum.md"
    desk.run(workshops.add_dossier, dossier=read_outline(example.read_text("utf-8")).dossier)
    desk.close()
    return path


def until(condition: Callable[[], object], *programs: Program) -> None:
    """Let programs run until something is so; fails with their states where it takes too long."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        for program in programs:
            program.turn()
        if time.monotonic() > end:
            raise AssertionError([program.team.state() for program in programs])
        time.sleep(0.005)
