"""Gathers what the checklist needs to know besides the workshop: displays, disk, dictionary, clock."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.background.jobs import Job, Progress
from facilitator.domain.dossier import Dossier
from facilitator.domain.readiness import judgement
from facilitator.domain.readiness.judgement import Surroundings, Whereabouts
from facilitator.settings import Settings
from facilitator.storage.whereabouts import whereabouts
from facilitator.ui.session.dictionaries import installed
from facilitator.ui.stage.displays import Displays, recognised
from facilitator.ui.stage.placement import Placement
from facilitator.ui.workspace import Workspace


class _Seen(NamedTuple):
    """What the other thread found."""

    file: Whereabouts
    has_dictionary: bool


class Survey(QObject):
    """Knows the surroundings of one open file; disk and dictionary are asked on another thread."""

    changed = Signal()
    """Something is known anew; a survey that finds nothing new says nothing."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        parent: QObject | None = None,
        displays: Displays | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._displays = displays or Displays(self)
        self._placement = Placement(settings)
        self._seen: _Seen | None = None
        self._job: Job | None = None
        self._displays.changed.connect(self.changed)

    @property
    def is_complete(self) -> bool:
        """Whether the disk has been asked."""
        return self._seen is not None

    def look(self, language: str) -> None:
        """Ask disk and dictionary, unless they have not answered the last time yet."""
        if self._job is not None and self._job.is_running:
            return
        path = self._workspace.path

        def work(_progress: Progress) -> _Seen:
            place = whereabouts(path, date.today())  # noqa: DTZ011 - backups go by this machine's day
            return _Seen(place, installed(language) is not None)

        self._job = Job(work, self)
        self._job.finished.connect(self._take)
        self._job.start()

    def facts(self, head: Dossier) -> Surroundings:
        """Return what is known now."""
        file, seen = self._workspace.file, self._seen
        workshops = file.read.workshops()
        return Surroundings(
            displays=self._displays_now(),
            file=seen.file if seen else None,
            is_read_only=file.read_only,
            notice=file.notice,
            last_moment=file.read.newest_moment(),
            has_dictionary=seen.has_dictionary if seen else None,
            shares_people=any(
                entry.process_id == head.process.id and entry.id != head.workshop.id
                for entry in workshops
            ),
        )

    def _displays_now(self) -> judgement.Displays:
        connected, wanted = self._displays.all(), self._placement.wanted
        is_window = self._placement.is_window
        return judgement.Displays(
            tuple(display.name for display in connected),
            wanted="" if is_window else next(iter(wanted), ""),
            is_there=recognised(wanted, connected) is not None,
            as_window=is_window,
        )

    def _take(self, seen: _Seen) -> None:
        is_new, self._seen = _told(self._seen) != _told(seen), seen
        if is_new:
            self.changed.emit()


def _told(seen: _Seen | None) -> _Seen | None:
    """Leave out what changes all the time and says nothing: bytes are told in megabytes."""
    if seen is None or seen.file.free_bytes is None:
        return seen
    rough = seen.file.free_bytes // 100_000_000
    return seen._replace(file=seen.file._replace(free_bytes=rough))
