"""Takes what is typed into a cell: words go into the file key by key, times when somebody is done.

Half a number ("4" of "45") is nobody's plan, so times are tried out on the table alone until then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from facilitator.actions import agenda_items, agenda_times
from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.domain.programme import Window
from facilitator.domain.records import AgendaItem
from facilitator.language import mark, tr
from facilitator.ui.agenda_plan.field import CellField
from facilitator.ui.agenda_plan.rows import Cell, speakers_text
from facilitator.ui.agenda_plan.values import minutes_text, typed_minutes, typed_time
from facilitator.ui.attempts import succeeds
from facilitator.ui.rivals.seen import Seen

if TYPE_CHECKING:
    from datetime import datetime

NAMES: Final[dict[Cell, str]] = {
    "start": mark("Start"),
    "length": mark("Length"),
    "kind": mark("Kind"),
    "title": mark("Agenda item"),
    "speakers": mark("Who speaks?"),
    "place": mark("Place"),
}
_TIMES: Final[Mapping[Cell, str]] = {"start": "start_time", "length": "duration_minutes"}


class Editing(QObject):
    """At most one cell is being edited."""

    tried = Signal()
    """Times that are not in the file yet are to be shown, or none any more."""
    failed = Signal(str)
    """Something could not be written; the sentence says what happened."""

    def __init__(self, desk: Desk, field: CellField, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.field = field
        self.item_id = ""
        self.cell: Cell = "title"
        self.before: dict[str, datetime] = {}
        """When the items began before somebody started to type."""
        self._first = ""
        self._seen = Seen(desk.read)
        self._cells: dict[str, str | int | None] = {}
        field.typed.connect(self._heed)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return bool(self.item_id)

    def tried_out(self, head: Dossier) -> Dossier:
        """Return a plan with the times that are being typed."""
        if not self._cells:
            return head
        agenda = tuple(
            item._replace(**self._cells) if item.id == self.item_id else item
            for item in head.agenda
        )
        return replace(head, agenda=agenda)

    def begin(
        self, head: Dossier, windows: Sequence[Window], item: AgendaItem, cell: Cell, begun: str
    ) -> None:
        """Open the field on a cell; the caller puts it in its place."""
        self.item_id, self.cell, self._cells = item.id, cell, {}
        pairs = zip(head.agenda, windows, strict=bool(windows))
        self.before = {entry.id: window.start for entry, window in pairs}
        self._first = _text(head, item, cell)
        hint = tr("Name, organisation; name") if cell == "speakers" else ""
        self.field.open_with(self._first, begun, tr(NAMES[cell]), hint)

    def follow(self, head: Dossier) -> None:
        """Show what others, or undo, made of the words; close the field where the item is gone."""
        item = next((entry for entry in head.agenda if entry.id == self.item_id), None)
        if item is None:
            self._close()
        elif self.cell in ("title", "place"):
            words = _text(head, item, self.cell)
            place = ("agenda_item", self.item_id, str(self.cell))
            if words != self.field.text() and self._seen.follow(place, words):
                caret = self.field.cursorPosition()
                self.field.setText(words)
                self.field.setCursorPosition(caret)

    def keep(self) -> bool:
        """Write what is typed and close the field; False where the file did not take it."""
        if not self.is_open:
            return True
        if not succeeds(self.failed.emit, self._write_rest):
            return False
        self._close()
        return True

    def drop(self) -> None:
        """Go back to what stood in the cell."""
        if self.cell in ("title", "place"):
            self._write_words(self._first)
        self._close()

    def _close(self) -> None:
        self.item_id, self._cells, self.before = "", {}, {}
        self.field.hide()
        self.tried.emit()

    def _heed(self, text: str) -> None:
        if self.cell in ("title", "place"):
            self._write_words(text)
        elif self.cell in _TIMES:
            self._try(text)

    def _try(self, text: str) -> None:
        try:
            value = typed_time(text) if self.cell == "start" else typed_minutes(text)
        except ValueError:
            self._cells = {}
            self.field.show_sound(is_sound=False)
        else:
            self._cells = {_TIMES[self.cell]: value}
            self.field.show_sound(is_sound=True)
        self.tried.emit()

    def _write_words(self, text: str) -> None:
        place = ("agenda_item", self.item_id, str(self.cell))
        seen = self._seen.of(place, self._first)
        values = {"item_id": self.item_id, "cell": self.cell, "text": text}
        succeeds(
            self.failed.emit,
            lambda: self._desk.run_seeing(seen, agenda_items.write, initiator=self, **values),
        )
        self._seen.note(place, self._first)

    def _write_rest(self) -> None:
        text = self.field.text()
        if self.cell == "speakers" and text != self._first:
            item = self._desk.read.row(AgendaItem, self.item_id)
            if item is not None:
                self._desk.run(
                    agenda_items.set_speakers,
                    initiator=self,
                    workshop_id=item.workshop_id,
                    item_id=self.item_id,
                    text=text,
                )
        elif self._cells == {"start_time": None} and text != self._first:
            self._loosen()
        elif self._cells and text != self._first:
            self._desk.run(
                agenda_items.set_times, initiator=self, item_id=self.item_id, **self._cells
            )
        elif self.cell in _TIMES and text != self._first:
            self.failed.emit(
                tr("“{text}” was not understood; the cell keeps what it had.", text=text)
            )

    def _loosen(self) -> None:
        item = self._desk.read.row(AgendaItem, self.item_id)
        if item is not None:
            self._desk.run(
                agenda_times.loosen,
                initiator=self,
                workshop_id=item.workshop_id,
                item_ids=[self.item_id],
            )


def _text(head: Dossier, item: AgendaItem, cell: Cell) -> str:
    """Return what stands in a cell as it is edited."""
    if cell == "speakers":
        return speakers_text(head, item)
    if cell == "length":
        return minutes_text(item.duration_minutes)
    return {"start": item.start_time or "", "title": item.title, "place": item.place}[cell]
