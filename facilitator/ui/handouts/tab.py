"""The part of the plan that is handed out: choose a folder once, then write all or one."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions.desk import Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.records import Workshop
from facilitator.errors import Bug, EnvironmentProblem, FacilitatorError, UserError
from facilitator.handouts.catalogue import HANDOUTS, Handout
from facilitator.handouts.occasion import Occasion
from facilitator.handouts.writing import Report, write_handouts
from facilitator.language import tr
from facilitator.protocol.layouts import load_layout
from facilitator.settings import Settings
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.handouts.commands import handout_commands
from facilitator.ui.handouts.folders import Folders
from facilitator.ui.handouts.head import HandoutHead
from facilitator.ui.handouts.rows import Row, rows_of, with_counts
from facilitator.ui.handouts.table import HandoutTable
from facilitator.ui.messages import Messages
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.shell.choosers import folder_for_handouts
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.banners import Banner
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.workspace import Workspace

_SOON_MILLISECONDS: Final = 200


class HandoutsTab(PlanTab):
    """Lists the handouts of one workshop with what they lack, and writes them in the background."""

    written = Signal()
    """Files were written, or another folder was chosen for them."""

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        messages: Messages,
        folders: Folders,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = workspace.desk.file
        self._read = workspace.desk.read
        self._theme = theme
        self._messages = messages
        self._folders = folders
        self._workshop_id = ""
        self._counts: dict[str, int] = {}
        self._looking: Job | None = None
        self._writing: Job | None = None
        self.head, self.table = HandoutHead(theme, settings), HandoutTable(theme)
        self.banner: Banner | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._look)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.head.folder_wanted.connect(self.choose_folder)
        self.head.all_wanted.connect(self.write_all)
        self.head.stop_wanted.connect(self.stop)
        self.table.chosen.connect(lambda handout: self.write((handout,)))
        workspace.signals.changed.connect(self._heed)
        bind_keys(self, self.commands())

    def _lay_out(self) -> None:
        px = self._theme.px
        body = Panel("surface")
        self._inside = QVBoxLayout(body)
        self._inside.setContentsMargins(0, px(8), 0, px(12))
        self._notice = QVBoxLayout()
        self._notice.setContentsMargins(px(24), 0, px(24), px(4))
        self._inside.addLayout(self._notice)
        self._inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line())
        column.addWidget(body, 1)

    def show_workshop(self, workshop_id: str) -> None:
        """Show what can be handed out of a workshop."""
        if workshop_id != self._workshop_id:
            self._workshop_id, self._counts = workshop_id, {}
            self._clear_notice()
        self._look()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        return handout_commands(
            write_all=self.write_all,
            choose_folder=self.choose_folder,
            open_folder=self.open_folder,
            stop=self.stop,
        )

    # Folder

    @property
    def folder(self) -> Path:
        """Where the handouts of the workshop are written."""
        return self._folders.of(self._workshop())

    def choose_folder(self) -> None:
        """Ask for another folder; it is remembered for this workshop."""
        chosen = folder_for_handouts(self, self.folder)
        if chosen:
            self._folders.choose(self._workshop(), chosen)
            self.head.show_folder(chosen)
            self.written.emit()

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        if self.folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
        else:
            self.said.emit(tr("Nothing has been written there yet."))

    # Writing

    def write_all(self) -> None:
        """Write every handout."""
        self.write(HANDOUTS)

    def write(self, handouts: Iterable[Handout]) -> None:
        """Write handouts in the background; one after the other, never two jobs at once."""
        if not self._workshop_id or (self._writing and self._writing.is_running):
            return
        read = self._occasion()
        if read is None:
            return
        chosen, folder = tuple(handouts), self.folder

        def work(progress: Progress) -> Report:
            return write_handouts(read(), chosen, folder, progress.step)

        self._clear_notice()
        self.head.show_progress(0, len(chosen))
        self._writing = Job(work, self)
        self._writing.advanced.connect(self._show_progress)
        self._writing.finished.connect(self._show_report)
        self._writing.failed.connect(self._show_failure)
        self._writing.cancelled.connect(self._show_stopped)
        self._writing.start()

    def stop(self) -> None:
        """Let the writing end with the file that is being written."""
        if self._writing and self._writing.is_running:
            self._writing.cancel()

    def leave(self) -> None:
        """Stop what still runs, and wait for what reads: the file is about to be closed."""
        self._soon.stop()
        self.stop()
        if self._looking:
            self._looking.wait()

    def _show_progress(self, done: int, total: int) -> None:
        if total and self._writing and self._writing.is_running:
            self.head.show_progress(done, total)

    def _show_report(self, report: Report) -> None:
        self.head.show_idle()
        self._counts.update(report.counts)
        self.table.show_rows(with_counts(self.table.rows, self._counts))
        sentence = " ".join((report.sentence, *report.remarks))
        self._show_notice("warn" if report.remarks or not report.files else "ok", sentence)
        if self.banner and report.files:
            self.banner.add_action(tr("Open folder"), self.open_folder)
        self.said.emit(report.sentence)
        self.written.emit()

    def _show_failure(self, error: BaseException) -> None:
        self.head.show_idle()
        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            self._show_notice("warn", error.sentence)
            if self.banner and isinstance(error, EnvironmentProblem):
                self.banner.add_action(tr("Choose folder"), self.choose_folder)
        else:
            self._messages.show(self, error)

    def _show_stopped(self) -> None:
        self.head.show_idle()
        self.written.emit()
        self._show_notice("warn", tr("Stopped. The files written so far are complete."))

    def _show_notice(self, tone: str, sentence: str) -> None:
        self._clear_notice()
        self.banner = Banner(self._theme, tone, sentence)
        self._notice.addWidget(self.banner)

    def _clear_notice(self) -> None:
        if self.banner is not None:
            self.banner.deleteLater()
            self.banner = None

    # What there is to hand out

    def _look(self) -> None:
        """Ask on another thread what each handout lacks: reading a thousand people is longer than a frame."""
        self._soon.stop()
        if self._looking and self._looking.is_running:
            self._soon.start()
            return
        read = self._occasion()
        if read is None:
            return
        if not (self._writing and self._writing.is_running):
            self.head.show_folder(self.folder)
        self._looking = Job(lambda _progress: rows_of(read()), self)
        self._looking.finished.connect(self._show_rows)
        self._looking.failed.connect(self._show_failure)
        self._looking.start()

    def _show_rows(self, rows: list[Row]) -> None:
        self.table.show_rows(with_counts(rows, self._counts))

    def _occasion(self) -> Callable[[], Occasion] | None:
        """Return what reads all that is handed out, on any thread; None where the workshop is gone."""
        try:
            self._workshop()
        except UserError as error:
            self._show_notice("warn", error.sentence)
            return None
        open_reader, workshop_id = self._file.second_reader, self._workshop_id
        layout, now = self.head.layouts.chosen, clock.now()

        def read() -> Occasion:
            with closing(open_reader()) as reader:
                plan = reader.grouping(workshop_id)
            return Occasion(plan=plan, layout=load_layout(layout), now=now)

        return read

    def _workshop(self) -> Workshop:
        return self._read.workshop(self._workshop_id)

    def _heed(self, _outcome: Outcome, _initiator: object) -> None:
        if self.isVisible():
            self._soon.start()
