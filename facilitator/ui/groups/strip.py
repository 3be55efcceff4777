"""Cards below the rooms under a heading: who is not here, who has no seat."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.groups.card_list import CardList
from facilitator.ui.groups.cards import Card
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label


class CardStrip(QWidget):
    """Is there only while it has cards."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.list = CardList(theme, name)
        self._count = label(theme, "", "base", 400, "text3")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(label(theme, name, "base", 600, "text"))
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.list)
        self.hide()

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show other cards."""
        self.list.show_cards(cards)
        self._count.setText(str(len(cards)))
        self.setVisible(bool(cards))
