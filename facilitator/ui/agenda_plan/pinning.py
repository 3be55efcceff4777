"""Sets the start of an item where it stands, or lets it follow the item above again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.actions import agenda_items, agenda_times
from facilitator.actions.desk import Desk
from facilitator.domain.records import AgendaItem
from facilitator.language import tr
from facilitator.ui.agenda_plan.rows import ItemRow
from facilitator.ui.agenda_plan.table import PlanTable
from facilitator.ui.attempts import succeeds


class Pinning(QObject):
    """Does what a click on a pin asks for, and Delete on a start."""

    said = Signal(str)
    """What became of a start, or why nothing did."""

    def __init__(
        self, desk: Desk, table: PlanTable, keep: Callable[[], bool], parent: QObject
    ) -> None:
        """`keep` writes what is being typed; False where that could not be done."""
        super().__init__(parent)
        self._desk = desk
        self._keep = keep
        table.pin_wanted.connect(self._turn)
        table.loosen_wanted.connect(self._loosen)

    def _turn(self, row: ItemRow) -> None:
        """Set the start that is shown, or no longer; nothing where none is known."""
        if row.is_pinned:
            self._loosen(row)
        elif row.start and not self._desk.read_only and self._keep():
            self._try(
                lambda: self._desk.run(
                    agenda_items.set_times, initiator=self, item_id=row.id, start_time=row.start
                ),
                tr("“{title}” is set for {start}.", title=_title(row), start=row.start),
            )

    def _loosen(self, row: ItemRow) -> None:
        if self._desk.read_only or not self._keep():
            return
        item = self._desk.read.row(AgendaItem, row.id)
        if item is None:
            return
        if item.start_time is None:
            said = tr(
                "“{title}” has no set start. Delete on its title deletes it.", title=_title(row)
            )
            self.said.emit(said)
            return
        self._try(
            lambda: self._desk.run(
                agenda_times.loosen,
                initiator=self,
                workshop_id=item.workshop_id,
                item_ids=[row.id],
            ),
            tr(
                "The start of “{title}” is no longer set; it follows what is above.",
                title=_title(row),
            ),
        )

    def _try(self, change: Callable[[], object], done: str) -> None:
        if succeeds(self.said.emit, change):
            self.said.emit(done)


def _title(row: ItemRow) -> str:
    return row.title or tr("Untitled")
