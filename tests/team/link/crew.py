"""Laptops of one team on a real server, each with a file, a desk and a link of its own."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from facilitator.actions import notes, team, workshops
from facilitator.actions.desk import Desk
from facilitator.domain.areas import TeamRole
from facilitator.domain.identity import new_id
from facilitator.domain.moments import stored
from facilitator.domain.team import Member
from facilitator.exchange.outline_reader import read_outline
from facilitator.paths import resources
from facilitator.storage.files import create_file, open_file
from facilitator.team import errands, streams
from facilitator.team.authority import Authority
from facilitator.team.link.link import Link
from facilitator.team.link.membership import LinkEvent, Membership
from facilitator.team.nkeys import Key
from facilitator.team.secret_values import Secrets, new_key, new_secrets
from facilitator.team.tokens import user_token

PATIENCE_SECONDS = 60
TABLES = ("note", "session_fact", "key_result", "workshop", "session", "question", "member")


class Post(NamedTuple):
    """Where a team meets."""

    address: str
    fingerprint: str
    authority: Authority


class Laptop:
    """One file with its desk, and its link while it is connected."""

    def __init__(self, path: Path, secrets: Secrets, membership: Membership) -> None:
        self.path, self.secrets, self.membership = path, secrets, membership
        open_ = open_file if path.exists() else create_file
        self.desk = Desk(open_(path, device=secrets.device))
        self.device = self.desk.file.device
        self.link: Link | None = None
        self.hear: Callable[[LinkEvent], None] = lambda _event: None
        self.kept: list[Secrets] = []

    def connect(self) -> None:
        """Begin a link."""
        self.link = Link(
            self.desk.file.postbox(),
            self.membership,
            self.secrets,
            self._hear,
            self.kept.append,
        )
        self.link.start()

    def _hear(self, event: LinkEvent) -> None:
        self.hear(event)

    def nudge(self) -> None:
        """Tell the link that something was written."""
        if self.link:
            self.link.nudge()

    def disconnect(self) -> None:
        """End the link."""
        if self.link:
            self.link.stop()
            self.link = None

    def close(self) -> None:
        """End everything."""
        self.disconnect()
        self.desk.close()

    def note(self, text: str, room: int = 0) -> str:
        """Write a note in a room, and tell the link."""
        head = self.head()
        session = head.sessions[room]
        question = next(entry for entry in head.questions if entry.topic_id == session.topic_id)
        done = self.desk.run(notes.add, session_id=session.id, question_id=question.id, text=text)
        self.nudge()
        return done.ids[0]

    def head(self):
        return self.desk.read.head(self.desk.read.workshops()[0].id)

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Return what the file says, by table."""
        return rows_of(self.path)

    def texts(self) -> set[str]:
        """Return the texts of all notes."""
        with closing(sqlite3.connect(self.path)) as connection:
            return {
                text for (text,) in connection.execute("SELECT text FROM note WHERE deleted = 0")
            }

    def text_of(self, note_id: str) -> str:
        """Return a note's text, as the window's own connection reads it."""
        note = self.desk.read.note(note_id)
        return note.text if note else ""

    def is_level(self) -> bool:
        return bool(self.link and self.link.state().is_level)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a file says, by table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in TABLES
        }


class Crew:
    """A team: an organiser with the example, and others who begin with an empty file."""

    def __init__(self, folder: Path, post: Post) -> None:
        self.folder, self.post = folder, post
        self.team_id = new_id()
        self.laptops: list[Laptop] = []
        self.organiser = self._laptop(
            "00" * 8, new_key(new_secrets(self.team_id, "00" * 8)), "organiser"
        )
        example = resources() / "examples/harbour-quarter-forum.md"
        dossier = read_outline(example.read_text("utf-8")).dossier
        self.organiser.desk.run(workshops.begin, dossier=dossier)
        self._enrol(self.organiser, "organiser", ())

    def join(
        self, role: TeamRole = "moderator", rooms: Collection[int] = (0,), device: str = ""
    ) -> Laptop:
        """Let one more laptop take part, as an invitation would."""
        device = device or f"{len(self.laptops):016x}"
        secrets = new_secrets(self.team_id, device)._replace(
            keys=self.organiser.secrets.keys,
            trusted={self.organiser.device: self.organiser.secrets.public_key},
        )
        sessions = [self.organiser.head().sessions[room] for room in rooms]
        laptop = self._laptop(device, secrets, role, sessions)
        self._enrol(laptop, role, [session.id for session in sessions])
        return laptop

    def _laptop(self, device, secrets: Secrets, role: TeamRole, sessions=()) -> Laptop:
        hex_id = self.team_id.replace("-", "")
        token = user_token(
            self.post.authority.issuer,
            Key("user", secrets.signing_seed).public,
            role,
            team=hex_id,
            device=device,
            sessions=[session.id for session in sessions],
            topics=[session.topic_id for session in sessions],
        )
        membership = Membership(hex_id, device, role, (self.post.address,), self.post.fingerprint)
        path = self.folder / f"{device}.workshop"
        laptop = Laptop(path, secrets._replace(token=token), membership)
        self.laptops.append(laptop)
        return laptop

    def _enrol(self, laptop: Laptop, role: TeamRole, sessions) -> None:
        from facilitator import clock

        process = self.organiser.desk.read.workshops()[0].process_id
        member = Member(
            laptop.device,
            process,
            name=laptop.device[-2:],
            role=role,
            sessions=" ".join(sessions),
            public_key=laptop.secrets.public_key,
            box_key=laptop.secrets.box_key,
            joined_at=stored(clock.now()),
        )
        self.organiser.desk.run(team.add_member, member=member)
        self.organiser.nudge()

    def enrol_for(self, laptop: Laptop, rooms: Collection[int]) -> None:
        """Say that a laptop moderates these rooms, without another token."""
        sessions = " ".join(self.organiser.head().sessions[room].id for room in rooms)
        members = {member.id: member for member in self.organiser.desk.read.members()}
        member = members[laptop.device]._replace(sessions=sessions)
        self.organiser.desk.run(team.change_member, member=member)

    def wait_until_level(self) -> None:
        """Wait until everybody who is connected has sent and read everything."""
        connected = [laptop for laptop in self.laptops if laptop.link]

        def is_level() -> bool:
            places = {laptop.link.state().place for laptop in connected if laptop.link}
            return all(laptop.is_level() for laptop in connected) and len(places) == 1

        wait_for(
            is_level,
            lambda: "\n".join(str(entry.link and entry.link.state()) for entry in connected),
        )

    def close(self) -> None:
        for laptop in self.laptops:
            laptop.close()

    def remove(self) -> None:
        """Remove the stream: a server that tests share keeps room free for each."""

        async def _remove() -> None:
            post, organiser = self.post, self.organiser
            client = await errands.connected([post.address], post.fingerprint, organiser.secrets)
            await streams.delete(client, organiser.membership.team)
            await client.close()

        asyncio.run(_remove())


def wait_for(condition: Callable[[], bool], describe: Callable[[], object] = lambda: "") -> None:
    """Wait until something is so; AssertionError where it never is."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, f"that never came: {describe()}"
        time.sleep(0.01)


@contextmanager
def crew(folder: Path, post: Post) -> Iterator[Crew]:
    """Provide a crew, and close it."""
    made = Crew(folder, post)
    try:
        yield made
    finally:
        made.close()
