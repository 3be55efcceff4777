"""What an administrator gives an organiser, so that teams use the organisation's own server.

It is pasted once and holds secrets: whoever has it can open teams on that server and shut people
out of it. It never lets anybody read or write what others' teams say: that is sealed.
"""

import base64
import json
from contextlib import suppress
from typing import Any, Final, NamedTuple, cast

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.team.authority import Authority
from facilitator.team.invitations import Address
from facilitator.team.nkeys import Key, Kind, raw_public

START: Final = "facilitator://server?"
_VERSION: Final = 1
_MOST_TEXT: Final = 8_000
_MOST_ADDRESSES: Final = 8
_MOST_COPIES: Final = 5
_FINGERPRINT_DIGITS: Final = 64


class ServerInvitation(NamedTuple):
    """Where the servers are, how they are recognised, and what may be done there."""

    addresses: tuple[Address, ...]
    fingerprint: str
    """SHA-256 of their certificate in hex; empty: the system's authorities vouch for them."""
    authority: Authority
    copies: int = 1
    """On how many servers each stream lies."""

    def __repr__(self) -> str:
        return f"ServerInvitation({', '.join(map(str, self.addresses))})"

    @property
    def text(self) -> str:
        """The line to paste; secret."""
        said = {
            "version": _VERSION,
            "addresses": [address.url for address in self.addresses],
            "fingerprint": self.fingerprint,
            "authority": {name: text for name, text in self.authority._asdict().items() if text},
            "copies": self.copies,
        }
        data = json.dumps(said, separators=(",", ":")).encode()
        return START + base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def is_server_invitation(text: str) -> bool:
    """Tell whether a text is meant as one, right or wrong."""
    return text.strip().lower().startswith(START)


def parse(text: str) -> ServerInvitation:
    """Read one as it was pasted; UserError where it is none, or a part of it is missing."""
    line = "".join(text.split())
    if is_server_invitation(line) and len(line) <= _MOST_TEXT:
        body = line[len(START) :]
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
            return _invitation(cast("dict[str, Any]", json.loads(data)))
    raise UserError(
        tr("This is no server invitation, or a part of it is missing. Copy the whole line again.")
    )


def _invitation(said: dict[str, Any]) -> ServerInvitation:
    if said["version"] != _VERSION:
        raise ValueError
    addresses = tuple(Address.of(url) for url in said["addresses"])
    fingerprint, copies = said["fingerprint"], said["copies"]
    authority = Authority(**said["authority"])
    raw_public(authority.account, "account")
    _demand(authority.account_seed, "account")
    if authority.operator_seed:
        _demand(authority.operator_seed, "operator")
    if authority.revoker_seed:
        _demand(authority.revoker_seed, "user")
    if not 0 < len(addresses) <= _MOST_ADDRESSES or copies not in range(1, _MOST_COPIES + 1):
        raise ValueError
    if fingerprint and len(bytes.fromhex(fingerprint)) * 2 != _FINGERPRINT_DIGITS:
        raise ValueError
    return ServerInvitation(addresses, fingerprint.lower(), authority, copies)


def _demand(seed: str, kind: Kind) -> None:
    if Key.from_seed(seed).kind != kind:
        raise ValueError
