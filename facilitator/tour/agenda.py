"""The station of the running order: a late beginning said afterwards, and ways to make up for it."""

from typing import Final

from PySide6.QtCore import QSize

from facilitator import language
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.agenda.screen import AgendaScreen
from facilitator.ui.shell.window import Window

_SMALL: Final = QSize(1100, 700)
_LATE: Final = {"de": "15:29", "en": "19:09"}
"""When the second round began in the plenary's eyes: nine minutes behind its plan."""


def visit_agenda(window: Window, hand: Hand, camera: Camera) -> None:
    """Look at the day, mend when a round began, look at a relief, take it over and all of it back."""
    size = window.size()
    hand.press("F5")
    screen = hand.part_of(window, AgendaScreen)
    hand.wait_until(screen.table.hasFocus, "keyboard in the running order")
    while (
        screen.day and screen.day.current and screen.table.current_id != screen.day.current.item.id
    ):
        hand.press("Up")
    hand.press("F2")
    hand.write(_LATE[language.current()])
    camera.take(window, "agenda-times")
    hand.press("Return")
    camera.take(window, "agenda")
    hand.press("Ctrl+F9")
    camera.take(window, "agenda-relief")
    window.resize(_SMALL)
    camera.take(window, "agenda-relief-1100x700")
    hand.press("Return")
    camera.take(window, "agenda-1100x700")
    window.resize(size)
    hand.press("Ctrl+Z", "Ctrl+Z", "Ctrl+2")
