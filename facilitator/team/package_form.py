"""The bytes of a room package: who made it for which team, and sealed envelopes one after the other.

    magic "FACRAUM1" · length (4) · head, JSON in clear · then for each envelope length (4) · envelope

The head names team, device and key, and holds the key itself in a box for each member, since a
package may be the way a new key comes. The first envelope is the manifest: what the package says of
itself, with the digest of all that follows. It is sealed under a subject that names the digest of
the head. So nothing in a package can be changed, left out or put elsewhere without being noticed.
"""

import hashlib
import json
import re
import struct
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from facilitator.domain.letters import Letter
from facilitator.domain.moments import moment
from facilitator.domain.text import is_clean
from facilitator.team.refusals import Refused
from facilitator.team.rights import LETTERS

SUFFIX: Final = ".raumpaket"
MOST_BYTES: Final = 100_000_000

_MAGIC: Final = b"FACRAUM1"
_LENGTH: Final = struct.Struct(">I")
_MOST_HEAD: Final = 1_000_000
_MOST_ENVELOPES: Final = 500_000
_MOST_TEXT: Final = 200
_HEX: Final = re.compile(r"[0-9a-f]+")
_STAMP: Final = re.compile(r"[0-9]{13}-[0-9a-f]{4}-[0-9A-Za-z_]{1,64}")
_NAME: Final = re.compile(r"[0-9A-Za-z_-]{1,100}")

Stamps = Mapping[str, str]
"""For each device a stamp of it."""


class Head(NamedTuple):
    """What a package says in clear."""

    team: str
    """32 hex digits."""
    device: str
    """Of whoever made it."""
    key_id: str
    boxes: Mapping[str, str] = MappingProxyType({})
    """The key in hex, sealed for the members by their devices."""

    @property
    def box_context(self) -> str:
        """What the boxes are for."""
        return f"package {self.team} {self.key_id}"

    def subject(self, area: str) -> str:
        """Return what a letter travels under, the same as on a server."""
        return f"{LETTERS}.{self.team}.{self.device}.{area}"

    def manifest_subject(self, head_digest: str) -> str:
        """Return what the manifest is sealed under."""
        return f"package.{self.team}.{self.device}.{head_digest}"


class Manifest(NamedTuple):
    """What a package says of itself, sealed."""

    name: str
    """Of whoever made it."""
    made_at: str
    covers: Mapping[str, tuple[str, str]]
    """For these devices everything they wrote after the first stamp, up to the second."""
    has: Stamps
    """Up to where the laptop it was made on has everything that these devices wrote."""


class Package(NamedTuple):
    """A package taken apart; nothing in it is verified yet."""

    head: Head
    head_digest: str
    manifest: bytes
    """An envelope with the manifest and `digest`."""
    areas: tuple[str, ...]
    """Of the envelopes, in clear: their subjects follow from them."""
    envelopes: tuple[bytes, ...]
    digest: str
    """Of all that follows the manifest."""


def length_of(letter: Letter) -> int:
    """Return how many characters the cells of a letter hold."""
    cells = (cell for entry in letter.entries for cell in (entry.before, entry.after))
    return sum(len(cell) for cell in cells if isinstance(cell, str))


def head_bytes(head: Head) -> bytes:
    """Return what a head is in a package."""
    return json.dumps([1, *head[:3], dict(head.boxes)]).encode()


def digest_of(data: bytes) -> str:
    """Return what manifest and head are held against."""
    return hashlib.sha256(data).hexdigest()


def manifest_bytes(manifest: Manifest, digest: str) -> bytes:
    """Return what the first envelope holds."""
    return json.dumps([digest, *manifest[:2], dict(manifest.covers), dict(manifest.has)]).encode()


def body_bytes(sealed: Sequence[tuple[str, bytes]]) -> bytes:
    """Return areas and envelopes as they follow the manifest."""
    return b"".join(_part(part) for area, data in sealed for part in (area.encode(), data))


def packed(head: bytes, manifest: bytes, body: bytes) -> bytes:
    """Put a package together."""
    return _MAGIC + _part(head) + _part(manifest) + body


def unpacked(data: bytes) -> Package:
    """Take a package apart; Refused ("format") for what is none, "seal" for what is cut off or changed."""
    if len(data) > MOST_BYTES:
        raise Refused("size")
    if not data.startswith(_MAGIC):
        raise Refused("format")
    head, at = _read(data, len(_MAGIC))
    manifest, start = _read(data, at)
    parts: list[bytes] = []
    at = start
    while at < len(data):
        part, at = _read(data, at)
        parts.append(part)
        if len(parts) > 2 * _MOST_ENVELOPES:
            raise Refused("size")
    if len(parts) % 2:
        raise Refused("seal")
    try:
        areas = tuple(part.decode() for part in parts[::2])
    except UnicodeDecodeError:
        raise Refused("seal") from None
    digest = digest_of(memoryview(data)[start:].tobytes())
    return Package(_head(head), digest_of(head), manifest, areas, tuple(parts[1::2]), digest)


def manifest_of(data: bytes) -> tuple[str, Manifest]:
    """Read the opened manifest and the digest in it; Refused for what is none."""
    digest, name, made_at, covers, has = _list(data, 5)
    ranges, stamps = _mapping(covers), _mapping(has)
    is_told = all(map(_is_short, (digest, name, made_at))) and moment(str(made_at)) is not None
    is_sound = is_told and _are_stamps(stamps)
    if not is_sound or not all(_NAME.fullmatch(key) and _is_range(ranges[key]) for key in ranges):
        raise Refused("content")
    covered = {device: (str(found[0]), str(found[1])) for device, found in ranges.items()}
    return str(digest), Manifest(str(name), str(made_at), covered, stamps)


def _part(data: bytes) -> bytes:
    return _LENGTH.pack(len(data)) + data


def _read(data: bytes, at: int) -> tuple[bytes, int]:
    start = at + _LENGTH.size
    if start > len(data):
        raise Refused("seal")
    end = start + _LENGTH.unpack_from(data, at)[0]
    if end > len(data):
        raise Refused("seal")
    return data[start:end], end


def _head(data: bytes) -> Head:
    if len(data) > _MOST_HEAD:
        raise Refused("size")
    version, team, device, key_id, boxes = _list(data, 5)
    found = _mapping(boxes)
    named = (team, device, key_id, *found.values())
    is_sound = all(isinstance(text, str) and _HEX.fullmatch(text) for text in named)
    if version != 1 or not is_sound or not all(map(_NAME.fullmatch, found)):
        raise Refused("seal")
    return Head(str(team), str(device), str(key_id), found)


def _list(data: bytes, length: int) -> list[object]:
    """Read a JSON list of so many parts; Refused for anything else."""
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused("seal") from None
    if not isinstance(value, list) or len(cast("list[object]", value)) != length:
        raise Refused("seal")
    return cast("list[object]", value)


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refused("seal")
    return cast("dict[str, Any]", value)


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= _MOST_TEXT and is_clean(text)


def _are_stamps(found: dict[str, Any]) -> bool:
    return all(_NAME.fullmatch(key) and _is_stamp(value) for key, value in found.items())


def _is_range(value: object) -> bool:
    if not isinstance(value, list) or len(cast("list[Any]", value)) != 2:  # noqa: PLR2004 - from and to
        return False
    first, last = cast("list[Any]", value)
    return (first == "" or _is_stamp(first)) and _is_stamp(last)


def _is_stamp(value: object) -> bool:
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None
