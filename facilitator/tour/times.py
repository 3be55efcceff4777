"""When things happen on the tour: a session of each round is played by its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from facilitator import clock
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.session.screen import SessionScreen
from facilitator.ui.ticker import Ticker

_RUN: Final = "Ctrl+Shift+P"
_CLOSE: Final = "Ctrl+Shift+O"


@dataclass(frozen=True, slots=True)
class Times:
    """One language's times of day, such as "14:20"."""

    first_round: tuple[str, ...]
    """Its start, and when each further question begins."""
    look: str
    """While the second of them is talked about."""
    end: str
    second_round: tuple[str, ...]
    """The same as far as the rooms are when the tour begins."""


TIMES: Final = {
    "de": Times(
        ("14:20", "14:28", "14:37", "14:45", "14:54", "15:00"),
        "14:33",
        "15:06",
        ("15:20", "15:28", "15:39"),
    ),
    "en": Times(
        ("18:05", "18:13", "18:27", "18:37"), "18:18", "18:46", ("19:00", "19:08", "19:19")
    ),
}


class Day:
    """Moves the clock to the moments of a day, and back to now."""

    def __init__(self, window: QWidget, hand: Hand, ticker: Ticker) -> None:
        self._window = window
        self._hand = hand
        self._ticker = ticker
        self._now = clock.now()

    def stand_at(self, time: str) -> None:
        """Let it be another time of the day, and wait until the screen says so."""
        hour, minute = map(int, time.split(":"))
        self._stand(hour, minute)

    def go_back(self) -> None:
        """Let it be the moment of the tour again."""
        self._stand(self._now.hour, self._now.minute)

    def _stand(self, hour: int, minute: int) -> None:
        clock.stand_at(self._now.replace(hour=hour, minute=minute))
        if self._ticker.is_running:
            screen = self._hand.part_of(self._window, SessionScreen)
            self._hand.wait_until(lambda: _shows_now(screen), "tick")


def _shows_now(screen: SessionScreen) -> bool:
    standing = screen.time.standing
    return standing is not None and standing.clock.now == clock.now()


def play_first_round(day: Day, times: Times, hand: Hand, picture: Callable[[str], None]) -> None:
    """Start the session that is shown, move on in it, and close it at its end."""
    start, second, *further = times.first_round
    day.stand_at(start)
    picture("session-planned")
    hand.press(_RUN)
    day.stand_at(second)
    hand.press("Alt+2", "Ctrl+End")
    day.stand_at(times.look)
    picture("session-round-1")
    for time in further:
        day.stand_at(time)
        hand.press("Ctrl+Down")
    day.stand_at(times.end)
    hand.press(_CLOSE)
    picture("session-closed")


def run_second_round(day: Day, times: Times, hand: Hand) -> None:
    """Start the session that is shown, and move on to where the rooms are now."""
    start, *further = times.second_round
    day.stand_at(start)
    hand.press("Alt+1", _RUN)
    for time in further:
        day.stand_at(time)
        hand.press("Ctrl+Down")
    day.go_back()


def pause_and_go_on(window: QWidget, hand: Hand, camera: Camera) -> None:
    """Pause, look, and go on."""
    hand.press(_RUN)
    camera.take(window, "session-paused")
    hand.press(_RUN)
