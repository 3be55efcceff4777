"""A list of agenda items: arrows go through them, Enter chooses one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from facilitator.ui.agenda.model import AgendaModel, ItemRow
from facilitator.ui.agenda.pen import SIDE
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.pen import Pen
from facilitator.ui.widgets.row_model import ROW_ROLE

_HEADING = 32


class ItemList(HoverList):
    """Keeps the keyboard at its item whatever happens to the rows."""

    chosen = Signal()
    """Enter was pressed, or a row clicked twice."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._model = AgendaModel()
        self.setModel(self._model)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(name)
        self.activated.connect(lambda _index: self.chosen.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> Sequence[ItemRow]:
        """What is shown."""
        return self._model.rows

    @property
    def current_id(self) -> str:
        """The item that the keyboard is at, empty for none."""
        row: ItemRow | None = self.currentIndex().data(ROW_ROLE)
        return row.id if row else ""

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Show other rows; the keyboard stays at its item."""
        at = self.current_id
        self._model.show_rows(rows)
        self.scheduleDelayedItemsLayout()
        if at and not self.current_id:
            self.go_to(at)

    def go_to(self, item_id: str) -> None:
        """Put the keyboard at an item, the first one where it is not among them."""
        index = self.index_of(item_id)
        index = index if index.isValid() else self._model.index(0, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the keyboard's item in view where there is less room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def index_of(self, item_id: str) -> QModelIndex:
        """Return an item's index, none where it is not among the rows."""
        return self._model.index_of(item_id)


class ListHeading(QWidget):
    """The names of a list's columns, above the rows that scroll and as wide as they are."""

    def __init__(self, theme: Theme, rows: ItemList) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        rows.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.update())
        theme.changed.connect(self._resize)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and the line below them."""
        painter, side = QPainter(self), self._theme.px(SIDE)
        area = QRect(0, 0, self._rows.viewport().width(), self.height())
        self.write(Pen(painter, self._theme), area)
        line = area.adjusted(side, area.height() - 1, -side, 0)
        painter.fillRect(line, self._theme.color("line"))

    def write(self, pen: Pen, area: QRect) -> None:
        """Write the names into an area that is divided as a row is."""
        raise NotImplementedError

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEADING))
        self.update()
