"""Random histories of laptops that write, exchange letters in part, and never agree on an order."""

from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.storage.laptops import Laptop, image

DEVICES = ("anna", "ben", "cem")
_SKEWS = (0, 250, -40)

Act = tuple[str, int, int, int]
"""What, by which laptop, and two numbers that say to what."""
History = list[Act]

_ACTS = ("add", "edit", "edit", "type", "flag", "delete", "restore", "move", "drop", "ask", "send")


def histories(most: int = 40) -> st.SearchStrategy[History]:
    """Return a strategy for histories; they shrink towards fewer and simpler acts."""
    numbers = st.integers(0, 5)
    return st.lists(
        st.tuples(st.sampled_from(_ACTS), st.integers(0, len(DEVICES) - 1), numbers, numbers),
        max_size=most,
    )


class Said(NamedTuple):
    """An edit of a note's text, and the acts that its laptop knew of."""

    number: int
    note: str
    text: str
    known: frozenset[int]


class Deleted(NamedTuple):
    """A delete of a note, and the acts that its laptop knew of."""

    number: int
    note: str
    known: frozenset[int]


class Played:
    """Laptops after a history, and what was really known to whom."""

    def __init__(self) -> None:
        self.laptops = [
            Laptop(name, image(), skew=skew) for name, skew in zip(DEVICES, _SKEWS, strict=True)
        ]
        self._known: list[set[int]] = [set() for _ in DEVICES]
        self._said: list[Said] = []
        self._deleted: list[Deleted] = []

    def act(self, number: int, act: Act) -> None:
        what, who, one, other = act
        laptop = self.laptops[who]
        if what == "send":
            to = one % len(self.laptops)
            self.laptops[to].receive(laptop.letters())
            self._known[to] |= self._known[who]
            return
        notes = laptop.notes()
        note = notes[one % len(notes)] if notes else ""
        if what == "add":
            note = laptop.add_note(one, other, f"Satz {number}")
            self._say(number, who, note, f"Satz {number}")
        elif what == "ask":
            laptop.ask(f"Frage {number}")
            self._known[who].add(number)
        elif what == "drop":
            question = laptop.living("question", one)
            if question:
                laptop.delete("question", question)
            self._known[who].add(number)
        elif note:
            self._change(number, who, note, what, other)

    def _change(self, number: int, who: int, note: str, what: str, other: int) -> None:
        laptop = self.laptops[who]
        if what in {"edit", "type"} and laptop.is_deleted("note", note):
            return
        if what in {"edit", "type"}:
            if what == "edit":
                laptop.edit(note, f"Fassung {number}")
            else:
                laptop.type(note, f" und {number}")
            self._say(number, who, note, laptop.text(note))
            return
        if what == "delete" and not laptop.is_deleted("note", note):
            self._deleted.append(Deleted(number, note, frozenset(self._known[who])))
        cells: dict[str, Any] = {
            "flag": {"is_key_result": other % 2},
            "delete": {"deleted": 1},
            "restore": {"deleted": 0},
            "move": {"question_id": laptop.living("question", other) or None},
        }[what]
        laptop.set("note", note, **cells)
        self._known[who].add(number)

    def _say(self, number: int, who: int, note: str, text: str) -> None:
        self._said.append(Said(number, note, text, frozenset(self._known[who])))
        self._known[who].add(number)

    def demand_nothing_lost(self, laptop: Laptop) -> None:
        """AssertionError where a text went that nobody who wrote later had seen."""
        for said in self._said:
            later = [
                other
                for other in self._said
                if other.note == said.note and said.number in other.known
            ]
            if not later:
                stands = {laptop.text(said.note), *laptop.rivals(said.note)}
                assert said.text in stands, f"{said} is lost: {stands}"
        for deleted in self._deleted:
            unseen = [
                said
                for said in self._said
                if said.note == deleted.note
                and said.number not in deleted.known
                and said.number != deleted.number
            ]
            others = [other for other in self._deleted if other.note == deleted.note]
            if unseen and len(others) == 1:
                assert not laptop.is_deleted("note", deleted.note), f"{unseen} went with {deleted}"


def play(history: History) -> Played:
    """Let laptops do all that a history says."""
    played = Played()
    for number, act in enumerate(history):
        played.act(number, act)
    return played
