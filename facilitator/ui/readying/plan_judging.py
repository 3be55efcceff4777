"""Judges a plan on another thread: a thousand people are read there, and the disk is asked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator import clock
from facilitator.actions.desk import Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.readiness.checklist import plan_checklist
from facilitator.domain.readiness.judgement import Judgement
from facilitator.domain.records import Workshop
from facilitator.ui.readying.screen import PLAN
from facilitator.ui.workspace import Workspace

_TABLES = (*PLAN, "profile", "placement", "attendance")
_SOON_MILLISECONDS = 250


class PlanJudging(QObject):
    """Judges one workshop's plan when asked, and anew after each change of it; one run at a time."""

    judged = Signal(list)
    """All judgements on the plan."""

    def __init__(
        self,
        workspace: Workspace,
        folder_of: Callable[[Workshop], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder_of = folder_of
        self._workshop_id = ""
        self._job: Job | None = None
        self._is_left = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._judge)
        workspace.signals.changed.connect(self._heed)

    def judge(self, workshop_id: str) -> None:
        """Judge a workshop from now on: once for all who ask before the loop turns."""
        self._workshop_id = workshop_id
        self._soon.start(0)

    def repeat(self) -> None:
        """Judge anew what nobody is told of, such as files that were written."""
        if self._workshop_id:
            self._soon.start(0)

    def rest(self) -> None:
        """Judge nothing until asked again: nobody looks."""
        self._workshop_id = ""
        self._soon.stop()

    def leave(self) -> None:
        """Wait for what still reads the file, and read no more: it is about to be closed."""
        self._is_left = True
        self.rest()
        for job in self.findChildren(Job):
            job.wait()

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if self._workshop_id and outcome.touches(*_TABLES):
            self._soon.start(_SOON_MILLISECONDS)

    def _judge(self) -> None:
        if self._job is not None and self._job.is_running:
            self._soon.start(_SOON_MILLISECONDS)
            return
        workshop = self._workspace.desk.read.row(Workshop, self._workshop_id)
        if self._is_left or workshop is None:
            return
        open_reader, folder = self._workspace.file.second_reader, self._folder_of(workshop)

        def work(_progress: Progress) -> list[Judgement]:
            reader = open_reader()
            try:
                plan = reader.grouping(workshop.id)
            finally:
                reader.close()
            return plan_checklist(
                plan,
                clock.now(),
                shares_people=bool(plan.siblings),
                handouts=folder.is_dir() and any(folder.iterdir()),
            )

        self._job = Job(work, self)
        self._job.finished.connect(lambda found: self._tell(workshop.id, found))
        self._job.start()

    def _tell(self, workshop_id: str, found: list[Judgement]) -> None:
        if self._workshop_id == workshop_id and not self._is_left:
            self.judged.emit(found)
