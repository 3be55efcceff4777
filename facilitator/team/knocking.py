"""What a joining laptop and the organiser's say to each other: a knock and its answer, both sealed.

Both are sealed with keys that come from the invitation's secret, one for each direction, and bound
to the invitation and to the server's certificate: somebody between them, with a certificate of
their own, can neither open nor make them. An answer also fits one knock only, and what is in it
opens with the key of the one who knocked: a code that becomes known later opens nothing.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, cast, get_args

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from facilitator.domain.areas import ROLES, TeamRole
from facilitator.domain.text import clean_line
from facilitator.team.boxes import open_box, seal_for
from facilitator.team.invitations import derived
from facilitator.team.refusals import Refused

Denial = Literal["used", "expired", "withdrawn", "rooms", "trouble"]
"""Why an invitation does not let in: by somebody else; its time is over; taken back; other rooms
than it is for; the organiser's program could not write it down."""

MOST_KNOCK: Final = 16_000
MOST_NAME: Final = 80
MOST_SESSIONS: Final = 200

_MOST_ANSWER: Final = 500_000
_KNOCK: Final = b"FK1"
_ANSWER: Final = b"FA1"
_NONCE_BYTES: Final = 12
_KEY_DIGITS: Final = 64


class Bond(NamedTuple):
    """What both sides have to have in common."""

    secret: bytes
    """The invitation's."""
    fingerprint: str
    """Of the server's certificate as each side sees it, in hex; empty where authorities vouch for it."""

    def __repr__(self) -> str:
        return "Bond()"

    def _cipher(self, purpose: str) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(derived(self.secret, purpose))

    def seal(self, purpose: str, magic: bytes, data: bytes, about: bytes = b"") -> bytes:
        """Seal data for one purpose; `about` is what it belongs to."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._cipher(purpose).encrypt(nonce, data, self._context(magic, about))
        return magic + nonce + sealed

    def open(self, purpose: str, magic: bytes, data: bytes, about: bytes = b"") -> bytes:
        """Open what `seal` made; Refused for anything else."""
        if not data.startswith(magic) or len(data) < len(magic) + _NONCE_BYTES:
            raise Refused("format")
        rest = data[len(magic) :]
        nonce, sealed = rest[:_NONCE_BYTES], rest[_NONCE_BYTES:]
        try:
            return self._cipher(purpose).decrypt(nonce, sealed, self._context(magic, about))
        except InvalidTag:
            raise Refused("seal") from None

    def _context(self, magic: bytes, about: bytes) -> bytes:
        return magic + bytes.fromhex(self.fingerprint) + b"/" + about


class Knock(NamedTuple):
    """What a laptop says that wants to come in, or only to see what it is invited to."""

    public_key: str
    """Ed25519, hex; and below X25519."""
    box_key: str
    name: str = ""
    sessions: tuple[str, ...] = ()
    """The ids or codes (`W1.1`) of the rooms that somebody chose; none: all the invitation is for."""
    only_looks: bool = False


class Room(NamedTuple):
    """A session that can be chosen."""

    id: str
    code: str
    """Compact, `W1.1`."""
    title: str
    topic_id: str
    is_taken: bool = False
    """Whether another moderator has it already."""


class Offer(NamedTuple):
    """What an invitation is for."""

    process_id: str
    title: str
    """Of the process."""
    role: TeamRole
    rooms: tuple[Room, ...] = ()
    """Those a moderator can choose from."""


class Welcome(NamedTuple):
    """All that a laptop needs to take part; a guest's keys are those of the stage."""

    team: str
    """32 hex digits."""
    process_id: str
    device: str
    title: str
    role: TeamRole
    sessions: tuple[str, ...]
    token: str
    keys: Mapping[str, bytes]
    organisers: Mapping[str, str]
    """Public keys by device."""
    addresses: tuple[str, ...]
    """Of the server, as `tls://host:port`."""
    at: int = 0
    """When the organiser's laptop wrote it, in milliseconds: what a guest sees is newer."""

    def __repr__(self) -> str:
        return f"Welcome({self.device})"


class Denied(NamedTuple):
    """That the invitation does not let in any more."""

    why: Denial


Answer = Offer | Welcome | Denied


def seal_knock(bond: Bond, knock: Knock) -> bytes:
    """Return a knock as it travels."""
    return bond.seal("knock", _KNOCK, _json(knock._asdict()))


def open_knock(bond: Bond, data: bytes) -> Knock:
    """Read a knock; Refused for what none is."""
    if len(data) > MOST_KNOCK:
        raise Refused("size")
    value = _value(bond.open("knock", _KNOCK, data))
    try:
        return Knock(
            _hex(value["public_key"], _KEY_DIGITS),
            _hex(value["box_key"], _KEY_DIGITS),
            clean_line(_text(value["name"]))[:MOST_NAME],
            tuple(_text(entry) for entry in _list(value["sessions"], MOST_SESSIONS)),
            only_looks=value["only_looks"] is True,
        )
    except (KeyError, TypeError, ValueError):
        raise Refused("content") from None


def seal_answer(bond: Bond, knock_data: bytes, box_key: str, answer: Answer) -> bytes:
    """Return the answer to a knock as it travels; Refused where the knock's key is none."""
    value: dict[str, Any] = {"kind": type(answer).__name__, **answer._asdict()}
    match answer:
        case Welcome(keys=keys):
            value["keys"] = {name: key.hex() for name, key in keys.items()}
            value["organisers"] = dict(answer.organisers)
        case Offer(rooms=rooms):
            value["rooms"] = [room._asdict() for room in rooms]
        case Denied():
            pass
    inner = seal_for(box_key, _json(value), context="answer")
    return bond.seal("answer", _ANSWER, inner, hashlib.sha256(knock_data).digest())


def open_answer(bond: Bond, knock_data: bytes, box_seed: bytes, data: bytes) -> Answer:
    """Read the answer to one's own knock; Refused for anything else."""
    if len(data) > _MOST_ANSWER:
        raise Refused("size")
    inner = bond.open("answer", _ANSWER, data, hashlib.sha256(knock_data).digest())
    value = _value(open_box(box_seed, inner, context="answer"))
    try:
        return _READERS[_text(value["kind"])](value)
    except (KeyError, TypeError, ValueError):
        raise Refused("content") from None


# Reading: whoever sealed it knew the secret, and may still be somebody who got hold of the code


def _denied(value: dict[str, Any]) -> Answer:
    why = value["why"]
    if why not in get_args(Denial):
        raise ValueError
    return Denied(why)


def _offer(value: dict[str, Any]) -> Answer:
    rooms = [
        Room(
            *(_text(entry[name]) for name in ("id", "code", "title", "topic_id")),
            is_taken=entry["is_taken"] is True,
        )
        for entry in _list(value["rooms"], MOST_SESSIONS)
    ]
    said = _text(value["process_id"]), _text(value["title"]), _role(value["role"])
    return Offer(*said, tuple(rooms))


def _welcome(value: dict[str, Any]) -> Answer:
    return Welcome(
        team=_hex(value["team"], 32),
        process_id=_text(value["process_id"]),
        device=_hex(value["device"], 16),
        title=_text(value["title"]),
        role=_role(value["role"]),
        sessions=tuple(_text(entry) for entry in _list(value["sessions"], MOST_SESSIONS)),
        token=_text(value["token"], 20_000),
        keys={_hex(name, 8): bytes.fromhex(_hex(key, 64)) for name, key in value["keys"].items()},
        organisers={
            _text(name): _hex(key, _KEY_DIGITS) for name, key in value["organisers"].items()
        },
        addresses=tuple(_text(entry) for entry in _list(value["addresses"], 20)),
        at=int(value["at"]),
    )


_READERS: Final = {"Denied": _denied, "Offer": _offer, "Welcome": _welcome}


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _value(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused("content") from None
    if not isinstance(value, dict):
        raise Refused("content")
    return cast("dict[str, Any]", value)


def _text(value: object, most: int = 1_000) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError
    value.encode()  # a lone surrogate is no text that could be stored
    return value


def _hex(value: object, digits: int) -> str:
    text = _text(value)
    if len(text) != digits or set(text) - set("0123456789abcdef"):
        raise ValueError
    return text


def _list(value: object, most: int) -> Sequence[Any]:
    if not isinstance(value, list):
        raise TypeError
    found = cast("list[Any]", value)
    if len(found) > most:
        raise ValueError
    return found


def _role(value: object) -> TeamRole:
    if value not in ROLES:
        raise ValueError
    return value
