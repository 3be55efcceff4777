"""Thousands of hostile envelopes for one laptop, from outside and from a member who cheats.

From outside: bytes of sound envelopes changed, cut, joined, or random. From a member: a letter
whose parts were swapped for others, sealed and signed as it should be. Whatever comes, the laptop
refuses it with one of its reasons or, of the cheat's own room, takes it in; nothing else changes.
"""

import io
import json
import logging
import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.domain.records import TABLES
from facilitator.team.envelopes import Envelope, open_all, seal_bytes
from facilitator.team.letter_text import to_text
from facilitator.team.refusals import Refused
from facilitator.team.rights import Admission, rights_of
from tests.team.laptops import (
    ANNA,
    BEN,
    HEX,
    QUESTIONS,
    ROOMS,
    TOPICS,
    Laptop,
    colleague,
    organiser,
)
from tests.team.sealed import subject

if TYPE_CHECKING:
    from facilitator.domain.letters import Letter

NOTES = tuple(f"01994bd5-0000-7000-8000-00000000c00{number}" for number in (1, 2, 3))
SECRET_WORDS = "Zwischenlagerstandort"
_AT_ONCE = 50
_VALUES = (
    *(None, True, 0, 1, -1, 2**63, 1.5, "", "a", "\0", "\ud800", SECRET_WORDS, "x" * 3_000),
    *([], {}, [[]], {"a": 1}, "plan", "work", "erased", "deleted", "session_id", "topic_id"),
    *(*ROOMS, *TOPICS, *QUESTIONS, *NOTES, ANNA, BEN, "organiser", "room.", *TABLES.values()),
    *("2023-11-14T22:00:00.000+00:00", "9999999999999-ffff-x", f"1700000900000-0000-{ANNA}"),
)


class Attack:
    """A laptop with notes in three rooms, and Anna, a moderator of the first, who cheats."""

    def __init__(self, folder: Path, seed: int):
        self._random = random.Random(seed)
        self._ada = organiser(folder)
        self._anna = colleague(folder, self._ada, ANNA)
        self._victim = colleague(folder, self._ada, BEN, room=1)
        for room, row in enumerate(NOTES):
            self._ada.insert(self._ada.note(row, room, f"{SECRET_WORDS} {room}"))
        plan = self._ada.letters()
        self._anna.hear(plan)
        self._victim.hear(plan)
        self._anna.set("note", NOTES[0], text=f"{SECRET_WORDS}, von Anna")
        self._sound = self._anna.letters()
        self._public = {laptop.device: laptop.secrets.public_key for laptop in self.laptops}
        self.answers: Counter[str] = Counter()

    @property
    def laptops(self) -> tuple[Laptop, ...]:
        return (self._ada, self._anna, self._victim)

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()

    def run(self, count: int) -> None:
        """Let so many envelopes come in; AssertionError where one of them does any harm."""
        before, log = self._elsewhere(), io.StringIO()
        handler = logging.StreamHandler(log)
        root = logging.getLogger()
        root.addHandler(handler)
        try:
            for start in range(0, count, _AT_ONCE):
                self._receive([self._hostile() for _ in range(start, min(start + _AT_ONCE, count))])
        finally:
            root.removeHandler(handler)
        assert self._elsewhere() == before, "a room that is none of Anna's says something else"
        assert SECRET_WORDS not in log.getvalue(), "the log quotes what somebody wrote"
        assert sum(self.answers.values()) == count

    def _receive(self, envelopes: list[Envelope]) -> None:
        found = open_all(envelopes, self._victim.secrets.keys)
        taken: list[Letter] = []
        with self._victim.file.postbox() as postbox:
            rights = rights_of(postbox, HEX, self._victim.secrets.trusted)
            admission = Admission(rights, postbox)
            for letter, envelope in zip(found, envelopes, strict=True):
                if isinstance(letter, Refused):
                    assert SECRET_WORDS not in repr(letter)
                    self.answers[letter.code] += 1
                    continue
                why = admission.refusal(letter, envelope.subject)
                self.answers[why or "taken"] += 1
                if why is None:
                    taken.append(letter)
            postbox.receive(taken)

    def _elsewhere(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return all rows that Anna may not touch."""
        with self._victim.file.writing("") as write:
            connection = write._connection  # noqa: SLF001 - all rows of all tables
            found = {
                table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
                for table in TABLES.values()
                if table not in {"note", "session_fact", "message_read", "key_result", "settled"}
            }
            notes = "SELECT * FROM note WHERE session_id <> ? ORDER BY id"
            return {**found, "note": connection.execute(notes, (ROOMS[0],)).fetchall()}

    # What comes

    def _hostile(self) -> Envelope:
        makers = (self._mutated, self._mutated, self._cheated, self._cheated, self._noise)
        data, under = self._random.choice(makers)()
        device = under.split(".")[2] if under.count(".") > 2 else ""
        return Envelope(under, data, self._public.get(device, ""))

    def _sealed(self, plain: bytes, under: str) -> bytes:
        key_id, key = self._anna.secrets.newest
        seed = self._anna.secrets.signing_seed
        return seal_bytes(plain, subject=under, key_id=key_id, key=key, signing_key=seed)

    def _subject(self) -> str:
        device = self._random.choice((ANNA, ANNA, ANNA, BEN, self._ada.device))
        areas = ("plan", "work", "room.", "x", *(f"room.{room}" for room in ROOMS))
        return subject(device, self._random.choice((*areas, f"topic.{TOPICS[0]}", areas[4])))

    def _mutated(self) -> tuple[bytes, str]:
        letter = self._random.choice(self._sound)
        under = subject(ANNA, letter.area)
        data = bytearray(self._sealed(to_text(letter), under))
        for _ in range(self._random.randint(1, 4)):
            at = self._random.randrange(len(data) + 1)
            until = min(len(data), at + self._random.randint(1, 40))
            kind = self._random.randrange(5)
            if kind == 0:
                data[at:until] = bytes(
                    byte ^ 1 << self._random.randrange(8) for byte in data[at:until]
                )
            elif kind == 1:
                del data[at:until]
            elif kind == 2:
                data[at:at] = self._random.randbytes(until - at)
            elif kind == 3:
                data[at:at] = data
            else:
                under = self._subject()
        return bytes(data), under

    def _cheated(self) -> tuple[bytes, str]:
        value: Any = json.loads(to_text(self._random.choice(self._sound)))
        for _ in range(self._random.randint(1, 3)):
            self._swap(value)
        area = value[8] if isinstance(value, list) and len(value) > 8 else ""  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - JSON
        is_told = isinstance(area, str) and self._random.random() < 0.7
        under = subject(ANNA, area) if is_told and area.isprintable() else self._subject()
        try:
            return self._sealed(json.dumps(value).encode(), under), under
        except (UnicodeEncodeError, Refused):
            return b"", under

    def _swap(self, value: Any) -> None:
        places = list(_places(value))
        holder, at = self._random.choice(places)
        if self._random.random() < 0.1:
            holder.append(deepcopy(self._random.choice(_VALUES)))
        elif self._random.random() < 0.1:
            del holder[at]
        else:
            holder[at] = deepcopy(self._random.choice(_VALUES))

    def _noise(self) -> tuple[bytes, str]:
        noise = self._random.randbytes(self._random.randint(0, 400))
        if self._random.random() < 0.5:
            return self._sealed(noise, subject(ANNA)), subject(ANNA)
        return self._random.choice((noise, b"FW1" + noise, bytes(1_000_001))), self._subject()


def _places(value: Any) -> Iterator[tuple[list[Any], int]]:
    for at, part in enumerate(value):
        yield value, at
        if isinstance(part, list) and part:
            yield from _places(part)
