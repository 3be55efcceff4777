"""The station of the checklist and of the event log."""

from collections.abc import Callable

from PySide6.QtCore import QSize

from facilitator.language import tr
from facilitator.tour.camera import Camera
from facilitator.tour.hand import Hand
from facilitator.ui.chronicle.screen import LogScreen
from facilitator.ui.readying.screen import ReadyScreen
from facilitator.ui.shell.window import Window

_SMALL = QSize(1100, 700)


def visit_checklist(
    window: Window, hand: Hand, camera: Camera, go_to: Callable[[str], None]
) -> None:
    """See what is ready, wide and small, and read what happened."""
    size = window.size()
    go_to(tr("Ready?"))
    screen = hand.part_of(window, ReadyScreen)
    hand.wait_until(lambda: _has_backup(screen), "backup copy on the checklist")
    camera.take(window, "ready")
    window.resize(_SMALL)
    camera.take(window, "ready-1100x700")
    window.resize(size)
    go_to(tr("Event log"))
    log = hand.part_of(window, LogScreen)
    hand.wait_until(lambda: bool(log.table.rows), "event log")
    camera.take(window, "event-log")


def _has_backup(screen: ReadyScreen) -> bool:
    return any(row.judgement.matter == "backup_ready" for row in screen.table.rows)
