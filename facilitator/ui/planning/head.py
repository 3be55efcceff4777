"""The head of a part of the plan: its name, and beside it whatever the part offers."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

HEAD_HEIGHT: Final = 56
_SIDE, _BETWEEN = 24, 12


class TabHead(Panel):
    """As high as every other, so that name and buttons stay where they are from tab to tab."""

    def __init__(self, theme: Theme, title: str, height: int = HEAD_HEIGHT) -> None:
        super().__init__("surface")
        self._theme = theme
        self._height = height
        self._row = QHBoxLayout(self)
        self._row.addWidget(label(theme, title, "title", 600, "text"))
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(self._height))
        self._row.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        self._row.setSpacing(px(_BETWEEN))
