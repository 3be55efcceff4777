"""The head of the page: what is inserted, what it holds, and the ways on and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

TAKE_KEYS, LEAVE_KEYS, FILE_KEYS = "Ctrl+Return", "Esc", "Ctrl+Shift+O"
_HEIGHT = 60


class TakeoverHead(Panel):
    """Title and counts, and three buttons."""

    taken = Signal()
    left = Signal()
    file_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.title = label(theme, "", "title", 600, "text")
        self.counts = ElidedLabel(theme, "", "base", 400, "text3")
        self.file = button(theme, tr("File …"), icon="file", keys=FILE_KEYS)
        self.back = button(theme, tr("Back"), keys=LEAVE_KEYS)
        self.take = button(theme, tr("Take over"), "primary", keys=TAKE_KEYS)
        self.file.clicked.connect(lambda _checked: self.file_wanted.emit())
        self.back.clicked.connect(lambda _checked: self.left.emit())
        self.take.clicked.connect(lambda _checked: self.taken.emit())
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.setSpacing(px(12))
        row.addWidget(self.title)
        row.addWidget(self.counts, 1)
        for part in (self.file, self.back, self.take):
            row.addWidget(part)
        theme.changed.connect(self._resize)
        self._resize()

    def show_title(self, text: str) -> None:
        """Say what is inserted."""
        self.title.setText(text)

    def offer(self, can_take: bool, why_not: str) -> None:
        """Offer to take over, or say why that is not possible yet."""
        self.take.setEnabled(can_take)
        self.take.setToolTip("" if can_take else why_not)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
