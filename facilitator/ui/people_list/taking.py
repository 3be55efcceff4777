"""Takes a list of people over into a workshop: a short one at once, a long one beside the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from facilitator.actions import people
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.listing import Listed
from facilitator.language import tr, trn
from facilitator.ui.attempts import attempt, succeeds
from facilitator.ui.long_work import LongWork, one_step
from facilitator.ui.people_list.page import ListPage

_MANY: Final = 300
"""Up to so many people are taken over in a tenth of a second."""


class ListTaking(QObject):
    """Writes what a page has read; the page takes nothing else meanwhile."""

    done = Signal()
    """The people are in the workshop."""
    said = Signal(str)

    def __init__(self, desk: Desk, page: ListPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.work = LongWork(desk, self)
        self.work.advanced.connect(page.show_taking)
        self.work.finished.connect(self._end)
        self.work.failed.connect(self._fail)

    def take_over(self, workshop_id: str, listed: Sequence[Listed]) -> None:
        """Take people over into a workshop; say why where that cannot be done."""
        values = {"workshop_id": workshop_id, "people": listed}
        if len(listed) > _MANY:
            work = one_step(people.take_over, **values)
            doing = tr("A list of people is just being taken over.")
            if succeeds(self.said.emit, lambda: self.work.start(work, doing)):
                self._page.show_taking(0, len(listed))
            return
        outcome = attempt(self._desk, self.said.emit, people.take_over, **values)
        if outcome:
            self._end(outcome)

    def _end(self, outcome: Outcome) -> None:
        self._page.end_taking()
        self.done.emit()
        said = trn(
            "{count} person taken over; undo takes it back.",
            "{count} people taken over; undo takes all of it back.",
            len(outcome.ids),
        )
        self.said.emit(said)

    def _fail(self, sentence: str) -> None:
        self._page.end_taking()
        if sentence:
            self.said.emit(sentence)
