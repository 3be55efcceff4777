"""The real program through a simulated day, in a process of its own.

    python -m tests.proofs.day_program FILE FIGURES SIZE

Plays the day of `day_plan` with the people of `day_people`, on the clock that the program asks
for the time (`clock.stand_at`), as fast as the machine can, and writes what `day_meter` took.
"""

import faulthandler
import gc
import heapq
import json
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from facilitator import clock, language
from facilitator.app import begin_collecting, build_application, build_program
from facilitator.settings import Settings
from facilitator.ui.shell.program import Program
from facilitator.ui.stage.window import StageWindow
from tests.proofs.day_meter import Figures, Meter
from tests.proofs.day_people import Colleague, Moderator, Part, organise, time_passes, until
from tests.proofs.day_plan import BEGIN, ROUNDS, SECRET, Size

_LOOPS = 3
"""Of the event loop for each turn: the page is written, the scene is made, the stage is painted."""
_LOOKS = 10
"""At memory in each stretch."""


class Audience(QObject):
    """Reads every painting of the stage."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.paintings = 0
        self.secrets = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what is about to be painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, StageWindow):
            self.paintings += 1
            texts = watched.sheet.texts if watched.sheet else []
            self.secrets += any(SECRET in text for text in texts)
        return False


class Day:
    """Lets everybody take their turns in the order of the time."""

    def __init__(self, application: QApplication, meter: Meter) -> None:
        self._application = application
        self._meter = meter
        self._due: list[tuple[float, int, Part]] = []

    def join(self, part: Part) -> None:
        """Let somebody take part from the beginning."""
        self._due.append((0.0, len(self._due), part))

    def play(self) -> None:
        """Play until nobody has anything left to do; what was begun before is none of it."""
        self._application.processEvents()
        heapq.heapify(self._due)
        while self._due:
            second, number, part = heapq.heappop(self._due)
            clock.stand_at(BEGIN + timedelta(seconds=second))
            waits: list[float] = []
            self._meter.measure(partial(self._take_turn, part, waits))
            if waits:
                heapq.heappush(self._due, (second + waits[0], number, part))

    def _take_turn(self, part: Part, waits: list[float]) -> str:
        turn = next(part, None)
        for _ in range(_LOOPS):
            self._application.processEvents()
        if turn is None:
            return ""
        waits.append(turn.seconds)
        return turn.what


def main() -> int:
    """Play the day on a file and write the figures."""
    file, figures, size = Path(sys.argv[1]), Path(sys.argv[2]), Size(*json.loads(sys.argv[3]))
    faulthandler.enable()
    language.choose("de")
    clock.stand_at(BEGIN)
    application = build_application(sys.argv[:1])
    program = build_program(application, Settings(file.with_suffix(".json")))
    assert program.open_file(file)
    audience, meter = Audience(application), Meter()
    application.installEventFilter(audience)
    gc.collect()
    begin_collecting()  # as the program does when it has started
    _play(application, program, size, meter)
    for window in list(program.windows):
        window.close()
    found = Figures(
        meter.seconds(), meter.memory, meter.objects, audience.paintings, audience.secrets
    )
    figures.write_text(json.dumps(found))
    return 0


def _play(application: QApplication, program: Program, size: Size, meter: Meter) -> None:
    window = program.windows[0]
    assert window.workspace
    assert window.head
    desk, head = window.workspace.desk, window.head
    day = Day(application, meter)
    day.join(time_passes(program.ticker, size.end))
    day.join(Moderator(program, size).day())
    day.join(organise(desk, head, size))
    for room in range(size.rooms):
        day.join(Colleague(desk, head, size, room).day())
    day.join(_look(meter, size))
    day.play()


def _look(meter: Meter, size: Size) -> Part:
    """Look at memory all the time, and at what lives just before each stretch ends."""
    for number in range(1, ROUNDS + 1):
        for stretch in size.stretches_of(number):
            length = (stretch.end - stretch.begin) / _LOOKS
            for look in range(1, _LOOKS):
                yield until(stretch.begin + look * length)
                meter.look_at_memory(size.said_by(stretch, look / _LOOKS))
            meter.look_at_objects()


if __name__ == "__main__":
    sys.exit(main())
