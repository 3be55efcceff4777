"""Making a team of a file: its keys, its first member, and who may let others in."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from facilitator import clock
from facilitator.domain.moments import stored
from facilitator.domain.records import Process
from facilitator.domain.team import Member
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile
from facilitator.team.authority import Authority
from facilitator.team.nkeys import Key
from facilitator.team.secret_values import Secrets, new_key, new_secrets
from facilitator.team.tokens import user_token

_DEVICE_BYTES: Final = 8


class Founder(NamedTuple):
    """The laptop that a team begins with."""

    team: str
    secrets: Secrets
    member: Member


def new_device() -> str:
    """Return a device id that no other laptop has."""
    return os.urandom(_DEVICE_BYTES).hex()


def process_of(file: WorkshopFile) -> Process:
    """Return what a team is made for; UserError where the file holds nothing yet. For any thread."""
    with file.postbox() as postbox:
        found = postbox.read.processes()
    if not found:
        raise UserError(
            tr("This file holds no workshop yet. Plan one, or import it; then invite others.")
        )
    return found[0]


def found_team(process: Process, device: str, name: str, authority: Authority) -> Founder:
    """Return the first laptop of a team of this process."""
    team = process.id.replace("-", "")
    own = new_key(new_secrets(team, device))
    key = Key("user", own.signing_seed)
    token = user_token(authority.issuer, key.public, "organiser", team=team, device=device)
    secrets = own._replace(
        trusted=MappingProxyType({device: own.public_key}),
        token=token,
        host=MappingProxyType(authority._asdict()),
    )
    member = Member(
        *(device, process.id, name, "organiser"),
        public_key=own.public_key,
        box_key=own.box_key,
        joined_at=stored(clock.now()),
    )
    return Founder(team, secrets, member)


def admitted_by(secrets: Secrets, authority: Authority) -> Secrets:
    """Return the secrets of whoever organises at the server of another authority."""
    key = Key("user", secrets.signing_seed)
    token = user_token(
        *(authority.issuer, key.public, "organiser"), team=secrets.team_id, device=secrets.device
    )
    host = MappingProxyType({**secrets.host, **authority._asdict()})
    return secrets._replace(token=token, host=host)


def authority_of(host: Mapping[str, str]) -> Authority | None:
    """Return who lets others in, from the secrets of whoever hosts; None on other laptops."""
    if not host.get("account_seed"):
        return None
    return Authority(**{name: host.get(name, "") for name in Authority._fields})
