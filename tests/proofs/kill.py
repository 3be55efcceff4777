"""Typing survives SIGKILL: real key events into the real program, killed at random instants.

Each round starts the program on the file that the last kill left, types and kills it. What is
demanded afterwards comes from the witness in the program (see `typist`) and from the pixels of
the screen, never from the file itself:

- the file holds what the keys come to that the program was given; the last one may be missing;
- whatever was painted is in the file, that key included;
- nothing else has changed, and pages, foreign keys, search index and journal are sound;
- the reopened program shows the same notes, and pixel for pixel what was on the screen.

Half of the programs are killed as they run. The others are halted first (SIGSTOP, which lets
them do nothing more), so that the screen can be read as it was at that instant. Now and then
one is killed while it still opens. A file lives through 25 rounds.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from facilitator.storage.files import open_file
from tests.proofs import keystrokes, virtual_screen
from tests.proofs.program import facilitator
from tests.proofs.sightings import Sighting
from tests.proofs.soundness import demand_sound
from tests.proofs.virtual_screen import Screen

ROUNDS_PER_FILE: Final = 25
_START_SECONDS: Final = 60.0
_STILL_SECONDS: Final = 0.15
_HOMES: Final = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
_SHARE_KILLED_AT_START: Final = 0.1
_SHARE_HALTED: Final = 0.5
_SCROLLED_PIXELS: Final = 60


def run(rounds: int = 200, *, with_screen: bool = True) -> None:
    """Kill the typing program `rounds` times; AssertionError at the first loss.

    Without a virtual screen the program runs on Qt's offscreen platform and presses its own keys.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        screen = opened.enter_context(virtual_screen.started(Path(folder))) if with_screen else None
        proof = Proof(Path(folder), screen)
        for number in range(rounds):
            if number % ROUNDS_PER_FILE == 0:
                proof.take_file(number)
            try:
                proof.play()
            except AssertionError as error:
                error.add_note(f"kill {number}")
                raise
        proof.report()


@dataclass
class Proof:
    """The file that is typed into, what it held after the last kill, and what was counted."""

    folder: Path
    screen: Screen | None
    chance: random.Random = field(default_factory=lambda: random.Random(2020))
    file: Path = Path()
    notes: str = ""
    picture: tuple[str, list[bytes]] | None = None
    """What was painted when the last program was halted, and the pixels then on the screen."""
    counts: dict[str, int] = field(default_factory=dict)

    def take_file(self, number: int) -> None:
        """Begin anew with a copy of the example."""
        self.file = self.folder / f"typed-{number}.workshop"
        facilitator("new", self.file, "--example", language="de")
        self.notes, self.picture = noted(self.file), None

    def play(self) -> None:
        """Start the program, type, kill it, and demand that nothing is lost."""
        keys = keystrokes.some_notes(self.chance)
        report = self.folder / "report"
        report.unlink(missing_ok=True)
        with self._program(report, keys) as program:
            if self.chance.random() < _SHARE_KILLED_AT_START:
                time.sleep(self.chance.uniform(0, 1.0))
                self.picture = None
                self._count("killed while it opened")
            else:
                _wait_for_notes(program, report)
                taken_back = self._compare_with_picture(report)
                self._type_and_halt(program, report, keys)
                keys = [*taken_back, *keys]
        self._demand(keys, Sighting.read(report))

    def report(self) -> None:
        """Print what was shown; AssertionError where too little happened to show anything."""
        for what, count in self.counts.items():
            print(f"  {count:6} {what}")
        assert self.counts[_GIVEN] > self.counts["kills"], (
            "hardly anything was typed, so nothing is shown"
        )
        if self.screen and self.counts["kills"] >= ROUNDS_PER_FILE:
            same, behind = self.counts.get(_SAME, 0), self.counts.get(_BEHIND, 0)
            assert same > behind, "what the witness saw painted is not what was on the screen"

    # One life of the program

    @contextmanager
    def _program(self, report: Path, keys: list[str]) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-m", "tests.proofs.typist", self.file, report]
        own_keys = [] if self.screen else [json.dumps(keys)]
        program = subprocess.Popen(
            [*command, *own_keys],
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            yield program
        except AssertionError as error:
            program.kill()
            error.add_note(program.communicate()[1].decode())
            raise
        program.kill()
        errors = program.communicate()[1].decode()
        assert "Traceback" not in errors, errors

    def _environment(self) -> dict[str, str]:
        """Return the variables of a program that has its own home and our screen."""
        return {
            **os.environ,
            **dict.fromkeys(_HOMES, str(self.folder)),
            "FACILITATOR_DEBUG": "1",
            "DISPLAY": self.screen.display if self.screen else "",
            "QT_QPA_PLATFORM": "xcb" if self.screen else "offscreen",
        }

    def _type_and_halt(
        self, program: subprocess.Popen[bytes], report: Path, keys: list[str]
    ) -> None:
        """Type, and let a random instant be the program's last; half of them are looked at then."""
        self.picture = None
        typist = None
        if self.screen:
            typist = keystrokes.press(keys, self._environment(), self.chance)
        time.sleep(self.chance.uniform(0.02, 1.2))
        if self.screen and self.chance.random() < _SHARE_HALTED:
            program.send_signal(signal.SIGSTOP)
            seen = Sighting.read(report)
            if seen.place and seen.painted is not None:
                pixels = _still(lambda place=seen.place: self._pixels(place))
                self.picture = seen.painted, pixels
        program.kill()
        if typist:
            keystrokes.let_go(typist, self._environment())

    def _compare_with_picture(self, report: Path) -> list[str]:
        """Hold what the reopened program shows against what was seen when it was halted.

        The program begins a note on arriving, which was not there: return the key that takes it back.
        """
        seen = Sighting.read(report)
        assert tidy(seen.first) == self.notes, "the reopened program shows other notes"
        self._count("times the reopened program showed all notes of the file")
        if not self.picture:
            return []
        painted, before = self.picture
        taken_back = [keystrokes.ERASE] if seen.painted == f"{painted}\n" else []
        command = ["xdotool", "key", "ctrl+End", *taken_back]
        subprocess.run(command, env=self._environment(), check=True)
        after = _still(lambda: self._pixels(Sighting.read(report).place))
        if Sighting.read(report).painted == painted:
            self._count(_SAME if _looks_the_same(before, after) else _BEHIND)
        return taken_back

    def _pixels(self, place: tuple[int, int, int, int] | None) -> list[bytes]:
        assert self.screen
        assert place
        return self.screen.part(*place)

    # Demands

    def _demand(self, keys: list[str], seen: Sighting) -> None:
        before, now = self.notes, noted(self.file)
        demand_sound(self.file)
        assert now.startswith(before), "notes of earlier rounds changed"
        given, painted = len(seen.keys), seen.painted_keys
        assert seen.keys == keys[:given], "the keys came otherwise than they were pressed"
        pages = {count: _page(before, keys[:count]) for count in (given, max(painted, given - 1))}
        kept = next((count for count, page in pages.items() if page == now), None)
        assert kept is not None, (
            f"{given} keys given, {painted} painted; "
            f"wanted {pages[given][-80:]!r}, found {now[-80:]!r}"
        )
        if seen.painted is not None:
            shown = _page(before, keys[:painted])
            assert tidy(seen.painted) == shown, "the screen showed something else"
        self.notes = now
        self._count("kills")
        self._count(_GIVEN, given)
        self._count("of them painted, and all of these in the file", painted)
        self._count("given but not in the file: in flight, at most one a kill", given - kept)

    def _count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number


_GIVEN: Final = "keys given to the program"
_SAME: Final = "screens at the kill; reopened, the program shows the same pixel for pixel"
_BEHIND: Final = "screens that the last painting had not reached"


def tidy(page: str | None) -> str:
    """Return a painted page as `noted` returns the file's."""
    return keystrokes.tidy(page or "")


def _page(before: str, keys: list[str]) -> str:
    return tidy(f"{before}\n{keystrokes.words(keys)}")


def _looks_the_same(before: list[bytes], after: list[bytes]) -> bool:
    """Compare pixel for pixel; the page may have been scrolled by up to two lines."""
    heights = range(len(before) - _SCROLLED_PIXELS, len(before) + 1)
    return any(
        before[-height:] == after[:height] or before[:height] == after[-height:]
        for height in heights
    )


def _wait_for_notes(program: subprocess.Popen[bytes], report: Path) -> None:
    """Wait until the program painted its notes and then no more."""
    end = time.monotonic() + _START_SECONDS
    while not (report.exists() and report.stat().st_size):
        if program.poll() is not None or time.monotonic() > end:
            raise AssertionError("the program did not show its notes")
        time.sleep(0.01)


def _still(look: Callable[[], list[bytes]]) -> list[bytes]:
    """Look until the screen has stopped changing; return what is on it."""
    seen = look()
    while True:
        time.sleep(_STILL_SECONDS)
        again = look()
        if again == seen:
            return seen
        seen = again


def noted(file: Path) -> str:
    """Return the notes in a file that the program shows first: a line each, in their order."""
    opened = open_file(file)
    try:
        head = opened.read.head(opened.read.workshops()[0].id)
        topic = head.topics[0]
        session = head.sessions_of(topic)[0]
        notes = opened.read.session_notes(session.id, head.questions_of(topic)[0].id)
    finally:
        opened.close()
    return tidy("\n".join(note.text for note in notes))
