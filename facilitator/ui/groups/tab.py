"""Groups: who sits where, by hand and by the solver; the tab of the plan."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from facilitator import clock
from facilitator.actions.desk import Desk, Outcome
from facilitator.actions.seat_locks import is_settled
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.planning.grouping.verdicts import broken
from facilitator.ui.commands import Command, bind_keys
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.groups.cards import Card, round_cards
from facilitator.ui.groups.commands import groups_commands
from facilitator.ui.groups.layout import GroupsLayout
from facilitator.ui.groups.mending import Mending
from facilitator.ui.groups.persons import Explanations
from facilitator.ui.groups.proof import verdict_of
from facilitator.ui.groups.rule_form import RuleWanted
from facilitator.ui.groups.search import Search
from facilitator.ui.groups.seating import Seating, first_open
from facilitator.ui.groups.writing import Writing
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.planning.grouping.measure import Quality
    from facilitator.planning.grouping.solving import Demand

_SEATS: Final = frozenset({"placement"})
_REST_MILLISECONDS: Final = 40
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
        self._before: Quality | None = None
        self._off: list[Demand] = []
        self._explain_soon = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._explain_soon.timeout.connect(self._explain)
        self.writing = Writing(desk, self)
        self.search = Search(theme, self.writing, self)
        self.mending = Mending(theme, self.writing, self)
        for part in (self.search.strip, self.search.conflict, self.mending.banner):
            self.add_above(part)
        signals.changed.connect(self._follow)
        self._connect()
        bind_keys(self, self.commands())

    def commands(self) -> list[Command]:
        """Return what can be done here, with its keys."""
        return groups_commands(
            solve=self.search.turn,
            settle=self._turn_all_locks,
            mend=self.mending.take,
            others=self.mending.look_at_next,
            leave=self.mending.leave_it,
            add_rule=self._begin_rule,
            side=self.toggle_side,
        )

    @property
    def number(self) -> int:
        """Which round is shown."""
        return self._number

    def leave(self) -> None:
        """Let the solver's processes go, and ask nothing any more."""
        self._explain_soon.stop()
        self.search.leave()
        self.mending.leave()

    # What it shows

    def show_workshop(self, workshop_id: str) -> None:
        """Show a workshop's groups."""
        if workshop_id != self._workshop_id:
            self._workshop_id, self._number, self.board.person_id = workshop_id, 0, ""
            self.writing.workshop_id, self.seating = workshop_id, None
        self._read()

    def show_row(self, row_id: str) -> None:
        """Go to a person, where they are on the board."""
        self.board.go_to(row_id)

    def _read(self) -> None:
        plan = self._desk.read.grouping(self._workshop_id)
        self._show(Seating(plan, first_open(plan, clock.now())))

    def _show(self, seating: Seating) -> None:
        had = self.seating
        # Beside groups that lack people, every number would be one of people and not of groups.
        self._before = had.quality if had and had.is_begun and not had.seatless else None
        self.seating = seating
        self._off = broken(seating.numbering, seating.seats) if seating.is_begun else []
        self._explained = Explanations(seating)
        self.search.follow(seating, self._off)
        self.mending.follow(seating)
        numbers = seating.numbering.rounds
        if self._number not in numbers:
            coming = [number for number in numbers if number >= seating.first_open]
            self._number = (coming or [*numbers] or [0])[0]
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
            is_settled=is_settled(seating.plan),
            is_writable=self.writing.is_possible,
        )
        self._show_board()
        bound, off = self.search.bound, len(self._off)
        self.side.show_seating(seating, self._number, verdict_of(seating, bound, off, self._before))
        self.rules.show_rules(seating, self._off, is_writable=self.writing.is_possible)
        self._show_person(self.board.person_id)

    def _show_board(self) -> None:
        if self.seating is not None and self._number in self.seating.numbering.rounds:
            moves = self.mending.moves
            self.board.show_round(round_cards(self.seating, self._number, moves))
            self.mending.show(self._number)
            if self._explained is not None:
                self.board.tell(self._explained.lines)

    def _show_person(self, person_id: str) -> None:
        """Name who was chosen, and explain them when the keyboard has come to rest."""
        self.rules.person_id = person_id
        self._explain_soon.start()

    def _explain(self) -> None:
        if self._explained is not None:
            person_id = self.board.person_id
            lines = self._explained.lines(person_id)
            self.side.show_person(self._explained.name(person_id), lines)

    def _follow(self, outcome: Outcome, _initiator: object) -> None:
        if not self._workshop_id or not outcome.touches(*_SHOWN) or not self.isVisible():
            return
        if self._desk.read.row(Workshop, self._workshop_id) is None:
            return
        if self.seating and {table for table, _ in outcome.touched} == _SEATS:
            self._show(self.seating.after(outcome, self._desk.read))
        else:
            self._read()

    # What is done by hand

    def _move(self, person_id: str, session_id: str) -> None:
        card = self.board.card
        if card is not None and card.person_id == person_id and card.is_locked:
            self.said.emit(tr("{name} is fixed here; L releases them.", name=card.name))
        else:
            self.writing.move(person_id, session_id)

    def _preview(self, person_id: str, session_id: str) -> None:
        """Let the score say what a move would do while a card is held over a room."""
        if self.seating is None or person_id not in self.seating.numbering.person:
            return
        verdict = verdict_of(self.seating, self.search.bound, len(self._off), self._before)
        if session_id:
            would = self.seating.score_with(person_id, session_id)
            verdict = verdict._replace(quality=would, before=self.seating.quality)
        self.side.proof.show_verdict(verdict)

    def _turn_lock(self, card: Card) -> None:
        places = self.seating.places if self.seating else {}
        session_id = places.get(card.person_id, {}).get(self._number, "")
        if session_id and card.state != "absent":
            self.writing.turn_lock(card, session_id)
        else:
            self.said.emit(tr("{name} has no seat to be fixed in.", name=card.name))

    def _turn_all_locks(self) -> None:
        if self.seating is not None and self.seating.is_begun:
            self.writing.turn_all_locks(self.seating)

    def _begin_rule(self) -> None:
        self.rules.begin()
        self.reveal(self.rules.form)

    def _reveal_rules(self) -> None:
        """Scroll to the rules, unless they are only shown anew while somebody is at the board."""
        if self.rules.list.hasFocus():
            self.reveal(self.rules.list)

    def _write_rule(self, wanted: RuleWanted) -> None:
        refusal = self.writing.write_rule(wanted)
        if refusal:
            self.rules.form.refuse(refusal)
        else:
            self.rules.form.close_up()

    # Rounds

    def _go_round(self) -> None:
        numbers = self.seating.numbering.rounds if self.seating else ()
        if self._number in numbers:
            self._choose_round(numbers[(numbers.index(self._number) + 1) % len(numbers)])
            self.board.focus()

    def _choose_round(self, number: int) -> None:
        self._number = number
        self._show_round()

    def _connect(self) -> None:
        board, head, rules = self.board, self.head, self.rules
        board.moved.connect(self._move)
        board.hovering.connect(self._preview)
        board.lock_wanted.connect(self._turn_lock)
        board.absence_wanted.connect(self.writing.turn_absence)
        board.round_wanted.connect(self._go_round)
        board.came.connect(self._show_person)
        board.came.connect(self.reveal_card)
        board.left_below.connect(rules.list.setFocus)
        board.left_below.connect(self._reveal_rules)
        rules.list.selectionModel().currentChanged.connect(self._reveal_rules)
        rules.list.left_above.connect(board.focus)
        rules.removal_wanted.connect(lambda row: self.writing.remove_rule(row.key))
        rules.form.wanted.connect(self._write_rule)
        head.round_chosen.connect(self._choose_round)
        head.settle.clicked.connect(lambda _checked: self._turn_all_locks())
        head.solve.clicked.connect(lambda _checked: self.search.turn())
        self.nothing.way_wanted.connect(self.place_wanted)
        self.mending.changed.connect(self._show_board)
        self.mending.contradicted.connect(self.search.show_conflict)
        self.search.ended.connect(self._show_round)
        self.search.conflict.closed.connect(board.focus)
        for part in (self.writing, self.search, self.mending, rules):
            part.said.connect(self.said)
