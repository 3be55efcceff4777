"""Cards as a Qt model."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.ui.groups.cards import Card

Index = QModelIndex | QPersistentModelIndex

Told = Callable[[str], list[str]]
"""Returns what there is to say about a person by their id."""
CARD_ROLE: Final = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """The cards of one list."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[Card, ...] = ()
        self.told: Told = lambda _person_id: []

    def show_cards(self, cards: tuple[Card, ...]) -> bool:
        """Show other cards; tell whether anything changed."""
        if cards == self.cards:
            return False
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        """Return a card, its name, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([card.spoken, *self.told(card.person_id)])
        values: dict[int, Card | str] = {
            CARD_ROLE: card,
            Qt.ItemDataRole.DisplayRole: card.name,
            Qt.ItemDataRole.AccessibleTextRole: card.spoken,
        }
        return values.get(role)

    def row_of(self, person_id: str) -> int:
        """Return where a person's card lies, -1 for nowhere; where they are now before where they may go."""
        rows = [row for row, card in enumerate(self.cards) if card.person_id == person_id]
        rows.sort(key=lambda row: self.cards[row].state == "coming")
        return rows[0] if rows else -1
