"""What a laptop knows of its team before it has read anything, and what the link tells others."""

from typing import Final, NamedTuple

from facilitator.domain.areas import TeamRole

LETTERS: Final = "w"
PRESENCE: Final = "p"
LIVE: Final = "live"
STAGE: Final = "stage"


class Membership(NamedTuple):
    """One laptop in one team; nothing in it is secret."""

    team: str
    """32 hex digits."""
    device: str
    """Of this laptop, 16 hex digits."""
    role: TeamRole
    addresses: tuple[str, ...]
    """Of the servers, as `tls://host:port`; tried in turn."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hex; empty: the system's authorities vouch for it."""
    knocker: str = ""
    """The token to knock with at an own server."""

    def subject(self, area: str) -> str:
        """Return what a letter of ours about an area travels under."""
        return f"{LETTERS}.{self.team}.{self.device}.{area}"

    def presence(self, device: str) -> str:
        """Return what a device says of itself under; `>` for all of them."""
        return f"{PRESENCE}.{self.team}.{device}"

    def stage(self, device: str) -> str:
        """Return what a device shows its stage to guests under."""
        return f"{STAGE}.{self.team}.{device}"

    @property
    def live(self) -> str:
        """What the server repeats every new letter under."""
        return f"{LIVE}.{self.team}.>"

    @property
    def inbox(self) -> str:
        """Where answers arrive that are for this laptop alone."""
        return f"_INBOX.{self.device}"


class LinkEvent(NamedTuple):
    """What happened since the last one; nothing in it: only the state is another."""

    touched: frozenset[tuple[str, str]] = frozenset()
    """Rows, as table and id, that letters changed."""
    conflicts: int = 0
    """Cells of the whole file that have two versions to decide about."""
    erased: tuple[str, ...] = ()
    """Ids of people who were erased; free pages and backups are still to be cleaned."""


def device_in(subject: str, team: str) -> str:
    """Return the device that a letter's subject names; empty where it is no letter of the team."""
    parts = subject.split(".", 3)
    if len(parts) < 4 or parts[0] != LETTERS or parts[1] != team:  # noqa: PLR2004 - w, team, device, area
        return ""
    return parts[2]
