"""A workshop's groups as they stand: what is asked of them in numbers, and who sits where; without Qt."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Final

from facilitator.actions.desk import Outcome
from facilitator.domain.dossier import Dossier
from facilitator.domain.planning import Placement
from facilitator.domain.stakeholders import NO_SIGN, Sign, signs_of
from facilitator.domain.timing import timing
from facilitator.planning.grouping.measure import Quality, Rates, quality_of, rates
from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats
from facilitator.planning.grouping.plan import places_of, problem_of
from facilitator.planning.grouping.problem import Fixed, Participant, Places, Problem
from facilitator.planning.grouping.tally import Tally
from facilitator.storage.reading import Reader

_FEW: Final = 20
"""Seats that are read one by one."""


class Question:
    """What is asked of the groups: people, rooms and rules, resolved once for all assignments."""

    def __init__(self, plan: Dossier, first_open: int) -> None:
        self._plan = plan
        self.problem: Problem = problem_of(plan, first_open)
        self.numbering = Numbering(self.problem)

    @cached_property
    def rates(self) -> Rates:
        """What wishes, mix and encounters are worth here."""
        return rates(self.numbering)

    @cached_property
    def tally(self) -> Tally:
        """Counts up whichever assignment it was last brought to."""
        return Tally(self.numbering, self.numbering.nobody())

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """Code and colour of every stakeholder group of the process."""
        return signs_of(self._plan)

    @cached_property
    def attainable_wishes(self) -> int:
        """How many wishes could be met if everybody were alone: no more than they have rounds."""
        numbering = self.numbering
        rounds = range(len(numbering.rounds))
        return sum(
            min(
                len(numbering.points[person]),
                sum(numbering.is_seated(person, index) for index in rounds),
            )
            for person in numbering.people
        )

    def sign_of(self, person: Participant) -> Sign:
        """Return how a person's group is marked."""
        return self.signs.get(person.group, NO_SIGN)

    @cached_property
    def groups(self) -> list[str]:
        """The stakeholder groups, the largest first."""
        sizes = Counter(
            person.group for person in self.problem.people if person.group in self.signs
        )
        return sorted(sizes, key=lambda name: (-sizes[name], name))


class Seating:
    """One assignment; a question that did not change is shared with the next one."""

    def __init__(self, plan: Dossier, first_open: int, question: Question | None = None) -> None:
        self.plan = plan
        self.first_open = first_open
        self.question = question or Question(plan, first_open)
        self.places: Places = places_of(plan)

    @property
    def problem(self) -> Problem:
        """What is asked."""
        return self.question.problem

    @property
    def numbering(self) -> Numbering:
        """The same in numbers."""
        return self.question.numbering

    @cached_property
    def seats(self) -> Seats:
        """Who sits where, in numbers; who is absent has no seat."""
        return self.numbering.seats(self.places)

    @cached_property
    def quality(self) -> Quality:
        """How good that is."""
        return quality_of(self.numbering, self.tally, self.question.rates)

    @property
    def tally(self) -> Tally:
        """What it counts up to; the question's tally goes along, so that one move costs one move.

        To be asked for anew before each use: another assignment takes it along.
        """
        tally = self.question.tally
        for person, (rooms, before) in enumerate(zip(self.seats, tally.seats, strict=True)):
            if rooms != before:
                for index, room in enumerate(rooms):
                    tally.move(person, index, room)
        return tally

    @property
    def is_begun(self) -> bool:
        """Whether anybody has a seat."""
        return bool(self.places)

    def after(self, outcome: Outcome, read: Reader) -> "Seating":
        """Return what it is when people sit elsewhere by now and nothing else changed.

        Where that are few, no more is read than what changed.
        """
        changed = outcome.rows("placement")
        known = {placement.id: placement for placement in self.plan.placements}
        if len(changed) > _FEW:
            known = {entry.id: entry for entry in read.placements(self.plan.workshop.id)}
            changed = set()
        for row_id in changed:
            placement = read.row(Placement, row_id)
            known.pop(row_id, None)
            if placement is not None and placement.session_id in self.numbering.room:
                known[row_id] = placement
        plan = replace(self.plan, placements=tuple(known.values()))
        return Seating(plan, self.first_open, self.question)

    def score_with(self, person_id: str, session_id: str) -> Quality:
        """Return how good it would be if one person sat somewhere else."""
        person, room = self.numbering.person[person_id], self.numbering.room[session_id]
        tally, index = self.tally, self.numbering.round_of[room]
        tally.move(person, index, room)
        found = quality_of(self.numbering, tally, self.question.rates)
        tally.move(person, index, self.seats[person][index])
        return found

    # Rounds that are over

    @cached_property
    def open_problem(self) -> Problem:
        """What is asked of a search: who sat somewhere in a round that is over stays there."""
        problem, past = self.problem, self._past
        if not past:
            return problem
        everybody = len(problem.people)
        rooms = tuple(
            room._replace(most=everybody, least=0) if room.round in past else room
            for room in problem.rooms
        )
        seats = zip(problem.people, self.seats, strict=True)
        stay = tuple(
            Fixed(person.id, problem.rooms[room].id)
            for person, rooms_of in seats
            for room in rooms_of
            if room != NOWHERE and problem.rooms[room].round in past
        )
        return problem._replace(rooms=rooms, rules=(*problem.rules, *stay))

    def with_past(self, places: Places) -> Places:
        """Return places with those of the rounds that are over as they were."""
        past = self._past
        return {
            person: {number: room for number, room in there.items() if number not in past}
            | {n: room for n, room in self.places.get(person, {}).items() if n in past}
            for person, there in places.items()
        }

    @property
    def _past(self) -> set[int]:
        return {number for number in self.numbering.rounds if number < self.first_open}

    # Who needs mending

    @cached_property
    def missing(self) -> list[str]:
        """Who does not come and has a seat in a round that is still open."""
        absent = {entry.person_id for entry in self.plan.attendances if entry.state == "absent"}
        return [
            person.id
            for person in self.problem.people
            if person.id in absent
            and any(number >= self.first_open for number in self.places.get(person.id, ()))
        ]

    @cached_property
    def seatless(self) -> list[str]:
        """Who comes and has no seat in a round that is still open."""
        numbering = self.numbering
        return [
            person.id
            for number, person in enumerate(self.problem.people)
            if any(
                numbering.is_seated(number, index) and self.seats[number][index] == NOWHERE
                for index, at in enumerate(numbering.rounds)
                if at >= self.first_open
            )
        ]


def first_open(plan: Dossier, now: datetime) -> int:
    """Return the number of the first round of which not every room has been closed."""
    for entry in plan.rounds:
        states = {timing(plan.facts_of(session), now).state for session in plan.sessions_of(entry)}
        if states - {"closed"}:
            return entry.number
    return plan.rounds[0].number if plan.rounds else 1
