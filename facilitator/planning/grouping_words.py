"""Groups in people's words: which rules exclude each other, why a wish was not met, who moves."""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.language import tr, trn
from facilitator.planning.checklist_words import listed
from facilitator.planning.grouping.explanation import Cost, GivenUp
from facilitator.planning.grouping.moves import Move
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import (
    Apart,
    Fixed,
    Forbidden,
    Moderates,
    Problem,
    Rule,
    Together,
)
from facilitator.planning.grouping.solving import Conflict


class GroupingWords:
    """Names the people, rooms and topics of one problem."""

    def __init__(self, problem: Problem, titles: Mapping[str, str]) -> None:
        """Speak of a problem; `titles` are those of the topics, by id."""
        self._problem = problem
        self._titles = titles
        self._people = {person.id: person.name for person in problem.people}
        self._rooms = {room.id: room.name for room in problem.rooms}

    # Rules that exclude each other

    def conflict(self, conflict: Conflict) -> list[str]:
        """Return one sentence for each demand that cannot be kept beside the others."""
        full = {demand.place for demand in conflict.demands if demand.kind == "most"}
        said = list(self._too_few_seats(full))
        for kind, place in conflict.demands:
            match kind:
                case "rule":
                    said.append(self.rule(self._problem.rules[place]))
                case "most" if place in full:
                    room = self._problem.rooms[place]
                    said.append(
                        trn(
                            "{room} has {count} seat.",
                            "{room} has {count} seats.",
                            room.most,
                            room=room.name,
                        )
                    )
                case "least":
                    room = self._problem.rooms[place]
                    said.append(
                        trn(
                            "{room} needs at least {count} person.",
                            "{room} needs at least {count} people.",
                            room.least,
                            room=room.name,
                        )
                    )
                case "once":
                    person = self._problem.people[place]
                    said.append(tr("{name} has no topic twice.", name=person.name))
                case _:
                    pass
        return said

    def _too_few_seats(self, full: set[int]) -> Iterator[str]:
        """Say of a round all of whose rooms are too small how many seats they have; and take them out."""
        numbering = Numbering(self._problem)
        for rooms, number, people in zip(
            numbering.rooms_in, numbering.rounds, numbering.seated_in, strict=True
        ):
            if full.issuperset(rooms) and len(rooms) > 1:
                full.difference_update(rooms)
                seats = sum(self._problem.rooms[room].most for room in rooms)
                yield trn(
                    "The rooms of round {round} have {seats} seats together; {count} person comes.",
                    "The rooms of round {round} have {seats} seats together; {count} people come.",
                    people,
                    round=number,
                    seats=seats,
                )

    def rule(self, rule: Rule) -> str:
        """Return a rule as a sentence."""
        match rule:
            case Moderates():
                return tr(
                    "{name} moderates {room}.",
                    name=self._name(rule.person),
                    room=self._room(rule.room),
                )
            case Fixed():
                return tr(
                    "{name} sits in {room}.",
                    name=self._name(rule.person),
                    room=self._room(rule.room),
                )
            case Forbidden():
                return self._forbidden(rule)
            case Together() | Apart():
                return self._company(rule)

    def _company(self, rule: Together | Apart) -> str:
        names = self._names(rule.people)
        if isinstance(rule, Together):
            if rule.round is None:
                return tr("{names} sit together.", names=names)
            return tr("{names} sit together in round {round}.", names=names, round=rule.round)
        if rule.round is None:
            return tr("{names} sit apart.", names=names)
        return tr("{names} sit apart in round {round}.", names=names, round=rule.round)

    def _forbidden(self, rule: Forbidden) -> str:
        name, topic = self._name(rule.person), self._topic(rule.topic)
        if rule.round is None:
            return tr("{name} does not get “{topic}”.", name=name, topic=topic)
        return tr(
            "{name} does not get “{topic}” in round {round}.",
            name=name,
            topic=topic,
            round=rule.round,
        )

    # Wishes

    def given_up(self, person: str, given_up: GivenUp) -> str:
        """Return why a wish of a person was not met."""
        names = {"name": self._name(person), "topic": self._topic(given_up.wish.topic)}
        match given_up.reason:
            case "not_offered":
                return tr("“{topic}” is not offered.", **names)
            case "not_there":
                return tr("“{topic}” is held only while {name} is absent or moderates.", **names)
            case "ruled_out":
                return tr("A rule excludes “{topic}” for {name}.", **names)
            case "no_exchange":
                return tr("No exchange that keeps all rules gives “{topic}” to {name}.", **names)
            case "possible":
                return tr("“{topic}” would still be possible for {name}; search longer.", **names)
            case "costs":
                return self._demand(given_up, names["topic"]) + " " + self._best_exchange(given_up)

    def _demand(self, given_up: GivenUp, topic: str) -> str:
        return trn(
            "“{topic}” was wished for by {count} person; it has {seats} seats.",
            "“{topic}” was wished for by {count} people; it has {seats} seats.",
            given_up.wished,
            topic=topic,
            seats=given_up.seats,
        )

    def _best_exchange(self, given_up: GivenUp) -> str:
        costs = listed(list(_costs(given_up.cost)))
        if not given_up.partner:
            return tr("Taking a free seat there would cost others more: {costs}.", costs=costs)
        return tr(
            "The best exchange, with {name}, would cost others more: {costs}.",
            name=self._name(given_up.partner),
            costs=costs,
        )

    # Moves

    def move(self, move: Move) -> str:
        """Return who goes where in which round."""
        names = {
            "name": self._name(move.person),
            "round": move.round,
            "before": self._room(move.before),
            "after": self._room(move.after),
        }
        if not move.before:
            return tr("Round {round}: {name} takes a seat in {after}.", **names)
        if not move.after:
            return tr("Round {round}: {name} is missing in {before}.", **names)
        return tr("Round {round}: {name} goes to {after} instead of {before}.", **names)

    # Names

    def _name(self, person: str) -> str:
        return self._people.get(person) or tr("somebody")

    def _names(self, people: Sequence[str]) -> str:
        return listed([self._name(person) for person in people])

    def _room(self, room: str) -> str:
        return self._rooms.get(room, "")

    def _topic(self, topic: str) -> str:
        return self._titles.get(topic, "")


def _costs(cost: Cost) -> Iterator[str]:
    """Name what an exchange would worsen."""
    if cost.wish_points < 0:
        yield tr("wishes that weigh more")
    if cost.out_of_mix > 0:
        yield trn(
            "{count} person more outside an even mix",
            "{count} people more outside an even mix",
            cost.out_of_mix,
        )
    if cost.reunions > 0:
        yield trn("{count} reunion more", "{count} reunions more", cost.reunions)
    if cost.wish_points == 0 and cost.out_of_mix <= 0 and cost.reunions <= 0:
        yield tr("it only moves the wish to somebody else")
