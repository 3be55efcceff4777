"""Planen, what is missing: a list that shrinks until the day, each line with the way to its mend."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from facilitator.domain.readiness.checklist import problems
from facilitator.domain.readiness.judgement import Grade, Judgement
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.readying.head import ReadyHead
from facilitator.ui.readying.plan_judging import PlanJudging
from facilitator.ui.readying.rows import rows_of
from facilitator.ui.readying.table import ReadyTable
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line

_RANK: dict[Grade, int] = {"problem": 0, "note": 1, "ok": 2}


class OpenTab(PlanTab):
    """Shows what one workshop's plan lacks, the open points of each part first."""

    mend_wanted = Signal(object)
    """The judgement whose mend is to be shown."""

    def __init__(self, judging: PlanJudging, theme: Theme) -> None:
        super().__init__()
        self.judging = judging
        self._workshop_id = ""
        self.head, self.table = ReadyHead(theme, tr("Until the day")), ReadyTable(theme)
        self.table.setAccessibleName(tr("Until the day"))
        body = Panel("surface")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, theme.px(8), 0, theme.px(12))
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.head, 0), (line(), 0), (body, 1)):
            column.addWidget(part, share)
        self.setFocusProxy(self.table)
        self.table.chosen.connect(self._choose)
        judging.judged.connect(self._show)

    def show_workshop(self, workshop_id: str) -> None:
        """Judge a workshop's plan."""
        self._workshop_id = workshop_id
        self.judging.judge(workshop_id)

    def commands(self) -> list[Command]:
        """Return what can be done here; the table takes its keys itself."""
        group = tr("Until the day")
        return [Command("plan-mend", tr("Go to where it is mended"), ("Return",), group=group)]

    def repeat(self) -> None:
        """Judge anew."""
        self.judging.judge(self._workshop_id)

    def _show(self, found: list[Judgement]) -> None:
        areas = list(dict.fromkeys(entry.area for entry in found))
        ordered = sorted(found, key=lambda entry: (areas.index(entry.area), _RANK[entry.grade]))
        self.table.show_rows(rows_of(ordered))
        self.head.verdict.show_count(len(problems(found)))

    def _choose(self, judgement: Judgement) -> None:
        if judgement.mend:
            self.mend_wanted.emit(judgement)

    def showEvent(self, event: QShowEvent) -> None:
        """Judge anew what may have changed while nobody looked."""
        super().showEvent(event)
        if self._workshop_id:
            self.judging.judge(self._workshop_id)
