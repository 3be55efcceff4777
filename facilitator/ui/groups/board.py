"""The board: the rooms of a round side by side, and below them who has no seat in them."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.groups.card_list import CardList
from facilitator.ui.groups.card_model import Told
from facilitator.ui.groups.card_painter import HEIGHT
from facilitator.ui.groups.cards import Card, RoundCards
from facilitator.ui.groups.carried import CarriedCard
from facilitator.ui.groups.room_column import RoomColumn
from facilitator.ui.groups.strip import CardStrip
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.tabbing import follow

_SPACE, _LEAST_WIDTH = 14, 180
_FIGURES: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class Board(QWidget):
    """Asks for what is to change; it changes no file itself."""

    moved = Signal(str, str)
    """A person is to sit in this session."""
    lock_wanted = Signal(object)
    """The lock of this card is to be turned."""
    absence_wanted = Signal(object)
    """This card's person does not come, or does come after all."""
    round_wanted = Signal()
    """The next round is to be shown."""
    came = Signal(str)
    """The keyboard came to this person."""
    left_below = Signal()
    """The keyboard went down from the last list."""
    hovering = Signal(str, str)
    """A person is held over this session; empty for over none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.columns: list[RoomColumn] = []
        self._over = ""
        self.person_id = ""
        """Whom the keyboard is at."""
        self.waiting = CardStrip(theme, tr("Without a seat"))
        self.absent = CardStrip(theme, tr("Not here"))
        self._rooms = QHBoxLayout()
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._rooms)
        self._page.addWidget(self.waiting)
        self._page.addWidget(self.absent)
        self.carried = CarriedCard(theme, self)
        """The card under the pointer; whoever has the board may give it more room to go."""
        for strip in (self.waiting, self.absent):
            self._connect(strip.list)
        theme.changed.connect(self._resize)
        self._resize()
        self.setAccessibleName(tr("Groups"))

    # What is shown

    def show_round(self, cards: RoundCards) -> None:
        """Show a round; the keyboard stays with its person, also when they went to another room."""
        had_keyboard = self.at_keyboard is not None
        self._make_columns(len(cards.rooms))
        for column, room in zip(self.columns, cards.rooms, strict=True):
            column.show_room(room)
        self.waiting.show_cards(cards.waiting)
        self.absent.show_cards(cards.absent)
        if self.person_id and had_keyboard:
            self.go_to(self.person_id)

    def tell(self, told: Told) -> None:
        """Let the tooltips of cards say what there is to say about their people."""
        for cards in self.lists:
            cards.model().told = told

    def go_to(self, person_id: str) -> bool:
        """Bring the keyboard to a person; tell whether they are on this board."""
        for cards in self.lists:
            row = cards.model().row_of(person_id)
            if row >= 0 and cards.model().rows[row].state != "coming":
                cards.go_to(row)
                return True
        return False

    def focus(self) -> None:
        """Take the keyboard, at whom it was at last."""
        if self.person_id and self.go_to(self.person_id):
            return
        filled = [cards for cards in self.lists if cards.model().rows]
        if filled:
            filled[0].go_to(0)

    @property
    def first(self) -> CardList:
        """The list to which the keyboard comes first: that of the person it was at."""
        filled = [cards for cards in self.lists if cards.model().rows]
        here = [cards for cards in filled if cards.model().row_of(self.person_id) >= 0]
        return (here or filled or self.lists)[0]

    @property
    def lists(self) -> list[CardList]:
        """The lists of cards, in the order in which the keyboard goes through them."""
        return [*(column.list for column in self.columns), self.waiting.list, self.absent.list]

    @property
    def card(self) -> Card | None:
        """The card that the keyboard was at last."""
        for cards in self.lists:
            row = cards.model().row_of(self.person_id)
            if row >= 0:
                return cards.model().rows[row]
        return None

    def _make_columns(self, count: int) -> None:
        while len(self.columns) > count:
            column = self.columns.pop()
            self._rooms.removeWidget(column)
            column.deleteLater()
        while len(self.columns) < count:
            column = RoomColumn(self._theme)
            self._connect(column.list)
            self.columns.append(column)
            self._rooms.addWidget(column, 1)
            follow(self, self.lists)
        self._resize()

    def _connect(self, cards: CardList) -> None:
        cards.sideways.connect(lambda step: self._go_beside(cards, step))
        cards.onwards.connect(lambda step: self._go_on(cards, step))
        cards.pushed.connect(lambda step: self._push(cards, step))
        cards.pressed_key.connect(lambda key: self._heed(cards, key))
        cards.came.connect(self._note)
        cards.carried.connect(self._carry)
        cards.dropped.connect(self._drop)

    def _note(self, person_id: str) -> None:
        self.person_id = person_id
        self.came.emit(person_id)

    @property
    def at_keyboard(self) -> CardList | None:
        """The list that has the keyboard."""
        return next((cards for cards in self.lists if cards.hasFocus()), None)

    # Keys

    def _go_beside(self, cards: CardList, step: int) -> None:
        lists = [column.list for column in self.columns]
        if cards in lists and 0 <= lists.index(cards) + step < len(lists):
            beside = lists[lists.index(cards) + step]
            if beside.model().rows:
                beside.go_to(cards.currentIndex().row())

    def _go_on(self, cards: CardList, step: int) -> None:
        """Go from the columns to the lists below and back; beyond those is what comes after the board."""
        lists = self.lists
        below = [entry for entry in lists[len(self.columns) :] if entry.model().rows]
        order = [cards, *below] if cards not in below else [*lists[:1], *below]
        place = order.index(cards) + step
        if place >= len(order):
            self.left_below.emit()
        elif place >= 0 and order[place] is not cards:
            order[place].go_to(0 if step > 0 else len(order[place].model().rows) - 1)

    def _push(self, cards: CardList, step: int) -> None:
        columns = [column.list for column in self.columns]
        at = columns.index(cards) + step if cards in columns else max(0, step - 1)
        if cards.current is not None and 0 <= at < len(columns):
            self._ask_to_move(cards.current, self.columns[at])

    def _heed(self, cards: CardList, key: int) -> None:
        card = cards.current
        if key == Qt.Key.Key_R:
            self.round_wanted.emit()
        elif card is None:
            return
        elif key in _FIGURES and key - Qt.Key.Key_1 < len(self.columns):
            self._ask_to_move(card, self.columns[key - Qt.Key.Key_1])
        elif key == Qt.Key.Key_L:
            self.lock_wanted.emit(card)
        elif key == Qt.Key.Key_A:
            self._turn_absence(cards, card)

    def _turn_absence(self, cards: CardList, card: Card) -> None:
        """Ask, and go on to who stands next here: often several did not come."""
        row, there = cards.currentIndex().row(), cards.model().rows
        beside = [*there[row + 1 :], *reversed(there[:row])]
        self.absence_wanted.emit(card)
        if cards.model().row_of(card.person_id) >= 0:  # refused, or on the way out of here
            return
        rows = (
            cards.model().row_of(other.person_id) for other in beside if other.state != "coming"
        )
        found = next((at for at in rows if at >= 0), None)
        if found is not None:
            cards.go_to(found)

    def _ask_to_move(self, card: Card, column: RoomColumn) -> None:
        room = column.room
        is_there = card in column.list.model().rows
        if room is not None and not is_there and card.state != "absent":
            self.person_id = card.person_id
            self.moved.emit(card.person_id, room.session_id)

    # The mouse

    def _under(self, point: QPoint) -> RoomColumn | None:
        place = self.mapFromGlobal(point)
        return next((column for column in self.columns if column.geometry().contains(place)), None)

    def _carry(self, card: Card, point: QPoint) -> None:
        under = self._under(point)
        for column in self.columns:
            column.set_target(column is under and card not in column.list.model().rows)
        width = self.columns[0].list.width() if self.columns else 0
        height = self._theme.px(HEIGHT)
        self.carried.carry(card, point, QSize(width, height))
        self._hover(card.person_id, under.room.session_id if under and under.room else "")

    def _drop(self, card: Card, point: QPoint) -> None:
        self.carried.hide()
        under = self._under(point)
        for column in self.columns:
            column.set_target(False)
        self._hover(card.person_id, "")
        if under is not None:
            self._ask_to_move(card, under)

    def _hover(self, person_id: str, session_id: str) -> None:
        if session_id != self._over:
            self._over = session_id
            self.hovering.emit(person_id, session_id)

    # Size

    def _resize(self) -> None:
        px = self._theme.px
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(px(18))
        self._rooms.setSpacing(px(_SPACE))
        for column in self.columns:
            column.setMinimumWidth(px(_LEAST_WIDTH))
        for strip in (self.waiting, self.absent):
            strip.list.show_in_columns(max(1, len(self.columns)))
