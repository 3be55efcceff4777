"""What a guest takes for the stage: whatever comes is hostile until an organiser's signature says otherwise."""

from typing import Final

from facilitator.team.envelopes import open_bytes
from facilitator.team.link.membership import STAGE
from facilitator.team.refusals import Refused
from facilitator.team.stage.keys import taken
from facilitator.team.stage.messages import MOST_MESSAGE, Picture, Renewal, from_bytes
from facilitator.team.stage.passes import GuestPass

SILENT_SECONDS: Final = 7.0
"""Who shows a stage is heard every other second; after so long they are gone."""
_BEFORE_JOINING_MS: Final = 300_000
"""How far the clocks of the organisers may be apart."""


class Audience:
    """Follows the stage of one organiser's laptop, and goes over to another's when that is over."""

    def __init__(self, guest: GuestPass) -> None:
        self.guest = guest
        self.picture: bytes | None = None
        """What is shown; empty where the stage was closed, None before anything was heard."""
        self._source = ""
        self._heard_at = float("-inf")
        self._last = dict(guest.heard)

    @property
    def subjects(self) -> str:
        """Where pictures come."""
        return f"{STAGE}.{self.guest.secrets.team_id}.*"

    @property
    def current(self) -> GuestPass:
        """The pass with all that was heard since, to be kept."""
        return self.guest._replace(heard=dict(self._last))

    def is_silent(self, seconds: float) -> bool:
        """Tell whether whoever shows the stage has not been heard for too long."""
        return seconds > self._heard_at + SILENT_SECONDS

    def hear(self, subject: str, data: bytes, seconds: float) -> bool:
        """Take a message that came at a moment of a steady clock; tell whether it was from the stage shown.

        Refused says why it is not taken; the picture stays what it was.
        """
        device = self._sender(subject)
        message = self._opened(subject, data, self.guest.secrets.trusted[device])
        if message.at <= max(self._last.get(device, 0), self.guest.since - _BEFORE_JOINING_MS):
            raise Refused("old")
        self._last[device] = message.at
        if isinstance(message, Renewal):
            self._renew(message, device)
            return False
        return self._show(message, device, seconds)

    def _sender(self, subject: str) -> str:
        kind, _, rest = subject.partition(".")
        team, _, device = rest.partition(".")
        if kind != STAGE or team != self.guest.secrets.team_id:
            raise Refused("subject")
        if device not in self.guest.secrets.trusted:
            raise Refused("member")
        return device

    def _opened(self, subject: str, data: bytes, public_key: str) -> Picture | Renewal:
        if len(data) > MOST_MESSAGE:
            raise Refused("size")
        keys = self.guest.secrets.keys
        return from_bytes(open_bytes(data, subject=subject, keys=keys, public_key=public_key))

    def _renew(self, renewal: Renewal, device: str) -> None:
        """Take the key that is for us, and believe whom the organiser names from now on."""
        secrets = self.guest.secrets
        box = renewal.boxes.get(secrets.device)
        if box and renewal.key_id not in secrets.keys:
            secrets = secrets.knowing(renewal.key_id, taken(box, renewal.key_id, secrets))
        trusted = {**renewal.organisers, device: secrets.trusted[device]}
        self.guest = self.guest._replace(secrets=secrets._replace(trusted=trusted))

    def _show(self, picture: Picture, device: str, seconds: float) -> bool:
        is_free = not self.picture or self.is_silent(seconds)
        if device != self._source and not (is_free and (picture.data or self.picture is None)):
            return False
        self._source, self._heard_at, self.picture = device, seconds, picture.data
        return True
