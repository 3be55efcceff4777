"""The audit in the window: each line leads to its place, and what would mend it stands beside it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.actions import chapters, evidences, note_uses
from facilitator.actions.desk import Desk, Outcome
from facilitator.background.jobs import Job
from facilitator.domain.audit.candidates import Candidate
from facilitator.domain.audit.finding import Finding
from facilitator.language import tr, trn
from facilitator.protocol.audit_words import TITLES, told
from facilitator.ui.audit.mending import CONFIRM_KEYS, Mending
from facilitator.ui.audit.reading import Audited, audited
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.messages import Messages
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.shell.place_screen import PlaceScreen
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

BACK_KEYS: Final = "Esc"
_HEAD, _BESIDE = 60, 380
_SOON_MILLISECONDS: Final = 300
_MOST: Final = 300
"""Lines of one kind that are shown; nobody works through more before looking again."""


class AuditScreen(PlaceScreen):
    """Shows what an audit of one workshop finds; follows every change while it is seen."""

    asked_for = Signal(str, str)
    """Table and id of a row that somebody wants to see."""
    evaluation_wanted = Signal(str)
    """A note that somebody wants to use for an answer, or leave out."""
    left = Signal()
    """Somebody wants back to the protocol."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._messages = desk, theme, messages
        self._workshop_id = ""
        self._is_stale = True
        self._reading: Job | None = None
        self._shown = Audited([], {}, {})
        self.findings = RowList(theme, tr("What the audit finds"))
        self.mending = Mending(theme)
        self._count = label(theme, "", "base", 400, "text2")
        self._lay_out()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)
        self.findings.currentItemChanged.connect(self._show_mending)
        self.findings.itemActivated.connect(lambda item: self._go(_finding_of(item)))
        self.mending.linked.connect(self._link)
        self.mending.confirmed.connect(self._confirm)
        self.mending.counted.connect(self._count_by_field)
        self.mending.wanted.connect(self._go)
        signals.changed.connect(self._heed)
        theme.changed.connect(self._resize)
        bind_keys(self, self.commands())

    def show_workshop(self, workshop_id: str) -> None:
        """Audit a workshop."""
        self._workshop_id = workshop_id
        self._read()

    def repeat(self) -> None:
        """Audit it anew."""
        self._read()

    def commands(self) -> list[Command]:
        """Return what can be done here; the lists take Return and Tab themselves."""
        group = tr("Evidence")
        holds = tr("It still holds, or let a field say the number")
        return [
            Command("audit-back", tr("Back to the protocol"), (BACK_KEYS,), self.left.emit, "protocol", group),
            Command("audit-go", tr("Go to where it stands"), ("Return",), group=group),
            Command("audit-link", tr("To the notes that fit, and Return to link one"), ("Tab",), group=group),
            Command("audit-holds", holds, (CONFIRM_KEYS,), self.mending.settle, "check", group),
        ]  # fmt: skip

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Audit what changed while another place was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._soon.start(0)

    def _heed(self, _outcome: Outcome, _initiator: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._soon.start(_SOON_MILLISECONDS)

    def _read(self) -> None:
        if not self._workshop_id or (self._reading and self._reading.is_running):
            return
        with self._messages.guard(self):
            dossier = self._desk.read.dossier(self._workshop_id)
            self._is_stale = False
            self._reading = Job(lambda _: audited(dossier), self)
            self._reading.finished.connect(self._show)
            self._reading.failed.connect(lambda error: self._messages.show(self, error))
            self._reading.start()

    def _show(self, found: Audited) -> None:
        row = max(self.findings.currentRow(), 0)
        self._shown = found
        self.findings.clear()
        for matter, title in TITLES.items():
            entries = [entry for entry in found.findings if entry.matter == matter]
            if entries:
                self.findings.add_heading(f"{tr(title)} ({len(entries)})")
            for entry in entries[:_MOST]:
                self.findings.add(told(entry, found.places[entry]), entry, glyph="warn")
        if not found.findings:
            self.findings.add(tr("The protocol proves what it says."), None, glyph="check")
        count = len(found.findings)
        self._side.setVisible(bool(found.findings))
        self._count.setText(trn("{count} finding", "{count} findings", count) if count else "")
        self.findings.setCurrentRow(min(max(row, 1), self.findings.count() - 1))
        if self._is_stale:
            self._soon.start(_SOON_MILLISECONDS)

    # Mending

    def _show_mending(self, item: QListWidgetItem | None, _before: object) -> None:
        found = _finding_of(item)
        self.mending.show_finding(found, self._shown.offers.get(found, []) if found else [])

    def _go(self, finding: Finding | None) -> None:
        if finding is not None and finding.matter == "unused":
            self.evaluation_wanted.emit(finding.row_id)
        elif finding is not None:
            self.asked_for.emit(finding.table, finding.row_id)

    def _link(self, finding: Finding, offer: Candidate) -> None:
        notes = (offer.id,) if offer.table == "note" else ()
        answers = (offer.id,) if offer.table == "answer" else ()
        claim_id = finding.row_id
        with self._messages.guard(self):
            if finding.table == "answer":
                self._desk.run(note_uses.add_to, answer_id=claim_id, note_ids=notes)
            else:
                self._desk.run(
                    evidences.link, claim_id=claim_id, note_ids=notes, answer_ids=answers
                )
            self.said.emit(tr("Linked; Ctrl+Z takes it back."))

    def _confirm(self, finding: Finding) -> None:
        with self._messages.guard(self):
            self._desk.run(evidences.confirm, link_ids=(finding.link_id,))

    def _count_by_field(self, finding: Finding) -> None:
        with self._messages.guard(self):
            self._desk.run(
                chapters.count_by_field,
                chapter_id=finding.row_id,
                words=finding.subject,
                field=finding.field,
            )
            self.said.emit(tr("A field says the number now; Ctrl+Z takes it back."))

    # Building

    def _lay_out(self) -> None:
        theme = self._theme
        self._head = Panel("surface")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row.setSpacing(theme.px(12))
        self.back = button(theme, f"← {tr('Protocol')}", "text", keys=BACK_KEYS)
        self.back.setAccessibleName(tr("Back to the protocol"))
        self.back.clicked.connect(lambda _checked: self.left.emit())
        row.addWidget(self.back)
        row.addWidget(label(theme, tr("Evidence"), "title", 600, "text"))
        row.addWidget(self._count)
        row.addStretch(1)
        self._side = Panel("surface")
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.mending)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        listed = Panel("surface")
        column = QVBoxLayout(listed)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        column.addWidget(self.findings)
        body.addWidget(listed, 1)
        body.addWidget(line(horizontal=False))
        body.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(line())
        whole.addLayout(body, 1)
        self.setFocusProxy(self.findings)
        self._resize()

    def _resize(self) -> None:
        self._head.setFixedHeight(self._theme.px(_HEAD))
        self._side.setFixedWidth(self._theme.px(_BESIDE))


def _finding_of(item: QListWidgetItem | None) -> Finding | None:
    """Return the finding of a row; a heading has none."""
    return item.data(Qt.ItemDataRole.UserRole) if item else None
