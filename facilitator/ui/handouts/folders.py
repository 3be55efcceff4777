"""Where a workshop's handouts are written: beside its file, or where somebody wanted them once."""

from pathlib import Path
from typing import Final

from facilitator.domain.file_names import file_name
from facilitator.domain.records import Workshop
from facilitator.language import tr
from facilitator.settings import Settings

_SETTING: Final = "handout_folders"
_MOST: Final = 40
"""Workshops whose folder is remembered, the newest."""


class Folders:
    """Knows the folder of each workshop, across starts of the program."""

    def __init__(self, settings: Settings, beside: Path) -> None:
        """Propose folders in that of a workshop file."""
        self._settings = settings
        self._beside = beside

    def of(self, workshop: Workshop) -> Path:
        """Return a workshop's folder, which need not be there yet."""
        chosen = self._chosen().get(workshop.id)
        if chosen:
            return Path(chosen)
        name = f"{workshop.title} – {tr('Handouts')}" if workshop.title else tr("Handouts")
        return self._beside / file_name(name, tr("Handouts"))

    def choose(self, workshop: Workshop, folder: Path) -> None:
        """Remember where somebody wants them."""
        chosen = self._chosen()
        chosen.pop(workshop.id, None)
        chosen[workshop.id] = str(folder)
        newest = list(chosen.items())[-_MOST:]
        self._settings.put(_SETTING, [text for pair in newest for text in pair])

    def _chosen(self) -> dict[str, str]:
        texts = self._settings.strings(_SETTING)
        return dict(zip(texts[::2], texts[1::2], strict=False))
