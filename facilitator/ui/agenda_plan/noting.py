"""Carries comment and materials of an item into the file as they are typed, and shows what others wrote."""

from PySide6.QtCore import QObject, Signal

from facilitator.actions import agenda_items
from facilitator.actions.desk import Desk
from facilitator.domain.records import AgendaItem
from facilitator.ui.agenda_plan.details import Details
from facilitator.ui.attempts import succeeds
from facilitator.ui.rivals.seen import Seen


class Noting(QObject):
    """Knows which words of the item in the details somebody has before their eyes."""

    failed = Signal(str)
    """Something could not be written; the sentence says what happened."""

    def __init__(self, desk: Desk, details: Details, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._details = details
        self._item_id = ""
        self._before: dict[str, str] = {}
        self._seen = Seen(desk.read)
        details.typed.connect(self._write)

    def show_item(self, item: AgendaItem | None) -> None:
        """Show what is noted of an item; words being typed that were outdone stay until another one."""
        if item is None or item.id != self._item_id:
            self._item_id = item.id if item else ""
            self._before = {}
            self._seen = Seen(self._desk.read)
        stored = {"comment": item.comment, "materials": item.materials} if item else {}
        shown = {cell: self._shown(cell, words) for cell, words in stored.items()}
        self._before = {**shown, **self._before}
        self._details.show_texts(shown if item else None)

    def _shown(self, cell: str, stored: str) -> str:
        """Return what is to stand in a text, of which the file says what is stored."""
        typed = self._details.words(cell)
        if cell not in self._before or typed == stored:
            return stored
        if not self._seen.follow(("agenda_item", self._item_id, cell), stored):
            return typed
        self._before[cell] = stored
        return stored

    def _write(self, cell: str, text: str) -> None:
        if not self._item_id:
            return
        place, before = ("agenda_item", self._item_id, cell), self._before.get(cell, "")
        seen = self._seen.of(place, before)
        values = {"item_id": self._item_id, "cell": cell, "text": text}
        succeeds(
            self.failed.emit,
            lambda: self._desk.run_seeing(seen, agenda_items.write, initiator=self, **values),
        )
        self._seen.note(place, before)
