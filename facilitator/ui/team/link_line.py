"""At the foot of the team's place: whether links of invitations open this program, and the button for it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.background.jobs import Job, Progress
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.team import scheme
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line


class LinkLine(Panel):
    """Changes how links are opened only when it is asked to; not there where no system offers that."""

    said = Signal(str)
    settled = Signal()
    """It is known how links are opened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._is_ours = False
        self._job: Job | None = None
        self._words = label(theme, "", "meta", 400, "text3")
        self.switch = button(theme, "", "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self._words)
        row.addWidget(self.switch)
        row.addStretch(1)
        self.switch.clicked.connect(lambda _checked: self._turn())
        if not scheme.is_possible():
            self.hide()  # and never shown here: without a parent it would be a window
        self._show(is_ours=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Look how it stands; somebody may have changed it elsewhere."""
        super().showEvent(event)
        self._start(lambda _progress: scheme.is_ours())

    def _turn(self) -> None:
        change = scheme.give_up if self._is_ours else scheme.claim

        def work(_progress: Progress) -> bool:
            change()
            return scheme.is_ours()

        self._start(work)

    def _start(self, work: Callable[[Progress], bool]) -> None:
        if self._job is not None and self._job.is_running:
            return
        job = self._job = Job(work, self)
        job.finished.connect(lambda is_ours: self._show(is_ours=is_ours))
        job.failed.connect(self._fail)
        job.start()

    def _show(self, *, is_ours: bool) -> None:
        self._is_ours = is_ours
        if is_ours:
            self._words.setText(tr("Links of invitations open this program."))
            self.switch.setText(tr("Open them here no longer"))
        else:
            self._words.setText(tr("Links of invitations can open this program."))
            self.switch.setText(tr("Open links on this computer"))
        self.settled.emit()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Bug) or not isinstance(error, FacilitatorError):
            raise error
        self.said.emit(error.sentence)
