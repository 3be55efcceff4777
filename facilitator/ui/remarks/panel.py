"""The panel beside the pages: reads what came back, lists it and decides about it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import remarks
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.background.jobs import Job
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.late_reading import LateReading, Work
from facilitator.ui.messages import Messages
from facilitator.ui.remarks.card_list import CardList
from facilitator.ui.remarks.reading import KnownRemarks, ReadFile, read_file, read_list
from facilitator.ui.remarks.register import RegisterWriting
from facilitator.ui.remarks.word_field import WordField
from facilitator.ui.shell.choosers import register_to_write, returned_to_read
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.segments import Segments

_REST_MILLISECONDS: Final = 400
"""After the pages, which somebody waits for."""
_OWN: Final = ("proposal", "returned_file")
"""Tables whose changes somebody who decides waits for."""
_LAYOUT: Final = "prognos"
READ_KEYS: Final = "Ctrl+Shift+U"
REGISTER_KEYS: Final = "Ctrl+Shift+X"
LIST_KEYS: Final = "Ctrl+Shift+K"
_WIDTH, _LEAST_WIDTH = 320, 1180
_SAFE_KEYS: Final = "Ctrl+Shift+Y"


class RemarksPanel(Panel):
    """Shows the remarks of one workshop; follows every change while it is seen."""

    went = Signal(str)
    """The anchor of a remark that somebody came to."""
    listed_ = Signal(list)
    """The cards that are shown now."""
    said = Signal(str)
    wanted = Signal()
    """Somebody asks for the list, which may have given way to something else."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme, messages: Messages) -> None:
        super().__init__("canvas")
        self._desk, self._theme, self._messages = desk, theme, messages
        self._workshop_id = ""
        self._known = KnownRemarks()
        self._reading: Job | None = None
        self._above: QWidget | None = None
        self._looking = LateReading(self, self._look, _REST_MILLISECONDS)
        self._looking.done.connect(self._take_list)
        self._looking.failed.connect(lambda error: messages.show(self, error))
        self.cards, self.field = CardList(theme), WordField(theme)
        self.filter = Segments(theme, tr("Which remarks"))
        self.filter.show_options([("open", tr("Still open")), ("all", tr("All"))], "open")
        self.count = label(theme, "", "base", 400, "text2")
        self.nothing = label(theme, "", "base", 400, "text2")
        self.nothing.setWordWrap(True)
        self._lay_out()
        self.filter.chosen.connect(lambda _key: self._show())
        self.cards.decided.connect(self._decide)
        self.cards.went.connect(self.went)
        self.field.given.connect(self._take_words)
        self.field.dropped.connect(self.cards.setFocus)
        signals.changed.connect(self._heed)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the remarks of a workshop."""
        self._workshop_id = workshop_id
        self._looking.read()

    def leave(self) -> None:
        """Wait for what still reads the file, and read no more: it is about to be closed."""
        self._looking.leave()
        for job in self.findChildren(Job):
            job.wait()

    def commands(self) -> list[Command]:
        """Return what can be done here; single keys are the list's own."""
        group, words = tr("Remarks"), tr("Write the register of remarks")
        return [
            Command("returned", tr("Read returned file"), (READ_KEYS,), self.choose, "tray", group),
            Command("remarks", tr("To the remarks"), (LIST_KEYS,), self._go_to_list, "note", group),
            Command("remarks-safe", tr("Accept all that are safe"), (_SAFE_KEYS,), self.accept_safe, "check", group),
            Command("register", words, (REGISTER_KEYS,), self.write_register, "download", group),
            Command("remark-accept", tr("Accept remark"), ("A",), group=group),
            Command("remark-edit", tr("Take over in other words"), ("E",), group=group),
            Command("remark-reject", tr("Reject with a reason"), ("R",), group=group),
        ]  # fmt: skip

    # Reading

    def choose(self) -> None:
        """Ask for a file that came back, and read it."""
        path = returned_to_read(self, self._desk.file.path.parent)
        if path:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file that came back in the background."""
        if self._reading and self._reading.is_running:
            return
        with self._messages.guard(self):
            open_reader, key, today = (
                *(self._desk.file.second_reader, self._workshop_id),
                clock.today(),
            )
            self._reading = Job(lambda _: read_file(open_reader, key, path, _LAYOUT, today), self)
            self._reading.finished.connect(self._keep)
            self._reading.failed.connect(lambda error: self._messages.show(self, error))
            self._reading.start()
            self.said.emit(tr("Reading “{name}” …", name=path.name))

    def write_register(self) -> None:
        """Ask for a place, and write there what was proposed and what became of it."""
        with self._messages.guard(self):
            workshop = self._desk.read.workshop(self._workshop_id)
            path = register_to_write(self, self._desk.file.path.parent, workshop.title)
            if path:
                self.register_.write(
                    self._desk.file.second_reader, self._workshop_id, path, _LAYOUT
                )

    def _keep(self, read: ReadFile) -> None:
        if not read.proposals:
            self.said.emit(tr("“{name}”: nothing was changed, nothing was said.", name=read.name))
            return
        with self._messages.guard(self):
            outcome = self._desk.run(
                remarks.take_in,
                workshop_id=self._workshop_id,
                name=read.name,
                digest=read.digest,
                version_id=read.version_id,
                proposals=read.proposals,
            )
            self.said.emit(" ".join(filter(None, (outcome.remark, read.remark))))
            self.cards.setFocus()

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._looking.resume()

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if outcome.touches(*_OWN):
            self._looking.read()
        else:
            self._looking.note_change()

    def _look(self) -> Work | None:
        open_reader, workshop_id = self._desk.file.second_reader, self._workshop_id
        return (lambda: read_list(open_reader, workshop_id)) if workshop_id else None

    def _take_list(self, known: KnownRemarks) -> None:
        self._known = known
        self._show()

    def _show(self) -> None:
        known = self._known.rows
        unsettled = [row for row in known if row.is_open]
        rows = [*known] if self.filter.key == "all" else unsettled
        self.cards.show_rows(rows)
        has_any = bool(known)
        self.count.setText(
            tr("{open} of {all}", open=len(unsettled), all=len(known)) if has_any else ""
        )
        self.nothing.setText(
            tr("Every remark is settled.")
            if has_any
            else tr("When the ministry sends its Word file back, its remarks stand here.")
        )
        self.nothing.setVisible(not rows)
        self.cards.setVisible(bool(rows))
        self.filter.setVisible(has_any)
        self.register_button.setVisible(has_any)
        row = self.cards.row
        for made, is_possible in (
            (self.accept, bool(row)),
            (self.edit, bool(row and row.anchor)),
            (self.reject, bool(row)),
        ):
            made.setVisible(bool(rows))
            made.setEnabled(is_possible)
        self.listed_.emit(rows)

    # Deciding

    def accept_safe(self) -> None:
        """Accept, as one step, all that delete nothing and that nobody wants otherwise."""
        ids = [entry.proposal.id for entry in self._known.listed if entry.is_safe]
        if not ids:
            self.said.emit(tr("None of the open remarks is safe to accept unseen."))
            return
        self._run(remarks.accept, proposal_ids=ids)

    def _decide(self, decision: str) -> None:
        row = self.cards.row
        if row is None or not row.is_open:
            return
        if decision == "accept":
            self._run(remarks.accept, proposal_ids=[row.id])
        elif decision == "edit":
            self.field.begin("edit", tr("Words of the paragraph"), row.proposed)
        else:
            missing = tr("Say why: the reply letter gives the reason.")
            self.field.begin("reject", tr("Reason, for the reply letter"), "", missing=missing)

    def _take_words(self, purpose: str, words: str) -> None:
        row = self.cards.row
        if row is not None and purpose == "edit":
            self._run(remarks.edit, proposal_id=row.id, text=words)
        elif row is not None:
            self._run(remarks.reject, proposal_ids=[row.id], reason=words)
        self.cards.setFocus()

    def _run(self, action: Action[...], **values: object) -> None:
        with self._messages.guard(self):
            self._desk.run(action, workshop_id=self._workshop_id, **values)

    def _go_to_list(self) -> None:
        self.wanted.emit()
        (self.cards if self.cards.isVisible() else self.read_button).setFocus()

    # Building

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(theme, tr("Remarks"), "base", 600, "text"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.filter)
        self.accept = self._button(tr("Accept"), "A", lambda: self._decide("accept"))
        self.edit = self._button(tr("Edit"), "E", lambda: self._decide("edit"))
        self.reject = self._button(tr("Reject"), "R", lambda: self._decide("reject"))
        decisions = QHBoxLayout()
        decisions.setSpacing(px(8))
        for made in (self.accept, self.edit, self.reject):
            decisions.addWidget(made)
        decisions.addStretch(1)
        self.register_ = RegisterWriting(theme)
        self.register_.said.connect(self.said)
        self.register_.failed.connect(lambda error: self._messages.show(self, error))
        self.register_button = self._button(
            tr("Write register"), REGISTER_KEYS, self.write_register
        )
        self.read_button = self._button(tr("Read returned file"), READ_KEYS, self.choose)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.cards, 1)
        column.addWidget(self.field)
        column.addLayout(decisions)
        column.addWidget(self.register_)
        column.addWidget(self.register_button)
        column.addWidget(self.read_button)
        column.addStretch(0)
        self._resize()
        theme.changed.connect(self._resize)

    def _button(self, text: str, keys: str, run: Callable[[], None]) -> QPushButton:
        made = button(self._theme, text, "outline", keys=keys)
        made.clicked.connect(lambda _checked: run())
        return made

    def put_above(self, widget: QWidget) -> None:
        """Let something else stand above the remarks, such as the versions they are on."""
        self._above = widget
        self._column.insertWidget(0, widget)

    def fit(self, width: int) -> None:
        """Stand beside the pages of a window of a width, or out of their way until asked for."""
        focused, above = QApplication.focusWidget(), self._above
        is_used = focused is not None and above is not None and above.isAncestorOf(focused)
        is_wide = width >= self._theme.px(_LEAST_WIDTH)
        self.setVisible(is_wide or is_used or self.cards.hasFocus())

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
