"""The tab of the agenda: shows the plan as it is being typed, and does what its table asks for."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu

from facilitator import clock
from facilitator.actions import agenda_items, plan_templates
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.hints.agenda import hints_of
from facilitator.domain.programme import windows
from facilitator.domain.records import AgendaItem, AgendaKind
from facilitator.ui.agenda_plan.commands import Deeds, plan_commands
from facilitator.ui.agenda_plan.editing import Editing
from facilitator.ui.agenda_plan.kinds import choose_kind
from facilitator.ui.agenda_plan.layout import PlanLayout
from facilitator.ui.agenda_plan.mending import mend_plan
from facilitator.ui.agenda_plan.noting import Noting
from facilitator.ui.agenda_plan.pinning import Pinning
from facilitator.ui.agenda_plan.room_editing import RoomEditing
from facilitator.ui.agenda_plan.rows import CELLS, Cell, HintRow, ItemRow, Plan, Sayings, rows_of
from facilitator.ui.attempts import attempt, succeeds
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.keys import display
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.dossier import Dossier
    from facilitator.domain.hints.hint import Mend
    from facilitator.domain.programme import Window
    from facilitator.ui.agenda_plan.template_bar import Pattern

_SHOWN: Final = (
    "workshop", "agenda_item", "speaker", "person", "round", "session", "moderator", "topic", "question",
    "placement",
)  # fmt: skip
_ITEM_MINUTES: Final = 15
_TABBED: Final[tuple[Cell, ...]] = tuple(cell for cell in CELLS if cell != "kind")


class AgendaTab(PlanLayout):
    """Shows one workshop's agenda; follows every change of the file."""

    sheet_wanted = Signal()
    """The run sheet is to be written."""
    workshop_wanted = Signal(str)
    """Another workshop is to be shown."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__(theme)
        self._desk = desk
        self._workshop_id = ""
        self._head: Dossier | None = None
        self._windows: Sequence[Window] = ()
        self._unfolded: set[str] = set()
        self._people: dict[str, int] = {}
        self._say = Sayings()
        self.editing = Editing(desk, self.field, self)
        self.rooms = RoomEditing(desk, self.table, self.room_field, self)
        self._noting = Noting(desk, self.details, self)
        self.pinning = Pinning(desk, self.table, self.editing.keep, self)
        self._connect()
        signals.changed.connect(self._follow)
        bind_keys(self, self.commands())

    def _connect(self) -> None:
        self.editing.tried.connect(self._show)
        self.editing.failed.connect(self.said)
        self.rooms.failed.connect(self.said)
        self.rooms.replaced.connect(self.said)
        self.pinning.said.connect(self.said)
        self._noting.failed.connect(self.said)
        self.table.room_wanted.connect(self._edit_room)
        self.field.kept.connect(self._end_editing)
        self.field.dropped.connect(self._drop_editing)
        self.field.tabbed.connect(self._tab_on)
        self.field.went.connect(self._go_on)
        self.table.edit_wanted.connect(self._edit)
        self.table.mend_wanted.connect(self._mend)
        self.table.fold_wanted.connect(self._fold)
        self.table.carried.connect(self._carry)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.customContextMenuRequested.connect(
            lambda at: self._open_menu(self.table.viewport().mapToGlobal(at))
        )
        self.table.came.connect(self._show_details)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._place_field())
        self.details.left.connect(self._close_details)
        self.head.add_wanted.connect(self._add)
        self.first_wanted.connect(self._add)
        self.head.hint_wanted.connect(self._go_to_hint)
        self.head.template_wanted.connect(self._open_template)
        self.head.insert_wanted.connect(self.ask_for_insertion)
        self.head.sheet_wanted.connect(self.sheet_wanted)
        self.bar.inserted.connect(self._insert_rounds)
        self.bar.left.connect(self.table.setFocus)
        editing = not self._desk.read_only
        self.head.allow(editing=editing)
        self.details.allow(editing=editing)

    def commands(self) -> list[Command]:
        """Return what can be done here, with its keys."""
        if self._desk.read_only:
            return []
        deeds = Deeds(
            add=self._add,
            copy=self._copy,
            remove=self._remove,
            move=self._move,
            next_hint=self._go_to_hint,
            details=self.details.open,
            template=self._open_template,
            next_workshop=self._begin_next,
        )
        return plan_commands(deeds)

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop's agenda, the keyboard at its first item; its first round stands open."""
        is_other = workshop_id != self._workshop_id
        if is_other:
            self.editing.keep()
            self._workshop_id, self._say = workshop_id, Sayings()
            head = self._desk.read.head(workshop_id)
            rounds = [item.id for item in head.agenda if item.round_id]
            self._unfolded = set(rounds[:1])
        self._count_people()
        self._show()
        if is_other:
            self.table.go_to("")

    def show_row(self, row_id: str) -> None:
        """Go to an item, or to a session among the rooms of its round."""
        head = self._head
        rounds = (
            {entry.round_id for entry in head.sessions if entry.id == row_id} if head else set()
        )
        if head is None or not rounds:
            self.table.go_to(row_id)
            return
        self._unfolded |= {item.id for item in head.agenda if item.round_id in rounds}
        self._show()
        self.table.go_to_room(row_id)

    def _show(self) -> None:
        """Work out the plan with what is being typed, and show it everywhere."""
        if not self._workshop_id:
            return
        head = self.editing.tried_out(self._desk.read.head(self._workshop_id))
        self._head = head
        self._windows = windows(head.workshop, head.agenda, clock.now().astimezone().date())
        hints = hints_of(head, self._windows)
        plan = Plan(
            head, self._windows, hints, self.editing.before, self._unfolded, self._people, self._say
        )
        self.table.contested = self._desk.read.contested("agenda_item")
        self.table.show_rows(rows_of(plan))
        self.head.show_plan(head, len(hints))
        self.overview.show_plan(head, self._windows)
        self.show_something(bool(head.agenda))
        self._show_details()
        self._place_field()
        self.rooms.place_field()

    def _count_people(self) -> None:
        self._people = {}
        for placement in self._desk.read.placements(self._workshop_id):
            self._people[placement.session_id] = self._people.get(placement.session_id, 0) + 1

    def spot(self) -> tuple[str, QRect] | None:
        """Return the item that the keyboard is at, and where on the display it is."""
        item_id = self.table.current_item_id
        place = self.table.field_place(item_id, "title")
        shown = QRect(self.table.viewport().mapToGlobal(place.topLeft()), place.size())
        return (item_id, shown) if item_id else None

    def _item(self, item_id: str) -> AgendaItem | None:
        agenda = self._head.agenda if self._head else ()
        return next((item for item in agenda if item.id == item_id), None)

    def _show_details(self) -> None:
        self._noting.show_item(self._item(self.table.current_item_id))

    def _follow(self, outcome: Outcome, initiator: object) -> None:
        if self._workshop_id and self.isVisible() and outcome.touches(*_SHOWN):
            if outcome.touches("placement"):
                self._count_people()
            if self.editing.is_open and initiator is not self.editing:
                self.editing.follow(self._desk.read.head(self._workshop_id))
            self._show()

    # Editing a cell

    def _edit(self, item_id: str, cell: Cell, begun: str) -> None:
        item = self._item(item_id)
        if self._desk.read_only or item is None or self._head is None:
            return
        if cell == "kind":
            self._choose_kind(item)
        elif self.editing.keep():
            self.table.scrollTo(self.table.currentIndex())
            self.editing.begin(self._head, self._windows, item, cell, begun)
            self._place_field()
            self._show()

    def _edit_room(self, begun: str) -> None:
        if not self._desk.read_only and self._head is not None and self.editing.keep():
            self.rooms.begin(self._head, begun)

    def _place_field(self) -> None:
        if self.editing.is_open:
            place = self.table.field_place(self.editing.item_id, self.editing.cell)
            self.field.setGeometry(place)

    def _end_editing(self) -> None:
        had = self.field.hasFocus()
        if self.editing.keep() and had:
            self.table.setFocus()

    def _drop_editing(self) -> None:
        self.editing.drop()
        self.table.setFocus()

    def _tab_on(self, step: int) -> None:
        item_id, at = self.editing.item_id, _TABBED.index(self.editing.cell) + step
        if not self.editing.keep():
            return
        if not 0 <= at < len(_TABBED):
            item_id = self._beside(item_id, step)
        self._edit_at(item_id, _TABBED[at % len(_TABBED)])

    def _go_on(self, step: int) -> None:
        item_id, cell = self.editing.item_id, self.editing.cell
        if self.editing.keep():
            self._edit_at(self._beside(item_id, step), cell)

    def _beside(self, item_id: str, step: int) -> str:
        """Return the item above or below, empty at the ends."""
        ids = [item.id for item in self._head.agenda] if self._head else []
        at = ids.index(item_id) + step if item_id in ids else -1
        return ids[at] if 0 <= at < len(ids) else ""

    def _edit_at(self, item_id: str, cell: Cell) -> None:
        self.table.setFocus()
        if item_id:
            self.table.go_to(item_id, cell)
            self._edit(item_id, cell, "")

    def _choose_kind(self, item: AgendaItem) -> None:
        def chosen(kind: AgendaKind) -> None:
            self._run(agenda_items.set_kind, item_ids=self.table.chosen, kind=kind)

        rect = self.table.field_place(item.id, "kind")
        place = self.table.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 2))
        choose_kind(self._theme, self, place, item.kind, chosen)

    def _close_details(self) -> None:
        self.details.hide()
        self.table.setFocus()

    # Whole items

    def _add(self) -> None:
        if self._head is None or not self.editing.keep():
            return
        after = self.table.current_item_id or None
        if after is None and self._head.agenda:
            after = self._head.agenda[-1].id
        outcome = self._run(
            agenda_items.add, workshop_id=self._workshop_id, after=after, minutes=_ITEM_MINUTES
        )
        if outcome:
            self._edit_at(outcome.ids[0], "title")

    def _copy(self) -> None:
        outcome = self._on_chosen(agenda_items.copy)
        if outcome:
            self.table.clearSelection()
            self.table.choose(outcome.ids)

    def _remove(self) -> None:
        chosen = self.table.chosen
        below = self._beside(chosen[-1], 1) if chosen else ""
        beside = below or (self._beside(chosen[0], -1) if chosen else "")
        outcome = self._on_chosen(agenda_items.remove)
        if outcome:
            self.said.emit(outcome.remark)
            self.table.go_to(beside)

    def _move(self, step: int) -> None:
        chosen = self.table.chosen
        if self._on_chosen(agenda_items.shift, step=step):
            self.table.choose(chosen)

    def _carry(self, item_ids: list[str], after: str) -> None:
        if self._run(
            agenda_items.place,
            workshop_id=self._workshop_id,
            item_ids=item_ids,
            after=after or None,
        ):
            self.table.choose(item_ids)

    def _on_chosen(self, action: "Action[...]", **values: object) -> Outcome | None:
        chosen = self.table.chosen
        if not chosen or not self.editing.keep():
            return None
        return self._run(action, workshop_id=self._workshop_id, item_ids=chosen, **values)

    # Rooms, hints, templates

    def _fold(self, item_id: str) -> None:
        self._unfolded ^= {item_id}
        self._show()

    def _mend(self, mend: "Mend") -> None:
        if self._head is None or self._desk.read_only or not self.editing.keep():
            return
        head = self._head
        succeeds(self.said.emit, lambda: mend_plan(self._desk, mend, head, self))

    def _go_to_hint(self) -> None:
        """Bring the keyboard to the next hint below, around the end; to a round whose rooms have one."""
        rows = self.table.rows
        here = self.table.currentIndex().row()
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        for at in order:
            row = rows[at]
            rooms = () if isinstance(row, ItemRow | HintRow) else row.rooms
            if isinstance(row, HintRow) or any(room.mend for room in rooms):
                self.table.setFocus()
                self.table.go_to(row.id)
                return

    def _open_template(self) -> None:
        if self._head is not None and self.editing.keep():
            self.bar.open(len(self._head.topics))

    def _insert_rounds(self, pattern: "Pattern") -> None:
        outcome = self._run(
            plan_templates.insert_rounds,
            workshop_id=self._workshop_id,
            after=self.table.current_item_id or None,
            **pattern._asdict(),
        )
        self.table.setFocus()
        if outcome:
            self.table.choose(outcome.ids)

    def _begin_next(self) -> None:
        outcome = self._run(plan_templates.begin_next, workshop_id=self._workshop_id)
        if outcome:
            self.workshop_wanted.emit(outcome.ids[0])

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for command in self.commands():
            if command.run is not None:
                keys = display(command.keys[0]) if command.keys else ""
                action = menu.addAction(f"{command.text}\t{keys}")
                action.triggered.connect(lambda _checked=False, run=command.run: run())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _run(self, action: "Action[...]", **values: object) -> Outcome | None:
        return attempt(self._desk, self.said.emit, action, initiator=self, **values)

    # The screen

    def flush(self) -> None:
        """Write what is being typed."""
        self.editing.keep()
        self.rooms.keep()

    @property
    def is_settled(self) -> bool:
        """Whether everything is in the file."""
        return not (self.editing.is_open or self.rooms.is_open)
