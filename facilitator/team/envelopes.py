"""Letters sealed for the team: who wrote them can be verified, only members can read them.

An envelope is bound to the subject it travels under, so that it opens nowhere else. Its parts:

    magic "FW1" · key id (4 bytes) · nonce (12) · digest of the writer's envelope before it (32)
    · ChaCha20-Poly1305 of the letter, with everything before it and the subject · Ed25519 (64)

To verify a signature takes a tenth of a millisecond, which is much where fifty thousand letters
come at once. As every envelope names the one before, the signature of the last vouches for all of
them (`open_all`); where the chain is broken, the next signature is looked at instead.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from facilitator.domain.letters import Letter
from facilitator.team.letter_text import from_text, to_text
from facilitator.team.refusals import Refused

MOST_SEALED: Final = 1_000_000
"""Bytes of an envelope; the server takes messages of 1 MB with their headers."""
MOST_PLAIN: Final = 4_000_000
"""Bytes of the text in it, also while it is unpacked."""
FIRST: Final = bytes(32)
"""Named by an envelope that vouches for none before it."""

_MAGIC: Final = b"FW1"
_HEAD: Final = struct.Struct("3s4s12s32s")
_SIGNATURE_BYTES: Final = 64
_TAG_BYTES: Final = 16
_LEAST: Final = _HEAD.size + 1 + _TAG_BYTES + _SIGNATURE_BYTES
_PLAIN, _PACKED = b"\x00", b"\x01"
_WORTH_PACKING: Final = 300
_CONTEXT: Final = b"facilitator letter\x00"


class Envelope(NamedTuple):
    """What came in, with the key of the device that the subject names."""

    subject: str
    data: bytes
    public_key: str
    """Ed25519, in hex."""


class Sealed(NamedTuple):
    """What goes out."""

    subject: str
    data: bytes


class Sealer:
    """Seals one thing after the other in the name of a device, each vouching for the one before.

    What it sealed has to be sent in that order; if something is left out, nothing is lost but time.
    """

    def __init__(
        self, *, key_id: str, key: bytes, signing_key: bytes, previous: bytes = FIRST
    ) -> None:
        """Seal with a key of the team (32 bytes) and sign with the seed of a device (32 bytes)."""
        self._key_id = bytes.fromhex(key_id)
        self._cipher = ChaCha20Poly1305(key)
        self._signing_key = Ed25519PrivateKey.from_private_bytes(signing_key)
        self._previous = previous

    def seal(self, letter: Letter, subject: str) -> Sealed:
        """Seal a letter for a subject; Refused ("size") when it is too large for one message."""
        return self.seal_bytes(to_text(letter), subject)

    def seal_bytes(self, plain: bytes, subject: str) -> Sealed:
        """Seal anything for a subject, in the same way."""
        if len(plain) > MOST_PLAIN:
            raise Refused("size")
        nonce, bound_to = os.urandom(12), subject.encode()
        head = _HEAD.pack(_MAGIC, self._key_id, nonce, self._previous)
        body = head + self._cipher.encrypt(nonce, _packed(plain), head + bound_to)
        data = body + self._signing_key.sign(_signed(body, subject))
        if len(data) > MOST_SEALED:
            raise Refused("size")
        self._previous = digest(data, subject)
        return Sealed(subject, data)


def seal(
    letter: Letter,
    *,
    subject: str,
    key_id: str,
    key: bytes,
    signing_key: bytes,
    previous: bytes = FIRST,
) -> bytes:
    """Return a letter as an envelope; Refused ("size") when it is too large for one message.

    `key_id` are 8 hex digits, `key` and `signing_key` (a seed of Ed25519) 32 bytes; `previous` is
    the `digest` of an envelope that the same device made before.
    """
    sealer = Sealer(key_id=key_id, key=key, signing_key=signing_key, previous=previous)
    return sealer.seal(letter, subject).data


def seal_bytes(data: bytes, *, subject: str, key_id: str, key: bytes, signing_key: bytes) -> bytes:
    """Return anything as an envelope; Refused ("size") when it is too large for one message."""
    sealer = Sealer(key_id=key_id, key=key, signing_key=signing_key)
    return sealer.seal_bytes(data, subject).data


def open_bytes(data: bytes, *, subject: str, keys: Mapping[str, bytes], public_key: str) -> bytes:
    """Verify and open an envelope with anything in it; Refused says why not, in one word.

    `keys` are those of the team by their ids, `public_key` (hex) is the device's that the subject
    names. Whether that device may write such a letter is asked afterwards (see `rights`).
    """
    return _opened(Envelope(subject, data, public_key), keys, set())


def open_all(envelopes: Sequence[Envelope], keys: Mapping[str, bytes]) -> list[Letter | Refused]:
    """Open envelopes in the order they were sent in; for each its letter, or why not."""
    vouched: set[tuple[str, bytes]] = set()
    found: list[Letter | Refused] = []
    for envelope in reversed(envelopes):
        try:
            found.append(from_text(_opened(envelope, keys, vouched)))
        except Refused as refusal:
            found.append(refusal)
    found.reverse()
    return found


def digest(data: bytes, subject: str) -> bytes:
    """Return what an envelope is named by in the one that follows it."""
    return hashlib.sha256(_signed(data, subject)).digest()


def _opened(
    envelope: Envelope, keys: Mapping[str, bytes], vouched: set[tuple[str, bytes]]
) -> bytes:
    subject, data, public_key = envelope
    if len(data) > MOST_SEALED:
        raise Refused("size")
    if len(data) < _LEAST:
        raise Refused("format")
    magic, key_id, nonce, previous = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise Refused("format")
    if (public_key, digest(data, subject)) not in vouched:
        _verify(data, subject, public_key)
    vouched.add((public_key, previous))
    key = keys.get(key_id.hex())
    if key is None:
        raise Refused("key")
    head, sealed = data[: _HEAD.size], data[_HEAD.size : -_SIGNATURE_BYTES]
    try:
        packed = ChaCha20Poly1305(key).decrypt(nonce, sealed, head + subject.encode())
    except InvalidTag:
        raise Refused("seal") from None
    return _unpacked(packed)


def _verify(data: bytes, subject: str, public_key: str) -> None:
    body, signature = data[:-_SIGNATURE_BYTES], data[-_SIGNATURE_BYTES:]
    try:
        _public(public_key).verify(signature, _signed(body, subject))
    except (InvalidSignature, ValueError):  # ValueError: the member's key is none
        raise Refused("signature") from None


@lru_cache(maxsize=256)
def _public(public_key: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))


def _signed(body: bytes, subject: str) -> bytes:
    """Return what is signed; a subject holds no zero byte, so nothing else reads the same."""
    return b"".join((_CONTEXT, subject.encode(), b"\x00", body))


def _packed(plain: bytes) -> bytes:
    if len(plain) < _WORTH_PACKING:
        return _PLAIN + plain
    return _PACKED + zlib.compress(plain, 1)


def _unpacked(packed: bytes) -> bytes:
    """Return the text, never more than `MOST_PLAIN` of it in memory."""
    how, content = packed[:1], packed[1:]
    if how == _PLAIN:
        return content
    if how != _PACKED:
        raise Refused("content")
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(content, MOST_PLAIN + 1)
    except zlib.error:
        raise Refused("content") from None
    if len(plain) > MOST_PLAIN:
        raise Refused("size")
    if not unpacking.eof or unpacking.unused_data:
        raise Refused("content")
    return plain
