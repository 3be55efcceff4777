"""What somebody does with the groups, written through the desk; refusals are said."""

from PySide6.QtCore import QObject, Signal

from facilitator.actions import attendance, groups, seat_locks
from facilitator.actions.desk import Action, Desk
from facilitator.errors import Bug, FacilitatorError
from facilitator.language import tr
from facilitator.planning.grouping.plan import origins_of, sessions_of
from facilitator.planning.grouping.problem import Fixed, Places, Problem
from facilitator.planning.grouping.solving import Demand
from facilitator.ui.attempts import attempt
from facilitator.ui.groups.cards import Card
from facilitator.ui.groups.rule_form import RuleWanted
from facilitator.ui.groups.seating import Seating


class Writing(QObject):
    """Writes about one workshop; each method is one step of undo."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.workshop_id = ""

    @property
    def is_possible(self) -> bool:
        """Whether the file can be written."""
        return not self._desk.read_only

    # Seats

    def move(self, person_id: str, session_id: str) -> bool:
        """Seat one person elsewhere."""
        return self._do(groups.move, person_id=person_id, session_id=session_id)

    def take(self, seating: Seating, places: Places) -> bool:
        """Seat everybody as an assignment says."""
        sessions = sessions_of(seating.problem, places)
        return self._do(groups.place, workshop_id=self.workshop_id, sessions=sessions)

    def turn_lock(self, card: Card, session_id: str) -> bool:
        """Fix a person where they sit, or release them."""
        action = seat_locks.unlock if card.is_locked else seat_locks.lock
        values = {"person_id": card.person_id, "session_id": session_id}
        return self._do(action, workshop_id=self.workshop_id, **values)

    def turn_all_locks(self, seating: Seating) -> bool:
        """Fix everybody where they sit, or release all."""
        is_settled = seat_locks.is_settled(seating.plan)
        action = seat_locks.unlock_everybody if is_settled else seat_locks.lock_everybody
        if not self._do(action, workshop_id=self.workshop_id):
            return False
        released, fixed = tr("Everybody can be seated anew."), tr("Every seat is fixed.")
        self.said.emit(released if is_settled else fixed)
        return True

    def turn_absence(self, card: Card) -> bool:
        """Say that somebody did not come, or did after all."""
        state = "present" if card.state == "absent" else "absent"
        values = {"person_id": card.person_id, "state": state}
        return self._do(attendance.set_state, workshop_id=self.workshop_id, **values)

    # Rules

    def write_rule(self, wanted: RuleWanted) -> str:
        """Add or change a rule or seats; return why that was refused, nothing where it was not."""
        action, values = _written(wanted, self.workshop_id)
        try:
            self._desk.run(action, **values)
        except Bug:
            raise
        except FacilitatorError as error:
            return error.sentence
        return ""

    def remove_rule(self, rule_id: str) -> bool:
        """Drop a rule."""
        return self._do(groups.remove_rule, rule_id=rule_id)

    def give_up(self, seating: Seating, problem: Problem, demand: Demand) -> bool:
        """Let a demand of a conflict go."""
        if demand.kind == "once":
            person = problem.people[demand.place].id
            values = {"kind": "repeat", "person_ids": [person]}
            return self._do(groups.add_rule, workshop_id=self.workshop_id, **values)
        if demand.kind == "rule":
            return self._give_up_rule(seating, problem, demand.place)
        room = problem.rooms[demand.place]
        most = len(problem.people) if demand.kind == "most" else room.most
        return self._do(groups.set_capacity, session_id=room.id, most=max(most, 1), least=1)

    def _give_up_rule(self, seating: Seating, problem: Problem, place: int) -> bool:
        rule, origins = problem.rules[place], origins_of(seating.plan)
        if place >= len(origins) or not origins[place]:
            self.said.emit(tr("This round is over; who sat there stays."))
            return False
        if isinstance(rule, Fixed):  # others whom the same rule fixes stay
            values = {"person_id": rule.person, "session_id": rule.room}
            return self._do(seat_locks.unlock, workshop_id=self.workshop_id, **values)
        return self.remove_rule(origins[place])

    def _do(self, action: Action[...], **values: object) -> bool:
        """Do something; tell whether it could be done, and say why not."""
        if not self.is_possible:
            self.said.emit(tr("This file is open for reading only."))
            return False
        return attempt(self._desk, self.said.emit, action, **values) is not None


def _written(wanted: RuleWanted, workshop_id: str) -> tuple[Action[...], dict[str, object]]:
    if wanted.kind == "seats":
        return groups.set_capacities, wanted.values
    values = {"workshop_id": workshop_id, "kind": wanted.kind, **wanted.values}
    if wanted.rule_id:
        return groups.change_rule, {"rule_id": wanted.rule_id, **values}
    return groups.add_rule, values
