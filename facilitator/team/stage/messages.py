"""What travels to the guests: pictures of the stage, and now and then what they need to go on seeing them.

Inside its envelope a message is one letter for its kind, the sender's time, and the rest. What a
picture holds is known to whoever shows it; here it is bytes.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, cast

from facilitator.team.refusals import Refused

MOST_PICTURE: Final = 200_000
"""Bytes of what a stage shows; a page full of notes takes a twentieth of it."""
MOST_GUESTS: Final = 500
MOST_ORGANISERS: Final = 50
MOST_MESSAGE: Final = 300_000
"""Bytes of a message, sealed; more is not even opened."""

_HEAD: Final = struct.Struct(">cQ")
_PICTURE, _RENEWAL = b"P", b"R"
_MOST_TIME: Final = 2**53
_MOST_BOX: Final = 1_000
_DEVICE, _KEY_ID, _PUBLIC_KEY = 16, 8, 64
"""Digits."""


class Picture(NamedTuple):
    """What the stage shows now."""

    at: int
    """The sender's time in milliseconds, higher with each message: nothing is taken twice, nor late."""
    data: bytes
    """Empty where the stage was closed."""


class Renewal(NamedTuple):
    """The key that seals pictures from now on, for each guest in a box, and whose pictures count."""

    at: int
    key_id: str
    boxes: Mapping[str, str]
    """By the guests' devices, in hex."""
    organisers: Mapping[str, str]
    """Public keys (hex) by devices."""


def to_bytes(message: Picture | Renewal) -> bytes:
    """Return a message as it is sealed; Refused ("size") for more than a guest takes."""
    if isinstance(message, Picture):
        if len(message.data) > MOST_PICTURE:
            raise Refused("size")
        return _HEAD.pack(_PICTURE, message.at) + message.data
    said = [message.key_id, dict(message.boxes), dict(message.organisers)]
    return _HEAD.pack(_RENEWAL, message.at) + json.dumps(said, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Picture | Renewal:
    """Read a message; Refused for what none is."""
    if len(data) < _HEAD.size:
        raise Refused("content")
    kind, at = _HEAD.unpack_from(data)
    rest = data[_HEAD.size :]
    if at > _MOST_TIME:
        raise Refused("content")
    if kind == _PICTURE:
        if len(rest) > MOST_PICTURE:
            raise Refused("size")
        return Picture(at, rest)
    if kind != _RENEWAL:
        raise Refused("content")
    try:
        return _renewal(at, json.loads(rest))
    except (ValueError, TypeError, RecursionError):
        raise Refused("content") from None


def _renewal(at: int, value: Any) -> Renewal:  # noqa: ANN401 - whatever JSON holds
    key_id, boxes, organisers = value
    return Renewal(
        at,
        _hex(key_id, _KEY_ID),
        {_hex(device, _DEVICE): _box(box) for device, box in _named(boxes, MOST_GUESTS)},
        {
            _hex(device, _DEVICE): _hex(key, _PUBLIC_KEY)
            for device, key in _named(organisers, MOST_ORGANISERS)
        },
    )


def _named(value: object, most: int) -> list[tuple[str, object]]:
    if not isinstance(value, dict):
        raise TypeError
    found = cast("dict[str, object]", value)
    if len(found) > most:
        raise ValueError
    return list(found.items())


def _box(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_BOX:
        raise ValueError
    bytes.fromhex(value)
    return value


def _hex(value: object, digits: int) -> str:
    if not isinstance(value, str) or len(value) != digits or set(value) - set("0123456789abcdef"):
        raise ValueError
    return value
