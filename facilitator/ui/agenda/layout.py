"""The parts of the running order and how they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.agenda.band import Band
from facilitator.ui.agenda.commands import RELIEF_KEYS
from facilitator.ui.agenda.head import AgendaHead
from facilitator.ui.agenda.mend_bar import MendBar
from facilitator.ui.agenda.relief_page import ReliefPage
from facilitator.ui.agenda.table import AgendaTable, TableHeading
from facilitator.ui.session.key_hints import KeyHints
from facilitator.ui.session.pace_line import PaceLine
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_LINE = 44
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class AgendaLayout(PlaceScreen):
    """Head, band and verdict above the table, in whose place the preview of a relief comes."""

    sessions_wanted = Signal()
    """There is nothing here; somebody wants to go where there is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head, self.band = AgendaHead(theme), Band(theme)
        self.line = PaceLine(theme, RELIEF_KEYS, tr("Make up for the delay"))
        self.bar = MendBar(theme)
        self.table, self.relief = AgendaTable(theme), ReliefPage(theme)
        self.hints = KeyHints(
            theme,
            hints=(
                ("Return", tr("start, end")),
                ("F2", tr("change times")),
                (RELIEF_KEYS, tr("make up for the delay")),
            ),
        )
        self._pages = QStackedWidget()
        self._body, self._nothing = Panel("surface"), self._empty()
        self._verdict = Panel("surface")
        self._lay_out()
        self.setFocusProxy(self.table)
        theme.changed.connect(self._resize)
        self._resize()

    def show_something(self, has_some: bool) -> None:
        """Show the day, or the sentence that stands where there is none."""
        for part in (self.band, self._verdict):
            part.setVisible(has_some)
        if not has_some:
            self._pages.setCurrentWidget(self._nothing)
        elif self._pages.currentWidget() is self._nothing:
            self._pages.setCurrentWidget(self._body)

    def show_relief(self, shown: bool) -> None:
        """Show the preview in the place of the table, or the table."""
        self._pages.setCurrentWidget(self.relief if shown else self._body)
        (self.relief.list if shown else self.table).setFocus()

    def _empty(self) -> QWidget:
        theme, empty = self._theme, Panel("surface")
        sentence = tr("What is on and what comes next stands here, once the agenda has times.")
        offer = button(theme, tr("Go to the sessions"), keys="Ctrl+2")
        offer.clicked.connect(lambda _checked: self.sessions_wanted.emit())
        column = QVBoxLayout(empty)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        column.addWidget(label(theme, sentence, "lead", 400, "text2"), 0, _MIDDLE)
        column.addWidget(offer, 0, _MIDDLE)
        column.addStretch(3)
        return empty

    def _lay_out(self) -> None:
        verdict = QHBoxLayout(self._verdict)
        verdict.setContentsMargins(self._theme.px(24), 0, self._theme.px(24), 0)
        verdict.addWidget(self.line, 1)
        body = _column(self._body)
        for part in (self.bar, TableHeading(self._theme, self.table)):
            body.addWidget(part)
        body.addWidget(self.table, 1)
        body.addWidget(line())
        body.addWidget(self.hints)
        for page in (self._body, self.relief, self._nothing):
            self._pages.addWidget(page)
        column = _column(self)
        for part in (self.head, line(), self.band, line(), self._verdict):
            column.addWidget(part)
        column.addWidget(self._pages, 1)

    def _resize(self) -> None:
        px = self._theme.px
        self._verdict.setFixedHeight(px(_LINE))
        self.hints.set_inset(px(24), px(24), narrow=False)


def _column(owner: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(owner)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(0)
    return made
