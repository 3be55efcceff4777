"""Groups: who sits where, by hand and by the solver; the tab of the plan."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent

from facilitator import clock
from facilitator.actions import attendance, groups, seat_locks
from facilitator.actions.desk import Action, Desk, Outcome
from facilitator.domain.records import Workshop
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.planning.grouping.verdicts import broken
from facilitator.ui.agenda.commands import bind_keys
from facilitator.ui.commands import Command
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.groups.cards import Card, round_cards
from facilitator.ui.groups.layout import GroupsLayout
from facilitator.ui.groups.persons import Explanations
from facilitator.ui.groups.proof import verdict_of
from facilitator.ui.groups.seating import Seating, first_open
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.planning.grouping.measure import Quality

_SEATS: Final = frozenset({"placement"})
_SHOWN: Final = (
    "workshop", "person", "involvement", "round", "topic", "session", "moderator", "session_fact",
    "profile", "capacity", "wish", "grouping_rule", "rule_person", "placement", "attendance",
)  # fmt: skip


class GroupsTab(GroupsLayout):
    """Shows one workshop's groups and writes what somebody does with them."""

    def __init__(self, desk: Desk, signals: DeskSignals, theme: Theme) -> None:
        super().__init__(theme)
        self._desk = desk
        self._workshop_id = ""
        self._number = 0
        self.seating: Seating | None = None
        self._explained: Explanations | None = None
        self._bound: tuple[object, int] | None = None
        self._before: Quality | None = None
        signals.changed.connect(self._follow)
        self._connect()
        bind_keys(self, self.commands())

    def commands(self) -> list[Command]:
        """Return what can be done here, with its keys."""
        return []

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop's groups."""
        if workshop_id != self._workshop_id:
            self._workshop_id, self._number, self.board.person_id = workshop_id, 0, ""
        self._read()

    def show_row(self, row_id: str) -> None:
        """Go to a person."""
        self.board.go_to(row_id)

    def _read(self) -> None:
        plan = self._desk.read.grouping(self._workshop_id)
        self._show(Seating(plan, first_open(plan, clock.now())))

    def _show(self, seating: Seating) -> None:
        self._before = self.seating.quality if self.seating else None
        self.seating = seating
        self._explained = Explanations(seating)
        numbers = seating.numbering.rounds
        if self._number not in numbers:
            self._number = min((n for n in numbers if n >= seating.first_open), default=0) or (
                numbers[0] if numbers else 0
            )
        has_rooms = bool(seating.problem.rooms)
        self.nothing.show_lack(of_rooms=not has_rooms)
        self._show_round()
        self.show_something(has_rooms and bool(seating.problem.people))

    def _show_round(self) -> None:
        seating = self.seating
        if seating is None or self._number not in seating.numbering.rounds:
            return
        self.head.show_rounds(seating.plan, self._number)
        self.head.show_state(
            is_begun=seating.is_begun,
            is_settled=seat_locks.is_settled(seating.plan),
            is_writable=not self._desk.read_only,
        )
        self.board.show_round(round_cards(seating, self._number))
        off = broken(seating.numbering, seating.seats)
        known = self._bound[1] if self._bound and self._bound[0] == seating.problem else None
        self.side.show_seating(
            seating, self._number, verdict_of(seating, known, len(off), self._before)
        )
        self._show_person(self.board.person_id)

    def _show_person(self, person_id: str) -> None:
        if self._explained is not None:
            lines = self._explained.lines(person_id)
            self.side.show_person(self._explained.name(person_id), lines)

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if not self._workshop_id or not outcome.touches(*_SHOWN) or not self.isVisible():
            return
        if self._desk.read.row(Workshop, self._workshop_id) is None:
            return
        if self.seating and {table for table, _ in outcome.touched} == _SEATS:
            placements = self._desk.read.placements(self._workshop_id)
            self._show(self.seating.with_placements(placements))
        else:
            self._read()

    # What is done by hand

    def _move(self, person_id: str, session_id: str) -> None:
        card = self.board.card
        if card is not None and card.person_id == person_id and card.is_locked:
            self.said.emit(tr("{name} is fixed here; L releases them.", name=card.name))
            return
        self._do(groups.move, person_id=person_id, session_id=session_id)

    def _turn_lock(self, card: Card) -> None:
        seat = self.seating.places.get(card.person_id, {}).get(self._number) if self.seating else ""
        if not seat:
            self.said.emit(tr("{name} has no seat to be fixed in.", name=card.name))
            return
        action = seat_locks.unlock if card.is_locked else seat_locks.lock
        values = {"person_id": card.person_id, "session_id": seat}
        self._do(action, workshop_id=self._workshop_id, **values)

    def _turn_absence(self, card: Card) -> None:
        state = "present" if card.state == "absent" else "absent"
        self._do(
            attendance.set_state,
            workshop_id=self._workshop_id,
            person_id=card.person_id,
            state=state,
        )

    def _turn_all_locks(self) -> None:
        if self.seating is None or not self.seating.is_begun:
            return
        is_settled = seat_locks.is_settled(self.seating.plan)
        action = seat_locks.unlock_everybody if is_settled else seat_locks.lock_everybody
        if self._do(action, workshop_id=self._workshop_id):
            said = tr("Everybody can be seated anew.") if is_settled else tr("Every seat is fixed.")
            self.said.emit(said)

    def _do(self, action: Action[...], **values: object) -> bool:
        """Do something; tell whether it could be done, and say why not."""
        if self._desk.read_only:
            self.said.emit(tr("This file is open for reading only."))
            return False
        try:
            self._desk.run(action, **values)
        except Bug:
            raise
        except FacilitatorError as error:
            self.said.emit(error.sentence)
            return False
        return True

    # Events

    def _go_round(self) -> None:
        numbers = self.seating.numbering.rounds if self.seating else ()
        if numbers:
            at = numbers.index(self._number) if self._number in numbers else -1
            self._choose_round(numbers[(at + 1) % len(numbers)])
            self.board.focus()

    def _choose_round(self, number: int) -> None:
        self._number = number
        self._show_round()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened meanwhile."""
        super().showEvent(event)
        if self._workshop_id and self._desk.read.row(Workshop, self._workshop_id):
            self._read()

    def _connect(self) -> None:
        board, head = self.board, self.head
        board.moved.connect(self._move)
        board.lock_wanted.connect(self._turn_lock)
        board.absence_wanted.connect(self._turn_absence)
        board.round_wanted.connect(self._go_round)
        board.came.connect(self._show_person)
        head.round_chosen.connect(self._choose_round)
        self.nothing.way_wanted.connect(self.place_wanted)
        head.settle.clicked.connect(lambda _checked: self._turn_all_locks())
