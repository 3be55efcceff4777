"""Coming back into a team by another link: whoever is in it already keeps file and identity.

The link of a hosting laptop that moved, or a second one for somebody who lost the first, then only
says where the server is now.
"""

import asyncio
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from facilitator.errors import FacilitatorError
from facilitator.storage.files import open_file
from facilitator.team import errands
from facilitator.team.invitations import Invitation, parse
from facilitator.team.keychain import Keychain, secrets_of
from facilitator.team.relocation import merged
from facilitator.team.searching import seen_at
from facilitator.team.secret_values import Secrets
from facilitator.team.settings import TeamSettings


def known_file(text: str, paths: Iterable[Path], keychain: Keychain) -> Path | None:
    """Return the file with which this laptop is in the invitation's team, and let in there; blocks.

    None where there is none of them, or the server cannot be asked. UserError for what is no
    invitation.
    """
    invitation = parse(text)
    seen = ""
    for path in paths:
        settings = _settings(path)
        if settings is None or not settings.fingerprint:
            continue
        seen = seen or _fingerprint(invitation)
        if not seen:
            return None
        if settings.fingerprint == seen and is_let_in(settings, invitation, keychain):
            return path
    return None


def moved(settings: TeamSettings, text: str, keychain: Keychain) -> TeamSettings | None:
    """Return the settings of a file with where its server is now; None where it is not let in there; blocks."""
    invitation = parse(text)
    if not settings.fingerprint or settings.fingerprint != _fingerprint(invitation):
        return None
    if not is_let_in(settings, invitation, keychain):
        return None
    return settings._replace(addresses=merged(_urls(invitation), settings.addresses))


def is_let_in(settings: TeamSettings, invitation: Invitation, keychain: Keychain) -> bool:
    """Tell whether the server that an invitation leads to lets a file's laptop in as it is; blocks."""
    secrets = secrets_of(keychain, settings.team, settings.device)
    if secrets is None:
        return False
    try:
        asyncio.run(_visit(_urls(invitation), settings.fingerprint, secrets))
    except errands.NETWORK_ERRORS:
        return False
    return True


async def _visit(urls: Iterable[str], pinned: str, secrets: Secrets) -> None:
    client = await errands.connected(tuple(urls), pinned, secrets)
    await client.close()


def _settings(path: Path) -> TeamSettings | None:
    """Return what a file says of its team, also while a window has it open; None for what is none."""
    try:
        with closing(open_file(path, read_only=True)) as file:
            return TeamSettings.known(file.read)
    except FacilitatorError:
        return None


def _fingerprint(invitation: Invitation) -> str:
    """Return what the server is known by; empty where a code leads to one that does not answer."""
    if not invitation.is_typed:
        return invitation.fingerprint
    return asyncio.run(seen_at(invitation.addresses[0]))


def _urls(invitation: Invitation) -> tuple[str, ...]:
    return tuple(address.url for address in invitation.addresses)
