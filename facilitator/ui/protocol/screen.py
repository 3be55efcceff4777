"""The Protokoll place: choose a layout, see what will be printed and what is open, hand it out."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.checks import Finding
from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.exposure import Exposure
from facilitator.protocol.pages.typesetter import forget
from facilitator.settings import Settings
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.accessibility import KEYS as ACCESSIBILITY_KEYS
from facilitator.ui.protocol.accessibility import AccessibilityPanel, Wanted
from facilitator.ui.protocol.prepared import Prepared, prepared
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.side import AUDIT_KEYS, Side
from facilitator.ui.protocol.zoom_bar import ZoomBar
from facilitator.ui.remarks.markers import Markers
from facilitator.ui.remarks.panel import RemarksPanel
from facilitator.ui.shell.choosers import protocol_to_write
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.layout_box import LayoutBox
from facilitator.ui.widgets.panels import Panel, line

_REFRESH_MILLISECONDS = 30
"""Edits that come in one go are shown in one go."""
_ON_PAGES = frozenset({"chapter", "recommendation", "milestone"})
"""Tables whose words stand nowhere else in the window."""


class ProtocolScreen(PlaceScreen):
    """Shows the protocol of one workshop and writes it as Word, PDF or Markdown file."""

    asked_for = Signal(str, str)
    """Table and id of a row that somebody wants to see."""
    audit_wanted = Signal()
    """Somebody wants to see whether the protocol proves what it says."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        messages: Messages,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._messages = messages
        self._settings = settings
        self._workshop_id = ""
        self._reading: Job | None = None
        self._writing: Job | None = None
        self._shown: Prepared | None = None
        self._is_tidy = True
        self._is_stale = True
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MILLISECONDS)
        self._refresh.timeout.connect(self._read)
        self._remarks = RemarksPanel(desk, signals, theme, messages)
        self._build()
        signals.changed.connect(self._note_change)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the protocol of a workshop."""
        self._workshop_id = workshop_id
        self._is_stale = True
        self._refresh.start(0)
        self._remarks.show_workshop(workshop_id)

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Protocol")
        return [
            Command(
                "docx", tr("Write as Word file"), ("Ctrl+E",), self.export_docx, "download", group
            ),
            Command("pdf", tr("Write as PDF"), ("Ctrl+P",), self.export_pdf, "download", group),
            Command(
                "markdown",
                tr("Write as Markdown"),
                ("Ctrl+Shift+E",),
                self.export_markdown,
                "download",
                group,
            ),
            Command(
                "audit",
                tr("Check the evidence"),
                (AUDIT_KEYS,),
                self.audit_wanted.emit,
                "check",
                group,
            ),
            Command(
                "accessibility",
                tr("Check accessibility"),
                (ACCESSIBILITY_KEYS,),
                self._accessibility.check,
                "check",
                group,
            ),
            Command("page_on", tr("Next page"), ("PgDown",), group=group),
            Command("page_back", tr("Previous page"), ("PgUp",), group=group),
            Command("walk", tr("Through what the pages say"), ("Up", "Down"), group=group),
            Command("to_source", tr("To where it was written"), ("Return",), group=group),
            Command("zoom", tr("Larger and smaller pages, fitted"), ("+", "-", "0"), group=group),
            *self._remarks.commands(),
        ]

    # Handing out

    def export_docx(self) -> None:
        """Ask for a place and write the protocol there as Word file."""
        self._export("docx", tr("Word document"))

    def export_pdf(self) -> None:
        """Ask for a place and write the protocol there as PDF."""
        self._export("pdf", tr("PDF document"))

    def export_markdown(self) -> None:
        """Ask for a place and write the protocol there as Markdown."""
        self._export("md", tr("Markdown"))

    def _export(self, kind: str, kind_name: str) -> None:
        with self._messages.guard(self):
            dossier = self._desk.read.dossier(self._workshop_id)
            name = " ".join(filter(None, (dossier.workshop.title, dossier.workshop.date)))
            folder, title = self._desk.file.path.parent, f"{tr('Protocol')} {name}"
            path = protocol_to_write(self, folder, title, kind, kind_name)
            if path:
                self.write(dossier, path, kind)

    def write(self, dossier: Dossier, path: Path, kind: str) -> None:
        """Write a protocol in the background and say where it lies."""
        layout, today, edition = self._layouts.chosen, clock.today(), self._edition.edition()

        def work(_: Progress) -> Path:
            data = protocol_bytes(dossier, layout=layout, kind=kind, today=today, edition=edition)
            write_whole(path, data)
            return path

        for made in self._writers:
            made.setEnabled(False)
        self._banner.hide()
        self.said.emit(tr("Writing “{name}” …", name=path.name))
        self._writing = Job(work, self)
        self._writing.finished.connect(self._show_written)
        self._writing.failed.connect(self._show_failure)
        self._writing.start()

    def _show_written(self, path: Path) -> None:
        self._allow_writing()
        self.said.emit(tr("Written: {path}", path=path))
        self._banner.deleteLater()
        self._banner = Banner(self._theme, "ok", tr("The protocol is in “{path}”.", path=path))
        self._banner.add_action(tr("Open"), lambda: _open(path))
        self._banner.add_action(tr("Show in folder"), lambda: _open(path.parent))
        self._banner_room.addWidget(self._banner)

    def _show_failure(self, error: BaseException) -> None:
        self._allow_writing()
        self._messages.show(self, error)

    def _allow_writing(self) -> None:
        for made in self._writers:
            made.setEnabled(True)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another place was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages the room of the remarks where there is little."""
        super().resizeEvent(event)
        self._remarks.fit(self.width())

    def _note_change(self, _outcome: Outcome, _initiator: object) -> None:
        self._is_stale = True
        self._accessibility.note_change()
        if self.isVisible():
            self._refresh.start()

    def _read(self) -> None:
        if not self._workshop_id or not self.isVisible():
            return
        if self._reading and self._reading.is_running:
            self._refresh.start()
            return
        with self._messages.guard(self):
            dossier = self._desk.read.dossier(self._workshop_id)
            self._is_stale = False
            self._edition.show_topics(dossier.topics)
            layout, today, edition = self._layouts.chosen, clock.today(), self._edition.edition()
            self._reading = Job(lambda _: prepared(dossier, layout, today, edition), self)
            self._reading.finished.connect(self._show)
            self._reading.failed.connect(self._show_failure)
            self._reading.start()

    def _show(self, shown: Prepared) -> None:
        self._shown, self._is_tidy = shown, False
        self._status.show_word(
            tr("Draft") if shown.is_draft else tr("Released"), "fill" if shown.is_draft else "ok"
        )
        self._beside.show_prepared(shown)
        self._sheets.show_pages(shown.pages)

    def _tidy(self) -> None:
        """Let the typesetter forget the pages before these, now that nobody waits for it."""
        if not self._is_tidy:
            self._is_tidy = True
            Job(lambda _: forget(keep_last=self.isVisible()), self).start()

    def _go_to_source(self, anchor: str) -> None:
        source = self._shown.sources.get(anchor) if self._shown else None
        if source:
            self.asked_for.emit(*source)

    def _go_to_exposure(self, exposure: Exposure) -> None:
        """Show what tells of a person: in its session, or on its page where only that has it."""
        if exposure.table in _ON_PAGES:
            self._sheets.go_to(exposure.anchor)
        else:
            self.asked_for.emit(exposure.table, exposure.row_id)

    def _choose_point(self, finding: Finding | None) -> None:
        if finding is not None:
            self.asked_for.emit(finding.table, finding.row_id)

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._sheets = Sheets(self._theme)
        self._sheets.chosen.connect(self._go_to_source)
        self._sheets.shown.connect(self._tidy)
        column.addWidget(self._head())
        column.addWidget(line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side())
        body.addWidget(line(horizontal=False))
        body.addWidget(self._well(), 1)
        body.addWidget(self._remarks)
        column.addLayout(body, 1)
        self._remarks.went.connect(self._sheets.go_to)
        self._remarks.said.connect(self.said)
        self._remarks.listed_.connect(Markers(self._theme, self._sheets).show_rows)
        self._resize()
        self._theme.changed.connect(self._resize)
        bind_keys(self, self.commands(), in_window=True)

    def _resize(self) -> None:
        self._top.setFixedHeight(self._theme.px(60))
        self._beside.setFixedWidth(self._theme.px(268))

    def _head(self) -> QWidget:
        theme = self._theme
        head = self._top = Panel("surface")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(label(theme, tr("Protocol"), "title", 600, "text"))
        self._status = Chip(theme, tr("Draft"))
        row.addWidget(self._status)
        row.addSpacing(theme.px(8))
        row.addWidget(label(theme, tr("Layout"), "base", 400, "text2"))
        self._layouts = LayoutBox(theme, self._settings)
        self._layouts.currentIndexChanged.connect(lambda _: self._refresh.start(0))
        row.addWidget(self._layouts)
        row.addStretch(1)
        row.addWidget(ZoomBar(theme, self._sheets))
        row.addSpacing(theme.px(8))
        markdown = button(theme, tr("Markdown"), "outline", keys="Ctrl+Shift+E")
        markdown.clicked.connect(lambda _checked: self.export_markdown())
        pdf = button(theme, tr("Write PDF"), "outline", keys="Ctrl+P")
        pdf.clicked.connect(lambda _checked: self.export_pdf())
        docx = button(theme, tr("Write Word file"), "primary", keys="Ctrl+E")
        docx.clicked.connect(lambda _checked: self.export_docx())
        self._writers = (markdown, pdf, docx)
        for writer in self._writers:
            row.addWidget(writer)
        return head

    def _side(self) -> QWidget:
        self._accessibility = AccessibilityPanel(self._theme, self._wanted)
        self._accessibility.failed.connect(self._show_failure)
        side = self._beside = Side(self._theme, self._accessibility)
        side.chapter_chosen.connect(self._sheets.go_to)
        side.point_chosen.connect(self._choose_point)
        side.audit_wanted.connect(self.audit_wanted)
        self._edition = side.edition
        self._edition.changed.connect(lambda: self._refresh.start(0))
        self._edition.asked_for.connect(self._go_to_exposure)
        return side

    def _wanted(self) -> Wanted:
        dossier = self._desk.read.dossier(self._workshop_id)
        return Wanted(dossier, self._layouts.chosen, clock.today(), self._edition.edition())

    def _well(self) -> QWidget:
        theme = self._theme
        well = Panel("sunken")
        column = QVBoxLayout(well)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner_room = QVBoxLayout()
        self._banner_room.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), 0)
        self._banner = Banner(theme, "ok", "")
        self._banner.hide()
        column.addLayout(self._banner_room)
        column.addWidget(self._sheets, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._sheets)
        return well


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
