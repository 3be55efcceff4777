"""The Protokoll place: choose a layout, see what will be printed and what is open, hand it out."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import versions
from facilitator.actions.desk import Desk, Outcome
from facilitator.background.jobs import Job
from facilitator.domain.anchors import split_anchor
from facilitator.domain.checks import Finding
from facilitator.language import tr
from facilitator.protocol.exposure import Exposure
from facilitator.protocol.version_files import Kept
from facilitator.settings import Settings
from facilitator.ui.chapters.panel import ChapterPanel
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.export_profile.memory import EditionMemory
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.accessibility import AccessibilityPanel
from facilitator.ui.protocol.commands import protocol_commands
from facilitator.ui.protocol.head import ProtocolHead
from facilitator.ui.protocol.page_setter import PageSetter
from facilitator.ui.protocol.prepared import Prepared, Wanted
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.side import Side
from facilitator.ui.protocol.writing import Writing
from facilitator.ui.remarks.markers import Markers
from facilitator.ui.remarks.panel import RemarksPanel
from facilitator.ui.shell.choosers import protocol_to_write
from facilitator.ui.shell.place_screen import PlaceScreen, Spot
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.comparison import Comparison
from facilitator.ui.versions.panel import VersionsPanel
from facilitator.ui.widgets.panels import Panel, line

_SIDE_WIDTH, _WIDE_ENOUGH = 268, 1100
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
        self._desk, self._theme, self._messages = desk, theme, messages
        self._workshop_id = ""
        self._shown: Prepared | None = None
        self._sheets = Sheets(theme)
        self._head = ProtocolHead(theme, settings, self._sheets)
        self._accessibility = AccessibilityPanel(theme, self._wanted)
        self._side = Side(theme, self._accessibility)
        self._edition = self._side.edition
        self._editions = EditionMemory(settings)
        self._writing = Writing(theme)
        self._remarks = RemarksPanel(desk, signals, theme, messages)
        self._versions = VersionsPanel(desk, signals, theme, messages)
        self._comparison = Comparison(desk, theme, messages)
        self.chapters = ChapterPanel(desk, signals, theme)
        self._setter = PageSetter(self, self._wanted)
        self._lay_out()
        self._connect()
        signals.changed.connect(self._note_change)
        theme.changed.connect(self._fit)
        bind_keys(self, self.commands(), in_window=True)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the protocol of a workshop."""
        self._workshop_id = workshop_id
        self._edition.choose(self._editions.of(workshop_id))
        self._setter.refresh()
        self._remarks.show_workshop(workshop_id)
        self._versions.show_workshop(workshop_id)
        self._comparison.close_()
        self.chapters.show_workshop(workshop_id)

    def leave(self) -> None:
        """Wait for what still reads the file, and read no more: it is about to be closed."""
        self._setter.leave()
        self._remarks.leave()
        self._versions.leave()
        self._comparison.leave()
        for job in self.findChildren(Job):
            job.wait()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        parts = (self.chapters, self._versions, self._remarks)
        return [*protocol_commands(self), *(each for part in parts for each in part.commands())]

    def _ask_versions(self) -> None:
        here = self.spot()
        if here:
            self.versions_asked.emit(*here)

    def spot(self) -> Spot | None:
        """Return the chapter that is written."""
        panel = self.chapters
        place = QRect(panel.title.mapToGlobal(QPoint()), panel.title.size())
        return (panel.chapter_id, place) if panel.chapter_id and panel.isVisible() else None

    def flush(self) -> None:
        """Write what is not in the file yet."""
        self.chapters.flush()

    @property
    def is_settled(self) -> bool:
        """Whether everything on this screen is in the file."""
        return self.chapters.is_settled

    # Handing out

    def export_docx(self) -> None:
        """Ask for a place and write the protocol there as Word file."""
        self._export("docx")

    def export_pdf(self) -> None:
        """Ask for a place and write the protocol there as PDF."""
        self._export("pdf")

    def export_markdown(self) -> None:
        """Ask for a place and write the protocol there as Markdown."""
        self._export("md")

    def keep_version(self) -> None:
        """Ask for a place, write the protocol there as Word file and keep it as a version."""
        self._export("docx", keeps=True)

    def check_accessibility(self) -> None:
        """Make the files, read them back and list what keeps somebody from reading them."""
        self._accessibility.check()

    def _export(self, kind: str, *, keeps: bool = False) -> None:
        kinds = {"docx": tr("Word document"), "pdf": tr("PDF document"), "md": tr("Markdown")}
        with self._messages.guard(self):
            workshop = self._desk.read.workshop(self._workshop_id)
            number = self._versions.next_number if keeps else ""
            name = " ".join(filter(None, (workshop.title, workshop.date, number)))
            folder, title = self._desk.file.path.parent, f"{tr('Protocol')} {name}"
            path = protocol_to_write(self, folder, title, kind, kinds[kind])
            if path:
                self._writing.write(self._wanted(), path, kind, keeps=keeps)

    def _keep(self, made: Kept) -> None:
        with self._messages.guard(self):
            self._desk.run(versions.keep, version=made.version, packed=made.packed)
            self.said.emit(tr("Kept as version {number}.", number=made.version.number))
            if self.chapters.isHidden():
                self._versions.describe(made.version.id)

    def _show_failure(self, error: BaseException) -> None:
        self._messages.show(self, error)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another place was shown."""
        super().showEvent(event)
        self._setter.resume()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages the room of the remarks where there is little."""
        super().resizeEvent(event)
        self._fit_beside()

    def _fit_beside(self) -> None:
        """Let remarks give way to the chapters, and where there is little room the lists too."""
        is_writing = not self.chapters.isHidden()
        is_wide = self.width() >= self._theme.px(_WIDE_ENOUGH)
        self._side.setVisible(is_wide or not is_writing)
        if is_writing:
            self._remarks.hide()
        else:
            self._remarks.fit(self.width())

    def _note_change(self, outcome: Outcome, _initiator: object) -> None:
        self._writing.pass_by()
        self._accessibility.note_change(outcome)
        self._setter.refresh()
        self._comparison.renew()

    def _choose_edition(self) -> None:
        self._editions.keep(self._workshop_id, self._edition.edition())
        self._setter.refresh()

    def _wanted(self) -> Wanted:
        layout, edition = self._head.chosen_layout, self._edition.edition()
        return Wanted(
            self._desk.file.second_reader, self._workshop_id, layout, clock.today(), edition
        )

    def _show(self, shown: Prepared) -> None:
        self._shown = shown
        self._edition.show_topics(shown.topics)
        self._head.show_state(shown.status)
        self._side.show_prepared(shown)
        self._sheets.show_pages(shown.pages)
        self.chapters.show_view(shown.chapters)

    # Going elsewhere

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put away what is said above the pages with Escape, where nothing else takes it."""
        if event.key() != Qt.Key.Key_Escape or not self._writing.put_away():
            super().keyPressEvent(event)

    def _show_pages(self) -> None:
        self._sheets.show()
        self._sheets.setFocus()

    def _compare(self, version_id: str) -> None:
        self._writing.pass_by()
        self._sheets.hide()
        self._comparison.open(self._workshop_id, version_id)

    def _go_to_source(self, anchor: str) -> None:
        source = self._shown.sources.get(anchor) if self._shown else None
        if source and source[0] == "chapter":
            self.chapters.open(source[1], split_anchor(anchor)[1])
        elif source:
            self.asked_for.emit(*source)

    def _go_to_exposure(self, exposure: Exposure) -> None:
        """Show what tells of a person: in its session, or on its page where only that has it."""
        if exposure.table in _ON_PAGES:
            self._sheets.go_to(exposure.anchor)
        else:
            self.asked_for.emit(exposure.table, exposure.row_id)

    def _choose_point(self, finding: Finding | None) -> None:
        if finding is not None and finding.table == "chapter":
            self.chapters.open(finding.row_id)
        elif finding is not None:
            self.asked_for.emit(finding.table, finding.row_id)

    def _show_remarks(self) -> None:
        """Show versions and remarks beside the pages; a chapter that is written there gives way."""
        self.chapters.close_panel()
        self._remarks.show()

    def _leave_chapters(self) -> None:
        self._fit_beside()
        self._sheets.setFocus()

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side)
        body.addWidget(line(horizontal=False))
        body.addWidget(self._well(), 1)
        body.addWidget(self.chapters)
        body.addWidget(self._remarks)
        column.addLayout(body, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._sheets)
        self._remarks.put_above(self._versions)
        self._fit()

    def _well(self) -> QWidget:
        well = Panel("sunken")
        column = QVBoxLayout(well)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._writing)
        column.addWidget(self._sheets, 1)
        column.addWidget(self._comparison, 1)
        return well

    def _fit(self) -> None:
        self._side.setFixedWidth(self._theme.px(_SIDE_WIDTH))

    def _connect(self) -> None:
        self._head.layout_chosen.connect(self._setter.refresh)
        self._head.write_wanted.connect(self._export)
        self._sheets.chosen.connect(self._go_to_source)
        self._sheets.shown.connect(self._setter.tidy)
        self._setter.made.connect(self._show)
        self._setter.failed.connect(self._show_failure)
        self._side.chapter_chosen.connect(self._sheets.go_to)
        self._side.point_chosen.connect(self._choose_point)
        self._side.audit_wanted.connect(self.audit_wanted)
        self._edition.changed.connect(self._choose_edition)
        self._edition.asked_for.connect(self._go_to_exposure)
        self._accessibility.failed.connect(self._show_failure)
        self._writing.allowed.connect(self._head.allow_writing)
        self._writing.said.connect(self.said)
        self._writing.failed.connect(self._show_failure)
        self._writing.kept.connect(self._keep)
        self._writing.left_over_wanted.connect(self._edition.lead_to_exposures)
        self._head.keep_wanted.connect(self.keep_version)
        self._versions.said.connect(self.said)
        for panel in (self._versions, self._remarks):
            panel.wanted.connect(self._show_remarks)
        self.chapters.opened.connect(self._versions.ask_no_more)
        self._versions.compare_wanted.connect(self._compare)
        self._comparison.closed.connect(self._show_pages)
        self.chapters.went.connect(self._sheets.follow)
        self.chapters.said.connect(self.said)
        self.chapters.versions_button.clicked.connect(lambda _checked: self._ask_versions())
        self.chapters.opened.connect(self._fit_beside)
        self.chapters.closed.connect(self._leave_chapters)
        self._remarks.went.connect(self._sheets.go_to)
        self._remarks.said.connect(self.said)
        self._remarks.listed_.connect(Markers(self._theme, self._sheets).show_rows)
