"""A grouping to be found, as values: people, rooms over rounds, wishes and rules."""

from typing import NamedTuple


class Wish(NamedTuple):
    """A topic that a person asked for; priority 1 is what they want most."""

    topic: str
    priority: int = 1


class Participant(NamedTuple):
    """Somebody who needs a room in every round."""

    id: str
    name: str = ""
    group: str = ""
    """The stakeholder group; people without one are not spread."""
    organisation: str = ""
    wishes: tuple[Wish, ...] = ()
    absent: tuple[int, ...] = ()
    """Numbers of the rounds that they do not come to."""
    may_repeat: bool = False
    """Whether they may have the same topic in two rounds."""


class Room(NamedTuple):
    """A topic in a round, with as many seats as there are for participants."""

    id: str
    round: int
    topic: str
    most: int
    least: int = 0
    name: str = ""


class Moderates(NamedTuple):
    """A person leads this room: they are in it and take no seat."""

    person: str
    room: str


class Fixed(NamedTuple):
    """A person sits in this room."""

    person: str
    room: str


class Forbidden(NamedTuple):
    """A person does not get a topic, in one round or in any."""

    person: str
    topic: str
    round: int | None = None


class Together(NamedTuple):
    """People who share a room, in one round or in all that they come to."""

    people: tuple[str, ...]
    round: int | None = None


class Apart(NamedTuple):
    """People of whom no two share a room, in one round or in any."""

    people: tuple[str, ...]
    round: int | None = None


Rule = Moderates | Fixed | Forbidden | Together | Apart
Places = dict[str, dict[int, str]]
"""The id of the room of each person in each round, moderators' rooms included; no entry while absent."""


class Problem(NamedTuple):
    """Who is to be spread over which rooms, by which rules."""

    people: tuple[Participant, ...]
    rooms: tuple[Room, ...]
    rules: tuple[Rule, ...] = ()

    @property
    def rounds(self) -> tuple[int, ...]:
        """Numbers of the rounds in their order."""
        return tuple(sorted({room.round for room in self.rooms}))
