"""Laptops of one team, each with a file, keys and a role, for the tests of what receivers refuse."""

from collections.abc import Sequence
from pathlib import Path

from facilitator.domain.areas import TeamRole
from facilitator.domain.letters import Letter
from facilitator.domain.ordering import between
from facilitator.domain.records import (
    Note,
    Process,
    Question,
    Record,
    Round,
    Session,
    Topic,
    Workshop,
)
from facilitator.domain.stamps import HybridClock
from facilitator.domain.team import Member
from facilitator.storage.files import create_file
from facilitator.team.refusals import Reason
from facilitator.team.rights import Admission, rights_of
from facilitator.team.secret_values import Secrets, new_key, new_secrets
from tests.team.sealed import NOW, TEAM, subject

HEX = TEAM.replace("-", "")
ROOMS = tuple(f"01994bd5-0000-7000-8000-00000000a00{number}" for number in (1, 2, 3))
TOPICS = tuple(f"01994bd5-0000-7000-8000-00000000b00{number}" for number in (1, 2, 3))
QUESTIONS = tuple(f"01994bd5-0000-7000-8000-00000000e00{number}" for number in (1, 2, 3))
ORGANISER, ANNA, BEN = "00aa00aa00aa00aa", "00bb00bb00bb00bb", "00cc00cc00cc00cc"


class Laptop:
    """A file with its device, clock and keys; what it does takes a second each."""

    def __init__(self, folder: Path, secrets: Secrets):
        self.secrets = secrets
        self.device = secrets.device
        self.file = create_file(folder / f"{secrets.device}.workshop", device=secrets.device)
        self.now = NOW
        self.file._clock = HybridClock(self.device, now=lambda: self.now)  # noqa: SLF001 - the time of the test
        self._sent = ""

    def insert(self, *records: Record) -> None:
        self.now += 1_000
        with self.file.writing("Ada") as write:
            for record in records:
                write.insert(record)
            write.finish("Etwas anlegen")

    def set(self, table: str, row_id: str, **cells: str | int | None) -> None:
        self.now += 1_000
        with self.file.writing("Ada") as write:
            write.set(table, row_id, **cells)
            write.finish("Etwas ändern")

    def note(self, row_id: str, room: int = 0, text: str = "Radwege") -> Note:
        return Note(row_id, ROOMS[room], QUESTIONS[room], between("", ""), text=text)

    def letters(self) -> list[Letter]:
        """Return what was written since the last call."""
        with self.file.postbox() as postbox:
            found = [
                letter for letter in postbox.outgoing(10_000) if letter.last_stamp > self._sent
            ]
        self._sent = max((letter.last_stamp for letter in found), default=self._sent)
        return found

    def hear(
        self, letters: Sequence[Letter], sender: str = "", area: str = ""
    ) -> list[Reason | None]:
        """Take in what came under the sender's subjects, and tell what was refused."""
        with self.file.postbox() as postbox:
            rights = rights_of(postbox, HEX, self.secrets.trusted)
            admission = Admission(rights, postbox)
            refusals: list[Reason | None] = [
                admission.refusal(letter, subject(sender or letter.device, area or letter.area))
                for letter in letters
            ]
            postbox.receive(
                [letter for letter, why in zip(letters, refusals, strict=True) if why is None]
            )
        return refusals

    def cell(self, table: str, row_id: str, column: str = "text") -> object:
        with self.file.writing("") as write:
            return write.cells(table, row_id, (column,))[column]

    def has(self, table: str, row_id: str) -> bool:
        with self.file.writing("") as write:
            return write.exists(table, row_id)

    def close(self) -> None:
        self.file.close()


def member(secrets: Secrets, role: TeamRole, sessions: str = "") -> Member:
    keys = {"public_key": secrets.public_key, "box_key": secrets.box_key}
    return Member(secrets.device, TEAM, secrets.device[:2], role, sessions, **keys)


def organiser(folder: Path) -> Laptop:
    """Return the laptop of who has planned a workshop with three sessions."""
    secrets = new_key(new_secrets(TEAM, ORGANISER))
    laptop = Laptop(folder, secrets)
    rounds = [Round(f"{TEAM[:-4]}f{number:03d}", f"{TEAM[:-4]}0002", number) for number in (1,)]
    laptop.insert(Process(TEAM), Workshop(f"{TEAM[:-4]}0002", TEAM), *rounds)
    for number, (room, topic, question) in enumerate(zip(ROOMS, TOPICS, QUESTIONS, strict=True), 1):
        laptop.insert(
            Topic(topic, f"{TEAM[:-4]}0002", number),
            Session(room, rounds[0].id, topic),
            Question(question, topic, position=between("", ""), text="Was fehlt?"),
        )
    laptop.insert(member(secrets, "organiser"))
    return laptop


def colleague(
    folder: Path, first: Laptop, device: str, role: TeamRole = "moderator", room: int = 0
) -> Laptop:
    """Return the laptop of a member whom the organiser's laptop knows, with all that it has."""
    own = new_secrets(TEAM, device)
    trusted = {first.device: first.secrets.public_key}
    laptop = Laptop(folder, own._replace(keys=first.secrets.keys, trusted=trusted))
    first.insert(member(laptop.secrets, role, ROOMS[room] if role == "moderator" else ""))
    with first.file.postbox() as postbox:
        letters = [letter for page in postbox.everything() for letter in page]
    assert set(laptop.hear(letters, first.device)) == {None}
    return laptop
