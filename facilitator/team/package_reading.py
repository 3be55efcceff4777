"""Room packages that come in: verified and opened, and refused with a sentence where that fails."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from facilitator import clock
from facilitator.domain.areas import ROOM
from facilitator.domain.letters import Letter
from facilitator.domain.stamps import Stamp
from facilitator.domain.team import Member
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.storage.postbox import Postbox
from facilitator.team import package_form
from facilitator.team.boxes import open_box
from facilitator.team.envelopes import Envelope, open_all, open_bytes
from facilitator.team.package_form import Head, Manifest, Package, length_of
from facilitator.team.refusals import Reason, Refused
from facilitator.team.rights import Admission, Rights, rights_of
from facilitator.team.secret_values import Secrets

_AT_ONCE: Final = 500
_MOST_CHARACTERS: Final = 100_000_000
"""Of all texts in a package, opened: a member could have made it to fill the memory."""
_AHEAD: Final = timedelta(days=1)
"""Laptops without a network have clocks that are minutes off; none is off by more than this."""


class Contents(NamedTuple):
    """What is in a package, for who decides whether to take it in."""

    device: str
    name: str
    """Of whoever it comes from."""
    made_at: str
    rooms: frozenset[str]
    """Ids of the sessions that something was written in."""
    notes: int
    """Contributions that it is about."""
    new_notes: int
    """Those of which something is not known here."""
    letters: int
    new_letters: int
    is_from_outside: bool = False
    """Whether its maker was taken out of the team: what was written after that is left out."""


class OpenedPackage:
    """A package that is verified and opened; UserError says why one is not."""

    def __init__(self, data: bytes, postbox: Postbox, secrets: Secrets) -> None:
        try:
            package = package_form.unpacked(data)
        except Refused as refusal:
            raise _sentence(refusal.code) from None
        self.head = package.head
        if self.head.team != secrets.team_id:
            raise UserError(
                tr(
                    "This room package is of another team. Nothing was changed; "
                    "open the file of that team and take it in there."
                )
            )
        self._rights = rights_of(postbox, secrets.team_id, secrets.trusted)
        self.is_own_organiser = self._rights.is_organiser(secrets.device)
        members = postbox.members()
        public_key = _public_key(self.head.device, members, secrets)
        if not public_key:
            raise _sentence("member")
        if not self.is_own_organiser:
            _demand_heard(self.head.device, members)
        try:
            self.secrets = _with_key(self.head, secrets, self._rights)
            self.manifest = _manifest(package, self.secrets, public_key)
            self.letters = tuple(_letters(package, self.secrets, public_key))
        except Refused as refusal:
            raise _sentence(refusal.code) from None
        _demand_present(self.letters)

    @property
    def covers(self) -> Mapping[str, tuple[str, str]]:
        """The stretches of each device that it holds whole; nobody but an organiser speaks for others."""
        return {
            device: stretch
            for device, stretch in self.manifest.covers.items()
            if device == self.head.device or self._rights.is_organiser(self.head.device)
        }

    def contents(self, postbox: Postbox) -> Contents:
        """Return what it holds and what of that is new to a file."""
        new = [letter for letter in self.letters if postbox.is_new(letter)]
        areas = {letter.area for letter in self.letters}
        named = [member for member in postbox.members() if member.id == self.head.device]
        return Contents(
            self.head.device,
            named[0].name if named else self.manifest.name,
            self.manifest.made_at,
            frozenset(area.removeprefix(ROOM) for area in areas if area.startswith(ROOM)),
            len(_notes(self.letters)),
            len(_notes(new)),
            len(self.letters),
            len(new),
            is_from_outside=any(member.revoked_at for member in named),
        )

    def admitted(self, postbox: Postbox) -> tuple[list[Letter], Counter[Reason]]:
        """Return the letters that their writers had a right to, and how many others were refused why."""
        admission, refused = Admission(self._rights, postbox), Counter[Reason]()
        taken: list[Letter] = []
        for letter in self.letters:
            why = admission.refusal(letter, self.head.subject(letter.area))
            if why is None:
                taken.append(letter)
            else:
                refused[why] += 1
        return taken, refused


def _with_key(head: Head, secrets: Secrets, rights: Rights) -> Secrets:
    """Return the secrets with the key that a package is sealed with; only an organiser gives new ones."""
    if head.key_id in secrets.keys:
        return secrets
    box = head.boxes.get(secrets.device)
    if box is None or not rights.is_organiser(head.device):
        raise Refused("key")
    context = head.box_context
    try:
        key = open_box(secrets.box_seed, bytes.fromhex(box), context=context)
    except ValueError:
        raise Refused("seal") from None
    return secrets.knowing(head.key_id, key)


def _manifest(package: Package, secrets: Secrets, public_key: str) -> Manifest:
    subject = package.head.manifest_subject(package.head_digest)
    told = open_bytes(package.manifest, subject=subject, keys=secrets.keys, public_key=public_key)
    digest, manifest = package_form.manifest_of(told)
    if digest != package.digest:
        raise Refused("seal")
    return manifest


def _letters(package: Package, secrets: Secrets, public_key: str) -> Iterator[Letter]:
    """Yield the letters of a package; one that cannot be opened spoils it, as its maker sealed it so."""
    characters = 0
    for start in range(0, len(package.envelopes), _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        envelopes = [
            Envelope(package.head.subject(area), data, public_key)
            for area, data in zip(package.areas[here], package.envelopes[here], strict=True)
        ]
        for letter in open_all(envelopes, secrets.keys):
            if isinstance(letter, Refused):
                raise letter
            characters += length_of(letter)
            if characters > _MOST_CHARACTERS:
                raise Refused("size")
            yield letter


def _demand_heard(device: str, members: Sequence[Member]) -> None:
    """Raise UserError where a package is of somebody who was taken out.

    No server keeps them from writing something with an earlier time, so whoever organises sees
    what they say they wrote before, and hands it on.
    """
    gone = next((one for one in members if one.id == device and one.revoked_at), None)
    if gone:
        raise UserError(
            tr(
                "{name} was taken out of the team. Nothing was changed; whoever organises can take in "
                "what was written before, and hands it on.",
                name=gone.name,
            )
        )


def _demand_present(letters: Sequence[Letter]) -> None:
    """Raise UserError where somebody's clock is far ahead: their words would win against all others."""
    limit = (clock.now() + _AHEAD).timestamp() * 1000
    if any(Stamp.parse(letter.last_stamp).milliseconds > limit for letter in letters):
        raise UserError(
            tr(
                "The clock of the laptop that this room package comes from is more than a day ahead. "
                "Nothing was changed; set one of the clocks right and have the package made again."
            )
        )


def _public_key(device: str, members: Sequence[Member], secrets: Secrets) -> str:
    known = {member.id: member.public_key for member in members}
    return {**known, **secrets.trusted, secrets.device: secrets.public_key}.get(device, "")


def _notes(letters: Sequence[Letter]) -> set[str]:
    return {entry.row_id for letter in letters for entry in letter.entries if entry.table == "note"}


def _sentence(code: Reason) -> UserError:
    sentences: dict[str, str] = {
        "format": tr(
            "This is no room package. Nothing was changed; choose a file that ends in {suffix}.",
            suffix=package_form.SUFFIX,
        ),
        "size": tr("This room package is larger than any of ours. Nothing was changed."),
        "key": tr(
            "This room package is sealed with a key that this laptop does not have. Nothing was "
            "changed; take in the organiser’s newest room package first."
        ),
        "member": tr(
            "This room package is from a laptop that is not known here as part of the team. Nothing "
            "was changed; take in the organiser’s newest room package first, or ask whose it is."
        ),
    }
    damaged = tr(
        "This room package is damaged, or was changed on its way. Nothing was changed here; "
        "have it sent again."
    )
    return UserError(sentences.get(code, damaged))
