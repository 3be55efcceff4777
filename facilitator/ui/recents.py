"""The files this person opened last, with where they were in each; kept in the settings."""

import json
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.domain.records import Workshop
from facilitator.settings import Settings

_KEPT: Final = 12


class Recent(NamedTuple):
    """A file that was open, as it is listed on the welcome screen."""

    path: str
    opened: str = ""
    title: str = ""
    date: str = ""
    status: str = "draft"
    workshop_id: str = ""
    place: str = ""
    session_id: str = ""
    question_id: str = ""

    @property
    def opened_at(self) -> datetime | None:
        """When it was last open, None when that was not written down."""
        try:
            return datetime.fromisoformat(self.opened)
        except ValueError:
            return None


class Recents:
    """Reads and writes the list; the newest comes first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[Recent]:
        """Return what was open, also files that are gone by now."""
        return [entry for text in self._settings.strings("recent") if (entry := _read(text))]

    def find(self, path: Path) -> Recent | None:
        """Return what is known of a file, None when it was never open."""
        return next((entry for entry in self.all() if entry.path == str(path)), None)

    def remember(
        self, path: Path, now: datetime, workshop: Workshop | None = None, **where: str
    ) -> None:
        """Put a file first; what is not said about it stays as it was."""
        entry = self.find(path) or Recent(path=str(path))
        if workshop is not None:
            entry = entry._replace(
                title=workshop.title,
                date=workshop.date or "",
                status=workshop.status,
                workshop_id=workshop.id,
            )
        entry = entry._replace(opened=now.isoformat(timespec="seconds"), **where)
        self._write([entry, *(other for other in self.all() if other.path != entry.path)])

    def forget(self, path: str) -> None:
        """Take a file off the list; the file itself stays."""
        self._write([entry for entry in self.all() if entry.path != path])

    def _write(self, entries: list[Recent]) -> None:
        texts = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries[:_KEPT]]
        self._settings.put("recent", texts)


def _read(text: str) -> Recent | None:
    try:
        return Recent(**json.loads(text))
    except (ValueError, TypeError):
        return None
