"""Room packages: the letters of a team as one file, where no server is allowed.

A package is sealed and signed like everything else that travels, and judged by the same rights.
Taking one in is a merge and one step that can be taken back; taking it in again changes nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator import clock
from facilitator.domain.areas import ROOM, TOPIC
from facilitator.domain.letters import Letter
from facilitator.domain.moments import stored
from facilitator.domain.team import Member
from facilitator.errors import UserError
from facilitator.language import mark, tr
from facilitator.storage.postbox import Postbox, Received
from facilitator.team import exchanges, package_form
from facilitator.team.boxes import seal_for
from facilitator.team.envelopes import Sealer
from facilitator.team.exchanges import Exchanges
from facilitator.team.keys import granted
from facilitator.team.package_form import Head, Manifest, length_of
from facilitator.team.package_reading import Contents, OpenedPackage
from facilitator.team.refusals import Reason
from facilitator.team.rights import LETTERS, rights_of
from facilitator.team.secret_values import Secrets

_MOST_IN_ONE: Final = 300_000
"""Characters in one envelope, for certain; a single longer text is tried by itself."""
_EVER: Final = "~"
"""Above every stamp."""


class TakenIn(NamedTuple):
    """What became of a package."""

    contents: Contents
    received: Received
    refused: Mapping[Reason, int]
    """Steps that were not taken, by why not."""
    secrets: Secrets
    """With the keys that came along, to be kept."""


# Out


def make(
    postbox: Postbox, secrets: Secrets, *, rooms: Collection[str] = (), is_complete: bool = False
) -> bytes:
    """Return a package of what the others are not known to have; of some rooms, if any are named.

    The organiser hands on what all wrote, others what they wrote themselves. `is_complete` leaves
    nothing out that anybody has. UserError where no key was given to this laptop.
    """
    members = postbox.members()
    team, device = secrets.team_id, secrets.device
    rights = rights_of(postbox, team, secrets.trusted)
    is_organiser = rights.is_organiser(device)
    own_has = exchanges.has(postbox, members, is_organiser=is_organiser)
    others = [
        member.id
        for member in members
        if member.id != device
        and not member.revoked_at
        and (is_organiser or rights.is_organiser(member.id))  # who hands it on to the others
    ]
    base = {} if is_complete else Exchanges.read(postbox).known_to_all(others)
    topics = postbox.topics_of_sessions()
    areas = {f"{ROOM}{room}" for room in rooms}
    areas |= {f"{TOPIC}{topics[room]}" for room in rooms if room in topics}
    sent = [
        letter
        for page in postbox.since(base, areas)
        for letter in page
        if is_organiser or letter.device == device
    ]
    covered = own_has if is_organiser else {device: own_has.get(device, "")}
    covers = {name: (base.get(name, ""), stamp) for name, stamp in covered.items() if stamp}
    name = next((member.name for member in members if member.id == device), "")
    manifest = Manifest(name, stored(clock.now()), {} if rooms else covers, own_has)
    return sealed(secrets, _head(secrets, members if is_organiser else []), manifest, sent)


def _head(secrets: Secrets, members: Sequence[Member]) -> Head:
    key_id, key = _newest(secrets)
    head, boxes = Head(secrets.team_id, secrets.device, key_id), dict[str, str]()
    for member in members:
        if member.box_key and not member.revoked_at and member.id != secrets.device:
            box = seal_for(member.box_key, key, context=head.box_context)
            boxes[member.id] = box.hex()
    return head._replace(boxes=boxes)


def _newest(secrets: Secrets) -> tuple[str, bytes]:
    if not secrets.keys:
        raise UserError(
            tr(
                "This laptop has no key of the team yet. Nothing was written; "
                "take in the organiser’s room package first."
            )
        )
    return secrets.newest


def sealed(secrets: Secrets, head: Head, manifest: Manifest, letters: Sequence[Letter]) -> bytes:
    """Return letters as a package that says this of itself; UserError where they are too much."""
    sealer = Sealer(
        key_id=head.key_id, key=secrets.keys[head.key_id], signing_key=secrets.signing_seed
    )
    parts = [
        (letter.area, sealer.seal(letter, head.subject(letter.area)).data)
        for whole in letters
        for letter in _fitting(whole)
    ]
    body, begin = package_form.body_bytes(parts), package_form.head_bytes(head)
    told = package_form.manifest_bytes(manifest, package_form.digest_of(body))
    subject = head.manifest_subject(package_form.digest_of(begin))
    data = package_form.packed(begin, sealer.seal_bytes(told, subject).data, body)
    if len(data) > package_form.MOST_BYTES:
        raise UserError(
            tr("That is more than a room package can hold. Nothing was written; name some rooms.")
        )
    return data


def _fitting(letter: Letter) -> Iterator[Letter]:
    """Yield a letter in halves where it is too large for one envelope."""
    half = len(letter.entries) // 2
    if length_of(letter) <= _MOST_IN_ONE or not half:
        yield letter
        return
    yield from _fitting(letter._replace(entries=letter.entries[:half]))
    yield from _fitting(letter._replace(entries=letter.entries[half:]))


# In


def look(data: bytes, postbox: Postbox, secrets: Secrets) -> Contents:
    """Return what a package holds, without taking it in; UserError with a sentence for what is refused."""
    return OpenedPackage(data, postbox, secrets).contents(postbox)


def take_in(data: bytes, postbox: Postbox, secrets: Secrets) -> TakenIn:
    """Take a package in, in one step that can be taken back; UserError for what is refused whole.

    Single steps that their writer had no right to do are left out and counted.
    """
    package = OpenedPackage(data, postbox, secrets)
    contents = package.contents(postbox)
    had = exchanges.has(postbox, postbox.members(), is_organiser=package.is_own_organiser)
    admitted, refused = package.admitted(postbox)
    received = postbox.receive(
        admitted, in_order=False, import_label=mark("Take in a room package")
    )
    known = Exchanges.read(postbox).heard(package.head.device, package.manifest.has)
    if not refused:
        known = known.reached(package.covers, had)
    known.keep(postbox)
    _keep_unwelcome(postbox, package.secrets, admitted)
    grants = postbox.grants(secrets.device)
    return TakenIn(contents, received, refused, granted(grants, package.secrets))


def _keep_unwelcome(postbox: Postbox, secrets: Secrets, admitted: Sequence[Letter]) -> None:
    """Keep as drafts what was written here after this laptop's part changed, and nobody takes in."""
    changed = [
        entry.stamp
        for letter in admitted
        for entry in letter.entries
        if (entry.table, entry.row_id) == ("member", secrets.device)
    ]
    if not changed:
        return
    rights = rights_of(postbox, secrets.team_id, secrets.trusted)
    known = {**dict.fromkeys(postbox.stamps(), _EVER), secrets.device: min(changed)}
    subject = f"{LETTERS}.{secrets.team_id}.{secrets.device}."
    unwelcome = [
        letter
        for page in postbox.since(known)
        for letter in page
        if rights.refusal(letter, subject + letter.area, postbox) in {"role", "revoked"}
    ]
    if unwelcome:
        postbox.refuse(unwelcome, "rights")
