"""The curated answers as a list: which is current, which are marked, and where notes would go."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from facilitator.language import tr
from facilitator.ui.evaluation.answer_painter import AnswerPainter
from facilitator.ui.evaluation.rows import AnswerRow
from facilitator.ui.rivals.badge import badge_word
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.long_lists import LongList
from facilitator.ui.widgets.row_model import ROW_ROLE, KnownRowModel

_MARK, _SIDE = 2, 8


class Aim(NamedTuple):
    """Where something carried would go: onto an answer, or behind one (None: first) of a question."""

    question_id: str
    after: str | None = None
    onto: str = ""


class AnswerLines(LongList):
    """Shows answers, of which one may be covered by a field."""

    height_changed = Signal()
    """It needs more room, or less."""
    contested: frozenset[str] = frozenset()
    """The answers of which two versions stand."""
    edited_id = ""
    """The answer that the field is over; Qt asks while the list is still being made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model: KnownRowModel[AnswerRow] = KnownRowModel()
        self._model.badge_of = lambda row: badge_word() if row.id in self.contested else ""
        self._text = ""
        self._aim: Aim | None = None
        self.question_id = ""
        """The question that is shown; where there is no answer yet, the first is one to it."""
        self.painter = AnswerPainter(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Answers for the appendix"))
        self.verticalScrollBar().valueChanged.connect(self._lay_field)
        theme.changed.connect(self._lay_out_again)

    @property
    def rows(self) -> Sequence[AnswerRow]:
        """The answers, and the names of sub-questions above theirs."""
        return self._model.rows

    @property
    def last_id(self) -> str:
        """The last row, below which stands no line."""
        return self.rows[-1].id if self.rows else ""

    @property
    def current(self) -> AnswerRow | None:
        """The row that the keyboard is at."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, AnswerRow) else None

    @property
    def answer(self) -> AnswerRow | None:
        """The answer that the keyboard is at, or was last."""
        row = self.current
        return row if row is not None and not row.is_heading else None

    @property
    def marked_ids(self) -> list[str]:
        """The answers that are marked, from top to bottom; the current one where none is."""
        found = [row.id for row in self.rows if not row.is_heading and self.is_marked(row.id)]
        return found or ([self.answer.id] if self.answer else [])

    def is_marked(self, row_id: str) -> bool:
        """Tell whether an answer is marked, while the keyboard is here."""
        is_used = self.hasFocus() or bool(self.edited_id)
        return is_used and self.selectionModel().isSelected(self._model.index_of(row_id))

    def is_aimed_at(self, row_id: str) -> bool:
        """Tell whether what is carried would be added to an answer."""
        return self._aim is not None and self._aim.onto == row_id

    def typed_in(self, row_id: str) -> str | None:
        """Return what stands in the field, where that is over an answer."""
        return self._text if self.edited_id == row_id and row_id else None

    def row(self, row_id: str) -> AnswerRow | None:
        """Return an answer that is shown."""
        return self._model.row_of(row_id)

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Show other answers; the keyboard and the marks stay where they were."""
        here, at = self.current.id if self.current else "", self.currentIndex().row()
        marked = [
            row.id
            for row in self.rows
            if self.selectionModel().isSelected(self._model.index_of(row.id))
        ]
        if self._model.show_rows(rows):
            index = self._model.index_of(here)
            if not index.isValid() and rows:
                index = self._model.index(min(max(at, 0), len(rows) - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            for row_id in marked or [here]:
                self.selectionModel().select(
                    self._model.index_of(row_id), QItemSelectionModel.SelectionFlag.Select
                )
        self._lay_out_again()

    def spot(self) -> tuple[str, QRect] | None:
        """Return the answer that the keyboard is at, and where on the display it is."""
        rect = self.visualRect(self.currentIndex())
        place = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return (self.answer.id, place) if self.answer else None

    def go_to(self, row_id: str) -> None:
        """Put the keyboard at a row, and mark nothing else."""
        index = self._model.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # What is carried

    def aim(self, point: QPoint) -> Aim | None:
        """Show where something let go at a point of the screen would go; None besides the answers."""
        place = self.viewport().mapFromGlobal(point)
        self._aim = self._aim_at(place) if self.viewport().rect().contains(place) else None
        self.viewport().update()
        return self._aim

    def forget_aim(self) -> None:
        """Show no place any more."""
        self._aim = None
        self.viewport().update()

    def _aim_at(self, place: QPoint) -> Aim:
        index = self.indexAt(place)
        row: AnswerRow | None = index.data(ROW_ROLE)
        if row is None:
            last = self.rows[-1] if self.rows else None
            if last is None:
                return Aim(self.question_id)
            return Aim(last.question_id, None if last.is_heading else last.id)
        rect = self.visualRect(index)
        if row.is_heading:
            return Aim(row.question_id)
        third = rect.height() / 3
        if place.y() < rect.top() + third:
            return self._above(row)
        if place.y() > rect.bottom() - third:
            return Aim(row.question_id, row.id)
        return Aim(row.question_id, onto=row.id)

    def _above(self, row: AnswerRow) -> Aim:
        at = [entry.id for entry in self.rows].index(row.id)
        before = self.rows[at - 1] if at else None
        is_first = before is None or before.is_heading or before.question_id != row.question_id
        return Aim(row.question_id, None if is_first or before is None else before.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the answers, and where what is carried would go."""
        super().paintEvent(event)
        if self._aim is None or self._aim.onto:
            return
        after = self._aim.after or f"part {self._aim.question_id}"
        index = self._model.index_of(after)
        y = self.visualRect(index).bottom() if index.isValid() else 1
        side = self._theme.px(_SIDE)
        mark = QRect(side, y - 1, self.viewport().width() - 2 * side, self._theme.px(_MARK))
        fill(QPainter(self.viewport()), mark, self._theme.color("accent"))

    # Laying out

    @property
    def content_height(self) -> int:
        """How high all rows are together, as far as a screen is high."""
        height, most = 0, self.screen().size().height()
        for row in self.rows:
            height += self.painter.height(row)
            if height > most:
                break
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()

    def updateGeometries(self) -> None:
        """Keep the field over its words."""
        super().updateGeometries()
        self._lay_field()

    def _lay_out_again(self) -> None:
        self.lay_out_again()
        if self.edited_id:
            self.executeDelayedItemsLayout()
            self._lay_field()
            self.scrollTo(self._model.index_of(self.edited_id))
        self.height_changed.emit()

    def _lay_field(self) -> None:
        """Put what covers the words over them; here nothing does."""
