"""The parts of the agenda's tab and how they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.agenda_plan.details import Details
from facilitator.ui.agenda_plan.field import CellField
from facilitator.ui.agenda_plan.head import ADD_KEYS, PlanHead
from facilitator.ui.agenda_plan.heading import PlanHeading
from facilitator.ui.agenda_plan.overview import Overview
from facilitator.ui.agenda_plan.table import PlanTable
from facilitator.ui.agenda_plan.template_bar import TemplateBar
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_NARROW_BELOW = 1_040
"""More than a window of 1100 gives: there the titles need the room."""
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class PlanLayout(PlanTab):
    """Head and table with its field, the details below; at the right the day at a glance."""

    first_wanted = Signal()
    """There is nothing here; somebody wants the first item."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head, self.bar = PlanHead(theme), TemplateBar(theme)
        self.table, self.details = PlanTable(theme), Details(theme)
        self.field = CellField(theme, self.table.viewport())
        self.room_field = CellField(theme, self.table.viewport())
        self.overview = Overview(theme)
        self._pages = QStackedWidget()
        self._body, self._nothing = Panel("surface"), self._empty()
        self._lay_out()
        self.setFocusProxy(self.table)

    def show_something(self, has_some: bool) -> None:
        """Show the table, or the sentence that stands where there is none."""
        self._pages.setCurrentWidget(self._body if has_some else self._nothing)
        self.setFocusProxy(self.table if has_some else self.offer)
        self.overview.setVisible(has_some and not self._is_narrow)
        self.head.add.setVisible(has_some and self.head.template.isVisibleTo(self.head))

    def _empty(self) -> QWidget:
        theme, empty = self._theme, Panel("surface")
        sentence = tr("The agenda of the day stands here, with every time reckoned as you type.")
        self.offer = button(theme, tr("First agenda item"), "primary", keys=ADD_KEYS)
        self.offer.clicked.connect(lambda _checked: self.first_wanted.emit())
        column = QVBoxLayout(empty)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, _MIDDLE)
        column.addWidget(self.offer, 0, _MIDDLE)
        column.addStretch(3)
        return empty

    def _lay_out(self) -> None:
        body = _column(self._body)
        body.addWidget(PlanHeading(self._theme, self.table))
        body.addWidget(self.table, 1)
        body.addWidget(self.details)
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._nothing)
        left = QWidget()
        column = _column(left)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.overview)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.px(_NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the overview out where there is little room."""
        super().resizeEvent(event)
        has_some = self._pages.currentWidget() is self._body
        self.overview.setVisible(has_some and not self._is_narrow)


def _column(owner: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(owner)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
