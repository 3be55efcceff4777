"""The head of the team's page: how it stands in a few words, and the room packages."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from facilitator.language import tr
from facilitator.ui.team.phrase_line import PhraseLine
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_HEIGHT: Final = 60
_NARROW_BELOW: Final = 760


class TeamHead(Panel):
    """Title, phrase, and what can be done with files instead of a server."""

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.standing = PhraseLine(theme)
        self.give = button(theme, tr("Write a room package …"), "outline", icon="upload")
        self.take = button(theme, tr("Read a room package …"), "outline", icon="download")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(label(theme, tr("Team"), "title", 600, "text"))
        row.addWidget(self.standing, 1)
        row.addWidget(self.give)
        row.addWidget(self.take)
        self.give.clicked.connect(lambda _checked: self.export_wanted.emit())
        self.take.clicked.connect(lambda _checked: self.import_wanted.emit())
        theme.changed.connect(self._resize)
        self._resize()

    def offer_packages(self, *, offered: bool) -> None:
        """Offer room packages here, or leave them to the page below."""
        self.give.setVisible(offered)
        self.take.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the phrase to the status bar, which is below, where room is short."""
        super().resizeEvent(event)
        self.standing.setVisible(self.width() >= self._theme.px(_NARROW_BELOW))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
