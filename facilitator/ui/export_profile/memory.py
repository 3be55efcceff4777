"""Which edition of each workshop was chosen last on this machine, so that a restart names nobody anew."""

from typing import Final

from facilitator.protocol.editions import FULL, Edition, remembered, written
from facilitator.settings import Settings

_NAME: Final = "editions"
_MOST: Final = 200
"""Workshops whose edition is remembered."""


class EditionMemory:
    """Keeps the choices among the settings; the full edition needs no line."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, workshop_id: str) -> Edition:
        """Return the edition chosen last for a workshop."""
        return remembered(self._known().get(workshop_id, "")) if workshop_id else FULL

    def keep(self, workshop_id: str, edition: Edition) -> None:
        """Remember an edition."""
        known = self._known()
        known.pop(workshop_id, None)
        if edition != FULL:
            known[workshop_id] = written(edition)
        lines = [f"{key} {text}" for key, text in known.items()]
        self._settings.put(_NAME, lines[-_MOST:])

    def _known(self) -> dict[str, str]:
        lines = (line.partition(" ") for line in self._settings.strings(_NAME))
        return {key: text for key, _, text in lines}
