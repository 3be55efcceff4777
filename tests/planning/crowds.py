"""Groupings to be found, of any size: the same ones on every run."""

import random
from math import ceil
from typing import NamedTuple

from facilitator.planning.grouping.problem import Participant, Problem, Room, Wish

GROUPS = ("Kommunen", "Verbände", "Wissenschaft", "Wirtschaft", "Verwaltung", "Zivilgesellschaft")


class Crowd(NamedTuple):
    """How many people choose among how many topics over how many rounds."""

    people: int
    topics: int
    rounds: int
    seed: int = 1
    spare_seats: int = 1
    """Seats in each room beyond an even share."""
    wishes: int = 3
    people_per_organisation: int = 3

    def problem(self) -> Problem:
        """Make it: six stakeholder groups of unlike size, three wishes each, some topics in demand."""
        chance = random.Random(self.seed)
        weights = [chance.uniform(1, 4) for _ in GROUPS]
        demand = [chance.uniform(1, 2.2) for _ in range(self.topics)]
        count = max(2, self.people // self.people_per_organisation)
        groups = chance.choices(GROUPS, weights, k=count)
        people: list[Participant] = []
        for number in range(self.people):
            organisation = chance.randrange(count)
            people.append(
                Participant(
                    id=f"p{number}",
                    name=f"Person {number}",
                    group=groups[organisation],
                    organisation=f"Org {organisation}",
                    wishes=self._wishes(chance, demand),
                )
            )
        return Problem(tuple(people), self._rooms())

    def _wishes(self, chance: random.Random, demand: list[float]) -> tuple[Wish, ...]:
        left = list(range(self.topics))
        chosen: list[Wish] = []
        for priority in range(1, min(self.wishes, self.topics) + 1):
            topic = chance.choices(left, [demand[n] for n in left])[0]
            left.remove(topic)
            chosen.append(Wish(f"t{topic}", priority))
        return tuple(chosen)

    def _rooms(self) -> tuple[Room, ...]:
        even = self.people / self.topics
        most, least = ceil(even) + self.spare_seats, max(0, int(even) - self.spare_seats)
        return tuple(
            Room(f"r{r}t{t}", r, f"t{t}", most, least, f"W {r}.{t + 1}")
            for r in range(1, self.rounds + 1)
            for t in range(self.topics)
        )
