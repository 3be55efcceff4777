"""Edits who moderates a room and where it is, in the field over its column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.actions import agenda_rooms
from facilitator.actions.desk import Action, Desk
from facilitator.language import tr
from facilitator.ui.agenda_plan.field import CellField
from facilitator.ui.agenda_plan.rows import RoomCell, RoomsRow, mentions_text
from facilitator.ui.agenda_plan.table import PlanTable
from facilitator.ui.attempts import attempt

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier


class RoomEditing(QObject):
    """At most one part of one room is being edited; it is written when somebody is done."""

    failed = Signal(str)
    """Something could not be written; the sentence says what happened."""

    replaced = Signal(str)
    """Names gave way to what was typed over them; the sentence says which."""

    def __init__(self, desk: Desk, table: PlanTable, field: CellField, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self.field = field
        self.session_id = ""
        self._workshop_id = ""
        self._cell: RoomCell = "moderators"
        self._first = ""
        self._typed_over = ""
        """The code of a room whose names are being typed over; empty for none."""
        field.kept.connect(self._end)
        field.dropped.connect(self._drop)
        field.tabbed.connect(self._go_on)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self.place_field())

    @property
    def is_open(self) -> bool:
        """Whether something is being edited."""
        return bool(self.session_id)

    def begin(self, head: "Dossier", begun: str) -> None:
        """Open the field on the part that the keyboard is at; `begun` is what was typed already."""
        row = self._table.current_row
        if not isinstance(row, RoomsRow) or not self.keep():
            return
        room, cell = row.parts[min(self._table.part, len(row.parts) - 1)]
        session = next((entry for entry in head.sessions if entry.id == room.session_id), None)
        if session is None or cell == "mend":
            return
        self.session_id, self._cell, self._workshop_id = session.id, cell, head.workshop.id
        is_room = cell == "room"
        self._first = session.room if is_room else mentions_text(head, head.moderators_of(session))
        self._typed_over = room.code if begun and self._first and not is_room else ""
        name = tr("Room") if is_room else tr("Who moderates?")
        hint = "" if is_room else tr("Name, organisation; name")
        self.field.open_with(self._first, begun, name, hint)
        self.place_field()

    def place_field(self) -> None:
        """Keep the field over its room."""
        if self.is_open:
            self.field.setGeometry(self._table.room_place(self.session_id))

    def keep(self) -> bool:
        """Write what is typed and close the field; False where the file did not take it."""
        if not self.is_open:
            return True
        text = self.field.text()
        if text != self._first and not self._write(text):
            return False
        self._close()
        return True

    def _write(self, text: str) -> bool:
        values = {"session_id": self.session_id, "text": text}
        action: Action[...] = agenda_rooms.set_room
        if self._cell == "moderators":
            action, values["workshop_id"] = agenda_rooms.set_moderators, self._workshop_id
        outcome = attempt(self._desk, self.failed.emit, action, initiator=self, **values)
        if outcome and self._cell == "moderators":
            self._tell_replaced(text)
        return outcome is not None

    def _tell_replaced(self, text: str) -> None:
        """Say whose names are gone where somebody began to type at once, perhaps meaning the room."""
        if self._typed_over:
            words = {"session": self._typed_over, "new": text or "–", "old": self._first}
            self.replaced.emit(
                tr("{session}: “{new}” moderates instead of “{old}”. Undo takes it back.", **words)
            )

    def _close(self) -> None:
        self.session_id = ""
        self.field.hide()

    def _end(self) -> None:
        had = self.field.hasFocus()
        if self.keep() and had:
            self._table.setFocus()

    def _drop(self) -> None:
        self._close()
        self._table.setFocus()

    def _go_on(self, step: int) -> None:
        """Go on to the next part that can be typed, and open it; at the ends the table has the keyboard."""
        if not self.keep():
            return
        self._table.setFocus()
        row = self._table.current_row
        parts = row.parts if isinstance(row, RoomsRow) else []
        at = self._table.part + step
        while 0 <= at < len(parts) and parts[at][1] == "mend":
            at += step
        if 0 <= at < len(parts):
            self._table.part = at
            self._table.room_wanted.emit("")
