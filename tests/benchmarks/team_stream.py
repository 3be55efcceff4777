"""A stream with as many letters as a long process leaves: notes of all rooms, as they were typed.

Each is a letter with all cells of a new row, and five more with its text as it grew; the program
sends more of those, four a second while somebody types.
"""

import asyncio

from facilitator.domain.identity import new_id
from facilitator.domain.letters import Entry, Letter
from facilitator.domain.ordering import between
from facilitator.domain.stamps import HybridClock
from facilitator.team.link.connection import Connection
from facilitator.team.link.identity import Identity
from facilitator.team.server.process import Server
from tests.team.link.crew import Crew, Laptop

_WINDOW = 500
_PIECES = 6
_WORDS = "Die Wege zum Quartier sind lang, und abends fährt kein Bus mehr, sagt die Werft; geprüft wird ein Steg."


def fill(server: Server, crew: Crew, laptop: Laptop, count: int) -> None:
    """Publish so many letters in the name of a laptop that moderates all rooms, and wait for them."""
    asyncio.run(_fill(server, crew, laptop, count))


async def _fill(server: Server, crew: Crew, laptop: Laptop, count: int) -> None:
    identity = Identity(laptop.membership, laptop.secrets)
    connection = Connection(laptop.membership.inbox)
    await connection.open(server.url, server.fingerprint, identity.credentials)
    head = crew.organiser.head()
    pages = [
        (session.id, question.id)
        for session in head.sessions
        for question in head.questions
        if question.topic_id == session.topic_id
    ]
    clock, position = HybridClock(laptop.device), ""
    acks = asyncio.Semaphore(_WINDOW)
    await connection.listen(f"{laptop.membership.inbox}.fill", lambda _message: acks.release())
    letter = None
    for number in range(count):
        if letter is None or number % _PIECES == 0:
            position = between(position, "")
            page = pages[number // _PIECES % len(pages)]
            letter = _letter(*page, position, "Beitrag", clock)
        else:
            letter = _longer(
                letter, f"Beitrag {number}: {_WORDS[: 20 * (number % _PIECES)]}", clock
            )
        subject = laptop.membership.subject(letter.area)
        await acks.acquire()
        await connection.publish(
            subject, identity.seal(letter), answer_to=f"{laptop.membership.inbox}.fill"
        )
    for _ in range(_WINDOW):
        await acks.acquire()
    await connection.close()


def _letter(session: str, question: str, position: str, text: str, clock: HybridClock) -> Letter:
    row = new_id()
    cells = {"session_id": session, "question_id": question, "position": position, "text": text}
    cells |= {"level": 1, "kind": "statement", "deleted": 0}
    entries = tuple(
        Entry("note", row, column, None, value, clock.tick()) for column, value in cells.items()
    )
    return Letter(
        new_id(),
        "do",
        "New note",
        "Ada",
        "2026-09-21T10:00:00+00:00",
        None,
        "",
        f"room.{session}",
        entries,
    )


def _longer(letter: Letter, text: str, clock: HybridClock) -> Letter:
    """Return what follows a letter when typing goes on: the same step, its text alone."""
    first = letter.entries[0]
    entry = Entry("note", first.row_id, "text", None, text, clock.tick())
    return letter._replace(entries=(entry,))
