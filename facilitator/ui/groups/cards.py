"""What stands on the board: a card for each person in the columns of a round; without Qt."""

from collections import defaultdict
from typing import Literal, NamedTuple

from facilitator.domain.stakeholders import Sign
from facilitator.language import tr
from facilitator.planning.grouping.moves import Move
from facilitator.planning.grouping.problem import Fixed, Participant
from facilitator.ui.groups.seating import Seating

State = Literal["seated", "leaving", "coming", "absent", "waiting"]
NO_WISH, UNMET = -1, 0


class Card(NamedTuple):
    """One person in one round."""

    person_id: str
    name: str
    organisation: str
    sign: Sign
    group: str
    wish: int = NO_WISH
    """The priority of the wish that the room meets; `UNMET` where it meets none of them."""
    state: State = "seated"
    beside: str = ""
    """A room: where somebody goes, comes from, or had a seat."""
    is_locked: bool = False

    @property
    def spoken(self) -> str:
        """The card for a screen reader."""
        states = {
            "leaving": tr("to go to {room}", room=self.beside),
            "coming": tr("to come from {room}", room=self.beside or tr("no room")),
            "absent": tr("does not come"),
            "waiting": tr("without a seat"),
        }
        parts = (
            self.name,
            self.group,
            self.organisation,
            wish_words(self.wish),
            tr("fixed") if self.is_locked else "",
            states.get(self.state, ""),
        )
        return ", ".join(filter(None, parts))


class RoomCards(NamedTuple):
    """One room of a round."""

    session_id: str
    code: str
    title: str
    cards: tuple[Card, ...]
    least: int
    most: int
    is_judged: bool = True
    """Whether it matters already how many there are."""

    @property
    def size(self) -> int:
        """Who sits there now."""
        return sum(card.state in {"seated", "leaving"} for card in self.cards)

    @property
    def change(self) -> int:
        """By how many a proposal changes that."""
        coming = sum(card.state == "coming" for card in self.cards)
        return coming - sum(card.state == "leaving" for card in self.cards)

    @property
    def is_off(self) -> bool:
        """Whether there are too many or too few."""
        return self.is_judged and not self.least <= self.size <= self.most


class RoundCards(NamedTuple):
    """One round."""

    number: int
    rooms: tuple[RoomCards, ...]
    waiting: tuple[Card, ...]
    """Who has no seat."""
    absent: tuple[Card, ...]


def wish_words(wish: int) -> str:
    """Return what a wish mark means."""
    if wish == NO_WISH:
        return ""
    if wish == UNMET:
        return tr("no wish")
    return {1: tr("first wish"), 2: tr("second wish")}.get(wish) or tr("wish {number}", number=wish)


def round_cards(seating: Seating, number: int, moves: tuple[Move, ...] = ()) -> RoundCards:
    """Return a round with everybody in it, and what a proposal would change."""
    return _Round(seating, number, moves).cards()


class _Round:
    """Deals the cards of one round."""

    def __init__(self, seating: Seating, number: int, moves: tuple[Move, ...]) -> None:
        self._seating = seating
        self._number = number
        self._moves = {move.person: move for move in moves if move.round == number}
        self._rooms = {room.id: room for room in seating.problem.rooms if room.round == number}
        self._fixed = {
            (rule.person, rule.room) for rule in seating.problem.rules if isinstance(rule, Fixed)
        }

    def cards(self) -> RoundCards:
        here: dict[str, list[Card]] = defaultdict(list)
        waiting: list[Card] = []
        absent: list[Card] = []
        for number, person in self._in_order():
            at = self._seating.places.get(person.id, {}).get(self._number, "")
            room = at if at in self._rooms else ""
            if not self._needs_seat(number, person):
                if self._number in person.absent:
                    absent.append(self._card(person, room, "absent", self._name(room)))
                continue
            move = self._moves.get(person.id)
            if move and move.after in self._rooms:
                here[move.after].append(
                    self._card(person, move.after, "coming", self._name(move.before))
                )
            if not room:
                state = "waiting" if self._seating.is_begun else "seated"
                waiting.append(self._card(person, "", state))
            elif move and move.after:
                here[room].append(self._card(person, room, "leaving", self._name(move.after)))
            else:
                here[room].append(self._card(person, room, "seated"))
        titles = {topic.id: topic.title for topic in self._seating.plan.topics}
        rooms = tuple(
            RoomCards(
                room.id,
                room.name,
                titles.get(room.topic, ""),
                tuple(sorted(here[room.id], key=lambda card: card.state == "coming")),
                room.least,
                room.most,
                self._seating.is_begun,
            )
            for room in self._rooms.values()
        )
        return RoundCards(self._number, rooms, tuple(waiting), tuple(absent))

    def _in_order(self) -> list[tuple[int, Participant]]:
        """Return the people by group, the largest first."""
        place = {name: at for at, name in enumerate(self._seating.question.groups)}
        people = enumerate(self._seating.problem.people)
        return sorted(people, key=lambda entry: place.get(entry[1].group, len(place)))

    def _needs_seat(self, number: int, person: Participant) -> bool:
        numbering = self._seating.numbering
        return person.id in numbering.person and numbering.is_seated(
            number, numbering.rounds.index(self._number)
        )

    def _name(self, room: str) -> str:
        return self._rooms[room].name if room in self._rooms else ""

    def _card(self, person: Participant, room: str, state: State, beside: str = "") -> Card:
        sign = self._seating.question.sign_of(person)
        return Card(
            person.id,
            person.name,
            person.organisation,
            sign,
            person.group,
            self._wish(person, room) if state != "absent" else NO_WISH,
            state,
            beside,
            is_locked=(person.id, room) in self._fixed,
        )

    def _wish(self, person: Participant, room: str) -> int:
        if not person.wishes or room not in self._rooms:
            return NO_WISH
        topic = self._rooms[room].topic
        return min((wish.priority for wish in person.wishes if wish.topic == topic), default=UNMET)
