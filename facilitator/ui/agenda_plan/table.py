"""The table of the plan: arrows go through its cells, and it says what somebody wants to do."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.domain.hints.hint import Mend
from facilitator.language import tr
from facilitator.ui.agenda_plan.columns import ROW, SIDE, TWO_LINES, field_part
from facilitator.ui.agenda_plan.delegate import PlanDelegate, row_height
from facilitator.ui.agenda_plan.model import PlanModel
from facilitator.ui.agenda_plan.pointing import (
    cell_at,
    is_more_at,
    is_pin_at,
    mend_at,
    part_at,
    unfolds_at,
)
from facilitator.ui.agenda_plan.rooms_painter import field_part as room_field_part
from facilitator.ui.agenda_plan.rooms_painter import room_parts
from facilitator.ui.agenda_plan.rows import CELLS, Cell, HintRow, ItemRow, RoomsRow, Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.choosing import choose_alone
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index
from facilitator.ui.widgets.strokes import is_writing

_Key = Qt.Key
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2)


class PlanTable(HoverList):
    """Keeps the keyboard at its row and cell whatever happens to the rows; changes nothing itself."""

    edit_wanted = Signal(str, str, str)
    """Somebody wants to edit a cell (item, cell); with a text they have begun to type it."""
    room_wanted = Signal(str)
    """Somebody wants to edit the part of a room that the keyboard is at, or has begun to type it."""
    mend_wanted = Signal(object)
    """Somebody chose a mend."""
    fold_wanted = Signal(str)
    """The rooms of an item are to be shown, or hidden."""
    pin_wanted = Signal(ItemRow)
    """The start of this item is to be set, or to follow."""
    loosen_wanted = Signal(ItemRow)
    """The start of this item is to follow."""
    menu_wanted = Signal(QPoint)
    """What can be done with the chosen items is to be offered at a point of the screen."""
    came = Signal()
    """The keyboard came to another row or cell."""
    carried = Signal(list, str)
    """These items were dragged behind another one; the text is empty for the very beginning."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = PlanModel()
        self._heights: list[int] = []
        self.cell: Cell = "title"
        """The cell of an item that the keyboard is at."""
        self.part = 0
        """The mend of a hint, or the part of a round's rooms, that the keyboard is at."""
        self._pressed: QPoint | None = None
        self._drop_row = -1
        self.setModel(self._model)
        self.setItemDelegate(PlanDelegate(theme, self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Agenda"))
        theme.changed.connect(self._lay_out)

    # What is shown

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; keyboard, choice and scroll position stay."""
        at = self._model.rows[self.currentIndex().row()].id if self.currentIndex().isValid() else ""
        self._model.show_rows(rows)
        if at and self._model.row_of(at) >= 0 and self.current_row_id != at:
            choose_alone(self, self._model.index(self._model.row_of(at)))
        if self._heights != (heights := self._measured()):
            self._heights = heights
            self.doItemsLayout()

    def height_at(self, row: int) -> int:
        """Return how high a row is."""
        if row < len(self._heights):
            return self._heights[row]
        return row_height(self._theme, self.viewport().width(), self._model.rows[row])

    def _measured(self) -> list[int]:
        """Return all heights; those of items are two, and a long agenda has little else."""
        theme, width = self._theme, self.viewport().width()
        one, two = theme.px(ROW), theme.px(TWO_LINES)
        return [
            (two if row.speakers else one)
            if isinstance(row, ItemRow)
            else row_height(theme, width, row)
            for row in self._model.rows
        ]

    def _lay_out(self) -> None:
        self._heights = self._measured()
        self.doItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint anew; the list itself would measure all of its rows, whatever changed in them."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    # Where the keyboard is

    @property
    def current_row(self) -> Row | None:
        """The row that the keyboard is at."""
        return self.currentIndex().data(ROW_ROLE)

    @property
    def current_row_id(self) -> str:
        """Its id, empty for none."""
        row = self.current_row
        return row.id if row else ""

    contested: frozenset[str] = frozenset()
    """The items of which two versions stand."""

    @property
    def current_item_id(self) -> str:
        """The item that the keyboard is at or below, empty for none."""
        row = self.current_row
        return row.id if isinstance(row, ItemRow) else row.item_id if row else ""

    @property
    def chosen(self) -> list[str]:
        """The items that are chosen, in their order; the current one where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        ids = [self._model.rows[at].id for at in rows]
        return ids or [key for key in (self.current_item_id,) if key]

    def go_to(self, item_id: str, cell: Cell | None = None) -> None:
        """Put the keyboard at an item, the first row where it is not among them."""
        at = max(0, self._model.row_of(item_id))
        self.cell = cell or self.cell
        choose_alone(self, self._model.index(at))
        self.scrollTo(self._model.index(at))

    def go_to_room(self, session_id: str) -> None:
        """Put the keyboard at the first part of a session's room, where it is shown."""
        for at, row in enumerate(self._model.rows):
            rooms = [room.session_id for room, _ in row.parts] if isinstance(row, RoomsRow) else []
            if session_id in rooms:
                choose_alone(self, self._model.index(at))
                self.scrollTo(self._model.index(at))
                self.part = rooms.index(session_id)

    def choose(self, item_ids: Sequence[str]) -> None:
        """Choose items, the keyboard at the last of them."""
        if item_ids:
            self.go_to(item_ids[-1])
        for key in item_ids:
            index = self._model.index(self._model.row_of(key))
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)

    def field_place(self, item_id: str, cell: Cell) -> QRect:
        """Return where the field of a cell stands, empty where its item is not shown."""
        at = self._model.row_of(item_id)
        row = self._model.rows[at] if at >= 0 else None
        if not isinstance(row, ItemRow):
            return QRect()
        return field_part(self._theme, self.visualRect(self._model.index(at)), row, cell)

    def room_place(self, session_id: str) -> QRect:
        """Return where the field of a room stands, empty where it is not shown."""
        for at, row in enumerate(self._model.rows):
            if isinstance(row, RoomsRow):
                rect = self.visualRect(self._model.index(at))
                parts = zip(row.rooms, room_parts(self._theme, rect, row), strict=True)
                for room, part in parts:
                    if room.session_id == session_id:
                        return room_field_part(self._theme, part)
        return QRect()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Begin at the first mend or room of another row."""
        super().currentChanged(current, previous)
        self.part = 0
        self.viewport().update()
        self.came.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through cells, begin to edit one, choose a mend."""
        row, key = self.current_row, event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if row is None:
            super().keyPressEvent(event)
        elif plain and key in (_Key.Key_Left, _Key.Key_Right):
            self._step(row, 1 if key == _Key.Key_Right else -1)
        elif plain and key in _ENTER:
            self._enter(row)
        elif plain and key == _Key.Key_Space:
            self.fold_wanted.emit(self.current_item_id)
        elif isinstance(row, ItemRow) and self._empties_start(event):
            self.loosen_wanted.emit(row)
        elif isinstance(row, ItemRow) and is_writing(event):
            self.edit_wanted.emit(row.id, self.cell, event.text())
        elif isinstance(row, RoomsRow) and is_writing(event):
            self.room_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Delete on a start before it deletes the item."""
        if event.type() == QEvent.Type.ShortcutOverride and self._empties_start(event):
            event.accept()
            return True
        return super().event(event)

    def _empties_start(self, event: QEvent) -> bool:
        """Tell whether a key is Delete on the start of the one item that is chosen."""
        return (
            isinstance(event, QKeyEvent)
            and event.key() == _Key.Key_Delete
            and not event.modifiers()
            and isinstance(self.current_row, ItemRow)
            and self.cell == "start"
            and len(self.chosen) == 1
        )

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: what is typed goes into the cell."""

    def _step(self, row: Row, step: int) -> None:
        if isinstance(row, ItemRow):
            at = CELLS.index(self.cell) + step
            self.cell = CELLS[max(0, min(at, len(CELLS) - 1))]
        else:
            parts = row.parts if isinstance(row, RoomsRow) else row.mends
            self.part = max(0, min(self.part + step, len(parts) - 1))
        self.viewport().update()
        self.came.emit()

    def _enter(self, row: Row) -> None:
        if isinstance(row, ItemRow):
            self.edit_wanted.emit(row.id, self.cell, "")
        elif mend := _mend_of(row, self.part):
            self.mend_wanted.emit(mend)
        elif isinstance(row, RoomsRow) and self.part < len(row.parts):
            self.room_wanted.emit("")

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse, do the mend under it, or show rooms."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row: Row | None = index.data(ROW_ROLE)
        rect = self.visualRect(index)
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            if mend := mend_at(self._theme, rect, row, at):
                self.mend_wanted.emit(mend)
                return
            if unfolds_at(self._theme, rect, row, at):
                self.fold_wanted.emit(row.id)
                return
            if isinstance(row, ItemRow) and is_pin_at(self._theme, rect, row, at):
                self.pin_wanted.emit(row)
                return
            if isinstance(row, ItemRow):
                self.cell = cell_at(self._theme, rect, row, at) or self.cell
                self._pressed = at
        super().mousePressEvent(event)
        if row is not None and is_more_at(self._theme, rect, row, at):
            self._pressed = None
            self.menu_wanted.emit(event.globalPosition().toPoint())
        if row is not None:
            self.part = part_at(self._theme, rect, row, at)
            self.came.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell under the mouse."""
        row = self.current_row
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            if isinstance(row, ItemRow):
                self.edit_wanted.emit(row.id, self.cell, "")
            elif isinstance(row, RoomsRow):
                self.room_wanted.emit("")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen items; without a button only the hovered row follows."""
        held = event.buttons() & Qt.MouseButton.LeftButton
        if self._pressed is None or not held:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() > self._theme.px(8)
        if far or self._drop_row >= 0:
            self._drop_row = self._gap_at(event.position().toPoint())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let what is dragged go where the line is."""
        dropped, self._drop_row, self._pressed = self._drop_row, -1, None
        self.viewport().update()
        if dropped < 0:
            super().mouseReleaseEvent(event)
            return
        above = [row for row in self._model.rows[:dropped] if isinstance(row, ItemRow)]
        self.carried.emit(self.chosen, above[-1].id if above else "")

    def _gap_at(self, at: QPoint) -> int:
        """Return the number of rows above the gap between items that is nearest to a point."""
        items = [place for place, row in enumerate(self._model.rows) if isinstance(row, ItemRow)]
        for place in items:
            if at.y() < self.visualRect(self._model.index(place)).center().y():
                return place
        return len(self._model.rows)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where what is dragged would go."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            above = self.visualRect(self._model.index(max(0, self._drop_row - 1)))
            top = above.bottom() if self._drop_row else above.top()
            painter, px = QPainter(self.viewport()), self._theme.px
            line = QRect(px(SIDE), top - 1, self.viewport().width() - px(SIDE), 3)
            fill(painter, line, self._theme.color("accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew."""
        super().resizeEvent(event)
        self._lay_out()


def _mend_of(row: RoomsRow | HintRow, part: int) -> Mend | None:
    if isinstance(row, RoomsRow):
        room, cell = row.parts[part] if part < len(row.parts) else (None, "")
        return room.mend if room and cell == "mend" else None
    return row.mends[part][1] if part < len(row.mends) else None
