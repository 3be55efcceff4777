"""Counts the notes and key results of each question of a session, for the list of questions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from facilitator.storage.reading import Count
from facilitator.ui.session.earlier import EarlierSession, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.actions.desk import Desk, Outcome
    from facilitator.ui.session.parking import ParkingPanel
    from facilitator.ui.session.question_list import QuestionList


class Tally(QObject):
    """Keeps the counts in a screen's list; asks the file once for all that happens at a time."""

    def __init__(
        self, desk: "Desk", questions: "QuestionList", parking: "ParkingPanel", screen: "QWidget"
    ) -> None:
        super().__init__(screen)
        self._desk = desk
        self._questions = questions
        self._parking = parking
        self._screen = screen
        self._session_id = self._question_id = ""
        self._earlier: Sequence[EarlierSession] = ()
        self._counts: dict[str, Count] = {}
        self._is_due = False
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self.count)
        screen.installEventFilter(self)

    def show_question(
        self, session_id: str, question_id: str, earlier: "Sequence[EarlierSession]"
    ) -> None:
        """Count for a session from now on, at the question shown; earlier rounds are counted beside it."""
        self._session_id, self._question_id, self._earlier = session_id, question_id, earlier
        self.count()

    def count(self) -> None:
        """Ask the file now."""
        self._is_due = False
        self._counting.stop()
        if self._session_id:
            self._counts = self._desk.read.counts(self._session_id)
            self._questions.model.earlier = told(self._desk.read, self._earlier)
            self._show()

    def follow(self, outcome: "Outcome") -> None:
        """Count again where notes of the session, or of an earlier round of it, have changed."""
        here = {self._session_id, *(entry.session_id for entry in self._earlier)}
        ids = outcome.rows("note")
        if ids and not here.isdisjoint(self._desk.read.sessions_with(ids)):
            self.count_soon()

    def count_soon(self) -> None:
        """Ask the file once all is done that is under way; not before somebody sees it."""
        self._is_due = True
        if self._screen.isVisible():
            self._counting.start(0)

    def count_on(self, notes_more: int, key_results_more: int) -> None:
        """Follow the typist without asking the file."""
        known = self._counts.get(self._question_id, Count())
        self._counts[self._question_id] = Count(
            known.notes + notes_more, known.key_results + key_results_more
        )
        self._show()

    def _show(self) -> None:
        parked = len(self._parking.points)
        self._questions.show_counts(self._counts, parked, self._question_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count what was not counted while nobody saw it; leave nothing for later when nobody does."""
        if event.type() == QEvent.Type.Show and self._is_due:
            self.count()
        elif event.type() == QEvent.Type.Hide:
            self._counting.stop()  # the file may be closed by then
        return super().eventFilter(watched, event)
