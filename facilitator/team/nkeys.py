"""Ed25519 keys in the text of NATS: what a key is for stands in its first letter, a checksum at its end.

A public key reads `O…` (operator), `A…` (account) or `U…` (user), its seed `SO…`, `SA…`, `SU…`.
The same bytes are a laptop's signing key elsewhere; only the text is NATS's own.
"""

import base64
import binascii
from typing import Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

Kind = Literal["operator", "account", "user"]

_SEED: Final = 18 << 3
_PREFIXES: Final[dict[Kind, int]] = {"operator": 14 << 3, "account": 0, "user": 20 << 3}
_KINDS: Final[dict[int, Kind]] = {prefix: kind for kind, prefix in _PREFIXES.items()}
_KEY_BYTES: Final = 32


class Key:
    """A private key and what it is for; it never shows itself, `seed` alone tells the secret."""

    def __init__(self, kind: Kind, private: bytes) -> None:
        self.kind: Final = kind
        self._private = private
        self._signer = Ed25519PrivateKey.from_private_bytes(private)

    def __repr__(self) -> str:
        return f"Key({self.public})"

    @classmethod
    def generate(cls, kind: Kind) -> "Key":
        """Make a new key."""
        return cls(kind, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_seed(cls, seed: str) -> "Key":
        """Read the text of `seed`; ValueError where it is none."""
        data = _decoded(seed)
        if len(data) != 2 + _KEY_BYTES or data[0] & 0xF8 != _SEED:
            raise ValueError("no seed")
        # The five bits of the prefix stand across two bytes, so that "S" and the kind are letters.
        kind = _KINDS.get((data[0] & 7) << 5 | data[1] >> 3)
        if kind is None:
            raise ValueError("a seed of another kind")
        return cls(kind, data[2:])

    @property
    def seed(self) -> str:
        """The secret as text, from which `from_seed` makes the key again."""
        prefix = _PREFIXES[self.kind]
        return _encoded(bytes((_SEED | prefix >> 5, (prefix & 31) << 3)) + self._private)

    @property
    def raw(self) -> bytes:
        """The public key, 32 bytes."""
        return self._signer.public_key().public_bytes_raw()

    @property
    def public(self) -> str:
        """The public key as text."""
        return public_text(self.kind, self.raw)

    def sign(self, data: bytes) -> bytes:
        """Return the signature over the data, 64 bytes."""
        return self._signer.sign(data)


def public_text(kind: Kind, raw: bytes) -> str:
    """Return the text of a public key of 32 bytes."""
    Ed25519PublicKey.from_public_bytes(raw)
    return _encoded(bytes((_PREFIXES[kind],)) + raw)


def raw_public(text: str, kind: Kind) -> bytes:
    """Return the 32 bytes of a public key's text; ValueError where it is no key of this kind."""
    data = _decoded(text)
    if len(data) != 1 + _KEY_BYTES or data[0] != _PREFIXES[kind]:
        raise ValueError(f"no public key of this kind: {kind}")
    return data[1:]


def _encoded(data: bytes) -> str:
    checked = data + binascii.crc_hqx(data, 0).to_bytes(2, "little")
    return base64.b32encode(checked).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    data = base64.b32decode(text + "=" * (-len(text) % 8))
    body, check = data[:-2], data[-2:]
    if binascii.crc_hqx(body, 0).to_bytes(2, "little") != check:
        raise ValueError("the checksum does not fit")
    return body
