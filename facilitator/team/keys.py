"""Handing out the keys of a team, and renewing them when somebody has to leave.

A new key is sealed for each who stays, in a letter that is still sealed with the key before it: it
seals nothing before that letter is where the others find it. Until then it waits (`NEXT`).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from facilitator.domain.identity import new_id
from facilitator.domain.team import Grant, Member
from facilitator.team.boxes import sealed_grant
from facilitator.team.secret_values import Secrets, new_key

NEXT: Final = "next_key"
"""Among the secrets of whoever hosts: the key that is given out and not used yet."""


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
    given = {name: key, **waiting(secrets)}
    return [_grant(member, name, key) for member in members for name, key in given.items()]


def next_key_grants(secrets: Secrets, members: Iterable[Member]) -> list[Grant]:
    """Return the key that waits for each laptop."""
    given = waiting(secrets)
    return [_grant(member, name, key) for member in members for name, key in given.items()]


def with_host(secrets: Secrets, name: str, text: str) -> Secrets:
    """Return the secrets with another value of whoever hosts; an empty one is left out."""
    host: Mapping[str, str] = {key: value for key, value in secrets.host.items() if key != name}
    return secrets._replace(host=MappingProxyType({**host, name: text} if text else host))


def _grant(member: Member, name: str, key: bytes) -> Grant:
    sealed = sealed_grant(member.box_key, key, kind="key", name=name)
    return Grant(new_id(), member.id, "key", name, sealed)
