"""What laptops that exchange packages are known to have, so that the next one holds what is missing.

Packages get lost in the mail, so that having sent something says nothing. Each says up to where the
laptop it comes from has everything; only what all others are known to have is left out.
"""

import json
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple, cast

from facilitator.domain.team import Member
from facilitator.storage.postbox import Postbox
from facilitator.team.package_form import Stamps

_HELD: Final = "packages.held"
_PEERS: Final = "packages.peers"


class Exchanges(NamedTuple):
    """How far a file and its team are, by device; part of the file, and nothing secret."""

    held: Stamps
    """What this file has without a gap by packages."""
    peers: Mapping[str, Stamps]
    """What other laptops said that they have."""

    @staticmethod
    def read(postbox: Postbox) -> "Exchanges":
        """Return what a file knows of it."""
        held = cast("Stamps", _loaded(postbox.get(_HELD)))
        return Exchanges(held, cast("Mapping[str, Stamps]", _loaded(postbox.get(_PEERS))))

    def keep(self, postbox: Postbox) -> None:
        """Store it in a file."""
        postbox.put(_HELD, json.dumps(dict(self.held), sort_keys=True))
        postbox.put(_PEERS, json.dumps(dict(self.peers), sort_keys=True))

    def known_to_all(self, others: Collection[str]) -> dict[str, str]:
        """Return up to where all of these laptops have everything; nothing of a device for none."""
        told = [self.peers.get(other, {}) for other in others]
        if not told:
            return {}
        return {
            device: min(stamps[device] for stamps in told)
            for device in told[0]
            if all(device in stamps for stamps in told)
        }

    def heard(self, device: str, has: Stamps) -> "Exchanges":
        """Return it with what a laptop says that it has; an older package takes nothing back."""
        return self._replace(peers={**self.peers, device: higher(self.peers.get(device, {}), has)})

    def reached(self, covers: Mapping[str, tuple[str, str]], had: Stamps) -> "Exchanges":
        """Return it after a package was taken in that covers these stretches, on top of what was had."""
        new = {
            device: last for device, (first, last) in covers.items() if had.get(device, "") >= first
        }
        return self._replace(held=higher(self.held, new))


def has(postbox: Postbox, members: Collection[Member], *, is_organiser: bool) -> dict[str, str]:
    """Return up to where a file has everything, by device.

    Devices of nobody in the team wrote in the organiser's file before there was one, so that file
    has all of them.
    """
    found = higher(Exchanges.read(postbox).held, postbox.known())
    if is_organiser:
        ids = {member.id for member in members}
        alone = {name: stamp for name, stamp in postbox.stamps().items() if name not in ids}
        found = higher(found, alone)
    return found


def higher(one: Stamps, other: Stamps) -> dict[str, str]:
    """Return the higher stamp of each device."""
    return {device: max(one.get(device, ""), other.get(device, "")) for device in {**one, **other}}


def _loaded(text: str) -> object:
    return json.loads(text) if text else {}
