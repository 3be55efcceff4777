"""Into a team that knows no server: an invitation that makes one laptop a member by itself.

Nobody answers a knock here, so the organiser's laptop makes the keys of the new member and gives
them away in the invitation. Whoever holds that text is the member: it has to be handed over as a
password is, and to be used on one laptop only.
"""

import base64
import binascii
import json
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from facilitator import clock
from facilitator.actions import team as actions
from facilitator.actions.desk import Desk
from facilitator.domain.areas import WITH_FILE, TeamRole
from facilitator.domain.moments import stored
from facilitator.domain.team import Member
from facilitator.domain.text import clean_line
from facilitator.errors import EnvironmentProblem, UserError
from facilitator.language import tr
from facilitator.storage.files import WorkshopFile, create_file
from facilitator.team.authority import new_authority
from facilitator.team.founding import Founder, found_team, new_device, process_of
from facilitator.team.keychain import Keychain, keep_secrets, secrets_of
from facilitator.team.secret_values import Secrets, new_secrets
from facilitator.team.settings import TeamSettings

START: Final = "facilitator://package?"
_MOST: Final = 4_000
_CHECK_BYTES: Final = 4


class PackageInvitation(NamedTuple):
    """What makes a laptop a member; all of it is secret."""

    secrets: Secrets
    role: TeamRole
    name: str

    @property
    def text(self) -> str:
        """The invitation as a link to hand over."""
        own = self.secrets
        keys = {key_id: key.hex() for key_id, key in own.keys.items()}
        seeds = own.signing_seed.hex(), own.box_seed.hex()
        parts = [1, own.team_id, own.device, *seeds, keys, dict(own.trusted), self.role, self.name]
        data = json.dumps(parts, separators=(",", ":")).encode()
        check = binascii.crc32(data).to_bytes(_CHECK_BYTES, "big")
        return START + base64.urlsafe_b64encode(data + check).decode().rstrip("=")


def is_in_team(desk: Desk) -> bool:
    """Tell whether a file is in a team."""
    with desk.file.postbox() as postbox:
        return TeamSettings.read(postbox) is not None


def secrets_for(desk: Desk, keychain: Keychain) -> Secrets:
    """Return the keys of the team that a file is in.

    UserError where it is in none, or where this machine does not have its keys.
    """
    with desk.file.postbox() as postbox:
        settings = TeamSettings.read(postbox)
    if settings is None:
        raise UserError(
            tr(
                "This file is in no team yet, so it can neither make nor read room packages. "
                "Invite somebody, or ask the organiser for an invitation."
            )
        )
    found = secrets_of(keychain, settings.team, settings.device)
    if found is None:
        raise UserError(
            tr(
                "The keys of this file’s team are not on this machine. Nothing was changed; "
                "use the invitation on the laptop it was meant for, or ask for a new one."
            )
        )
    return found


def found_for_packages(desk: Desk, keychain: Keychain, name: str) -> Secrets:
    """Make a team of a file that is in none, without a server, and return its keys; see `founder`."""
    made = founder(desk.file, name, is_lasting=keychain.is_lasting)
    keep_secrets(keychain, made.secrets)
    device = made.member.id
    desk.file.become(device)
    with desk.file.postbox() as postbox:
        TeamSettings(made.team, device, "organiser", name, is_serverless=True).keep(postbox)
        postbox.settle()
    desk.run(actions.found_team, member=made.member)
    return made.secrets


def founder(file: WorkshopFile, name: str, *, is_lasting: bool) -> Founder:
    """Return the first laptop of a team that a file is to be in, without a server; for any thread.

    EnvironmentProblem where the keychain is not lasting: the keys would be lost with the end of the
    program, since nobody else has them.
    """
    if not is_lasting:
        raise EnvironmentProblem(
            tr(
                "This machine has no keychain that could hold the keys of a team. Nothing was changed; "
                "unlock or set up the system’s keychain and try again."
            )
        )
    return found_team(process_of(file), new_device(), name, new_authority())


def invite_by_package(
    desk: Desk, secrets: Secrets, *, name: str, role: TeamRole, sessions: Collection[str] = ()
) -> PackageInvitation:
    """Make somebody a member and return what to hand over; UserError where this laptop may not."""
    member, invitation = invited(
        desk.read.members(), secrets, name=name, role=role, sessions=sessions
    )
    desk.run(actions.add_member, member=member)
    return invitation


def invited(
    members: Collection[Member],
    secrets: Secrets,
    *,
    name: str,
    role: TeamRole,
    sessions: Collection[str] = (),
) -> tuple[Member, PackageInvitation]:
    """Return a new member, who is still to be written down, and what to hand over; for any thread.

    UserError where this laptop may not.
    """
    me = next((member for member in members if member.id == secrets.device), None)
    name = clean_line(name)
    if me is None or me.role != "organiser":
        raise UserError(tr("Only who organises can invite. Nothing was changed."))
    if not name:
        raise UserError(tr("Say who is invited. Nothing was changed."))
    own = new_secrets(secrets.team_id, new_device())
    key_id, key = secrets.newest
    member = Member(
        *(own.device, me.process_id, name, role, " ".join(sessions)),
        public_key=own.public_key,
        box_key=own.box_key,
        joined_at=stored(clock.now()),
    )
    trusted = {secrets.device: secrets.public_key}
    theirs = own._replace(trusted=trusted).knowing(key_id, key)
    return member, PackageInvitation(theirs, role, name)


def is_package_invitation(text: str) -> bool:
    """Tell whether a text is meant as such an invitation."""
    return text.strip().lower().startswith(START)


def parse_package_invitation(text: str) -> PackageInvitation:
    """Read an invitation as somebody pasted it; UserError where it is none, or not whole."""
    text = "".join(text.split())
    if not is_package_invitation(text) or len(text) > _MOST:
        raise _none()
    digits = text[len(START) :]
    try:
        data = base64.b64decode(digits + "=" * (-len(digits) % 4), b"-_", validate=True)
        content, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
        if binascii.crc32(content).to_bytes(_CHECK_BYTES, "big") != check:
            raise _none()
        return _invitation(cast("list[Any]", json.loads(content)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _none() from None


def _invitation(parts: list[Any]) -> PackageInvitation:
    version, team, device, signing, box, keys, trusted, role, name = parts
    if version != 1 or role not in WITH_FILE:
        raise _none()
    bytes.fromhex(team + device)
    secrets = Secrets(
        *(str(team), str(device), bytes.fromhex(signing), bytes.fromhex(box)),
        keys={str(key_id): bytes.fromhex(key) for key_id, key in keys.items()},
        trusted={str(name): str(key) for name, key in trusted.items()},
    )
    if not (
        secrets.public_key and secrets.box_key and secrets.newest
    ):  # ValueError where it is none
        raise _none()
    return PackageInvitation(secrets, role, clean_line(str(name)))


def _none() -> UserError:
    return UserError(
        tr(
            "This is no invitation for room packages, or not all of it. "
            "Copy the whole line, from “facilitator:” to its end."
        )
    )


def join_by_package(invitation: PackageInvitation, path: Path, keychain: Keychain) -> None:
    """Make the file of a new member, which the first package fills; an existing file is never replaced."""
    secrets = invitation.secrets
    with closing(create_file(path, device=secrets.device)) as file, file.postbox() as postbox:
        keep_secrets(keychain, secrets)
        who = secrets.team_id, secrets.device, invitation.role, invitation.name
        TeamSettings(*who, is_serverless=True).keep(postbox)
        postbox.settle()
