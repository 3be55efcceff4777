"""The keys that open the stage: each comes from a key of the team, and there is no way back.

A guest is handed these only. Whoever has the team's key has the stage's too, and a new key of the
team is a new one of the stage.
"""

from collections.abc import Mapping
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator.team.boxes import open_box, seal_for
from facilitator.team.secret_values import KEY_BYTES, Secrets

_INFO: Final = b"facilitator stage 1"


def stage_key(key: bytes) -> bytes:
    """Return what opens the stage for as long as a key of the team seals."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_INFO).derive(key)


def stage_keys(keys: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of several keys, by the same ids."""
    return {key_id: stage_key(key) for key_id, key in keys.items()}


def handed(box_key: str, key_id: str, key: bytes) -> str:
    """Return a key of the stage in hex, sealed so that one guest opens it; Refused where theirs is none."""
    return seal_for(box_key, key, context=f"stage {key_id}").hex()


def taken(box: str, key_id: str, secrets: Secrets) -> bytes:
    """Return what `handed` sealed for us; Refused for anything else."""
    return open_box(secrets.box_seed, bytes.fromhex(box), context=f"stage {key_id}")
