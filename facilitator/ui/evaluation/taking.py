"""Makes answers of many notes beside the window, which would stand still for as long as it takes."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.actions import note_uses
from facilitator.actions.desk import Desk, Outcome, Report, run_on
from facilitator.language import tr
from facilitator.storage.lending import Loan
from facilitator.ui.attempts import succeeds
from facilitator.ui.long_work import LongWork

MANY: Final = 40
"""Up to so many notes are taken over within a frame."""


class Part(NamedTuple):
    """Notes that become answers to one question or sub-question, behind an answer or first."""

    question_id: str
    note_ids: Sequence[str]
    after: str | None


class Taking(QObject):
    """Works at one choice at a time; nothing else is written meanwhile."""

    done = Signal(object)
    """The outcome, with the ids of all new answers."""
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._work = LongWork(desk, self)
        self._work.finished.connect(self.done)
        self._work.failed.connect(self._fail)

    def begin(self, parts: Sequence[Part]) -> None:
        """Make an answer of each note, one step for each part; say why where that cannot be done."""

        def work(loan: Loan, report: Report) -> Outcome:
            with loan:
                made = [_taken(loan, part, report) for part in parts]
            return Outcome(
                made[0].label,
                frozenset[tuple[str, str]]().union(*(one.touched for one in made)),
                tuple(id_ for one in made for id_ in one.ids),
            )

        doing = tr("Many notes are just being taken over.")
        if succeeds(self.said.emit, lambda: self._work.start(work, doing)):
            self.said.emit(tr("Taking many notes over …"))

    def leave(self) -> None:
        """Wait for what still writes to the file, which is about to be closed."""
        self._work.wait()

    def _fail(self, sentence: str) -> None:
        if sentence:
            self.said.emit(sentence)


def _taken(loan: Loan, part: Part, report: Report) -> Outcome:
    return run_on(loan, note_uses.take_over_each, report=report, **part._asdict())
