"""The event log in the window, and the ways to write it out; never part of the protocol."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.records import Workshop
from facilitator.exchange.event_log import Line, csv_bytes, markdown_bytes
from facilitator.language import tr, trn
from facilitator.output import write_whole
from facilitator.ui.chronicle.reading import LogReading
from facilitator.ui.chronicle.table import LogTable
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.shell import choosers
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_HEAD: Final = 60
_SOON_MILLISECONDS: Final = 800
"""The log is read as a whole; while everybody types it follows once in a while."""
_TYPED: Final = frozenset({"note", "evidence", "key_result"})
"""Tables whose changes are no events of the log."""


class LogScreen(PlaceScreen):
    """Shows one workshop's log; follows what happens while it is seen."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._messages = messages
        self._workshop_id = ""
        self._reading = LogReading(desk.file.second_reader, self)
        self._reading.lines_read.connect(self._show)
        self._reading.failed.connect(lambda error: messages.show(self, error))
        self.table = LogTable(theme)
        self._count = label(theme, "", "base", 400, "text2")
        self._head = self._heading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(line())
        column.addWidget(self._body(), 1)
        self.setFocusProxy(self.table)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._read)
        signals.changed.connect(self._heed)
        theme.changed.connect(self._resize)
        self._resize()

    def _heading(self) -> QWidget:
        theme, head = self._theme, Panel("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(label(theme, tr("Event log"), "title", 600, "text"))
        row.addWidget(self._count)
        row.addStretch(1)
        for command in self.commands():
            offer = button(theme, command.text, "outline", icon="download")
            offer.clicked.connect(lambda _checked, run=command.run: run() if run else None)
            row.addWidget(offer)
        return head

    def _body(self) -> QWidget:
        body = Panel("surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, self._theme.px(12))
        column.addWidget(self.table)
        return body

    def _resize(self) -> None:
        self._head.setFixedHeight(self._theme.px(_HEAD))

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show the log of a workshop."""
        self._workshop_id = workshop_id
        self._read()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Event log")
        return [
            Command("write-csv", tr("Write CSV …"), (), lambda: self.export("csv"), "download", group),
            Command("write-md", tr("Write Markdown …"), (), lambda: self.export("md"), "download", group),
        ]  # fmt: skip

    def repeat(self) -> None:
        """Read it anew."""
        self._read()

    def _read(self) -> None:
        if self._workshop_id:
            self._reading.read(self._workshop_id)

    def _show(self, lines: list[Line]) -> None:
        self.table.show_lines(lines)
        self._count.setText(trn("{count} entry", "{count} entries", len(lines)))

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        tables = {table for table, _ in outcome.touched}
        if self.isVisible() and not tables <= _TYPED and not self._soon.isActive():
            self._soon.start()

    # What it writes

    def export(self, ending: str) -> None:
        """Ask where to, and write the log as it is then: "csv" for spreadsheets, or "md"."""
        workshop = self._desk.read.row(Workshop, self._workshop_id)
        if workshop is None:
            return
        title, folder = workshop.title, self._desk.file.path.parent
        kind = tr("Markdown") if ending == "md" else tr("Tables")
        path = choosers.log_to_write(self, folder, title, ending, kind)
        if path is None:
            return

        def write(lines: list[Line]) -> Path:
            write_whole(path, markdown_bytes(lines, title) if ending == "md" else csv_bytes(lines))
            return path

        job = self._reading.use(workshop.id, write)
        job.finished.connect(lambda written: self.said.emit(tr("Written: {path}", path=written)))
        job.failed.connect(lambda error: self._messages.show(self, error))

    def leave(self) -> None:
        """Let what is being read or written be done before the file is closed."""
        self._soon.stop()
        self._reading.leave()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened while nobody looked."""
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing while nobody looks."""
        super().hideEvent(event)
        self._soon.stop()
