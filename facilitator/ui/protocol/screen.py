"""The Protokoll place: choose a layout, see what will be printed and what is open, hand it out."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.checks import Finding
from facilitator.domain.dossier import Dossier
from facilitator.domain.richtext import Run
from facilitator.language import tr
from facilitator.output import write_whole
from facilitator.protocol.blocks import layout_blocks
from facilitator.protocol.completeness import OpenPoint, open_points
from facilitator.protocol.compose import compose
from facilitator.protocol.elements import Block, Heading, Paragraph
from facilitator.protocol.export import protocol_bytes
from facilitator.protocol.layouts import load_layout
from facilitator.settings import Settings
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.lists import RowList, show_chapters, show_open_points
from facilitator.ui.protocol.paper import Paper
from facilitator.ui.shell.choosers import protocol_to_write
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.layout_box import LayoutBox
from facilitator.ui.widgets.panels import Panel, line

_REFRESH_MILLISECONDS = 400


class ProtocolScreen(PlaceScreen):
    """Shows the protocol of one workshop and writes it as Word or Markdown file."""

    asked_for = Signal(str, str)
    """Table and id of a row that somebody wants to see."""

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
        self._is_stale = True
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH_MILLISECONDS)
        self._refresh.timeout.connect(self._read)
        self._build()
        signals.changed.connect(self._note_change)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the protocol of a workshop."""
        self._workshop_id = workshop_id
        self._is_stale = True
        self._refresh.start(0)

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        group = tr("Protocol")
        return [
            Command(
                "docx", tr("Write as Word file"), ("Ctrl+E",), self.export_docx, "download", group
            ),
            Command(
                "markdown",
                tr("Write as Markdown"),
                ("Ctrl+Shift+E",),
                self.export_markdown,
                "download",
                group,
            ),
        ]

    # Handing out

    def export_docx(self) -> None:
        """Ask for a place and write the protocol there as Word file."""
        self._export("docx", tr("Word document"))

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
        layout, today = self._layouts.chosen, clock.today()

        def work(_: Progress) -> Path:
            write_whole(path, protocol_bytes(dossier, layout=layout, kind=kind, today=today))
            return path

        for made in (self._docx, self._markdown):
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
        for made in (self._docx, self._markdown):
            made.setEnabled(True)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another place was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh.start(0)

    def _note_change(self, _outcome: Outcome, _initiator: object) -> None:
        self._is_stale = True
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
            layout, today = self._layouts.chosen, clock.today()
            self._reading = Job(lambda _: _prepared(dossier, layout, today), self)
            self._reading.finished.connect(self._show)
            self._reading.failed.connect(self._show_failure)
            self._reading.start()

    def _show(self, prepared: tuple[list[Block], list[OpenPoint], bool]) -> None:
        blocks, points, is_draft = prepared
        self._status.show_word(
            tr("Draft") if is_draft else tr("Released"), "fill" if is_draft else "ok"
        )
        show_chapters(self._chapters, (block for block in blocks if isinstance(block, Heading)))
        show_open_points(self._points, points, tr("Complete: nothing is open."))
        self._open_count.setText(str(len(points)) if points else "")
        self._paper.show_blocks(blocks)

    def _go_to_chapter(self, anchor: str) -> None:
        self._paper.go_to(anchor)

    def _choose_point(self, finding: Finding | None) -> None:
        if finding is not None:
            self.asked_for.emit(finding.table, finding.row_id)

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side())
        body.addWidget(line(horizontal=False))
        body.addWidget(self._well(), 1)
        column.addLayout(body, 1)
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
        self._markdown = button(theme, tr("Markdown"), "outline", keys="Ctrl+Shift+E")
        self._markdown.clicked.connect(lambda _checked: self.export_markdown())
        self._docx = button(theme, tr("Write Word file"), "primary", keys="Ctrl+E")
        self._docx.clicked.connect(lambda _checked: self.export_docx())
        row.addWidget(self._markdown)
        row.addWidget(self._docx)
        return head

    def _side(self) -> QWidget:
        theme = self._theme
        side = self._beside = Panel("surface")
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.px(12), theme.px(16), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(6))
        self._chapters = RowList(theme, tr("Chapters"))
        self._chapters.chosen.connect(self._go_to_chapter)
        self._points = RowList(theme, tr("Open points"))
        self._points.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._points.chosen.connect(self._choose_point)
        self._open_count = label(theme, "", "base", 400, "text3")
        column.addLayout(self._caption(tr("Chapters")))
        column.addWidget(self._chapters, 1)
        column.addSpacing(theme.px(12))
        column.addLayout(self._caption(tr("Check"), self._open_count))
        column.addWidget(self._points)
        return side

    def _caption(self, text: str, *more: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._theme.px(10), 0, 0, 0)
        row.addWidget(label(self._theme, text, "base", 600, "text"))
        for widget in more:
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _well(self) -> QWidget:
        theme = self._theme
        well = Panel("sunken")
        column = QVBoxLayout(well)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), 0)
        column.setSpacing(theme.px(12))
        self._banner_room = QVBoxLayout()
        self._banner = Banner(theme, "ok", "")
        self._banner.hide()
        column.addLayout(self._banner_room)
        self._paper = Paper(theme)
        self._paper.setAccessibleName(tr("The protocol as it will read"))
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addWidget(self._paper, 100)
        centre.addStretch(1)
        column.addLayout(centre, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._paper)
        return well


def _prepared(
    dossier: Dossier, layout: str, today: date
) -> tuple[list[Block], list[OpenPoint], bool]:
    content = compose(dossier, today=today)
    blocks = layout_blocks(content, load_layout(layout))
    if content.confidentiality:  # above every page of the file, so above the paper too
        blocks.insert(0, Paragraph("status", (Run(content.confidentiality, bold=True),)))
    return blocks, open_points(dossier), content.is_draft


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
