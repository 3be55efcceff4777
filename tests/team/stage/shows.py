"""A guest of a team that is made up, and what an organiser's laptop would send them."""

from typing import NamedTuple

from facilitator.team.envelopes import seal_bytes
from facilitator.team.secret_values import Secrets, new_key, new_secrets
from facilitator.team.stage.keys import stage_key, stage_keys
from facilitator.team.stage.messages import Picture, Renewal, to_bytes
from facilitator.team.stage.passes import GuestPass

TEAM, ADA, BEN, GUEST = "7" * 32, "a" * 16, "b" * 16, "f" * 16
NOON = 1_800_000_000_000
"""Milliseconds."""


class Sent(NamedTuple):
    subject: str
    data: bytes


def organiser(device: str, keys: Secrets | None = None) -> Secrets:
    """Return an organiser's secrets, with the keys of a team that is there already or new ones."""
    own = new_secrets(TEAM, device)
    return own._replace(keys=keys.keys) if keys else new_key(own)


def guest_of(*organisers: Secrets, since: int = NOON) -> GuestPass:
    """Return the pass of somebody who was let in and told of these organisers."""
    own = new_secrets(TEAM, GUEST)._replace(
        keys=stage_keys(organisers[0].keys),
        trusted={one.device: one.public_key for one in organisers},
    )
    return GuestPass("invitation", "Forum", own, ("tls://127.0.0.1:4222",), "", since)


def sent(by: Secrets, message: Picture | Renewal, *, key_id: str = "", device: str = "") -> Sent:
    """Return a message as an organiser's laptop sends it, under its own name or another's."""
    key_id = key_id or by.newest[0]
    subject = f"stage.{TEAM}.{device or by.device}"
    return Sent(
        subject,
        seal_bytes(
            to_bytes(message),
            subject=subject,
            key_id=key_id,
            key=stage_key(by.keys[key_id]),
            signing_key=by.signing_seed,
        ),
    )
