"""Plan and actual times of a day, and the way of the real ones into the next plan."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import plans
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.ui.actuals.rows import is_timed, rows_of
from facilitator.ui.actuals.table import ActualsTable
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command
from facilitator.ui.dates import long_date, parsed_date
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
        self.take.clicked.connect(lambda _checked: self.choose_plan())
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
        """Return what can be done here: the real times go into each of the file's plans."""
        here = tr("Plan and actual times")
        found = [
            Command(f"take-real-times-{plan.key}", plan.text, (), plan.take, "clock", here)
            for plan in self._plans()
        ]
        return found if not self.take.isHidden() else []

    def choose_plan(self) -> None:
        """Take the real times over; where the file has other workshops, let one of the plans be chosen."""
        plans = self._plans()
        if len(plans) == 1:
            self.take_over()
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for plan in plans:
            menu.addAction(plan.text).triggered.connect(lambda _checked, run=plan.take: run())
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.take.mapToGlobal(self.take.rect().bottomLeft()))

    def take_over(self, into: str = "") -> None:
        """Write the real times into this plan or another one; undo takes that back as one step."""
        values = {"workshop_id": self._workshop_id, "into": into}
        outcome = attempt(self._desk, self.said.emit, plans.take_real_times, **values)
        if outcome:
            self.said.emit(outcome.remark)

    def _plans(self) -> list["_Plan"]:
        """Return the plans of the file: this one, then those that come after it, then the others."""
        known = self._desk.read.workshops()
        here = next((n for n, entry in enumerate(known) if entry.id == self._workshop_id), 0)
        own = tr("Take real times into the next plan")
        if len(known) > 1:
            own = tr("Into the plan of this workshop")
        return [
            _Plan("", own, self.take_over),
            *(
                _Plan(entry.id, _into(entry), partial(self.take_over, entry.id))
                for entry in (*known[here + 1 :], *known[:here])
            ),
        ]

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


class _Plan(NamedTuple):
    """A plan that the real times can go into."""

    key: str
    text: str
    take: Callable[[], None]


def _into(workshop: Workshop) -> str:
    day = parsed_date(workshop.date)
    title = workshop.title or tr("Untitled workshop")
    if day is None:
        return tr("Into the plan of “{title}”", title=title)
    return tr("Into the plan of “{title}”, {date}", title=title, date=long_date(day))
