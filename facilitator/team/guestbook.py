"""The invitations of a team: who may still come in by which, and who did."""

import json
import threading
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple, cast

from facilitator import clock
from facilitator.domain.areas import ROLES, TeamRole
from facilitator.domain.moments import stored
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.team.invitations import Address, Invitation, derived, new_secret
from facilitator.team.knocking import Denial

MOST_HOURS: Final = 24 * 90
MOST_USES: Final = 500
_MOST_KEPT: Final = 500


class Entry(NamedTuple):
    """One invitation and what became of it."""

    secret: str
    """In hex."""
    role: TeamRole
    sessions: tuple[str, ...] = ()
    """The rooms it is for; none: any of them."""
    expires_at: str = ""
    uses: int = 1
    takers: tuple[tuple[str, str], ...] = ()
    """Public key and device of everybody who came in: whose answer got lost may knock again."""
    is_withdrawn: bool = False

    def __repr__(self) -> str:
        return f"Entry({self.id})"

    @property
    def id(self) -> str:
        """What it is known by at the server."""
        return derived(bytes.fromhex(self.secret), "id", 10).hex()

    @property
    def uses_left(self) -> int:
        """How many can still come in."""
        return max(0, self.uses - len(self.takers))

    def device_of(self, public_key: str) -> str:
        """Return the device that this key came in as; empty where it did not."""
        return dict(self.takers).get(public_key, "")

    def denial(self, public_key: str) -> Denial | None:
        """Return why somebody with this key may not come in now."""
        if self.is_withdrawn:
            return "withdrawn"
        if clock.now() > datetime.fromisoformat(self.expires_at):
            return "expired"
        if not self.uses_left and not self.device_of(public_key):
            return "used"
        return None

    def invitation(
        self, addresses: tuple[Address, ...], fingerprint: str, knocker: str
    ) -> Invitation:
        """Return it with where to knock."""
        return Invitation(bytes.fromhex(self.secret), addresses, fingerprint, knocker)


class Guestbook:
    """All invitations of a team; for any thread."""

    def __init__(self, text: str, keep: Callable[[str], None]) -> None:
        """Read what `keep` was given last; it is called with the whole, secret text at each change."""
        self._entries = {entry.id: entry for entry in _read(text)}
        self._keep = keep
        self._lock = threading.Lock()

    def open_entries(self) -> tuple[Entry, ...]:
        """Return those by which somebody can still come in, the newest last."""
        with self._lock:
            return tuple(entry for entry in self._entries.values() if entry.denial("") is None)

    def find(self, invitation_id: str) -> Entry | None:
        """Return an invitation, also one that lets nobody in any more."""
        with self._lock:
            return self._entries.get(invitation_id)

    def invite(
        self, role: TeamRole, sessions: Collection[str], *, hours: float, uses: int
    ) -> Entry:
        """Write a new invitation; UserError for a time or number that is none."""
        if not (0 < hours <= MOST_HOURS and 0 < uses <= MOST_USES):
            raise UserError(
                tr("An invitation lasts for up to 90 days and is for up to 500 people.")
            )
        until = stored(clock.now() + timedelta(hours=hours))
        entry = Entry(new_secret().hex(), role, tuple(sessions), until, uses)
        self._put(entry)
        return entry

    def withdraw(self, invitation_id: str) -> None:
        """Let nobody in by an invitation from now on."""
        entry = self.find(invitation_id)
        if entry:
            self._put(entry._replace(is_withdrawn=True))

    def take(self, invitation_id: str, public_key: str, device: str) -> None:
        """Note that somebody comes in."""
        entry = self.find(invitation_id)
        if entry and not entry.device_of(public_key):
            self._put(entry._replace(takers=(*entry.takers, (public_key, device))))

    def _put(self, entry: Entry) -> None:
        with self._lock:
            self._entries[entry.id] = entry
            kept = list(self._entries.values())[-_MOST_KEPT:]
            self._keep(json.dumps([known._asdict() for known in kept]))


def _read(text: str) -> list[Entry]:
    """Read what was kept; what a newer program wrote is left out."""
    try:
        return [_entry(value) for value in cast("list[dict[str, Any]]", json.loads(text or "[]"))]
    except (ValueError, TypeError, KeyError):
        return []


def _entry(value: dict[str, Any]) -> Entry:
    if value["role"] not in ROLES:
        raise ValueError
    return Entry(
        str(value["secret"]),
        value["role"],
        tuple(map(str, value["sessions"])),
        str(value["expires_at"]),
        int(value["uses"]),
        tuple((str(key), str(device)) for key, device in value["takers"]),
        is_withdrawn=value["is_withdrawn"] is True,
    )
