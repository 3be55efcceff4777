"""Handing out the keys of a team, and renewing them when somebody has to leave.

A new key is sealed for each who stays, in a letter that is still sealed with the key before it: it
seals nothing before that letter is where the others find it. Until then it waits (`NEXT`).
Guests are handed none of it: they have the keys of the stage (see `stage.keys`).
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from facilitator.domain.identity import new_id
from facilitator.domain.team import Grant, Member
from facilitator.team.boxes import opened, sealed_grant
from facilitator.team.passes import newest
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import Secrets, new_key

NEXT: Final = "next_key"
"""Among the secrets of whoever hosts: the key that is given out and not used yet."""

_log = logging.getLogger(__name__)


def with_next_key(secrets: Secrets) -> Secrets:
    """Return the secrets with a new key that waits; one that waits already goes on waiting."""
    if waiting(secrets):
        secrets = using_next_key(secrets)
    renewed = new_key(secrets)
    name, key = renewed.newest
    return with_host(secrets, NEXT, f"{name}:{key.hex()}")


def using_next_key(secrets: Secrets) -> Secrets:
    """Return the secrets with the waiting key in use."""
    for name, key in waiting(secrets).items():
        secrets = secrets.knowing(name, key)
    return with_host(secrets, NEXT, "")


def waiting(secrets: Secrets) -> dict[str, bytes]:
    """Return the key that waits, by its id; nothing where none does."""
    name, _, key = secrets.host.get(NEXT, "").partition(":")
    return {name: bytes.fromhex(key)} if name else {}


def key_grants(secrets: Secrets, members: Iterable[Member]) -> list[Grant]:
    """Return for each laptop what seals now, and the key that waits."""
    name, key = secrets.newest
    return _grants({name: key, **waiting(secrets)}, members)


def next_key_grants(secrets: Secrets, members: Iterable[Member]) -> list[Grant]:
    """Return the key that waits for each laptop."""
    return _grants(waiting(secrets), members)


def all_key_grants(secrets: Secrets, members: Iterable[Member]) -> list[Grant]:
    """Return all keys for each laptop, so that it reads what was sealed before it came."""
    given = secrets.keys.items()
    return [_grant(member, name, key) for member in members for name, key in given]


def newest_key_grants(secrets: Secrets, members: Iterable[Member]) -> list[Grant]:
    """Return what seals now for each laptop."""
    name, key = secrets.newest
    return [_grant(member, name, key) for member in members]


def granted(grants: Sequence[Grant], secrets: Secrets) -> Secrets:
    """Return the secrets with all that was given to this laptop: keys, and the newest token."""
    for grant in grants:
        if grant.kind == "key" and grant.name not in secrets.keys:
            try:
                secrets = secrets.knowing(grant.name, opened(grant, secrets))
            except Refused:  # for a key this device had once: there is nothing to be opened with it
                _log.warning("a grant could not be opened")
    given = newest(grants, secrets)
    return secrets._replace(token=given.token) if given else secrets


def with_host(secrets: Secrets, name: str, text: str) -> Secrets:
    """Return the secrets with another value of whoever hosts; an empty one is left out."""
    host: Mapping[str, str] = {key: value for key, value in secrets.host.items() if key != name}
    return secrets._replace(host=MappingProxyType({**host, name: text} if text else host))


def _grants(given: Mapping[str, bytes], members: Iterable[Member]) -> list[Grant]:
    readers = [member for member in members if member.role != "guest"]
    return [_grant(member, name, key) for member in readers for name, key in given.items()]


def _grant(member: Member, name: str, key: bytes) -> Grant:
    sealed = sealed_grant(member.box_key, key, kind="key", name=name)
    return Grant(new_id(), member.id, "key", name, sealed)
