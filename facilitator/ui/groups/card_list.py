"""A list of cards that gives its keys and its dragging to the board."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView

from facilitator.ui.groups.card_model import CardModel
from facilitator.ui.groups.card_painter import GAP, HEIGHT, CardPainter
from facilitator.ui.groups.cards import Card
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.lists import HoverList
from facilitator.ui.widgets.row_model import ROW_ROLE, Index

_Key = Qt.Key
_HELD: Final = ~Qt.KeyboardModifier.KeypadModifier
_NO, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SIDEWAYS: Final = {_Key.Key_Left: -1, _Key.Key_Right: 1}


class CardList(HoverList):
    """As high as its cards; it never scrolls by itself."""

    sideways = Signal(int)
    """The keyboard is to go to the list beside."""
    onwards = Signal(int)
    """The keyboard is at an end and is to go on (1) or back (-1)."""
    pushed = Signal(int)
    """The chosen person is to go to the room beside."""
    pressed_key = Signal(int)
    """A key without others that means something to the board: a figure or a letter."""
    came = Signal(str)
    """The keyboard or the mouse came to the card of this person."""
    carried = Signal(object, QPoint)
    """A card is carried over this point of the screen."""
    dropped = Signal(object, QPoint)
    """It was let go there; a point that is null when it was put back."""

    def __init__(self, theme: Theme, name: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._pressed_at = QPoint()
        self._carried: Card | None = None
        self._columns = 0
        self.setModel(CardModel())
        self.painter_of_cards = CardPainter(theme, self)
        self.setItemDelegate(self.painter_of_cards)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._fit)

    def model(self) -> CardModel:
        """Return the cards."""
        found = super().model()
        assert isinstance(found, CardModel)  # noqa: S101 - set in __init__
        return found

    @property
    def current(self) -> Card | None:
        """The card that the keyboard is at, or was last."""
        card = self.currentIndex().data(ROW_ROLE)
        return card if isinstance(card, Card) else None

    def show_in_columns(self, columns: int) -> None:
        """Lay the cards side by side in so many columns."""
        self._columns = columns
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self._fit()

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show other cards; the keyboard stays with its person, else at the same height."""
        here = self.currentIndex().row()
        person = self.current.person_id if self.current else ""
        if cards != self.model().rows:
            self.model().show_rows(cards)
            row = self.model().row_of(person)
            self._take(row if row >= 0 else min(here, len(cards) - 1))
            self._fit()

    def go_to(self, row: int) -> None:
        """Bring the keyboard to a row; from another place, only once somebody comes here."""
        self._take(max(0, min(row, len(self.model().rows) - 1)))
        if self.isVisible():
            self.setFocus()
        self._tell()

    def _take(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row) if row >= 0 else self.model().index(-1))

    # Size

    def _fit(self) -> None:
        count, columns = len(self.model().rows), self._columns or 1
        rows = -(-count // columns)
        height = self._theme.px(HEIGHT + GAP) * max(rows, 0 if self._columns else 1)
        if self._columns:
            self.painter_of_cards.width = max(1, self.width() // columns)
        self.setFixedHeight(height)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        if self._columns and event.size().width() != event.oldSize().width():
            self._fit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, go sideways, push the person sideways; letters and figures are the board's."""
        key, held = _Key(event.key()), event.modifiers() & _HELD
        row, last = self.currentIndex().row(), len(self.model().rows) - 1
        if key in _SIDEWAYS and held == _CTRL:
            self.pushed.emit(_SIDEWAYS[key])
        elif key in _SIDEWAYS and held == _NO and not self._columns:
            self.sideways.emit(_SIDEWAYS[key])
        elif held != _NO:
            event.ignore()
        elif (key == _Key.Key_Down and row >= last) or (key == _Key.Key_Up and row <= 0):
            self.onwards.emit(1 if key == _Key.Key_Down else -1)
        elif event.text().isalnum():
            self.pressed_key.emit(event.key())
        elif key in {_Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End, *_SIDEWAYS}:
            super().keyPressEvent(event)
            self._tell()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the keyboard at a card."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rows:
            self._take(0)
        self._tell()

    def _tell(self) -> None:
        if self.current is not None:
            self.came.emit(self.current.person_id)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card."""
        self._pressed_at = event.position().toPoint()
        index: Index = self.indexAt(self._pressed_at)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the card that was pressed."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._carried is None and far:
            card = self.indexAt(self._pressed_at).data(ROW_ROLE)
            self._carried = card if isinstance(card, Card) and card.state != "absent" else None
        if self._carried is not None:
            self.carried.emit(self._carried, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        carried, self._carried = self._carried, None
        if carried is not None:
            self.dropped.emit(carried, event.globalPosition().toPoint())
