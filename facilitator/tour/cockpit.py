"""The station of the cockpit: three rooms at once, a message to them, and the way into each."""

from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QSize

from facilitator import language
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.tour.times import TIMES, Day, run_second_round
from facilitator.ui.cockpit.screen import CockpitScreen
from facilitator.ui.shell.window import Window
from facilitator.ui.ticker import Ticker

_SMALL: Final = QSize(1100, 700)


class _Room(NamedTuple):
    """What is done in a room: the keys that lead to it, when it went on, and what is noted."""

    way: tuple[str, ...]
    times: tuple[str, ...]
    note: str


_ROOMS: Final = {
    "de": (
        _Room(("Home",), ("15:20", "15:29", "15:37"), "= Messreihen je Teilgebiet veröffentlichen"),
        _Room(("End",), ("15:23", "15:36"), "! Rohdaten bleiben beim Betreiber"),
    ),
    "en": (
        _Room(("Home",), ("19:00", "19:09", "19:17"), "= Lower the speed limit along the harbour"),
    ),
}
_MESSAGES: Final = {
    "de": "Bitte sichern Sie jetzt Ihre Kernergebnisse",
    "en": "Please mark your key results now",
}
_WAY_BACK: Final = ("Home", "Right", "Return")
"""To the second room, where the tour is."""


def visit_cockpit(window: Window, hand: Hand, camera: Camera, ticker: Ticker) -> None:
    """Go into the other rooms and let them run, then look at all of them and write to them."""
    size, day = window.size(), Day(window, hand, ticker)
    for room in _ROOMS[language.current()]:
        hand.press("F6", *room.way, "Return")
        run_second_round(day, replace(TIMES[language.current()], second_round=room.times), hand)
        hand.press("Ctrl+End")
        hand.write(room.note)
    hand.press("F6")
    cockpit = hand.part_of(window, CockpitScreen)
    camera.take(window, "cockpit")
    hand.press("F6")
    hand.write(_MESSAGES[language.current()])
    hand.press("Return", "Escape", "Ctrl+Return")
    camera.take(window, "cockpit-key-results")
    hand.press("Ctrl+Return", "Alt+1")
    camera.take(window, "cockpit-round-1")
    hand.press("Alt+2")
    window.resize(_SMALL)
    camera.take(window, "cockpit-1100x700")
    window.resize(size)
    hand.wait_until(lambda: len(cockpit.board.columns) > 1, "rooms")
    hand.press(*_WAY_BACK)
