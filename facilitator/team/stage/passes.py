"""What a guest's laptop keeps: who it is, where the server is, and the keys of the stage. No file, no notes.

All of it lies in the system's keychain under the invitation that it came by, so that the same code
or link opens the stage again on the same laptop.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, cast

from facilitator.team import secret_values
from facilitator.team.invitations import parse
from facilitator.team.keychain import Keychain
from facilitator.team.relocation import merged
from facilitator.team.secret_values import Secrets

_PLACE: Final = "stage"


class GuestPass(NamedTuple):
    """A guest of one team."""

    invitation: str
    """The id of the invitation it came by."""
    title: str
    """Of the process."""
    secrets: Secrets
    """Its keys are the stage's, not the team's; trusted are those whose stage is shown."""
    addresses: tuple[str, ...]
    """Of the server, as `tls://host:port`."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hex; empty: authorities vouch for it."""
    since: int = 0
    """Pictures before this time (milliseconds) are from before it joined."""
    heard: Mapping[str, int] = MappingProxyType({})
    """The time of the last message of each organiser's laptop; earlier ones are not taken any more."""

    def __repr__(self) -> str:
        return f"GuestPass({self.secrets.device})"


def kept(keychain: Keychain, text: str) -> GuestPass | None:
    """Return the pass that came by an invitation before, with where that leads now.

    None where there is none; UserError where the text is no invitation.
    """
    invitation = parse(text)
    value = keychain.get(f"{_PLACE}/{invitation.id}")
    guest = _from_bytes(value) if value else None
    if guest is None:
        return None
    told = (address.url for address in invitation.addresses)
    return guest._replace(addresses=merged(told, guest.addresses))


def keep(keychain: Keychain, guest: GuestPass) -> None:
    """Keep a pass, in the place of the one before."""
    keychain.put(f"{_PLACE}/{guest.invitation}", _to_bytes(guest))


def _to_bytes(guest: GuestPass) -> bytes:
    value = guest._asdict() | {
        "secrets": json.loads(secret_values.to_bytes(guest.secrets)),
        "heard": dict(guest.heard),
    }
    return json.dumps(value, separators=(",", ":")).encode()


def _from_bytes(data: bytes) -> GuestPass | None:
    """Read a pass back; None for what is none, or of a newer program."""
    try:
        value = cast("dict[str, Any]", json.loads(data))
        secrets = secret_values.from_bytes(json.dumps(value["secrets"]).encode())
        if secrets is None:
            return None
        return GuestPass(
            str(value["invitation"]),
            str(value["title"]),
            secrets,
            tuple(map(str, value["addresses"])),
            str(value["fingerprint"]),
            int(value["since"]),
            {str(device): int(at) for device, at in value["heard"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
