"""The rooms side by side; arrow keys lead from one to another, and the questions start level."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from facilitator.language import tr
from facilitator.ui.cockpit.arrangement import Arrangement, arranged
from facilitator.ui.cockpit.column import RoomColumn
from facilitator.ui.cockpit.earlier import HEIGHT, EarlierBand, EarlierRoom
from facilitator.ui.cockpit.rooms import Sight
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.tabbing import follow
from facilitator.ui.widgets.viewports import give_viewport

_Key = Qt.Key
_AIR_OF_BAR: Final = 10


class Board(QScrollArea):
    """Keeps a column for each room, in its order, and one of them at the keyboard."""

    entered = Signal(str)
    """Somebody wants to go into this session."""
    mend_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        give_viewport(self)
        self._theme = theme
        self._inside = QWidget()
        self._columns: list[RoomColumn] = []
        self._bands: list[EarlierBand] = []
        self._arrangement: Arrangement | None = None
        self._lines: tuple[int, ...] = ()
        self.current_id = ""
        self.setWidget(self._inside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab comes to a column at once
        self.setAccessibleName(tr("Rooms"))
        theme.changed.connect(self._lay_out)

    @property
    def columns(self) -> list[RoomColumn]:
        """Those that are shown, in the order of the rooms."""
        return self._columns

    @property
    def bands(self) -> list[EarlierBand]:
        """What stands above the columns."""
        return self._bands

    @property
    def current(self) -> RoomColumn | None:
        """Where the keyboard is, or comes to."""
        found = (column for column in self._columns if column.session_id == self.current_id)
        return next(found, self._columns[0] if self._columns else None)

    # What is shown

    def show_rooms(self, sights: tuple[Sight, ...], earlier: list[EarlierRoom]) -> None:
        """Show rooms; `earlier` ones stand above them, one for each or none."""
        before = [column.session_id for column in self._columns]
        self._provide(len(sights), len(earlier))
        for column, sight in zip(self._columns, sights, strict=True):
            column.show_sight(sight)
        for band, room in zip(self._bands, earlier, strict=True):
            band.show_room(room)
        self._keep_keyboard()
        is_other = before != [column.session_id for column in self._columns]
        if is_other:
            self._rove()
        if is_other or self._lines != tuple(self._lines_of_rows()):
            self._lay_out()

    def _keep_keyboard(self) -> None:
        """Know which room is at the keyboard now: a column may have come to show another one."""
        for column in self._columns:
            if column.hasFocus():
                self.current_id = column.session_id

    def _provide(self, columns: int, bands: int) -> None:
        """Have as many columns and bands as are needed."""
        while len(self._columns) < columns:
            self._columns.append(self._made())
        while len(self._bands) < bands:
            band = EarlierBand(self._theme, self._inside)
            band.clicked.connect(lambda _checked, made=band: self._enter_earlier(made))
            self._bands.append(band)
        surplus = (*self._columns[columns:], *self._bands[bands:])
        if columns and any(part.hasFocus() for part in surplus):
            self._columns[0].setFocus()
        for part in surplus:
            part.hide()
            part.deleteLater()
        del self._columns[columns:], self._bands[bands:]

    def _made(self) -> RoomColumn:
        column = RoomColumn(self._theme, self._inside)
        column.clicked.connect(lambda _checked: self.entered.emit(column.session_id))
        column.mend_wanted.connect(self.mend_wanted)
        column.steered.connect(self._steer)
        return column

    def _enter_earlier(self, band: EarlierBand) -> None:
        if band.room:
            self.entered.emit(band.room.session_id)

    # Where everything is

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        area, top = self.viewport().size(), self._top()
        area.setHeight(area.height() - top)
        if self.verticalScrollBar().isVisible():
            area.setWidth(area.width() + self.verticalScrollBar().width())
        bar = self.verticalScrollBar().sizeHint().width()
        found = self._arrangement = arranged(self._theme, len(self._columns), area, bar)
        height = top + found.rows * found.size.height()
        width = area.width() - (bar if height > area.height() + top else 0)
        self._inside.setFixedSize(width, height)
        self._lines = tuple(self._lines_of_rows())
        for number, column in enumerate(self._columns):
            column.setGeometry(found.place(number, width).translated(0, top))
            column.wear(found.measures, self._lines[number // found.columns])
            column.show()
        for number, band in enumerate(self._bands):
            place = found.place(number, width)
            band.setGeometry(place.left(), 0, place.width(), top)
            band.setVisible(bool(top))

    def _top(self) -> int:
        """Return the height of the bands: they are shown where there is one row with room for them."""
        size = self.viewport().size()
        found = arranged(self._theme, len(self._columns), size)
        fits = found.rows == 1 and not found.measures.is_dense
        top = self._theme.px(HEIGHT)
        has_room = size.height() - top >= self._theme.px(found.measures.height + HEIGHT)
        return top if self._bands and fits and has_room else 0

    def _lines_of_rows(self) -> Iterator[int]:
        """Yield for each row how many lines its longest question takes: so all notes start level."""
        found = self._arrangement
        if found is None:
            return
        for row in range(found.rows):
            columns = self._columns[row * found.columns : (row + 1) * found.columns]
            width = found.size.width()
            yield max((entry.lines_needed(found.measures, width) for entry in columns), default=1)

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the column where it was."""
        super().focusInEvent(event)
        if self.current:
            self._go_to(self.current)

    def go_to(self, session_id: str) -> None:
        """Bring the keyboard to a room."""
        for column in self._columns:
            if column.session_id == session_id:
                self._go_to(column)

    def _go_to(self, column: RoomColumn) -> None:
        self.current_id = column.session_id
        self._rove()
        column.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(column, 0, self._theme.px(_AIR_OF_BAR))

    def _rove(self) -> None:
        """Let Tab stop at one column only: the arrows lead to the others."""
        current = self.current
        for column in self._columns:
            column.set_stop(is_stop=column is current)
        if current is not None:
            follow(self, (*self._bands, current, current.mend))

    def _steer(self, key: int) -> None:
        current, found = self.current, self._arrangement
        if current is None or found is None:
            return
        at, last = self._columns.index(current), len(self._columns) - 1
        page = max(1, self.viewport().height() // found.size.height()) * found.columns
        steps = {
            _Key.Key_Left: at - 1,
            _Key.Key_Right: at + 1,
            _Key.Key_Up: at - found.columns,
            _Key.Key_Down: at + found.columns,
            _Key.Key_Home: 0,
            _Key.Key_End: last,
            _Key.Key_PageUp: max(at - page, at % found.columns),
            _Key.Key_PageDown: at + page,
        }
        goal = steps[_Key(key)]
        if goal > last and key in (_Key.Key_Down, _Key.Key_PageDown):
            goal = last if last // found.columns > at // found.columns else at
        self._go_to(self._columns[goal if 0 <= goal <= last else at])
