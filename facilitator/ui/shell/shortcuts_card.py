"""The card with a screen's keys: groups in two columns, one where the window is narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import line

Group = tuple[str, list[Command]]

_TWO_COLUMNS_FROM: Final = 620
_HEAD, _SIDE, _GUTTER, _ROW, _AIR = 56, 24, 48, 28, 16
_BORDER: Final = 1
_ROWS_OF_A_HEADING: Final = 2
"""As many rows as a heading takes with the air around it."""


class ShortcutsCard(QFrame):
    """Lists commands with their keys and scrolls where they are many."""

    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: list[Group] = []
        self._columns = 0
        self.setProperty("box", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Keys of this screen"))
        self._page = QWidget()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(line())
        column.addWidget(self.area, 1)
        theme.changed.connect(self._resize)

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Show other commands."""
        self._groups = grouped(commands)
        self._columns = 0
        spoken = (command.text for _, group in self._groups for command in group)
        self.setAccessibleDescription(", ".join(spoken))

    def height_for(self, width: int, room: int) -> int:
        """Return how high the card is at a width, at most `room`; lays the groups out for it."""
        px = self._theme.px
        columns = 2 if width >= px(_TWO_COLUMNS_FROM) and len(self._groups) > 1 else 1
        if columns != self._columns:
            self._columns = columns
            self._show_in(columns)
        height = self._page.heightForWidth(width - 2 * _BORDER)
        return min(px(_HEAD) + 1 + 2 * _BORDER + height, room)

    def scroll_by_key(self, key: int) -> None:
        """Scroll as the arrows, the page keys, Home and End say."""
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: self._theme.px(_ROW),
            Qt.Key.Key_Up: -self._theme.px(_ROW),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        bar.setValue(bar.value() + steps.get(Qt.Key(key), 0))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Keep the keyboard on the card."""
        return True

    def _make_head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        head.setFixedHeight(px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(_SIDE), 0, px(_AIR), 0)
        row.addWidget(label(theme, tr("Keys of this screen"), "title", 600, "text"), 1)
        close = icon_button(theme, "close", tr("Close"), keys="Esc", tone="bare")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.close_wanted)
        row.addWidget(close)
        return head

    def _resize(self) -> None:
        self._head.setFixedHeight(self._theme.px(_HEAD))
        self._columns = 0

    def _show_in(self, columns: int) -> None:
        px = self._theme.px
        self._page = page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(px(_SIDE), px(_AIR), px(_SIDE), px(_AIR) + px(4))
        row.setSpacing(px(_GUTTER))
        for groups in split(self._groups, columns):
            row.addLayout(self._column(groups), 1)
        self.area.setWidget(page)
        page.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)

    def _column(self, groups: Sequence[Group]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for number, (name, commands) in enumerate(groups):
            if number:
                column.addSpacing(self._theme.px(_AIR))
            heading = label(self._theme, name, "base", 600, "text")
            heading.setFixedHeight(self._theme.px(_ROW))
            column.addWidget(heading)
            for command in commands:
                column.addLayout(self._row(command))
        column.addStretch(1)
        return column

    def _row(self, command: Command) -> QHBoxLayout:
        row = QHBoxLayout()
        air = (self._theme.px(_ROW) - self._theme.line_height("base")) // 2
        row.setContentsMargins(0, air, 0, air)
        row.setSpacing(self._theme.px(6))
        row.addWidget(label(self._theme, command.text, "base", 400, "text2", wrap=True), 1)
        for keys in command.keys:
            row.addWidget(KeyChip(self._theme, keys), 0, Qt.AlignmentFlag.AlignTop)
        return row


def grouped(commands: Sequence[Command]) -> list[Group]:
    """Return commands that have keys by group, groups in the order in which they first come."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        if command.keys:
            groups.setdefault(command.group or tr("General"), []).append(command)
    return list(groups.items())


def split(groups: Sequence[Group], columns: int) -> list[Sequence[Group]]:
    """Return groups in order over one or two columns of about the same height."""
    if columns == 1:
        return [groups]
    heights = [len(commands) + _ROWS_OF_A_HEADING for _, commands in groups]
    at = min(range(1, len(groups)), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))
    return [groups[:at], groups[at:]]
