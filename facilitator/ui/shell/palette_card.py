"""The card of the search: the field, the rows under it, and a sentence where there are none."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.language import tr
from facilitator.ui.shell.palette_delegate import PaletteDelegate
from facilitator.ui.shell.palette_rows import Entry, PaletteModel, Row, spoken
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import line
from facilitator.ui.widgets.row_model import ROW_ROLE

_FIELD: Final = 48
_PAD: Final = 6
_BORDER: Final = 1


class PaletteCard(QFrame):
    """Shows rows and which of them is current; the field keeps the keyboard all the time."""

    chosen = Signal()
    """Somebody clicked the current row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("box", "true")
        self.setMouseTracking(True)
        self.model = PaletteModel(self)
        self.field = self._make_field()
        self.list = ResultList(theme, self.model)
        self.list.clicked.connect(self._click)
        self._sentence = label(theme, "", "base", 400, "text2", wrap=True)
        self._lay_out()
        self._resize()
        theme.changed.connect(self._resize)

    # Rows

    def show_rows(self, rows: list[Row], sentence: str = "") -> None:
        """Show rows, and below them a sentence about what is missing."""
        kept = self.current()
        self.model.show_rows(rows)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.list.setVisible(bool(rows))
        self._line.setVisible(bool(rows or sentence))
        same = (row for row in self.model.entries() if kept and rows[row] == kept)
        self._go_to(next(same, self._first()))

    def current(self) -> Entry | None:
        """Return the row that Enter takes."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Entry) else None

    def go_to_first(self) -> None:
        """Make the first entry the current row."""
        self._go_to(self._first())

    def step(self, by: int) -> None:
        """Go up or down by a number of entries, at most to the first or last."""
        entries = self.model.entries()
        if entries:
            at = entries.index(self.list.currentIndex().row())
            self._go_to(entries[min(max(at + by, 0), len(entries) - 1)])

    def page(self) -> int:
        """Return how many entries a page has."""
        height = self.list.visualRect(self.list.currentIndex()).height() or 1
        return max(1, self.list.viewport().height() // height - 1)

    def _first(self) -> int:
        return next(iter(self.model.entries()), -1)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        if row == self._first():
            self.list.scrollToTop()
        entry = self.current()
        self.field.setAccessibleDescription(spoken(entry) if entry else "")

    def _click(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW_ROLE), Entry):
            self.list.setCurrentIndex(index)
            self.chosen.emit()

    # Size

    def height_for(self, width: int, room: int) -> int:
        """Return how high the card is at a width: as the rows need, at most `room`."""
        px = self._theme.px
        height = 2 * _BORDER + px(_FIELD)
        if self.model.rows or self._sentence.text():
            height += 1 + 2 * px(_PAD)
        if self._sentence.text():
            height += self._sentence.heightForWidth(width - 2 * (px(_PAD) + _BORDER))
        rows = min(self.list.rows_height(), max(room - height, px(_FIELD)))
        self.list.setFixedHeight(rows)
        return height + rows

    # Building

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("plain", "true")
        field.setPlaceholderText(tr("Find questions, notes, people, commands"))
        field.setAccessibleName(tr("Search"))
        self._theme.dress(field, "note")
        return field

    def _lay_out(self) -> None:
        self._head = QWidget()
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(_Glass(self._theme))
        self._head_row.addWidget(self.field, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self.list)
        self._body.addWidget(self._sentence)
        self._line = line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._line)
        column.addLayout(self._body)
        column.addStretch(1)

    def _resize(self) -> None:
        px = self._theme.px
        self._head.setFixedHeight(px(_FIELD))
        self._head_row.setContentsMargins(px(16), 0, px(16), 0)
        self._head_row.setSpacing(px(10))
        self._body.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_PAD))
        self._sentence.setMargin(px(10))
        self.list.doItemsLayout()


class ResultList(QListView):
    """The rows; takes clicks and the wheel, never the keyboard."""

    def __init__(self, theme: Theme, model: PaletteModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(PaletteDelegate(theme, self))
        self.setAccessibleName(tr("Found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def rows_height(self) -> int:
        """Return how high all rows are together."""
        rows = range(self.model().rowCount())
        return sum(self.sizeHintForIndex(self.model().index(row, 0)).height() for row in rows)


class _Glass(QWidget):
    """The sign of a search."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One icon."""
        return QSize(self._theme.px(16), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        self._theme.icons.draw(QPainter(self), 0, 0, "search", "text2")
