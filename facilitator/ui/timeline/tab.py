"""Planen, timeline: the drawing above, the table of the steps below."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from facilitator.actions import milestones
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.protocol.steps import steps_of
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.theme.theme import Theme
from facilitator.ui.timeline.commands import timeline_commands
from facilitator.ui.timeline.parts import NoMilestones, TimelineHead
from facilitator.ui.timeline.picture import TimelinePicture
from facilitator.ui.timeline.rows import TITLE, WHEN, Row, rows_of, typed
from facilitator.ui.timeline.table import StepTable
from facilitator.ui.widgets.choosing import choose_alone
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_SHARE: Final = 0.5
"""Of the tab's height, what the drawing takes at most."""
_TABLES: Final = ("milestone", "workshop", "process")
"""Tables that the tab shows."""


class TimelineTab(PlanTab):
    """Shows and changes the milestones of one workshop's process."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._plan: Dossier | None = None
        self._workshop_id = ""
        self._is_late = False
        self._made = ""
        self.head, self.picture = TimelineHead(theme), TimelinePicture(theme)
        self.table, self.empty = StepTable(theme), NoMilestones(theme, self.add)
        self._lay_out()
        self._connect()
        writable = not desk.read_only
        self.table.steps.is_editable = writable
        for part in (self.head.sort_button, self.head.new_button, self.empty.offer):
            part.setVisible(writable)
        bind_keys(self, self.commands())
        signals.changed.connect(self._follow)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the milestones of a workshop's process."""
        self._workshop_id = workshop_id
        self._read()

    def show_row(self, row_id: str) -> None:
        """Go to a milestone."""
        self.table.go_to(row_id)

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        if self._desk.read_only:
            return []
        return timeline_commands(add=self.add, arrange=self.arrange)

    def flush(self) -> None:
        """Store the cell that is being edited; the keyboard is left where it is otherwise."""
        if self.table.is_editing:
            self.table.setFocus()

    # Reading

    def _read(self) -> None:
        read, self._is_late = self._desk.read, False
        if not self._workshop_id or not read.row(Workshop, self._workshop_id):
            return
        self._plan = read.timeline(read.head(self._workshop_id))
        self.head.process.setText(self._plan.process.title)
        self.table.show_rows(rows_of(self._plan))
        self._show_picture(self._plan)
        self._show_page()

    def _show_picture(self, plan: "Dossier") -> None:
        self.picture.show_steps(steps_of(plan), plan.workshop.language)

    def _show_page(self) -> None:
        is_there = bool(self.table.steps.rows)
        self.pages.setCurrentWidget(self._full if is_there else self.empty)
        self.setFocusProxy(self.table if is_there else self.empty.offer)
        self.head.sort_button.setEnabled(len(self.table.steps.rows) > 1)

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if not self.isVisible() or not outcome.touches(*_TABLES):
            return
        if self.table.is_editing:  # other rows would take the field away under the hand
            self._is_late = True
        else:
            self._read()

    # Doing

    def add(self) -> None:
        """Offer an empty row behind the one at the keyboard."""
        current = self.table.current
        index = self.table.steps.begin_new(current.id if current else "")
        self._show_page()
        self.table.setFocus()
        choose_alone(self.table, index)
        self.table.edit(index)

    def arrange(self) -> None:
        """Put the milestones in the order of their dates."""
        outcome = self._do(milestones.arrange, workshop_id=self._workshop_id)
        if outcome:
            done, kept = tr("Sorted; undo takes it back."), tr("The order is that of the dates.")
            self.said.emit(done if outcome.touched else kept)

    def shift(self, step: int) -> None:
        """Move the milestone at the keyboard."""
        row = self.table.current
        if row and row.id and not row.is_workshop and not self._desk.read_only:
            self._do(milestones.move, milestone_id=row.id, step=step)

    def remove(self) -> None:
        """Take out those chosen."""
        chosen = [row.id for row in self.table.chosen]
        if chosen and not self._desk.read_only:
            self._do(milestones.remove, milestone_ids=chosen)

    def _store(self, row: Row, column: int, text: str) -> None:
        if not row.id:
            self._store_new(column, text)
        elif column == WHEN:
            self._do(milestones.set_when, milestone_id=row.id, when_text=text)
        else:
            self._do(milestones.set_title, milestone_id=row.id, title=text)

    def _store_new(self, column: int, text: str) -> None:
        rows = self.table.steps.rows
        at = self.table.steps.row_of("")
        before = [row.id for row in rows[:at] if not row.is_workshop]
        cell = {"when_text": text} if column == WHEN else {"title": text}
        after = before[-1] if before else ""
        made = self._do(milestones.add, workshop_id=self._workshop_id, after=after, **cell)
        self._made = made.ids[0] if made else ""

    def _refuse(self, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        if self._desk.read_only:
            said = tr("This file is open for reading only.")
        elif row.is_workshop:
            said = tr("“{title}” is a workshop; its own head says when it is.", title=row.title)
        else:
            said = tr("How a date is understood follows from the date; that is what is edited.")
        self.said.emit(said)

    def _preview(self, row_id: str, column: int, text: str) -> None:
        """Draw what is being typed, before it is stored."""
        if self._plan is not None and row_id:
            self._show_picture(typed(self._plan, row_id, column, text))

    def _end_editing(self) -> None:
        """Let the empty row go when it is left, show what is stored, go on where Tab leads."""
        made, self._made = self._made, ""
        went_on, row, column = (
            self.table.is_editing,
            self.table.current,
            self.table.currentIndex().column(),
        )
        if went_on and row and not row.id and not made:
            return  # from an empty date to the title of the same new row
        self.table.steps.end_new()
        if self._is_late:
            self._read()
        elif self._plan is not None:
            self._show_picture(self._plan)
            self._show_page()
        if went_on and row and not self.table.is_editing:  # the field went with the rows
            self.table.go_to(row.id or made, column)
            self.table.edit_current()
        elif made and not went_on:
            self.table.go_to(made, TITLE)

    def _do(self, action: Action[...], **values: object) -> Outcome | None:
        """Do something; say why where it cannot be done."""
        return attempt(self._desk, self.said.emit, action, **values)

    # Building

    def _lay_out(self) -> None:
        self._full = Panel("surface")
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, line(), self.picture, line()):
            column.addWidget(part)
        inner = QVBoxLayout()
        inner.setContentsMargins(self._theme.px(16), 0, self._theme.px(16), 0)
        inner.addWidget(self.table)
        column.addLayout(inner, 1)
        self.pages = QStackedWidget()
        for page in (self._full, self.empty):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _connect(self) -> None:
        self.head.new_button.clicked.connect(lambda _checked: self.add())
        self.head.sort_button.clicked.connect(lambda _checked: self.arrange())
        self.table.steps.edited.connect(self._store)
        self.table.painter.typed.connect(self._preview)
        self.table.painter.closeEditor.connect(self._end_editing)
        self.table.shifted.connect(self.shift)
        self.table.removed.connect(self.remove)
        self.table.refused.connect(self._refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table its room."""
        super().resizeEvent(event)
        self.picture.setMaximumHeight(round(self.height() * _SHARE))
