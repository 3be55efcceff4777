"""The stream that keeps a team's letters on the server: how it is made, and how to tell it from another.

A stream can be made anew, emptied, or come back from an older copy of the server's disk. Its name
and even its numbers may then be the same, but not the moment at which the message stands that was
read last.
"""

import json
from typing import Any, Final, NamedTuple, cast

from facilitator.team.link.connection import Connection, Disconnected, Heard
from facilitator.team.link.membership import LETTERS, LIVE, Membership
from facilitator.team.tokens import stream_of

FIRST_BYTES: Final = 256 * 2**20
"""What a new team may fill; the server keeps it free, so that small servers hold several teams."""
MOST_BYTES: Final = 2 * 2**30
"""What one team may grow to; a workshop with 100,000 notes takes a tenth of it."""
_GROWS_AT: Final = 2
"""Once the part of this number is full, whoever organises asks for twice the room."""
MOST_MESSAGE_BYTES: Final = 2**20
_DUPLICATES_NANOSECONDS: Final = 120 * 10**9
_NOT_FOUND: Final = 10059
_STANDS_ALONE: Final = 10074
"""What a server says that is asked for copies and has no others."""
NO_ROOM: Final = frozenset({10005, 10023, 10028, 10047, 10077, 10122})
"""No place for a stream in the cluster; its disk, the account's share, the stream's bound is full."""


class Place(NamedTuple):
    """How far a file has read, and in which stream."""

    created: str = ""
    """When the stream was made; empty: nothing was read yet."""
    sequence: int = 0
    time: str = ""
    """When the server stored the message with that number."""
    first: int = 0
    """The first message the stream had then; where it has another, it was emptied. 0: not known."""

    def __str__(self) -> str:
        return f"{self.created}/{self.sequence}/{self.time}/{self.first}"

    @staticmethod
    def parse(text: str) -> "Place":
        """Read back what `str` wrote; whatever else it is, it is no place."""
        created, _, rest = text.partition("/")
        sequence, _, rest = rest.partition("/")
        time, _, first = rest.partition("/")
        if not sequence.isdecimal():
            return Place()
        return Place(created, int(sequence), time, int(first) if first.isdecimal() else 0)


class Standing(NamedTuple):
    """How the stream stands on the server."""

    created: str
    last: int
    """The sequence of its last message."""
    first: int
    """The sequence of its first message, or of the next one; 0 where it lets old ones run out."""
    now: str
    """The server's clock when it answered; ISO."""


class NoStream(Disconnected):
    """The server has no stream of the team, and it is not ours to make one."""


class NoRoom(Disconnected):
    """The server has no room for the team's stream."""


def configuration(team: str, replicas: int) -> dict[str, Any]:
    """Return what the stream is to be like."""
    return {
        "name": stream_of(team),
        "subjects": [f"{LETTERS}.{team}.>"],
        "retention": "limits",
        "storage": "file",
        "discard": "new",
        "max_bytes": min(FIRST_BYTES, MOST_BYTES),
        "max_msg_size": MOST_MESSAGE_BYTES,
        "max_age": 0,
        "num_replicas": replicas,
        "duplicate_window": _DUPLICATES_NANOSECONDS,
        "allow_direct": True,
        "republish": {"src": f"{LETTERS}.{team}.>", "dest": f"{LIVE}.{team}.>"},
    }


async def standing(connection: Connection, membership: Membership) -> Standing:
    """Return how the stream stands; the organiser makes it where there is none.

    NoStream where somebody else has to make it first, NoRoom where the server cannot.
    """
    team = membership.team
    found = await _asked(connection, "INFO", team)
    if code_of(found) == _NOT_FOUND and membership.role == "organiser":
        found = await _made(connection, team)
    if code_of(found) == _NOT_FOUND:
        raise NoStream("broken")
    if "error" in found:  # a cluster that is choosing who leads, for one
        raise Disconnected("broken")
    state = cast("dict[str, int]", found["state"])
    if membership.role == "organiser":
        await _grow(connection, team, found["config"], state["bytes"])
    is_running_out = bool(found.get("config", {}).get("max_age"))
    first = 0 if is_running_out else max(1, state.get("first_seq", 1))
    return Standing(found["created"], state["last_seq"], first, found.get("ts", ""))


async def _made(connection: Connection, team: str) -> dict[str, Any]:
    """Make the stream: three times in a cluster, once on a server that stands alone."""
    made = await _asked(connection, "CREATE", team, configuration(team, 3))
    if code_of(made) == _STANDS_ALONE:
        made = await _asked(connection, "CREATE", team, configuration(team, 1))
    if code_of(made) in NO_ROOM:
        raise NoRoom("broken")
    return await _asked(connection, "INFO", team)


async def _grow(connection: Connection, team: str, config: dict[str, Any], filled: int) -> None:
    """Ask for more room before there is none left; where the server has none, it is asked again."""
    held = config["max_bytes"]
    if 0 < held < MOST_BYTES and filled * _GROWS_AT >= held:
        wanted = min(held * 2, MOST_BYTES)
        await _asked(connection, "UPDATE", team, {**config, "max_bytes": wanted})


async def _asked(
    connection: Connection, verb: str, team: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    data = json.dumps(body).encode() if body else b""
    answer = await connection.request(f"$JS.API.STREAM.{verb}.{stream_of(team)}", data)
    found = answer_in(answer)
    if not found:
        raise Disconnected("broken")
    return found


def answer_in(message: Heard) -> dict[str, Any]:
    """Return what the server answered; nothing where it is not in its form."""
    try:
        found = json.loads(message.data)
    except ValueError:
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def code_of(answer: dict[str, Any]) -> int:
    """Return the code of the error that an answer tells of; 0 where all went well."""
    error = answer.get("error")
    return cast("dict[str, int]", error).get("err_code", 0) if isinstance(error, dict) else 0
