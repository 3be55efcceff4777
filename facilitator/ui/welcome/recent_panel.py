"""The right side of the welcome screen: what was open before, and what happens to the data."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.recents import Recent
from facilitator.ui.theme.theme import Theme
from facilitator.ui.welcome.paragraph import Paragraph
from facilitator.ui.welcome.recent_list import SIDE, RecentList
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_LEFT, _RIGHT, _TIGHT = 49, 64, 28
"""Room between the edges and the words."""


class RecentPanel(Panel):
    """Heading, list or the sentence in its place, and the promise at the foot."""

    chosen = Signal(object)
    """The path of a file to open."""
    forgotten = Signal(object)
    """The path of a file to take off the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._list = RecentList(theme)
        self._list.chosen.connect(self.chosen)
        self._list.forgotten.connect(self.forgotten)
        self._nothing = Paragraph(
            theme,
            tr("Your workshops will be listed here. You can also drop a file on this window."),
            *(13, 22),
            "text2",
        )
        self._build()

    def show_recent(self, entries: Sequence[Recent]) -> None:
        """List files, or say that they will stand here."""
        self._list.show_recent(entries)
        self._list.setVisible(bool(entries))
        self._nothing_row.setVisible(not entries)

    def arrange(self, top: int, *, roomy: bool) -> None:
        """Begin `top` pixels below the edge, with more or less room at the sides."""
        px = self._theme.px
        left, right = (_LEFT, _RIGHT) if roomy else (_TIGHT, _TIGHT)
        self._column.setContentsMargins(px(left - SIDE), top, px(right - SIDE), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the left edge."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._theme.color("line"))

    def _build(self) -> None:
        px = self._theme.px
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        heading = label(self._theme, tr("Recently opened"), "place", 600, "text")
        heading.setFixedHeight(px(24))
        self._column.addWidget(self._inset(heading))
        self._column.addSpacing(px(6))
        self._nothing_row = self._inset(self._nothing)
        self._column.addWidget(self._nothing_row)
        self._column.addWidget(self._list, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._inset(line()))
        self._column.addSpacing(px(18))
        self._column.addWidget(self._promise())

    def _inset(self, widget: QWidget) -> QWidget:
        """Let a widget begin and end where the words of the rows do."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(self._theme.px(SIDE), 0, self._theme.px(SIDE), 0)
        row.addWidget(widget)
        return box

    def _promise(self) -> QWidget:
        theme = self._theme
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(_Shield(theme))
        words = tr(
            "No account, no network needed. Your data leave this computer only when you send them."
        )
        row.addWidget(Paragraph(theme, words, *(13, 20), "text2"), 1)
        return box


class _Shield(QLabel):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._resize)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shield in the middle of the lines beside it."""
        top = (self.height() - self._theme.px(16)) / 2
        self._theme.icons.draw(QPainter(self), 0, top, "shield", "ok")

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(16))
