"""A list in which one key is one step: to the next key result, or to the next topic."""

from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.language import tr
from facilitator.ui.summary.looks import Look
from facilitator.ui.summary.model import BoardModel
from facilitator.ui.summary.painter import BoardPainter
from facilitator.ui.summary.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import Index

_AS_NEEDED: Final = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_AT_FIRST: Final = 60
"""Rows that are listed before the first painting: more than a window shows."""


class Steps(HoverList):
    """Shows topics and key results and knows where somebody is; in a room one topic at a time."""

    stepped = Signal(str)
    """The id of the row where the keyboard is now."""

    edited_id = ""
    """The key result that is being reworded; known before Qt first lays the list out, in its making."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rounds: tuple[int, ...] = ()
        self.current_id = ""
        self.draft = ""
        self.contested: frozenset[str] = frozenset()
        """The key results of which two versions stand; a room is not told."""
        self.everything: list[Row] = []
        """All rows, also those of topics that are not shown."""
        self._model = BoardModel(self)
        self._model.is_contested = self.is_contested
        self.painter = BoardPainter(Look(theme), self)
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self.refill)
        self.setModel(self._model)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(tr("Key results"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)

    # What it shows

    def model(self) -> BoardModel:
        """Return the rows it lists."""
        return self._model

    @property
    def look(self) -> Look:
        """How large it is shown."""
        return self.painter.look

    def wear(self, look: Look) -> None:
        """Be shown in another look."""
        self.painter.wear(look)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if look.is_large else _AS_NEEDED
        self.setVerticalScrollBarPolicy(bar)
        self.refill()
        self._show_current()

    def show_rows(self, rows: list[Row], rounds: tuple[int, ...]) -> None:
        """Show other rows; what is chosen and scrolled to stays as far as it is there."""
        place = self._step_at(self.current_id)
        self.everything, self.rounds = rows, rounds
        steps = self.steps
        if steps and not any(row.id == self.current_id for row in steps):
            self.current_id = steps[min(place, len(steps) - 1)].id
        self.refill()

    @property
    def steps(self) -> list[Row]:
        """The rows where the keyboard stops, of all topics."""
        return [row for row in self.everything if row.is_step]

    @property
    def current(self) -> Row | None:
        """The row where the keyboard is."""
        return next((row for row in self.everything if row.id == self.current_id), None)

    def is_chosen(self, row: Row) -> bool:
        """Tell whether a row is the one the keyboard is at."""
        return row.id == self.current_id

    def is_contested(self, row_id: str) -> bool:
        """Tell whether a row is to be shown as one of two versions."""
        return row_id in self.contested and not self.look.is_large

    def spot(self) -> tuple[str, QRect] | None:
        """Return the row that the keyboard is at, and where on the display it is."""
        rect = self.visualRect(self._model.index_of(self.current_id))
        place = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
        return (self.current_id, place) if self.current else None

    # Stepping

    def go_to(self, row_id: str) -> None:
        """Go to a step."""
        if not any(row.id == row_id for row in self.steps):
            return
        before, self.current_id = self.current, row_id
        now = self.current
        if self.look.is_large and before and now and before.topic_id != now.topic_id:
            self.refill()
        self._show_current()
        self.stepped.emit(row_id)

    def step(self, by: int) -> None:
        """Go to the next key result, across topics."""
        steps, place = self.steps, self._step_at(self.current_id) + by
        if 0 <= place < len(steps):
            self.go_to(steps[place].id)

    def leap(self, by: int) -> None:
        """Go to the first step of the next topic, or back to that of this one or the one before."""
        firsts: dict[str, str] = {}
        for row in self.steps:
            firsts.setdefault(row.topic_id, row.id)
        here = self.current
        if here is None:
            return
        place = list(firsts).index(here.topic_id)
        if by > 0 or here.id == firsts[here.topic_id]:
            place += by
        if 0 <= place < len(firsts):
            self.go_to(list(firsts.values())[place])

    def _step_at(self, row_id: str) -> int:
        return next((at for at, row in enumerate(self.steps) if row.id == row_id), 0)

    # Laying out

    def refill(self) -> None:
        """List the rows anew, scrolled as before."""
        scrolled = self.verticalScrollBar().value()
        here, rows = self.current, self.everything
        if self.look.is_large and here is not None:
            rows = [row for row in rows if row.topic_id == here.topic_id]
        if not self.isVisible() and self.current in rows[:_AT_FIRST]:
            rows = rows[:_AT_FIRST]
        self._model.show(rows)
        self.setCurrentIndex(self._model.index_of(self.current_id))
        if self.isVisible():  # else it has no width yet, and every line would be broken twice
            self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def showEvent(self, event: QShowEvent) -> None:
        """List what is further down once the rest is painted."""
        super().showEvent(event)
        if len(self._model.rows) == _AT_FIRST:
            self._filling.start()

    def _show_current(self) -> None:
        if self._filling.isActive():
            self._filling.stop()
            self.refill()
        index = self._model.index_of(self.current_id)
        self.setCurrentIndex(index)
        above = index.row() - 1
        if above >= 0 and self._model.rows[above].sort == "topic":
            self.scrollTo(self._model.index(above))
        # A room reads from the top: what does not fit whole is put there, not at the lower edge.
        whole = self.viewport().rect().contains(self.visualRect(index))
        if self.look.is_large and not whole:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        else:
            self.scrollTo(index)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def currentChanged(
        self,
        current: Index,
        previous: Index,
    ) -> None:
        """Leave scrolling to the steps."""
