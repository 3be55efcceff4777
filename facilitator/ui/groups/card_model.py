"""Cards as a Qt model."""

from collections.abc import Callable

from facilitator.ui.groups.cards import Card
from facilitator.ui.widgets.row_model import SPOKEN, TEXT, TIP, RowModel

Told = Callable[[str], list[str]]
"""Returns what there is to say about a person by their id."""


class CardModel(RowModel[Card]):
    """The cards of one list."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Told = lambda _person_id: []

    def words(self, row: Card, role: int) -> str | None:
        """Return its name, all there is to say, or what a screen reader says."""
        if role == TIP:
            return "\n".join([row.spoken, *self.told(row.person_id)])
        return {TEXT: row.name, SPOKEN: row.spoken}.get(role)

    def row_of(self, person_id: str) -> int:
        """Return where a person's card lies, -1 for nowhere; where they are now before where they may go."""
        found = [at for at, card in enumerate(self.rows) if card.person_id == person_id]
        found.sort(key=lambda at: self.rows[at].state == "coming")
        return found[0] if found else -1
