"""The page on which a text becomes a plan: read while it is typed, written when somebody agrees."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.actions import takeovers
from facilitator.background.jobs import Job
from facilitator.domain.added_items import set_starts
from facilitator.domain.records import Workshop
from facilitator.domain.superseding import superseded
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.messages import Messages
from facilitator.ui.takeover.commands import takeover_commands
from facilitator.ui.takeover.layout import TakeoverLayout
from facilitator.ui.takeover.reading import (
    Kind,
    Preview,
    Target,
    read_file,
    read_text,
    target_of,
)
from facilitator.ui.takeover.words import goes_words, nothing_yet, starts_words, taken_words
from facilitator.ui.theme.theme import Theme
from facilitator.ui.workspace import Workspace

_SOON_MILLISECONDS: Final = 120
_AT_ONCE: Final = 2_000
"""Characters that are read within a frame; longer texts are read on another thread."""


class TakeoverPage(TakeoverLayout):
    """For one workshop and one kind of text at a time; a text stays until it is taken over."""

    left = Signal()
    """Somebody wants to go back to the plan."""
    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self, workspace: Workspace, theme: Theme, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self._desk = workspace.desk
        self._messages = messages
        self._kind: Kind = "agenda"
        self._topic = 0
        self.workshop_id = ""
        self.preview: Preview | None = None
        """The plan that is shown; None while a text is read that nobody has seen as a plan yet."""
        self._texts: dict[tuple[str, Kind], str] = {}
        self._job: Job | None = None
        self._is_showing = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._read)
        self._connect()

    # Opening and leaving

    def open(self, kind: Kind, workshop_id: str, topic: int = 0) -> None:
        """Show the page for a kind of text, with what was left there, else with what was copied."""
        self._keep_text()
        self._kind, self.workshop_id, self._topic = kind, workshop_id, topic
        is_agenda = kind == "agenda"
        self.head.show_title(tr("Insert agenda") if is_agenda else tr("Insert questions"))
        head = self._desk.read.head(workshop_id)
        ways = [("add", tr("Add to the agenda")), ("replace", tr("Replace the agenda"))]
        is_as_made = self._desk.read.step_to_undo() is None  # nobody did anything since
        self.ways.show_options(ways, "replace" if is_as_made else "add")
        self.ways.setVisible(is_agenda and bool(head.agenda))
        topics = [] if is_agenda else [(one.number, one.title) for one in head.topics]
        self.show_topics(topics, topic)
        self.show_fault("")
        text = self._texts.get((workshop_id, kind), "") or _copied()
        self._show_text(text)
        self._read()
        self.editor.setFocus()

    def leave(self) -> None:
        """Let go of the file; what is being read is for nobody any more."""
        self._soon.stop()
        self._stop()

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        return takeover_commands(
            take=self.take, leave=self._go_back, file=self._choose_file, next_marked=self.go_on
        )

    def go_on(self, step: int) -> None:
        """Go to the next line (1), or the one before (-1), that is marked."""
        at = self.lines.marked_beside(self.editor.textCursor().blockNumber(), step)
        if at is None:
            self.said.emit(tr("Every line was understood."))
        else:
            self.editor.go_to(at)

    def _go_back(self) -> None:
        self._keep_text()
        self.left.emit()

    def _keep_text(self) -> None:
        if self.workshop_id:
            self._texts[self.workshop_id, self._kind] = self.editor.toPlainText()

    # Reading

    def read_file(self, path: Path) -> None:
        """Read a text, Word or Excel file in the background, in the place of the text there is."""
        target = self._target()
        self._expect()
        self.head.counts.setText(tr("Reading “{name}” …", name=path.name))
        self._start(Job(lambda _progress: read_file(path, target), self))

    def _read(self) -> None:
        """Read the text: a short one now, a long one in the background."""
        text, target = self.editor.toPlainText(), self._target()
        self._stop()
        if len(text) > _AT_ONCE:
            self._start(Job(lambda _progress: read_text(text, target), self))
            return
        try:
            self._show(read_text(text, target))
        except FacilitatorError as error:
            self._fail(error)

    def _target(self) -> Target:
        topic = self.topic.currentData() if self.topic.count() else self._topic
        return target_of(self._kind, self._desk.read.head(self.workshop_id), int(topic or 0))

    def _start(self, job: Job) -> None:
        self._stop()
        job.finished.connect(lambda preview: self._take_preview(job, preview))
        job.failed.connect(lambda error: self._take_failure(job, error))
        self._job = job.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take_preview(self, job: Job, preview: Preview) -> None:
        if job is not self._job:
            return
        self._job = None
        if preview.text is not None:
            self._show_text(preview.text)
        self._show(preview)

    def _take_failure(self, job: Job, error: BaseException) -> None:
        if job is self._job:
            self._job = None
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        """Say why nothing could be read; our own mistakes are the window's last resort."""
        if isinstance(error, FacilitatorError) and not isinstance(error, Bug):
            self.show_fault(error.sentence)
        else:
            self._messages.show(self, error)
        self.head.counts.setText("")
        self._offer()

    def _expect(self) -> None:
        """The text changed: what is shown is no longer what it becomes."""
        self.preview = None
        self._offer()

    def _type(self) -> None:
        if not self._is_showing:
            self._expect()
            self._stop()
            self._soon.start()

    # Showing

    def _show_text(self, text: str) -> None:
        self._is_showing = True
        if text != self.editor.toPlainText():
            self.editor.setPlainText(text)
        self._is_showing = False
        self._soon.stop()

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.head.counts.setText(preview.counts)
        self.editor.show_rows(preview.rows)
        self.lines.show_rows(preview.rows, self.editor.textCursor().blockNumber())
        states = (preview.how_many(state) for state in ("understood", "noticed", "unclear"))
        self.sums.show_counts(*states)
        self.show_nothing("" if preview.rows else nothing_yet(self._kind))
        self._say_what_goes()
        self._offer()

    @property
    def _replaces(self) -> bool:
        return self.ways.isVisibleTo(self) and self.ways.key == "replace"

    def _say_what_goes(self) -> None:
        """Say what the agenda takes the place of, or how it fits into the one that is there."""
        plan = self.preview.reading.dossier if self.preview else None
        if plan is None or self.ways.isHidden():
            self.show_fault("")
        elif self._replaces:
            there = self._desk.read.dossier(self.workshop_id)
            self.show_fault(goes_words(superseded(there, plan)), "warn")
        else:
            found = set_starts(self._desk.read.head(self.workshop_id), plan)
            self.show_fault(starts_words(found), "warn" if found.meets else "ok")

    def _choose_way(self, key: str) -> None:
        self.ways.choose(key)
        self._say_what_goes()

    def _offer(self) -> None:
        why_not = tr("There is nothing to take over yet.")
        if self._desk.read_only:
            why_not = tr("The file is open for reading only.")
        can_take = self.preview is not None and bool(self.preview.rows)
        self.head.offer(can_take and not self._desk.read_only, why_not)

    # Taking over

    def take(self) -> None:
        """Write what is shown into the workshop as one step, say so, and go back."""
        preview = self.preview
        if preview is None or not preview.rows or self._desk.read_only:
            self.said.emit(tr("There is nothing to take over yet."))
            return
        outcome = attempt(
            self._desk,
            self.show_fault,
            takeovers.take_over,
            workshop_id=self.workshop_id,
            read=preview.reading.dossier,
            replaces_agenda=self._replaces,
        )
        if outcome is None:
            return
        self._show_text("")
        self._texts.pop((self.workshop_id, self._kind), None)
        self.preview = None
        self.left.emit()
        self.said.emit(taken_words(preview, outcome))

    def shows(self, workshop_id: str) -> bool:
        """Tell whether it is about a workshop that is still in the file."""
        is_there = self._desk.read.row(Workshop, workshop_id) is not None
        return is_there and workshop_id == self.workshop_id

    def _choose_file(self) -> None:
        from facilitator.ui.shell.choosers import source_to_insert  # noqa: PLC0415 - hardly ever

        path = source_to_insert(self)
        if path is not None:
            self.read_file(path)

    def _connect(self) -> None:
        self.head.taken.connect(self.take)
        self.head.left.connect(self._go_back)
        self.head.file_wanted.connect(self._choose_file)
        self.file_dropped.connect(self.read_file)
        self.editor.textChanged.connect(self._type)
        self.editor.line_reached.connect(self.lines.follow)
        self.lines.line_chosen.connect(self.editor.go_to)
        self.topic.activated.connect(lambda _at: self._read())
        self.ways.chosen.connect(self._choose_way)
        bind_keys(self, self.commands())


def _copied() -> str:
    """Return what was copied elsewhere, if it is more than a line: a single one is hardly a plan."""
    text = QGuiApplication.clipboard().text()
    return text if "\n" in text.strip() else ""
