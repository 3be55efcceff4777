"""From a judgement of the checklist to the place where it is mended."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.domain.readiness.judgement import Judgement, Mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.shell.window import Window


_PARTS: Final[dict[Mend, str]] = {
    "agenda": "agenda",
    "session": "agenda",
    "topic": "topics",
    "question": "topics",
    "person": "people",
    "people": "people",
    "groups": "groups",
    "handouts": "handouts",
}
"""The part of the plan in which something is mended."""


def mend(window: "Window", judgement: Judgement) -> None:
    """Lead to the mend: to the part of the plan where it is made, or to what the day has for it."""
    part = _PARTS.get(judgement.mend)
    if part:
        window.errands.show_part(part, judgement.row_id)
        return
    ways: dict[Mend, Callable[[], object]] = {
        "head": window.menu.edit_head,
        "stage": lambda: _choose_on_stage(window),
        "backup": window.menu.day.back_up_now,
        "folder": lambda: _open_folder(window),
        "file": window.menu.open_other,
        "log": lambda: window.go_to("log"),
    }
    way = ways.get(judgement.mend)
    if way:
        way()


def _choose_on_stage(window: "Window") -> None:
    """Open the stage, and ask for it again: where it is shown stands in its choice."""
    window.go_to("stage")
    window.go_to("stage")


def _open_folder(window: "Window") -> None:
    if window.workspace is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.workspace.path.parent)))
