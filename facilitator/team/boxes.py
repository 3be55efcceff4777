"""Boxes that only one device opens: how the keys of a team reach its members.

X25519 with a key made for this one box, HKDF-SHA256, ChaCha20-Poly1305. Who made a box it does not
say: a grant is a row of the plan, and those come in the organiser's letters only.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator.domain.team import Grant
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import Secrets

_MAGIC: Final = b"FB1"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LEAST: Final = len(_MAGIC) + _KEY_BYTES + 16
_MOST: Final = 100_000


def seal_for(box_key: str, data: bytes, *, context: str = "") -> bytes:
    """Seal data for the device with this public X25519 key (hex); Refused ("format") if it is none.

    `context` says what the data is for; the box opens with the same one only.
    """
    try:
        receiver = X25519PublicKey.from_public_bytes(bytes.fromhex(box_key))
        own = X25519PrivateKey.generate()
        shared = own.exchange(receiver)
    except ValueError:  # also a key that every exchange gives the same secret with
        raise Refused("format") from None
    sender = own.public_key().public_bytes_raw()
    key, nonce = _derived(shared, sender, receiver.public_bytes_raw())
    return _MAGIC + sender + ChaCha20Poly1305(key).encrypt(nonce, data, context.encode())


def open_box(box_seed: bytes, box: bytes, *, context: str = "") -> bytes:
    """Open a box with the device's own X25519 key (32 bytes); Refused when it is for somebody else."""
    if len(box) > _MOST:
        raise Refused("size")
    if len(box) < _LEAST or not box.startswith(_MAGIC):
        raise Refused("format")
    sender, sealed = box[len(_MAGIC) :][:_KEY_BYTES], box[len(_MAGIC) + _KEY_BYTES :]
    own = X25519PrivateKey.from_private_bytes(box_seed)
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(sender))
        key, nonce = _derived(shared, sender, own.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, context.encode())
    except (InvalidTag, ValueError):
        raise Refused("seal") from None


def sealed_grant(box_key: str, data: bytes, *, kind: str, name: str = "") -> str:
    """Return what a grant of this kind and name holds, for the device with this public key."""
    return seal_for(box_key, data, context=f"{kind} {name}").hex()


def opened(grant: Grant, secrets: Secrets) -> bytes:
    """Return what was granted to this device; Refused when it is for somebody else."""
    try:
        box = bytes.fromhex(grant.sealed)
    except ValueError:
        raise Refused("format") from None
    return open_box(secrets.box_seed, box, context=f"{grant.kind} {grant.name}")


def _derived(shared: bytes, sender: bytes, receiver: bytes) -> tuple[bytes, bytes]:
    """Return key and nonce of one box; neither is ever used again, as the sender's key is new."""
    info = b"facilitator box\x00" + sender + receiver
    derived = HKDF(SHA256(), _KEY_BYTES + _NONCE_BYTES, salt=None, info=info).derive(shared)
    return derived[:_KEY_BYTES], derived[_KEY_BYTES:]
