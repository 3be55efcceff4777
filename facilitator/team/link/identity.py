"""Seals as one laptop and opens what the team sends; the keys may change while the link works."""

from collections.abc import Mapping, Sequence

from facilitator.domain.letters import Letter
from facilitator.domain.team import Member
from facilitator.team.envelopes import Envelope, Sealer, open_all, open_bytes, seal_bytes
from facilitator.team.link.connection import Credentials
from facilitator.team.link.membership import Membership, device_in
from facilitator.team.link.reading import Stored
from facilitator.team.nkeys import Key
from facilitator.team.refusals import Refused
from facilitator.team.secret_values import Secrets


class Identity:
    """One laptop's keys, and the public ones of all others."""

    def __init__(self, membership: Membership, secrets: Secrets) -> None:
        """Begin with what the invitation brought."""
        self.membership = membership
        self.members: Mapping[str, Member] = {}
        self._public: dict[str, str] = {}
        self.renew(secrets)

    def renew(self, secrets: Secrets) -> None:
        """Work with other secrets from now on."""
        self.secrets = secrets
        key_id, key = secrets.newest
        self._sealer = Sealer(key_id=key_id, key=key, signing_key=secrets.signing_seed)
        oldest = min(secrets.keys)
        self._grant_sealer = Sealer(
            key_id=oldest, key=secrets.keys[oldest], signing_key=secrets.signing_seed
        )
        self._learn()

    def meet(self, members: Sequence[Member]) -> None:
        """Know these members and nobody else."""
        self.members = {member.id: member for member in members}
        self._learn()

    @property
    def credentials(self) -> Credentials:
        """What the server wants to see."""
        return Credentials(self.secrets.token, Key("user", self.secrets.signing_seed).sign)

    def seal(self, letter: Letter) -> bytes:
        """Seal a letter of ours; Refused where it is too large.

        One that hands out keys is sealed with the oldest, which everybody has: what it grants is
        sealed for each laptop by itself.
        """
        is_grant = any(entry.table == "member_grant" for entry in letter.entries)
        sealer = self._grant_sealer if is_grant else self._sealer
        return sealer.seal(letter, self.membership.subject(letter.area)).data

    def open(self, messages: Sequence[Stored]) -> list[Letter | Refused]:
        """Return for each message its letter, or why it is not taken ("member": nobody we know)."""
        envelopes = [
            Envelope(message.subject, message.data, self._public_key(message.subject))
            for message in messages
        ]
        return open_all(envelopes, self.secrets.keys)

    def seal_presence(self, data: bytes) -> bytes:
        """Seal what we say of ourselves."""
        key_id, key = self.secrets.newest
        subject = self.membership.presence(self.membership.device)
        seed = self.secrets.signing_seed
        return seal_bytes(data, subject=subject, key_id=key_id, key=key, signing_key=seed)

    def open_presence(self, data: bytes, device: str) -> bytes:
        """Open what a device says of itself; Refused says why not."""
        subject, public = self.membership.presence(device), self._public.get(device, "")
        return open_bytes(data, subject=subject, keys=self.secrets.keys, public_key=public)

    @property
    def is_member(self) -> bool:
        """Whether the others take what we send: the organiser's word about us has come."""
        return self.membership.device in self.members or self.membership.role == "organiser"

    def knows(self, subject: str) -> bool:
        """Tell whether the device that a subject names is one of the team's."""
        return bool(self._public_key(subject))

    def _public_key(self, subject: str) -> str:
        return self._public.get(device_in(subject, self.membership.team), "")

    def _learn(self) -> None:
        self._public = {member.id: member.public_key for member in self.members.values()}
        self._public |= self.secrets.trusted
        self._public[self.membership.device] = self.secrets.public_key
