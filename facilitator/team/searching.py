"""Looking for a team's server where somebody says that it is, before anything is changed."""

import asyncio
from collections.abc import Iterable

from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.team import errands
from facilitator.team.invitations import Address
from facilitator.team.pinning import certificate_of, fingerprint


async def demand_server(urls: Iterable[str], wanted: str) -> None:
    """Look at all addresses at once for the server with a fingerprint.

    EnvironmentProblem where nothing answers, UserError where another server does.
    """
    seen = await asyncio.gather(*(seen_at(Address.of(url)) for url in urls))
    if wanted in seen:
        return
    if any(seen):
        raise UserError(tr("The server there is of another team. Nothing was changed."))
    raise EnvironmentProblem(
        tr(
            "No server answers there. Is the address right, is the organiser’s program open, and are "
            "both computers in the same network? Nothing was changed."
        )
    )


async def seen_at(address: Address) -> str:
    """Return what the server at an address is known by; empty where none answers."""
    try:
        return fingerprint(await certificate_of(address.host, address.port))
    except errands.NETWORK_ERRORS:
        return ""
