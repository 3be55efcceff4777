"""The calm line before the start: how much of the checklist is open, on the day and on its eve."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from facilitator import clock
from facilitator.actions.desk import Outcome
from facilitator.domain.readiness.checklist import checklist, problems
from facilitator.domain.readiness.eve import is_about_to_start
from facilitator.errors import Bug, FacilitatorError
from facilitator.ui.readying.screen import PLAN
from facilitator.ui.readying.survey import Survey

if TYPE_CHECKING:
    from facilitator.ui.shell.window import Window
    from facilitator.ui.workspace import Workspace

_SOON_MILLISECONDS: Final = 300
_AGAIN_MILLISECONDS: Final = 60_000


class ReadyLine(QObject):
    """Tells a window's status bar; judges anew with every change of the plan, and once a minute."""

    def __init__(self, window: "Window", workspace: "Workspace") -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._survey = Survey(workspace, window.program.settings, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._judge)
        self._again = QTimer(self, interval=_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._look)
        self._survey.changed.connect(self._judge)
        workspace.signals.changed.connect(self._heed)
        workspace.backed_up.connect(self._look)
        window.status.open_points_wanted.connect(self._lead)
        self._again.start()
        self._look()

    def leave(self) -> None:
        """Say nothing any more: the file is not shown."""
        self._again.stop()
        self._soon.stop()
        self._workspace.signals.changed.disconnect(self._heed)
        self._workspace.backed_up.disconnect(self._look)
        self._window.status.open_points_wanted.disconnect(self._lead)
        self._survey.changed.disconnect(self._judge)
        self._window.status.show_open_points(0)
        self.deleteLater()

    @property
    def _is_time(self) -> bool:
        head = self._window.head
        return head is not None and is_about_to_start(head, clock.today())

    def _look(self) -> None:
        """Ask the disk, while there is something to say at all."""
        if self._is_time and self._window.head is not None:
            self._survey.look(self._window.head.workshop.language)
        self._judge()

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if outcome.touches(*PLAN):
            self._soon.start()

    def _judge(self) -> None:
        head = self._window.head
        if head is None or not self._is_time or not self._survey.is_complete:
            self._window.status.show_open_points(0)
            return
        try:
            facts = self._survey.facts(head)
        except Bug:
            raise
        except FacilitatorError:  # whoever writes next hears of it
            return
        found = problems(checklist(head, facts, clock.now()))
        self._window.status.show_open_points(len(found))

    def _lead(self) -> None:
        self._window.go_to("ready")
