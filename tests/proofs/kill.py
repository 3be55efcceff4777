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

With several rooms each has a window, in which notes are typed in turn while the clocks run and
the stage is open. Clocks are started, stopped and lengthened by keys like any other, so that
the first two demands hold for what happened in a room as well; and:

- no fact of an earlier round is lost or moved by a millisecond, and the reopened program shows
  each clock with the seconds left, running or stopped, that follow from the facts;
- no painting of the stage shows a word of an internal note, and it follows what is typed.
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

from tests.proofs import demands, keystrokes, virtual_screen
from tests.proofs.held import Event, event_in
from tests.proofs.keystrokes import Key
from tests.proofs.program import facilitator
from tests.proofs.sightings import Sighting
from tests.proofs.soundness import demand_sound
from tests.proofs.virtual_screen import Screen

ROUNDS_PER_FILE: Final = 25
_START_SECONDS: Final = 60.0
_STILL_SECONDS: Final = 0.15
_TYPING_SECONDS: Final = 1.2
"""The longest that one window is typed in; going from one to another takes time as well."""
_HOMES: Final = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)
_SHARE_KILLED_AT_START: Final = 0.1
_SHARE_HALTED: Final = 0.5
_SCROLLED_PIXELS: Final = 60


def run(rounds: int = 200, *, rooms: int = 1, with_screen: bool = True) -> None:
    """Kill the typing program `rounds` times; AssertionError at the first loss.

    Without a virtual screen the program runs on Qt's offscreen platform and presses its own keys.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        size = virtual_screen.FOUR_WINDOWS if rooms > 1 else virtual_screen.LARGE_WINDOW
        virtual = virtual_screen.started(Path(folder), size)
        screen = opened.enter_context(virtual) if with_screen else None
        proof = Proof(Path(folder), screen, rooms)
        for number in range(rounds):
            if number % ROUNDS_PER_FILE == 0:
                proof.take_file(number)
            try:
                proof.play()
            except AssertionError as error:
                error.add_note(f"kill {number}")
                raise
        proof.report()


@dataclass(frozen=True)
class _Picture:
    """What was painted last of a room when its program was halted, and the pixels then on the screen."""

    room: int
    painted: str
    pixels: list[bytes]


@dataclass
class Proof:
    """The file that is typed into, what it held after the last kill, and what was counted."""

    folder: Path
    screen: Screen | None
    rooms: int
    chance: random.Random = field(default_factory=lambda: random.Random(2020))
    file: Path = Path()
    event: Event = field(init=False)
    picture: _Picture | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def take_file(self, number: int) -> None:
        """Begin anew with a copy of the example."""
        self.file = self.folder / f"typed-{number}.workshop"
        facilitator("new", self.file, "--example", language="de")
        self.event, self.picture = event_in(self.file, self.rooms), None

    def play(self) -> None:
        """Start the program, type, kill it, and demand that nothing is lost."""
        keys = self._keys()
        report = self.folder / "report"
        report.unlink(missing_ok=True)
        with self._program(report, keys) as program:
            if self.chance.random() < _SHARE_KILLED_AT_START:
                time.sleep(self.chance.uniform(0, 1.0))
                self.picture = None
                self._count("killed while it opened")
            else:
                self._wait_for_windows(program, report)
                pressed = self._compare_with_picture(report)
                self._type_and_halt(program, report, keys)
                keys = [*pressed, *keys]
        self._demand(keys, self._seen(report))

    def report(self) -> None:
        """Print what was shown; AssertionError where too little happened to show anything."""
        for what, count in self.counts.items():
            print(f"  {count:6} {what}")
        assert self.counts[_GIVEN] > self.counts["kills"], (
            "hardly anything was typed, so nothing is shown"
        )
        if self.rooms > 1:
            assert self.counts[_CLOCKS], "no clock was shown again"
            assert self.counts[_WRITTEN], "the stage never showed what was typed"
        if self.screen and self.counts["kills"] >= ROUNDS_PER_FILE:
            same, behind = self.counts.get(_SAME, 0), self.counts.get(_BEHIND, 0)
            assert same > behind, "what the witness saw painted is not what was on the screen"

    # One life of the program

    def _keys(self) -> list[Key]:
        if self.rooms == 1:
            return keystrokes.some_notes(self.chance)
        return keystrokes.notes_in_turn(self.chance, self.rooms, self.event.resting)

    @contextmanager
    def _program(self, report: Path, keys: list[Key]) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-m", "tests.proofs.typist", self.file, report, str(self.rooms)]
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

    def _seen(self, report: Path) -> Sighting:
        return Sighting.read(report, self.rooms)

    def _wait_for_windows(self, program: subprocess.Popen[bytes], report: Path) -> None:
        """Wait until the program painted its notes and then no more."""
        end = time.monotonic() + _START_SECONDS
        while self._seen(report).windows is None:
            if program.poll() is not None or time.monotonic() > end:
                raise AssertionError("the program did not show its notes")
            time.sleep(0.01)

    def _type_and_halt(
        self, program: subprocess.Popen[bytes], report: Path, keys: list[Key]
    ) -> None:
        """Type, and let a random instant be the program's last; half of them are looked at then."""
        self.picture = None
        typist = None
        if self.screen:
            windows = self._seen(report).windows or []
            typist = keystrokes.press(keys, windows, self._environment(), self.chance)
        time.sleep(
            self.chance.uniform(0.02, _TYPING_SECONDS if self.rooms == 1 else 2 * _TYPING_SECONDS)
        )
        if self.screen and self.chance.random() < _SHARE_HALTED:
            program.send_signal(signal.SIGSTOP)
            self._take_picture(self._seen(report))
        program.kill()
        if typist:
            keystrokes.let_go(typist, self._environment())

    def _take_picture(self, seen: Sighting) -> None:
        """Keep how the room looks that was typed in last."""
        room = seen.keys[-1].room if seen.keys else 0
        place, painted = seen.rooms[room].place, seen.rooms[room].painted
        if place and painted is not None:
            self.picture = _Picture(room, painted, _still(lambda: self._pixels(place)))

    def _compare_with_picture(self, report: Path) -> list[Key]:
        """Hold what the reopened program shows against what was seen when it was halted.

        The program begins a note on arriving, which was not there: return the key that takes it back.
        """
        seen = self._seen(report)
        self._count(_REOPENED, demands.reopened(self.event, seen))
        if self.rooms > 1:
            self._count(_CLOCKS, demands.clocks(self.event, seen))
        if not self.picture or not seen.windows:
            return []
        room, painted = self.picture.room, self.picture.painted
        is_begun = seen.rooms[room].painted == f"{painted}\n"
        keys = ["ctrl+End", *([keystrokes.ERASE] if is_begun else [])]
        window = ["windowfocus", str(seen.windows[room])] if self.rooms > 1 else []
        command = ["xdotool", *window, "key", *keys]
        subprocess.run(command, env=self._environment(), check=True)
        after = _still(lambda: self._pixels(self._seen(report).rooms[room].place))
        if self._seen(report).rooms[room].painted == painted:
            self._count(_SAME if _looks_the_same(self.picture.pixels, after) else _BEHIND)
        return [Key(keystrokes.ERASE, room)] if is_begun else []

    def _pixels(self, place: tuple[int, int, int, int] | None) -> list[bytes]:
        assert self.screen
        assert place
        return self.screen.part(*place)

    # Demands

    def _demand(self, keys: list[Key], seen: Sighting) -> None:
        before, now = self.event, event_in(self.file, self.rooms)
        demand_sound(self.file)
        demands.facts_kept(before, now)
        kept = demands.keys_kept(before, now, keys, seen)
        demands.painted(before, keys, seen)
        self.event = now
        given = len(seen.keys)
        self._count("kills")
        self._count(_GIVEN, given)
        self._count("of them painted, and all of these in the file", seen.painted_keys)
        self._count("given but not in the file: in flight, at most one a kill", given - kept)
        if self.rooms > 1:
            self._count("paintings of the stage, none with an internal note", len(seen.stage))
            self._count(_WRITTEN, demands.stage(before, keys, seen))

    def _count(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number


_GIVEN: Final = "keys given to the program"
_REOPENED: Final = "windows of the reopened program that showed all notes of the file"
_CLOCKS: Final = "clocks in them that showed what follows from the facts"
_WRITTEN: Final = "programs whose stage showed the note that was being typed"
_SAME: Final = "screens at the kill; reopened, the program shows the same pixel for pixel"
_BEHIND: Final = "screens that the last painting had not reached"


def _looks_the_same(before: list[bytes], after: list[bytes]) -> bool:
    """Compare pixel for pixel; the page may have been scrolled by up to two lines."""
    heights = range(len(before) - _SCROLLED_PIXELS, len(before) + 1)
    return any(
        before[-height:] == after[:height] or before[:height] == after[-height:]
        for height in heights
    )


def _still(look: Callable[[], list[bytes]]) -> list[bytes]:
    """Look until the screen has stopped changing; return what is on it."""
    seen = look()
    while True:
        time.sleep(_STILL_SECONDS)
        again = look()
        if again == seen:
            return seen
        seen = again
