"""Plan and actual times of a day, and the way of the real ones into the next plan."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import plans
from facilitator.actions.desk import Desk, Outcome
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.ui.actuals.rows import is_timed, rows_of
from facilitator.ui.actuals.table import ActualsTable
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_HEAD: Final = 60
_PLAN: Final = (
    "workshop",
    "agenda_item",
    "agenda_fact",
    "topic",
    "question",
    "session",
    "session_fact",
)
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter


class ActualsScreen(PlaceScreen):
    """Shows what was planned beside what it took; follows every change while it is seen."""

    sessions_wanted = Signal()
    """There is nothing here yet; somebody wants to go where time is taken."""

    def __init__(
        self, desk: Desk, signals: DeskSignals, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._workshop_id = ""
        self.table = ActualsTable(theme)
        self.take = button(theme, tr("Take real times into the next plan"), "primary")
        self.take.clicked.connect(lambda _checked: self.take_over())
        self._nothing = self._empty()
        self._head = self._heading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(line())
        column.addWidget(self._body(), 1)
        self.setFocusProxy(self.table)
        signals.changed.connect(self._heed)
        theme.changed.connect(self._resize)
        self._resize()

    def _heading(self) -> QWidget:
        theme = self._theme
        head = Panel("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.addWidget(label(theme, tr("Plan and actual times"), "title", 600, "text"))
        row.addStretch(1)
        row.addWidget(self.take)
        return head

    def _body(self) -> QWidget:
        body = Panel("surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, self._theme.px(12))
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        return body

    def _empty(self) -> QWidget:
        theme, empty = self._theme, QWidget()
        sentence = tr("What the day took stands here beside the plan, once a session has run.")
        offer = button(theme, tr("Go to the sessions"), keys="Ctrl+2")
        offer.clicked.connect(lambda _checked: self.sessions_wanted.emit())
        column = QVBoxLayout(empty)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, _MIDDLE)
        column.addWidget(offer, 0, _MIDDLE)
        column.addStretch(3)
        return empty

    def _resize(self) -> None:
        self._head.setFixedHeight(self._theme.px(_HEAD))

    # What it shows and does

    def show_workshop(self, workshop_id: str) -> None:
        """Show the times of a workshop."""
        self._workshop_id = workshop_id
        self._read()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        text, here = tr("Take real times into the next plan"), tr("Plan and actual times")
        has_some = not self.take.isHidden()
        return [Command("take-real-times", text, (), self.take_over, "clock", here)] * has_some

    def take_over(self) -> None:
        """Write the real times into the plan; undo takes that back as one step."""
        try:
            outcome = self._desk.run(plans.take_real_times, workshop_id=self._workshop_id)
        except FacilitatorError as error:
            self.said.emit(error.sentence)
        else:
            self.said.emit(outcome.remark)

    def _read(self) -> None:
        rows = rows_of(self._desk.read.head(self._workshop_id), clock.now())
        has_some = is_timed(rows)
        self.table.show_rows(rows)
        self.table.setVisible(has_some)
        self._nothing.setVisible(not has_some)
        self.take.setVisible(has_some and not self._desk.read_only)

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if self._workshop_id and self.isVisible() and outcome.touches(*_PLAN):
            known = {workshop.id for workshop in self._desk.read.workshops()}
            if self._workshop_id in known:
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew: nothing is read for a screen that nobody sees."""
        super().showEvent(event)
        if self._workshop_id:
            self._read()
