"""Room packages in the window: written and read on another thread, never the window's."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.actions.desk import Outcome, Report
from facilitator.actions.erasure import DOING, clean_after
from facilitator.background.jobs import Job, Progress
from facilitator.errors import Bug, EnvironmentProblem, FacilitatorError
from facilitator.language import tr
from facilitator.reasons import reason
from facilitator.storage.lending import Loan
from facilitator.ui.attempts import succeeds
from facilitator.ui.long_work import LongWork

if TYPE_CHECKING:
    from facilitator.team.hosting import Team
    from facilitator.team.package_reading import Contents
    from facilitator.team.packages import TakenIn
    from facilitator.ui.workspace import Workspace


class Arrived(NamedTuple):
    """A package that was looked at, and is not taken in yet."""

    path: Path
    data: bytes
    contents: "Contents"


class Packaging(QObject):
    """Makes, looks at and takes in the packages of one open file."""

    written = Signal(object)
    """The path of a package that lies there now."""
    looked = Signal(object)
    """An `Arrived`."""
    taken = Signal(object)
    """What became of a package, see `packages.TakenIn`; the screens know of it already."""
    failed = Signal(str)

    def __init__(self, workspace: "Workspace", parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs: list[Job] = []
        self._cleaning = LongWork(workspace.desk, self)
        self._cleaning.failed.connect(self.failed)

    def write(self, team: "Team", path: Path, rooms: Collection[str], *, complete: bool) -> None:
        """Write what the others do not have yet, of some rooms or all; `complete` leaves nothing out."""
        file = self._workspace.file

        def work(_progress: Progress) -> Path:
            from facilitator.output import write_whole  # noqa: PLC0415 - on this thread
            from facilitator.team import packages  # noqa: PLC0415 - the same

            with file.postbox() as postbox:
                data = packages.make(postbox, team.secrets, rooms=rooms, is_complete=complete)
            write_whole(path, data)
            return path

        self._start(work).finished.connect(self.written)

    def look(self, team: "Team", path: Path) -> None:
        """Look at what a package brings; nothing is changed."""
        file = self._workspace.file

        def work(_progress: Progress) -> Arrived:
            from facilitator.team import packages  # noqa: PLC0415 - on this thread

            data = read_file(path)
            with file.postbox() as postbox:
                return Arrived(path, data, packages.look(data, postbox, team.secrets))

        self._start(work).finished.connect(self.looked)

    def take_in(self, team: "Team", arrived: Arrived) -> None:
        """Take a package in, as one step that can be undone."""
        file = self._workspace.file

        def work(_progress: Progress) -> "TakenIn":
            from facilitator.team import packages  # noqa: PLC0415 - on this thread

            with file.postbox() as postbox:
                taken = packages.take_in(arrived.data, postbox, team.secrets)
            team.keep(taken.secrets)
            return taken

        self._start(work).finished.connect(self._announce)

    def leave(self) -> None:
        """Wait for what still works on the file, which is about to be closed."""
        for job in self._jobs:
            job.wait()
        self._cleaning.wait()

    def _announce(self, taken: "TakenIn") -> None:
        self._workspace.desk.announce(taken.received.touched)
        if taken.received.erased:
            self._clean_after(taken.received.erased)
        self.taken.emit(taken)

    def _clean_after(self, person_ids: tuple[str, ...]) -> None:
        """Take people who were erased elsewhere out of the backups too."""

        def work(loan: Loan, _report: Report) -> Outcome:
            clean_after(loan, person_ids)
            return Outcome("")

        succeeds(self.failed.emit, lambda: self._cleaning.start(work, tr(DOING)))

    def _start(self, work: Callable[[Progress], object]) -> Job:
        job = Job(work, self)
        job.failed.connect(self._fail)
        self._jobs = [other for other in self._jobs if other.is_running]
        self._jobs.append(job)
        return job.start()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Bug) or not isinstance(error, FacilitatorError):
            raise error
        self.failed.emit(error.sentence)


def read_file(path: Path) -> bytes:
    """Return what a file holds; EnvironmentProblem where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentProblem(
            tr(
                "“{name}” cannot be read ({reason}). Nothing was changed.",
                name=path.name,
                reason=reason(error),
            )
        ) from error


def moment_of(text: str) -> str:
    """Return day and time of an aware ISO text as they are read here; empty where it is none."""
    try:
        at = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return ""
    return f"{at:%d.%m.%Y %H:%M}"
