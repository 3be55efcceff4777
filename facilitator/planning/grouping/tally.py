"""What an assignment counts up to, kept up to date while people move: a board's score follows a drag."""

from collections import defaultdict

from facilitator.planning.grouping.numbering import NOWHERE, Numbering, Seats


class Tally:
    """Counts over rooms, circles and pairs of rooms; `seats` is a copy of its own."""

    def __init__(self, numbering: Numbering, seats: Seats) -> None:
        """Count an assignment."""
        self._numbering = numbering
        self.seats = numbering.nobody()
        self.sizes = [0] * len(numbering.round_of)
        self.of_circle: dict[tuple[int, int], int] = defaultdict(int)
        """People by circle and room."""
        self.reunions = 0
        self.wish_points = 0
        self.out_of_mix = sum(least for least, _ in numbering.evenly.values())
        self._through: dict[tuple[int, int], int] = defaultdict(int)
        for person, rooms in enumerate(seats):
            for index, room in enumerate(rooms):
                self.move(person, index, room)

    def move(self, person: int, index: int, room: int) -> None:
        """Seat a person elsewhere in a round, or nowhere."""
        before = self.seats[person][index]
        if before != room:
            self.wish_points -= self._wish_points_of(person)
            self._count(person, index, before, -1)
            self.seats[person][index] = room
            self._count(person, index, room, +1)
            self.wish_points += self._wish_points_of(person)

    def _count(self, person: int, index: int, room: int, step: int) -> None:
        if room == NOWHERE:
            return
        self.sizes[room] += step
        for circle in self._numbering.circles_of[person]:
            key = circle, room
            self.out_of_mix -= self._outside(key)
            self.of_circle[key] += step
            self.out_of_mix += self._outside(key)
        for other, there in enumerate(self.seats[person]):
            if other != index and there != NOWHERE:
                pair = (room, there) if room < there else (there, room)
                self.reunions += self._through[pair] if step > 0 else 1 - self._through[pair]
                self._through[pair] += step

    def _outside(self, key: tuple[int, int]) -> int:
        least, most = self._numbering.evenly[key]
        count = self.of_circle[key]
        return max(0, least - count, count - most)

    def _wish_points_of(self, person: int) -> int:
        points, topics = self._numbering.points[person], self._numbering.topic_of
        if not points:
            return 0
        return sum(
            points.get(topic, 0)
            for topic in {topics[room] for room in self.seats[person] if room >= 0}
        )
