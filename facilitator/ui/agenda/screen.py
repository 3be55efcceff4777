"""The running order on the day: now and next, each item's times, and what becomes of a delay."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator import clock
from facilitator.actions import agendas
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.pace import BEHIND_MINUTES
from facilitator.domain.records import Workshop
from facilitator.domain.rehearsal import as_played, is_its_day
from facilitator.domain.relief import to_come
from facilitator.domain.schedule import Schedule, Slot, schedule
from facilitator.language import tr
from facilitator.ui.agenda.commands import agenda_commands
from facilitator.ui.agenda.layout import AgendaLayout
from facilitator.ui.agenda.mending import Mending
from facilitator.ui.agenda.rows import rows_of
from facilitator.ui.agenda.words import begun, standing, to_start
from facilitator.ui.attempts import attempt
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.theme.theme import Theme
from facilitator.ui.ticker import Ticker

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_SHOWN: Final = (
    "workshop",
    "agenda_item",
    "agenda_fact",
    "round",
    "session",
    "session_fact",
    "speaker",
    "person",
)


class AgendaScreen(AgendaLayout):
    """Shows one workshop's day and writes what happens; follows every change and the clock."""

    place_wanted = Signal(str)
    """Another place of the window, see `directory`."""

    def __init__(
        self,
        desk: Desk,
        signals: DeskSignals,
        theme: Theme,
        ticker: Ticker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._desk = desk
        self._ticker = ticker
        self._head: Dossier | None = None
        self._played: Dossier | None = None
        self.day: Schedule | None = None
        self._turn: datetime | None = None
        signals.changed.connect(self._follow)
        ticker.ticked.connect(self._tick)
        self._connect()
        bind_keys(self, self.commands())

    def commands(self) -> list[Command]:
        """Return what can be done here, with its keys."""
        if self._desk.read_only:
            return []
        return agenda_commands(start_next=self.start_next, mend=self.mend, relieve=self.relieve)

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop's day, the keyboard at what comes next."""
        is_other = self._head is None or self._head.workshop.id != workshop_id
        self._read(workshop_id)
        if is_other:
            self.bar.close_up()
            self.relief.close_up()
            self._go_to_next()

    def _read(self, workshop_id: str) -> None:
        self._head = self._desk.read.head(workshop_id)
        self._reckon(clock.now())

    def _reckon(self, now: datetime) -> None:
        """Work out the day at a moment and show it."""
        if self._head is None:
            return
        self._played = as_played(self._head, now)
        self.day = day = schedule(self._played, now)
        turns = (moment for slot in day.slots for moment in (slot.start, slot.end, slot.due))
        self._turn = min((moment for moment in turns if moment > now), default=None)
        writable = not self._desk.read_only and not self.relief.is_open
        self.head.show_day(self._head, self._played)
        coming = to_start(day)
        self.head.offer(coming.item.title if writable and coming else "")
        self.band.show_day(day)
        self.line.show_words(
            standing(day), mendable=writable and day.delay_minutes >= BEHIND_MINUTES
        )
        self.table.show_rows(rows_of(self._played, day))
        self.relief.renew(self._played, now)
        self.show_something(bool(day.slots))

    def _tick(self, now: datetime) -> None:
        """Let figures run; words are worked out anew with each minute and when an item's time comes."""
        if self.day is None or not self.isVisible():
            return
        is_same_minute = f"{now:%H:%M}" == f"{self.day.now.astimezone():%H:%M}"
        if not is_same_minute or (self._turn is not None and now >= self._turn):
            self._reckon(now)
        else:
            self.band.tick(Schedule(self.day.slots, now))

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if self._head is None or not self.isVisible() or not outcome.touches(*_SHOWN):
            return
        workshop_id = self._head.workshop.id
        if self._desk.read.row(Workshop, workshop_id):  # else another one is about to be shown
            self._read(workshop_id)

    def repeat(self) -> None:
        """Let the key of this place go to what comes next."""
        self._go_to_next()

    # What happens

    def start_next(self) -> None:
        """Let the item begin now that is to begin next."""
        slot = to_start(self.day) if self.day else None
        if slot is not None:
            self._start(slot)

    def start_or_end(self) -> None:
        """Let the chosen item begin now; the one that is on ends."""
        slot = self._chosen()
        if slot is None or self.day is None:
            return
        if slot.course == "done" and is_its_day(self.day):
            self.said.emit(tr("“{title}” is over; F2 changes its times.", title=slot.item.title))
        elif slot.course == "now" and slot.began:
            values = {"agenda_item_id": slot.item.id}
            self._do(agendas.end_item, tr("“{title}” has ended", title=slot.item.title), **values)
            self._go_to_next()
        else:
            self._start(slot)

    def mend(self) -> None:
        """Say anew when the chosen item began, ended or is to end."""
        slot = self._chosen()
        if slot is not None and not self._desk.read_only:
            self.relief.close_up()
            self.bar.open(slot)

    def relieve(self) -> None:
        """Look at ways to make up for the delay."""
        if self.day is None or self._played is None or self._desk.read_only:
            return
        if not is_its_day(self.day) or not to_come(self.day):
            self.said.emit(tr("Nothing is to come that could be shortened."))
            return
        self.bar.close_up()
        self.relief.open(self._played, clock.now())
        self.show_relief(True)
        self._reckon(clock.now())

    def _start(self, slot: Slot) -> None:
        """Let an item begin; the keyboard comes to it, so that what is pressed next is about it."""
        key = slot.item.id
        before = self.day.skipped_before(key) if self.day else 0
        if not self._do(agendas.start_item, "", agenda_item_id=key):
            return
        skipped = self.day.skipped_before(key) - before if self.day else 0
        self.said.emit(begun(slot.item.title, skipped))
        self.table.go_to(key)

    def _mend(self, slot: Slot, found: Mending) -> None:
        values = {"near": slot.planned_start, "moments": found.moments, "minutes": found.minutes}
        item_id = slot.item.id
        if attempt(
            self._desk, self.bar.refuse, agendas.mend_item, agenda_item_id=item_id, **values
        ):
            self.bar.close_up()

    def _shorten(self, minutes: dict[str, int]) -> None:
        self._do(agendas.shorten_items, tr("Taken over; undo takes it back"), minutes=minutes)

    def _do(self, action: Action[...], done: str, **values: object) -> bool:
        """Do something and say so; tell whether it could be done."""
        is_done = attempt(self._desk, self.said.emit, action, **values) is not None
        if is_done and done:
            self.said.emit(done)
        return is_done

    def _chosen(self) -> Slot | None:
        return self.day.slot(self.table.current_id) if self.day else None

    def _go_to_next(self) -> None:
        """Put the keyboard at what is to begin next, so that Enter begins it; else at what is on."""
        slot = (to_start(self.day) or self.day.current) if self.day else None
        if slot is not None:
            self.table.go_to(slot.item.id)

    def _leave_relief(self) -> None:
        self.show_relief(False)
        self._reckon(clock.now())

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock while it is seen; read what happened meanwhile."""
        super().showEvent(event)
        self._ticker.need(self, needed=True)
        if self._head is not None and self._desk.read.row(Workshop, self._head.workshop.id):
            self._read(self._head.workshop.id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock rest."""
        super().hideEvent(event)
        self._ticker.need(self, needed=False)

    def _connect(self) -> None:
        self.head.next_wanted.connect(self.start_next)
        self.head.actuals_wanted.connect(lambda: self.place_wanted.emit("actuals"))
        self.sessions_wanted.connect(lambda: self.place_wanted.emit("moderate"))
        self.line.mend_wanted.connect(self.relieve)
        self.hints.setVisible(not self._desk.read_only)
        if not self._desk.read_only:
            self.table.chosen.connect(self.start_or_end)
        self.bar.mended.connect(self._mend)
        self.bar.left.connect(self.table.setFocus)
        self.relief.taken.connect(self._shorten)
        self.relief.left.connect(self._leave_relief)
