"""The head of the running order: the day, whether it is a rehearsal, and what comes next by one key."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from facilitator.domain.dossier import Dossier
from facilitator.domain.rehearsal import is_rehearsal
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

NEXT_KEYS: Final = "Ctrl+Shift+P"
_HEIGHT = 60
_LONGEST: Final = 32
"""Characters of a title on the button; the band below has all of it."""


class AgendaHead(Panel):
    """Title, date, and the two ways on from here."""

    next_wanted = Signal()
    actuals_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._day = ElidedLabel(theme, "", "base", 400, "text3")
        self._actuals = button(theme, tr("Plan and actual times"))
        self.next = button(theme, "", "primary", keys=NEXT_KEYS, tip=tr("Start next item"))
        self.next.clicked.connect(lambda _checked: self.next_wanted.emit())
        self._actuals.clicked.connect(lambda _checked: self.actuals_wanted.emit())
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(label(theme, tr("Running order"), "title", 600, "text"))
        row.addWidget(self._day, 1)
        row.addWidget(self._actuals)
        row.addWidget(self.next)
        theme.changed.connect(self._resize)
        self._resize()

    def show_day(self, head: Dossier, played: Dossier) -> None:
        """Say which day it is; where it is tried out on another one, say that."""
        day = parsed_date(head.workshop.date)
        written = long_date(day) if day else ""
        if is_rehearsal(head, played):
            written = tr("Rehearsal: the workshop is on {date}", date=written)
        self._day.setText(written)

    def offer(self, title: str) -> None:
        """Offer to start the item of this title; nothing where there is none that can begin."""
        shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
        self.next.setText(tr("Start “{title}”", title=shown))
        self.next.setVisible(bool(title))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
