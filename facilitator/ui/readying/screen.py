"""Ready? Everything that the day needs, what of it is open, and the way to its mend."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions.desk import Outcome
from facilitator.domain.readiness.checklist import checklist, problems
from facilitator.domain.readiness.judgement import Judgement
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.commands import Command
from facilitator.ui.readying.head import ReadyHead
from facilitator.ui.readying.rows import rows_of
from facilitator.ui.readying.survey import Survey
from facilitator.ui.readying.table import ReadyTable
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.stage.displays import Displays
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.workspace import Workspace

PLAN: Final = (
    "process", "workshop", "person", "involvement", "agenda_item", "speaker", "round", "topic", "session",
    "moderator", "question", "session_fact", "agenda_fact",
)  # fmt: skip
"""Tables that the checklist is about."""
_SOON_MILLISECONDS: Final = 100
_LOOK_MILLISECONDS: Final = 5_000
"""How often disk and clock are asked while somebody looks."""


class ReadyScreen(PlaceScreen):
    """Shows the checklist of one workshop; judges anew with every change while it is seen."""

    mend_wanted = Signal(object)
    """The judgement whose mend is to be shown."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        displays: Displays | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = workspace.desk.read
        self._workshop_id = ""
        self._language = ""
        self.survey = Survey(workspace, settings, self, displays)
        self.head, self.table = ReadyHead(theme), ReadyTable(theme)
        self._lay_out(theme)
        self.setFocusProxy(self.table)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._judge)
        self._again = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._again.timeout.connect(self.repeat)
        self.table.chosen.connect(self._choose)
        self.survey.changed.connect(self._judge_soon)
        workspace.signals.changed.connect(self._heed)
        workspace.backed_up.connect(lambda _is_made: self._look())

    def _lay_out(self, theme: Theme) -> None:
        body = Panel("surface")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, theme.px(8), 0, theme.px(12))
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        column.addWidget(body, 1)

    def show_workshop(self, workshop_id: str) -> None:
        """Judge a workshop."""
        self._workshop_id = workshop_id
        self._judge()
        self._look()

    def commands(self) -> list[Command]:
        """Return what can be done here; the table takes its keys itself."""
        return [Command("mend", tr("Go to where it is mended"), ("Return",), group=tr("Ready?"))]

    def repeat(self) -> None:
        """Ask everything anew."""
        self._judge()
        self._look()

    # Inside

    def _judge(self) -> None:
        self._soon.stop()
        try:
            head = self._read.head(self._workshop_id)
            found = checklist(head, self.survey.facts(head), clock.now())
        except Bug:
            raise
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return
        self._language = head.workshop.language
        self.table.show_rows(rows_of(found))
        if self.survey.is_complete:
            self.head.verdict.show_count(len(problems(found)))

    def _look(self) -> None:
        if self._workshop_id and self.isVisible():
            self.survey.look(self._language)

    def _judge_soon(self) -> None:
        if self._workshop_id and self.isVisible():
            self._soon.start()

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if outcome.touches(*PLAN):
            self._judge_soon()

    def _choose(self, judgement: Judgement) -> None:
        if judgement.mend:
            self.mend_wanted.emit(judgement)
        else:
            self.said.emit(tr("There is nothing to do here."))

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Judge anew what may have changed while nobody looked."""
        super().showEvent(event)
        self._again.start()
        if self._workshop_id:
            self._judge_soon()
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing while nobody looks."""
        super().hideEvent(event)
        self._again.stop()
        self._soon.stop()
