"""What a file knows of its team besides what travels; nothing of it is secret."""

from typing import NamedTuple

from facilitator.domain.areas import ROLES, TeamRole
from facilitator.storage.postbox import Postbox
from facilitator.storage.reading import Reader
from facilitator.team.knocking import Welcome
from facilitator.team.link.membership import Membership
from facilitator.team.relocation import ADDRESSES, HOST


class TeamSettings(NamedTuple):
    """Of the laptop that a file is."""

    team: str
    """32 hex digits."""
    device: str
    role: TeamRole
    """As the invitation said; the member row counts once it is there."""
    name: str = ""
    """Of whoever sits there."""
    addresses: tuple[str, ...] = ()
    """Of the server, as `tls://host:port`; none where this laptop runs it."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hex; empty: authorities vouch for it."""
    knocker: str = ""
    """The token to knock with at an own server, for invitations."""
    is_serverless: bool = False
    """Whether the team meets in room packages only."""

    @staticmethod
    def of(welcome: Welcome, name: str, fingerprint: str, knocker: str) -> "TeamSettings":
        """Return what an answer to a knock says."""
        return TeamSettings(
            welcome.team,
            welcome.device,
            welcome.role,
            name,
            welcome.addresses,
            fingerprint,
            knocker,
        )

    @staticmethod
    def read(postbox: Postbox) -> "TeamSettings | None":
        """Return what a file says; None where it is in no team, or a copy of one that is."""
        found = TeamSettings.known(postbox.read)
        return found if found and found.device == postbox.device else None

    @staticmethod
    def known(read: Reader) -> "TeamSettings | None":
        """Return the same of a file that may be open for reading only."""
        known = read.team_settings()
        role = known.get("role")
        if not known.get("team") or not known.get("device") or role not in ROLES:
            return None
        return TeamSettings(
            known["team"],
            known["device"],
            role,
            known.get("name", ""),
            tuple(known.get(ADDRESSES, "").split()),
            known.get("fingerprint", ""),
            known.get("knocker", ""),
            is_serverless=bool(known.get("serverless")),
        )

    def keep(self, postbox: Postbox) -> None:
        """Store it in a file; `Postbox.settle` makes it the device's own."""
        for name in ("team", "role", "name", "fingerprint", "knocker"):
            postbox.put(name, getattr(self, name))
        postbox.put(ADDRESSES, " ".join(self.addresses))
        postbox.put("serverless", "yes" if self.is_serverless else "")
        postbox.put("ended", "")

    @property
    def is_hosting(self) -> bool:
        """Whether the team's server runs on this laptop."""
        return self.role == "organiser" and not self.addresses and not self.is_serverless

    def membership(self, urls: tuple[str, ...]) -> Membership:
        """Return what the link works with, over one of these servers."""
        who = self.team, self.device, self.role
        return Membership(*who, urls, self.fingerprint, self.knocker)


def leave(postbox: Postbox) -> None:
    """Let a file be in no team any more; its rows stay, and it stays the laptop that it was.

    What is written from now on is taken into the next team, as what was not delivered yet.
    """
    for name in (
        "team",
        "role",
        ADDRESSES,
        HOST,
        "fingerprint",
        "knocker",
        "serverless",
        "ends_at",
        "purged",
        "place",
        "left",
    ):
        postbox.put(name, "")
