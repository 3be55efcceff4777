"""The versions above the remarks: what the protocol is, which versions went out, what each is called."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator import clock
from facilitator.actions import versions
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.authoring import Version
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.late_reading import LateReading, Work
from facilitator.ui.messages import Messages
from facilitator.ui.remarks.word_field import WordField
from facilitator.ui.theme.theme import Theme
from facilitator.ui.versions.details import Told, VersionDetails
from facilitator.ui.versions.reading import Known, known_versions
from facilitator.ui.versions.rows import (
    deadline_sentence,
    rows_of,
    status_name,
    unfinished_sentence,
)
from facilitator.ui.versions.version_list import VersionList
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.segments import Segments

_REST_MILLISECONDS: Final = 600
"""After the pages, which somebody waits for, and after the remarks."""
_OWN: Final = ("version", "status_fact", "returned_file", "proposal")
"""Tables whose changes somebody who looks at the versions waits for."""
KEEP_KEYS: Final = "Ctrl+Shift+F"
LIST_KEYS: Final = "Ctrl+Shift+J"


class VersionsPanel(QWidget):
    """Shows the versions of one workshop's protocol; follows every change while it is seen."""

    compare_wanted = Signal(str)
    """Id of the version that is to be held against the current state."""
    wanted = Signal()
    """Somebody wants to see the panel."""
    said = Signal(str)
    shown = Signal()
    """What is known of the versions is shown."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._desk, self._theme, self._messages = desk, theme, messages
        self._workshop_id = ""
        self._known: Known | None = None
        self._to_describe = ""
        self._reading = LateReading(self, self._read, _REST_MILLISECONDS)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(lambda error: messages.show(self, error))
        self.list = VersionList(theme)
        self.status = Segments(theme, tr("Status of the protocol"))
        self.details, self.reason = VersionDetails(theme), WordField(theme)
        self.final = label(theme, "", "base", 400, "text2", wrap=True)
        self.warning = label(theme, "", "base", 400, "warn", wrap=True)
        self.warning.hide()
        self.reopen = button(theme, tr("Reopen"), "outline")
        self._deadline = label(theme, "", "meta", 400, "text2", wrap=True)
        self._lay_out()
        self.list.compared.connect(self.compare_wanted)
        self.list.described.connect(self.describe)
        self.status.chosen.connect(self._set_status)
        self.reopen.clicked.connect(lambda _checked: self._ask_reason())
        self.reason.given.connect(lambda _purpose, words: self._reopen(words))
        self.reason.dropped.connect(self.reopen.setFocus)
        self.details.given.connect(self._tell)
        self.details.dropped.connect(self.list.setFocus)
        signals.changed.connect(self._heed)

    def show_workshop(self, workshop_id: str) -> None:
        """Show the versions of a workshop."""
        self._workshop_id = workshop_id
        self._reading.read()

    def commands(self) -> list[Command]:
        """Return what can be done here; single keys are the list's own."""
        group = tr("Versions")
        return [
            Command("versions", tr("To the versions"), (LIST_KEYS,), self.go_to_list, "layers", group),
            Command("version-compare", tr("Compare with the current state"), ("Return",), group=group),
            Command("version-describe", tr("Recipients and deadline"), ("E",), group=group),
        ]  # fmt: skip

    def leave(self) -> None:
        """Wait for what still reads the file: it is about to be closed."""
        self._reading.leave()

    def go_to_list(self) -> None:
        """Let the keyboard be at the versions."""
        self.wanted.emit()
        self.list.setFocus()
        if self.list.row is None and self.list.model_.rows:
            self.list.setCurrentIndex(self.list.model_.index(0))

    def describe(self, version_id: str) -> None:
        """Let somebody say to whom a version went, as soon as it is in the list."""
        version = next((each for each in self._versions if each.id == version_id), None)
        if version is None:
            self._to_describe = version_id
            return
        self.wanted.emit()
        self.list.go_to(version_id)
        self.details.begin(version)

    def ask_no_more(self) -> None:
        """Let nobody be asked about a version that is still to come into the list."""
        self._to_describe = ""

    @property
    def next_number(self) -> str:
        """Number of the version that is kept next; empty before anything is known."""
        return self._known.next_number if self._known else ""

    # Following the file

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._reading.resume()

    def _heed(self, outcome: Outcome, _initiator: object) -> None:
        if outcome.touches(*_OWN):
            self._reading.read()
        else:
            self._reading.note_change()

    def _read(self) -> Work | None:
        open_reader, key, today = self._desk.file.second_reader, self._workshop_id, clock.today()
        return (lambda: known_versions(open_reader, key, today)) if key else None

    def _show(self, known: Known) -> None:
        self._known = known
        self.list.show_rows(rows_of(known))
        self._deadline.setText(deadline_sentence(known, clock.today()))
        self._deadline.setVisible(bool(self._deadline.text()))
        is_final = known.status == "released"
        self.status.show_options(_states(), known.status)
        self.status.setVisible(not is_final)
        self._closed.setVisible(is_final)
        self.final.setText(tr("Final: nothing that prints can be changed."))
        if not is_final:
            self.reason.hide()
        if self._to_describe:
            version_id, self._to_describe = self._to_describe, ""
            self.describe(version_id)
        self.shown.emit()

    # Acting

    def _set_status(self, status: str) -> None:
        known = self._known
        if status == "released" and known and self.warning.isHidden():
            self.warning.setText(unfinished_sentence(known))
            if self.warning.text():
                self.warning.show()
                self.status.show_options(_states(), known.status)
                return
        self.warning.hide()
        with self._messages.guard(self):
            self._desk.run(versions.set_status, workshop_id=self._workshop_id, status=status)
        self._reading.read()

    def _ask_reason(self) -> None:
        missing = tr("Say why the protocol is reopened. It is still final.")
        self.reason.begin("reopen", tr("Why the protocol is reopened"), "", missing=missing)

    def _reopen(self, reason: str) -> None:
        self._run(versions.reopen, workshop_id=self._workshop_id, reason=reason)

    def _tell(self, told: Told) -> None:
        self._run(versions.describe, **told._asdict())
        self.list.setFocus()

    def _run(self, action: Action[...], **values: object) -> None:
        with self._messages.guard(self):
            self._desk.run(action, **values)
            self._reading.read()

    @property
    def _versions(self) -> Sequence[Version]:
        return self._known.versions if self._known else ()

    # Building

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self._closed = QWidget()
        closed = QHBoxLayout(self._closed)
        closed.setContentsMargins(0, 0, 0, 0)
        closed.setSpacing(px(8))
        closed.addWidget(self.final, 1)
        closed.addWidget(self.reopen)
        self._closed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(8))
        column.addWidget(label(theme, tr("Versions"), "base", 600, "text"))
        column.addWidget(self.status)
        column.addWidget(self.warning)
        column.addWidget(self._closed)
        column.addWidget(self.reason)
        column.addWidget(self.list)
        column.addWidget(self._deadline)
        column.addWidget(self.details)


def _states() -> list[tuple[str, str]]:
    return [(name, status_name(name)) for name in ("draft", "agreed", "released")]
