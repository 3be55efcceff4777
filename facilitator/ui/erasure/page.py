"""The page on which a person is erased: one sentence, the texts that stay, and the decision."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.actions.desk import Desk, Outcome, Report
from facilitator.actions.erasure import DOING, Presence, carry_out, left_alone, warning
from facilitator.background.jobs import Job, Progress
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.storage.lending import Loan
from facilitator.ui.attempts import succeeds
from facilitator.ui.erasure.mentions import MentionList
from facilitator.ui.long_work import LongWork
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_WIDTH, _SIDE = 720, 24


class ErasurePage(Panel):
    """Looks a person up, says what erasing them means, and does it; all of that in the background."""

    left = Signal()
    """Somebody is done here, or has thought better of it."""
    said = Signal(str)
    row_wanted = Signal(str, str)
    """Table and id of a text that names the person."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("surface")
        self._desk = desk
        self._theme = theme
        self._person_id = ""
        self._looking: Job | None = None
        self._erasing = LongWork(desk, self)
        self.title = label(theme, tr("Erase a person"), "title", 600, "text")
        self.warning = label(theme, "", "lead", 400, "text", wrap=True)
        self.stays = label(theme, "", "base", 400, "text2", wrap=True)
        self.mentions = MentionList(theme)
        self.progress = label(theme, "", "base", 400, "text2")
        self.cancel = button(theme, tr("Keep the person"), "primary", keys="Esc")
        self.erase = button(theme, tr("Erase for good"), "outline")
        self._lay_out()
        self.mentions.wanted.connect(self.row_wanted)
        self.cancel.clicked.connect(lambda _checked: self._leave())
        self.erase.clicked.connect(lambda _checked: self._begin())
        self._erasing.advanced.connect(self._advance)
        self._erasing.finished.connect(self._end)
        self._erasing.failed.connect(self._end_in_vain)

    @property
    def is_erasing(self) -> bool:
        """Whether somebody is being erased right now."""
        return self._erasing.is_running

    def open(self, person_id: str, name: str) -> None:
        """Look a person up and say what would happen."""
        self._person_id = person_id
        self.title.setText(tr("Erase {name}", name=name))
        self.warning.setText("")
        self.stays.setText("")
        self.mentions.show_presence(None)
        self.progress.setText(tr("Looking for traces …"))
        self.erase.setEnabled(False)
        self.cancel.setEnabled(True)
        self.setFocusProxy(self.cancel)
        self.cancel.setFocus()
        self._look()

    def leave(self) -> None:
        """Wait for what still works on the file, which is about to be closed."""
        for job in self.findChildren(Job):
            job.wait()
        self._erasing.wait()

    # Looking

    def _look(self) -> None:
        open_reader, person_id = self._desk.file.second_reader, self._person_id

        def work(_progress: Progress) -> Presence | None:
            reader = open_reader()
            try:
                return reader.presence_of(person_id)
            finally:
                reader.close()

        self._looking = Job(work, self)
        self._looking.finished.connect(lambda found: self._show(person_id, found))
        self._looking.failed.connect(self._fail_to_look)
        self._looking.start()

    def _show(self, person_id: str, found: Presence | None) -> None:
        if person_id != self._person_id:
            return
        if found is None:
            self.said.emit(tr("This person is no longer in the file. Nothing was changed."))
            self._leave()
            return
        self.progress.setText("")
        self.warning.setText(warning(found))
        self.stays.setText(left_alone(found))
        self.mentions.show_presence(found)
        self.erase.setEnabled(True)

    def _fail_to_look(self, error: BaseException) -> None:
        self._leave()
        if isinstance(error, Bug) or not isinstance(error, FacilitatorError):
            raise error
        self.said.emit(error.sentence)

    # Erasing

    def _begin(self) -> None:
        """Erase; nothing else is written to the file meanwhile, and nobody waits for it."""
        person_id = self._person_id

        def work(loan: Loan, report: Report) -> Outcome:
            return carry_out(loan, person_id=person_id, report=report)

        if not succeeds(self.said.emit, lambda: self._erasing.start(work, tr(DOING))):
            return
        for made in (self.erase, self.cancel):
            made.setEnabled(False)
        self.progress.setText(tr("Erasing …"))

    def _advance(self, done: int, total: int) -> None:
        self.progress.setText(
            tr("Erasing: step {number} of {total} …", number=done + 1, total=total)
        )

    def _end(self, outcome: Outcome) -> None:
        self.said.emit(" ".join(filter(None, (tr("The person is erased."), outcome.remark))))
        self._leave()

    def _end_in_vain(self, sentence: str) -> None:
        self._leave()
        if sentence:
            self.said.emit(sentence)

    def _leave(self) -> None:
        if not self.is_erasing:
            self._person_id = ""
            self.left.emit()

    # Building

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_SIDE), px(_SIDE), px(_SIDE), px(_SIDE))
        column.setSpacing(px(14))
        for words in (self.title, self.warning, self.stays):
            words.setMaximumWidth(px(_WIDTH))
            column.addWidget(words)
        self.mentions.setMaximumWidth(px(_WIDTH))
        column.addWidget(self.mentions, 1)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for part in (self.cancel, self.erase, self.progress):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
