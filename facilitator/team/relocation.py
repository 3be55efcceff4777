"""A server whose addresses change, as a hosting laptop's do: what members keep of them, newest first.

An address is a hint, never a proof: whoever answers there has to show the certificate that the
team is known by, so that a wrong one costs a moment and nothing else.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final, cast

from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.team.invitations import Address, is_invitation, parse

ADDRESSES: Final = "addresses"
"""The setting of a file that keeps them."""
WEB: Final = "wss:"
HOST: Final = "host"
"""The setting of a file that keeps the device which the team's server runs on, as it says itself."""
MOST_KNOWN: Final = 8
"""Of those that a file keeps; the ones of the last two places a laptop was in."""
_MOST_TYPED: Final = 300


def merged(told: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses to try, those told last in front of the earlier ones."""
    return dialled(dict.fromkeys((*told, *known)))[:MOST_KNOWN]


def dialled(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses that this program can call: those by WebSocket are for browsers."""
    return tuple(address for address in addresses if not address.startswith(WEB))


def told(value: object) -> tuple[str, ...]:
    """Read what somebody says the addresses are, as the client of the server takes them; ValueError for others."""
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - whatever is wrong with it, it is no list of addresses
    found = cast("list[object]", value)[:MOST_KNOWN]
    return dialled(Address.of(str(one)).url for one in found)


def addresses_in(text: str, fingerprint: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return where a server is now, by a link, a code or an address as somebody typed it.

    `fingerprint` is the server's, `known` its addresses so far: one without a port has theirs.
    UserError where it is none of that, or of another server.
    """
    if not fingerprint:
        raise UserError(
            tr("The team’s server is known by its name, which stays. Nothing was changed.")
        )
    if is_invitation(text):
        invitation = parse(text)
        if not invitation.is_typed and invitation.fingerprint != fingerprint:
            raise UserError(tr("This invitation is for another team. Nothing was changed."))
        return dialled(address.url for address in invitation.addresses)
    return (_typed(text.strip(), known),)


def _typed(text: str, known: tuple[str, ...]) -> str:
    port = next((Address.of(url).port for url in known if url.startswith("tls:")), 0)
    if len(text) <= _MOST_TYPED:
        for full in (text, f"{text}:{port}", f"[{text}]:{port}"):
            with suppress(ValueError):
                return Address.of(full).url
    raise UserError(
        tr(
            "This is no address of a server. It looks like 192.0.2.20, or 192.0.2.20:4222; "
            "the organiser’s team page shows it."
        )
    )
