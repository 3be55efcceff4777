"""The guiding questions of a session as a Qt model: state, count, meta line."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from facilitator.domain.records import Question
from facilitator.language import tr, trn
from facilitator.storage.reading import Count
from facilitator.ui.session.standing import QuestionTime
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

PARKING_ID: Final = ""
"""The id of the last row, which stands for the parking lot."""

_BETWEEN: Final = "   "


class State(Enum):
    """What a question's glyph says."""

    OPEN = "open"
    CURRENT = "current"
    ANSWERED = "answered"
    AT_RISK = "at risk"
    """The time left is used up by what stands before it."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """What one row shows."""

    id: str
    number: int
    text: str
    count: int = 0
    key_results: int = 0
    planned_minutes: int | None = None
    spent_minutes: int | None = None
    """What it has taken so far; None where it was not talked about."""
    state: State = State.OPEN
    hint: str = ""
    earlier: str = ""
    """How much earlier rounds said: "3 from round 1"."""

    @property
    def is_parking(self) -> bool:
        """Whether this is the parking lot's row."""
        return self.id == PARKING_ID

    @property
    def minutes_text(self) -> str:
        """Minutes taken and planned for reading, nothing where there are none."""
        if self.spent_minutes is not None and self.planned_minutes:
            return tr(
                "{spent} of {planned} min", spent=self.spent_minutes, planned=self.planned_minutes
            )
        count = self.spent_minutes or self.planned_minutes
        return tr("{count} min", count=count) if count else ""

    @property
    def meta_text(self) -> str:
        """What stands below the words: minutes and, until there are notes, what came earlier."""
        parts = (self.minutes_text, "" if self.count else self.earlier)
        return _BETWEEN.join(part for part in parts if part)

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.is_parking:
            return trn("{text}: {count} note", "{text}: {count} notes", self.count, text=self.text)
        states = {
            State.OPEN: tr("open"),
            State.CURRENT: tr("current"),
            State.ANSWERED: tr("answered"),
            State.AT_RISK: tr("no longer fits into the time"),
        }
        notes = trn("{count} note", "{count} notes", self.count)
        return f"{self.number} {self.text}, {states[self.state]}, {notes}"


class QuestionModel(QAbstractListModel):
    """Question rows and, last, the parking lot."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QuestionRow] = []
        self._questions: list[Question] = []
        self._current = ""
        self._counts: dict[str, Count] = {}
        self._parked = 0
        self._times: dict[str, QuestionTime] = {}
        self.earlier: dict[str, str] = {}
        """How much earlier rounds said, by the id of the question; `count` shows it."""

    def show_questions(self, questions: list[Question]) -> None:
        """Show other questions, without counts until `count` brings them."""
        self.beginResetModel()
        self._questions = questions
        self.rows = [
            *(_row(number, question) for number, question in enumerate(questions, start=1)),
            QuestionRow(PARKING_ID, 0, tr("Parking lot")),
        ]
        self.endResetModel()

    def count(self, counts: dict[str, Count], parked: int, current: str) -> None:
        """Take over counts; only rows that differ are repainted."""
        self._counts, self._parked, self._current = counts, parked, current
        for index, row in enumerate(self.rows):
            if row.is_parking:
                new = QuestionRow(PARKING_ID, 0, row.text, parked)
            else:
                new = _row(index + 1, self._questions[index], counts.get(row.id), current)
                new = replace(new, earlier=self.earlier.get(row.id, ""))
                new = _timed(new, self._times.get(row.id))
            if new != row:
                self.rows[index] = new
                self.dataChanged.emit(self.index(index), self.index(index))

    def show_times(self, times: dict[str, QuestionTime]) -> None:
        """Take over what the questions have taken; only rows that differ are repainted."""
        self._times = times
        if self._current:
            self.count(self._counts, self._parked, self._current)

    def place_of(self, question_id: str) -> QModelIndex:
        """Return the index of a question's row, an invalid one when it is not here."""
        for index, row in enumerate(self.rows):
            if row.id == question_id:
                return self.index(index)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a row, its text, or what a screen reader says."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.hint:
            return row.hint
        return None


def _row(
    number: int, question: Question, count: Count | None = None, current: str = ""
) -> QuestionRow:
    notes = count.notes if count else 0
    answered = State.ANSWERED if notes else State.OPEN
    return QuestionRow(
        question.id,
        number,
        question.text,
        notes,
        count.key_results if count else 0,
        question.planned_minutes,
        None,
        State.CURRENT if question.id == current else answered,
        question.hint,
    )


def _timed(row: QuestionRow, time: QuestionTime | None) -> QuestionRow:
    if time is None:
        return row
    state = State.AT_RISK if time.at_risk and row.state == State.OPEN else row.state
    return replace(row, planned_minutes=time.planned, spent_minutes=time.spent, state=state)
