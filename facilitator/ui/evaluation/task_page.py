"""The page of the tasks and open questions, and how their owners and dates come into the file."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from facilitator.actions.desk import Desk
from facilitator.actions.details import describe
from facilitator.domain.consolidation import Consolidation
from facilitator.domain.details import Details
from facilitator.domain.followups import followups
from facilitator.language import tr
from facilitator.ui.attempts import attempt
from facilitator.ui.dates import typed_date
from facilitator.ui.evaluation.tasks import OWNER, TaskTable, Typed
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line


class TaskPage(Panel):
    """Shows what the day left to be done."""

    said = Signal(str)
    """A sentence for the status bar."""
    left = Signal()
    """The questions are to be shown again."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("surface")
        self._desk = desk
        self.table = TaskTable(theme)
        self._pages = QStackedWidget()
        px = theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(14), px(24), px(14))
        head.addWidget(label(theme, tr("Tasks and open questions"), "title", 600), 1)
        back = button(theme, tr("Back to the questions"), keys="Esc")
        back.clicked.connect(lambda _checked: self.left.emit())
        head.addWidget(back)
        nothing = label(
            theme,
            tr("Notes marked as a task or as open stand here, with owner and date."),
            "lead",
            400,
            "text2",
            wrap=True,
        )
        nothing.setContentsMargins(px(24), px(24), px(24), px(24))
        for page in (self.table, nothing):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)
        self.table.left.connect(self.left)
        self.table.tasks.typed.connect(self._write)

    def show_tasks(self, state: Consolidation) -> int:
        """Show those of a workshop; return how many there are."""
        rows = followups(state.dossier, state)
        self.table.tasks.is_writable = not self._desk.read_only
        self.table.show_rows(rows)
        self._pages.setCurrentIndex(int(not rows))
        return len(rows)

    def flush(self) -> None:
        """Write what is still being typed."""
        self.table.commit()

    def _write(self, typed: Typed) -> None:
        note = self._desk.read.note(typed.note_id)
        if note is None:
            return
        text = typed.text.strip()
        known = Details.of(note)
        if typed.column == OWNER:
            known = known._replace(task_owner=text)
        else:
            day = _day(text)
            if text and day is None:
                self.said.emit(tr("“{text}” is no date. The one before stays.", text=text))
                return
            known = known._replace(task_due=day.isoformat() if day else "")
        attempt(self._desk, self.said.emit, describe, note_id=note.id, details=known)


def _day(text: str) -> date | None:
    """Return a day that somebody typed, None for no day, also for one that does not exist."""
    try:
        return typed_date(text)
    except ValueError:
        return None
