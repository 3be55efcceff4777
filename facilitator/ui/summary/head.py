"""The head of the Resümee at a desk: what it is, how much it holds, for how long it has been shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from facilitator.language import tr, trn
from facilitator.ui.team.phrase_line import PhraseLine
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

BEGIN_KEYS = "Ctrl+Shift+P"
_HEIGHT = 60


class SummaryHead(Panel):
    """Title, count, the time that has passed, and the way to the large view."""

    large_wanted = Signal()
    begin_wanted = Signal()
    """The agenda's Resümee begins now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self._count = label(theme, "", "base", 400, "text3")
        self.team = PhraseLine(theme)
        self._elapsed = label(theme, "", "base", 400, "text3")
        self._large = button(theme, tr("Large view"), "primary", keys="F11")
        self._large.clicked.connect(lambda _checked: self.large_wanted.emit())
        self.begin = button(theme, tr("Start the summary now"), "outline", keys=BEGIN_KEYS)
        self.begin.clicked.connect(lambda _checked: self.begin_wanted.emit())
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(label(theme, tr("Summary"), "title", 600, "text"))
        row.addWidget(self._count)
        row.addWidget(self.team, 1)
        row.addStretch(0)
        row.addWidget(self._elapsed)
        row.addSpacing(px(8))
        row.addWidget(self.begin)
        row.addWidget(self._large)
        theme.changed.connect(self._resize)
        self._resize()

    def show_count(self, count: int) -> None:
        """Say how many key results there are; without any there is nothing to show large."""
        self._count.setText(
            trn("{count} key result", "{count} key results", count) if count else ""
        )
        self._large.setVisible(bool(count))

    def show_elapsed(self, text: str) -> None:
        """Say how long this has been going on."""
        self._elapsed.setText(text)

    def offer_beginning(self, *, offered: bool) -> None:
        """Offer to say that the agenda's Resümee begins; it never does so by itself."""
        self.begin.setVisible(offered)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
