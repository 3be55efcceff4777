"""What lets a laptop in at the server, and says where that is: given out by the organiser, sealed for it.

A pass travels as a grant, in the stream or in a room package. Whoever was away while it was given
out asks for it at the door, where the organiser's program hands it out to anybody: it is sealed
for one laptop, and the token in it is good with that laptop's key only.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from facilitator.domain.areas import TeamRole
from facilitator.domain.identity import new_id
from facilitator.domain.team import Grant, Member
from facilitator.team.authority import Authority
from facilitator.team.boxes import opened, sealed_grant
from facilitator.team.nkeys import public_text
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import Secrets
from facilitator.team.tokens import Subjects, allowing, claims, issued_at, subjects


class Pass(NamedTuple):
    """A token, and the server it is for."""

    token: str
    addresses: tuple[str, ...] = ()
    """As `tls://host:port`."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hex; empty: authorities vouch for it."""
    knocker: str = ""
    """The token to knock with at an own server."""


class Desired(NamedTuple):
    """What a token is to allow, and to whom."""

    public_key: str
    """Ed25519, hex."""
    role: TeamRole
    team: str
    device: str
    sessions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def token(self, authority: Authority, at: int) -> str:
        """Return the token, issued at that second."""
        return allowing(authority.issuer, self.user, self.device, self.subjects, at)

    @property
    def user(self) -> str:
        """What the server knows the laptop by."""
        return public_text("user", bytes.fromhex(self.public_key))

    @property
    def subjects(self) -> Subjects:
        """What may be published and heard."""
        return subjects(
            self.role,
            team=self.team,
            device=self.device,
            sessions=self.sessions,
            topics=self.topics,
        )

    def allows_less_than(self, other: "Desired") -> bool:
        """Tell whether something that the other allows is not allowed any more."""
        mine, theirs = self.subjects, other.subjects
        return not (
            {*theirs.publish} <= {*mine.publish} and {*theirs.subscribe} <= {*mine.subscribe}
        )


def pass_grant(member: Member, given: Pass) -> Grant:
    """Return a pass as a grant that only this laptop opens."""
    sealed = sealed_grant(member.box_key, json.dumps(given).encode(), kind="token")
    return Grant(new_id(), member.id, "token", "", sealed)


def newest(grants: Iterable[Grant], secrets: Secrets) -> Pass | None:
    """Return the pass that was issued last, where it is newer than the token that the laptop has."""
    found: Pass | None = None
    latest = issued_at(secrets.token)
    for grant in grants:
        given = _opened(grant, secrets) if grant.kind == "token" else None
        if given and issued_at(given.token) > latest:
            found, latest = given, issued_at(given.token)
    return found


def _opened(grant: Grant, secrets: Secrets) -> Pass | None:
    """Return the pass in a grant; None where it is none, or not for this laptop."""
    try:
        value: object = json.loads(opened(grant, secrets))
        token, addresses, fingerprint, knocker = cast("list[Any]", value)
        found = Pass(str(token), tuple(map(str, addresses)), str(fingerprint), str(knocker))
        own = public_text("user", bytes.fromhex(secrets.public_key))
        return found if claims(found.token)["sub"] == own else None
    except (Refused, ValueError, TypeError, KeyError):
        return None
