"""Above the pages: what state they are in, their layout and size, and the files to write."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from facilitator.domain.records import Status
from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.protocol.commands import PDF_KEYS, WORD_KEYS
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.zoom_bar import ZoomBar
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.panel import KEEP_KEYS
from facilitator.ui.versions.rows import status_name
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.layout_box import LayoutBox
from facilitator.ui.widgets.panels import Panel

_HEIGHT, _SIDE, _WIDE = 60, 24, 1240
_FORMATS: Final = {"pdf": "PDF", "docx": "Word"}
"""What the buttons say where there is little room; names of formats are the same in all languages."""


class ProtocolHead(Panel):
    """Shows the state; offers the layouts, and the formats in which the protocol can be written."""

    layout_chosen = Signal()
    """Another layout is chosen."""
    write_wanted = Signal(str)
    """The format that somebody wants: "docx", "pdf" or "md"."""
    keep_wanted = Signal()
    """Somebody wants to write a version that goes out."""

    def __init__(self, theme: Theme, settings: Settings, sheets: Sheets) -> None:
        super().__init__("surface")
        self._theme = theme
        self._status = Chip(theme, tr("Draft"))
        self._layouts = LayoutBox(theme, settings)
        self._layouts.currentIndexChanged.connect(lambda _: self.layout_chosen.emit())
        self._long = {"pdf": tr("Write PDF"), "docx": tr("Write Word file")}
        self._writers = {
            "pdf": self._writer("pdf", PDF_KEYS),
            "docx": self._writer("docx", WORD_KEYS),
        }
        self._keeper = self._made_keeper()
        self._title = label(theme, tr("Layout"), "base", 400, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(label(theme, tr("Protocol"), "title", 600, "text"))
        row.addWidget(self._status)
        row.addSpacing(theme.px(8))
        row.addWidget(self._title)
        row.addWidget(self._layouts)
        row.addStretch(1)
        row.addWidget(ZoomBar(theme, sheets))
        row.addSpacing(theme.px(8))
        for writer in (*self._writers.values(), self._keeper):
            row.addWidget(writer)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def chosen_layout(self) -> str:
        """Name of the layout that is chosen, or its folder."""
        return self._layouts.chosen

    def show_state(self, status: Status) -> None:
        """Say whether the protocol is a draft, agreed on, or final."""
        self._status.show_word(status_name(status), "fill" if status == "draft" else "ok")

    def allow_writing(self, is_allowed: bool) -> None:
        """Let files be written, or not while one is."""
        for writer in (*self._writers.values(), self._keeper):
            writer.setEnabled(is_allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _writer(self, kind: str, keys: str) -> QPushButton:
        made = button(self._theme, self._long[kind], "outline", keys=keys)
        made.setAccessibleName(self._long[kind])
        made.clicked.connect(lambda _checked: self.write_wanted.emit(kind))
        return made

    def _made_keeper(self) -> QPushButton:
        made = button(self._theme, tr("Keep version"), "primary", keys=KEEP_KEYS)
        made.clicked.connect(lambda _checked: self.keep_wanted.emit())
        return made

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        is_wide = self.width() >= self._theme.px(_WIDE)
        self._title.setVisible(is_wide)
        for kind, writer in self._writers.items():
            writer.setText((self._long if is_wide else _FORMATS)[kind])
