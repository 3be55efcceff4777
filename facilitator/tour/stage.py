"""The station of the stage: what the participants see, and how the moderator chooses it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from facilitator.errors import Bug
from facilitator.language import tr
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.shell.window import Window
from facilitator.ui.stage.mirror import Mirror
from facilitator.ui.stage.window import StageWindow

_SIZE: Final = QSize(1600, 1000)
_SHOWN: Final = {"1": "welcome", "2": "agenda", "4": "countdown", "5": "break", "6": "summary"}
"""Names of the pictures by the key that shows what is on them."""


def visit_stage(window: Window, hand: Hand, camera: Camera) -> None:
    """Open the stage beside a window, take what it shows, and close it; the notes are in front before."""
    hand.press("F7")
    hand.press("F7")
    hand.press("3")
    stage = _stage()
    stage.resize(_SIZE)
    hand.look_up()
    camera.take(stage, "stage-question")
    mirror = hand.part_of(window, Mirror)
    hand.wait_until(lambda: not mirror.picture.isNull(), "mirror of the stage")
    camera.take(window, "session-stage")
    for key, name in _SHOWN.items():
        hand.press(key)
        camera.take(stage, f"stage-{name}")
    hand.press("Shift+F7")
    hand.wait_until(lambda: not stage.isVisible(), "closed stage")


def _stage() -> StageWindow:
    for found in QApplication.topLevelWidgets():
        if isinstance(found, StageWindow) and found.isVisible():
            return found
    raise Bug(tr("The tour ended early: {reason}", reason="no stage"))
