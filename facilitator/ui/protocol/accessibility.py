"""Whether everybody can read the files: both are made, read back and judged, when somebody asks."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.actions.desk import Outcome
from facilitator.background.jobs import Job, Progress
from facilitator.domain.finality import may_print
from facilitator.language import tr
from facilitator.protocol.accessible.rules import Barrier
from facilitator.protocol.export import protocol_bytes
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.protocol.prepared import Wanted
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button

KEYS: Final = "Ctrl+Shift+H"
_KINDS: Final = {"docx": "Word", "pdf": "PDF"}


class AccessibilityPanel(QWidget):
    """A button, and below it what was found, each with its mend; says when that is out of date."""

    failed = Signal(object)
    """The files could not be made."""
    done = Signal()
    """What was found is shown."""

    def __init__(
        self, theme: Theme, wanted: Callable[[], Wanted], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._job: Job | None = None
        self._has_result = False
        self._rows = RowList(theme, tr("Accessibility"))
        self._rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._rows.hide()
        self._button = button(theme, tr("Check accessibility"), "outline", keys=KEYS)
        self._button.clicked.connect(lambda _checked: self.check())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._rows)
        column.addWidget(self._button)

    def check(self) -> None:
        """Make both files, read them back and show what was found."""
        if self._job and self._job.is_running:
            return
        wanted = self._wanted()
        self._button.setEnabled(False)
        self._job = Job(lambda progress: _judged(wanted, progress), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(self._show_failure)
        self._job.start()

    def note_change(self, outcome: Outcome) -> None:
        """Say that what was found may no longer hold, where what is printed was changed."""
        if self._has_result and any(may_print(table) for table, _ in outcome.touched):
            self._has_result = False
            self._rows.clear()
            self._rows.add(tr("Changed since it was checked."), None, glyph="info")

    def _show(self, found: dict[str, list[Barrier]]) -> None:
        self._button.setEnabled(True)
        self._has_result = True
        self._rows.clear()
        for kind, barriers in found.items():
            for barrier in barriers:
                where = f", {barrier.where}" if barrier.where else ""
                words = f"{_KINDS[kind]}{where}: {barrier.sentence} {barrier.mend}"
                self._rows.add(words, barrier, glyph="warn")
        if not self._rows.count():
            clear = tr(
                "Accessible: no barrier in Word file and PDF, as far as a machine can judge."
            )
            self._rows.add(clear, None, glyph="check")
        self._rows.show()
        self.done.emit()

    def _show_failure(self, error: BaseException) -> None:
        self._button.setEnabled(True)
        self.failed.emit(error)


def _judged(wanted: Wanted, progress: Progress) -> dict[str, list[Barrier]]:
    from facilitator.protocol.accessible.examination import examined  # noqa: PLC0415 - 0.2 s to load

    found: dict[str, list[Barrier]] = {}
    dossier = wanted.dossier()
    for number, kind in enumerate(_KINDS):
        progress.step(number, len(_KINDS))
        data = protocol_bytes(
            dossier,
            layout=wanted.layout,
            kind=kind,
            today=wanted.today,
            edition=wanted.edition,
        )
        found[kind] = examined(f".{kind}", data)
    return found
