"""The head of the plan: which day it is, how much there is to look at, and what can be done."""

from datetime import date

from PySide6.QtCore import Signal

from facilitator.domain.dossier import Dossier
from facilitator.language import tr, trn
from facilitator.ui.dates import long_date, parsed_date, parsed_time
from facilitator.ui.planning.head import TabHead
from facilitator.ui.planning.tab import INSERT_KEYS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.labels import FittedLabel

ADD_KEYS, TEMPLATE_KEYS, NEXT_HINT_KEYS = "Ctrl+N", "Ctrl+T", "Ctrl+H"


class PlanHead(TabHead):
    """Title, day, hints, and the ways to more items."""

    add_wanted = Signal()
    template_wanted = Signal()
    sheet_wanted = Signal()
    insert_wanted = Signal()
    """Somebody has an agenda as a text or a file."""
    hint_wanted = Signal()
    """The next thing to look at is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Agenda"))
        self._day = FittedLabel(theme, "base", 400, "text2")
        tip = tr("Go to the next hint")
        self.hints = button(theme, "", "warn", icon="warn", keys=NEXT_HINT_KEYS, tip=tip)
        theme.dress_icon(self.hints, "warn", "warn")
        self.sheet = button(theme, tr("Run sheet"), icon="upload")
        self.insert = button(theme, tr("Insert …"), icon="tray", keys=INSERT_KEYS)
        self.template = icon_button(theme, "template", tr("Insert rounds"), keys=TEMPLATE_KEYS)
        self.add = button(theme, tr("Agenda item"), "primary", icon="plus", keys=ADD_KEYS)
        self.hints.clicked.connect(lambda _checked: self.hint_wanted.emit())
        self.sheet.clicked.connect(lambda _checked: self.sheet_wanted.emit())
        self.insert.clicked.connect(lambda _checked: self.insert_wanted.emit())
        self.template.clicked.connect(lambda _checked: self.template_wanted.emit())
        self.add.clicked.connect(lambda _checked: self.add_wanted.emit())
        self._row.addWidget(self._day, 1)
        for part in (self.hints, self.sheet, self.insert, self.template, self.add):
            self._row.addWidget(part)

    def show_plan(self, head: Dossier, hints: int) -> None:
        """Say which day it is, and how much there is to look at."""
        self._day.show_wordings(_day_wordings(head))
        self.hints.setText(trn("{count} hint", "{count} hints", hints))
        self.hints.setVisible(hints > 0)

    def allow(self, *, editing: bool) -> None:
        """Offer what changes the file, or nothing of it."""
        for part in (self.insert, self.template, self.add):
            part.setVisible(editing)


def _day_wordings(head: Dossier) -> list[str]:
    """Return day and times in ever fewer words."""
    workshop = head.workshop
    day = parsed_date(workshop.date)
    start, end = parsed_time(workshop.start_time), parsed_time(workshop.end_time)
    times, clocks = "", ""
    if start and end:
        times = tr("{start} to {end}", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
        clocks = f"{start:%H:%M}–{end:%H:%M}"
    elif start:
        times = clocks = tr("from {start}", start=f"{start:%H:%M}")
    dated, weekday = (long_date(day), _weekday(day)) if day else ("", "")
    wordings = (
        (", ".join(filter(None, (weekday, dated))), times),
        (dated, times),
        (dated, clocks),
        (dated,) if day else (clocks,),
    )
    return [", ".join(filter(None, parts)) for parts in wordings]


def _weekday(day: date) -> str:
    names = (
        tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"),
        tr("Sunday"),
    )  # fmt: skip
    return names[day.weekday()]
