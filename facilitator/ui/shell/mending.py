"""From a judgement of the checklist to the place where it is mended."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.domain.readiness.judgement import Judgement, Mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.planning.tab import PlanTab
    from facilitator.ui.shell.window import Window


def mend(window: "Window", judgement: Judgement) -> None:
    """Lead to the mend; where no screen changes it so far, to the nearest place."""
    ways: dict[Mend, Callable[[], object]] = {
        "head": window.menu.edit_head,
        "import": window.menu.import_text,
        "agenda": lambda: window.go_to("agenda"),
        "text": window.menu.export_text,
        "stage": lambda: _choose_on_stage(window),
        "backup": window.menu.day.back_up_now,
        "folder": lambda: _open_folder(window),
        "file": window.menu.open_other,
        "log": lambda: window.go_to("log"),
    }
    way = ways.get(judgement.mend)
    if way:
        way()
    elif judgement.mend:
        window.show_row(judgement.mend, judgement.row_id)


_TABS: Final[dict[Mend, str]] = {
    "import": "agenda",
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


def mend_in_plan(
    window: "Window", judgement: Judgement, show_tab: "Callable[[str], PlanTab | None]"
) -> None:
    """Lead to the mend within the plan, where a part of it has one; else as on the day."""
    part = _TABS.get(judgement.mend)
    if part is None:
        mend(window, judgement)
        return
    tab = show_tab(part)
    if tab is not None and judgement.row_id:
        tab.show_row(judgement.row_id)


def _choose_on_stage(window: "Window") -> None:
    """Open the stage, and ask for it again: where it is shown stands in its choice."""
    window.go_to("stage")
    window.go_to("stage")


def _open_folder(window: "Window") -> None:
    if window.workspace is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.workspace.path.parent)))
