"""The station of the Resümee: what came out, at the desk and for the room."""

from PySide6.QtCore import QSize

from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.shell.window import Window
from facilitator.ui.summary.screen import SummaryScreen

_SMALL = QSize(1100, 700)


def visit_summary(window: Window, hand: Hand, camera: Camera) -> None:
    """Put key results in order, reword one, show them to the room, and go back to the notes."""
    size = window.size()
    hand.press("F8")
    board = hand.part_of(window, SummaryScreen).board
    hand.wait_until(board.hasFocus, "keyboard on the board")
    hand.press("Right", "Alt+Up", "Left")
    camera.take(window, "summary")
    hand.press("Right", "Return")
    hand.write(" ")
    camera.take(window, "summary-rewording")
    hand.press("Escape", "F8", "PageDown", "Right")
    camera.take(window, "summary-large")
    window.resize(_SMALL)
    camera.take(window, "summary-large-1100x700")
    hand.press("F8")
    camera.take(window, "summary-1100x700")
    window.resize(size)
    hand.press("Ctrl+2")
