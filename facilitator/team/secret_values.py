"""What one laptop must not tell: its own keys and those of its team, as one value."""

import json
import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

KEY_BYTES: Final = 32
_GENERATION_DIGITS: Final = 4
_MOST_GENERATIONS: Final = 0xFFFF


class Secrets(NamedTuple):
    """The keys of one device in one team; never shown, not even where somebody prints them."""

    team_id: str
    device: str
    signing_seed: bytes
    """Ed25519; also what the server knows the device by."""
    box_seed: bytes
    """X25519; opens what is granted to the device."""
    keys: Mapping[str, bytes]
    """Of the team, 32 bytes each, by their ids (8 hex digits); the highest id is the newest."""
    trusted: Mapping[str, str] = MappingProxyType({})
    """Public keys (hex) by device of the organisers that the invitation names: their word about
    members counts before there is any."""
    token: str = ""
    """What the server admits the device with."""
    host: Mapping[str, str] = MappingProxyType({})
    """What only the laptop that hosts has, by names of its own."""

    def __repr__(self) -> str:
        return f"Secrets of {self.device}"

    @property
    def public_key(self) -> str:
        """The device's public Ed25519 key in hex, as its member row has it."""
        key = Ed25519PrivateKey.from_private_bytes(self.signing_seed)
        return key.public_key().public_bytes_raw().hex()

    @property
    def box_key(self) -> str:
        """The device's public X25519 key in hex, as its member row has it."""
        key = X25519PrivateKey.from_private_bytes(self.box_seed)
        return key.public_key().public_bytes_raw().hex()

    @property
    def newest(self) -> tuple[str, bytes]:
        """Id and key that are sealed with; KeyError where the device was granted none yet."""
        if not self.keys:
            raise KeyError(self.team_id)
        key_id = max(self.keys)
        return key_id, self.keys[key_id]

    def knowing(self, key_id: str, key: bytes) -> "Secrets":
        """Return the secrets with one key of the team more."""
        return self._replace(keys=MappingProxyType({**self.keys, key_id: key}))


def new_secrets(team_id: str, device: str) -> Secrets:
    """Make the keys of a device, without any of the team."""
    return Secrets(team_id, device, os.urandom(KEY_BYTES), os.urandom(KEY_BYTES), {})


def new_key(secrets: Secrets) -> Secrets:
    """Return the secrets with a new key of the team, which seals from now on; all others still open.

    Its id begins with a number one higher than any known, so that all devices hold the same key for
    the newest, in whatever order they come to know them.
    """
    newest = max(secrets.keys, default="0" * 8)
    generation = min(int(newest[:_GENERATION_DIGITS], 16) + 1, _MOST_GENERATIONS)
    key_id = f"{generation:0{_GENERATION_DIGITS}x}{os.urandom(2).hex()}"
    return secrets.knowing(key_id, os.urandom(KEY_BYTES))


def to_bytes(secrets: Secrets) -> bytes:
    """Return secrets as the keychain holds them."""
    value = {
        **secrets._asdict(),
        "signing_seed": secrets.signing_seed.hex(),
        "box_seed": secrets.box_seed.hex(),
        "keys": {key_id: key.hex() for key_id, key in secrets.keys.items()},
        "trusted": dict(secrets.trusted),
        "host": dict(secrets.host),
    }
    return json.dumps(value, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Secrets | None:
    """Read secrets back; None for what is none, or of a newer program."""
    try:
        value = cast("dict[str, Any]", json.loads(data))
        return Secrets(
            team_id=str(value["team_id"]),
            device=str(value["device"]),
            signing_seed=bytes.fromhex(value["signing_seed"]),
            box_seed=bytes.fromhex(value["box_seed"]),
            keys={str(name): bytes.fromhex(key) for name, key in value["keys"].items()},
            trusted={str(name): str(key) for name, key in value["trusted"].items()},
            token=str(value["token"]),
            host={str(name): str(text) for name, text in value["host"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
