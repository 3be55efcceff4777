"""Work on a file that takes long: on another thread, and nothing else is written meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.actions.desk import Action, Desk, Outcome, Report, run_on
from facilitator.background.jobs import Job
from facilitator.errors import Bug, FacilitatorError
from facilitator.storage.lending import Loan

Work = Callable[[Loan, Report], Outcome]


def one_step(action: Action[...], **values: object) -> Work:
    """Return the work of one action: done wholly or not at all, as one step."""

    def work(loan: Loan, report: Report) -> Outcome:
        with loan:
            return run_on(loan, action, report=report, **values)

    return work


class LongWork(QObject):
    """Lends a desk's file to one piece of work at a time, and says how it went."""

    advanced = Signal(int, int)
    """Done parts, all parts."""
    finished = Signal(object)
    """The outcome; whoever watches the desk knows of it already."""
    failed = Signal(str)
    """The sentence why it was not done; empty for our own mistakes, which are raised."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether the file is lent."""
        return self._job is not None

    def start(self, work: Work, doing: str) -> None:
        """Begin; `doing` is the sentence for whoever wants to write meanwhile.

        FacilitatorError where the file cannot be lent: nothing begins then.
        """
        loan = self._desk.lend(doing)
        self._job = Job(lambda progress: work(loan, progress.step), self)
        self._job.advanced.connect(self._advance)
        self._job.finished.connect(self._finish)
        self._job.failed.connect(self._fail)
        self._job.start()

    def wait(self) -> None:
        """Stay here until nothing works on the file, which is about to be closed."""
        if self._job is not None:
            self._job.conclude()

    def _advance(self, done: int, total: int) -> None:
        if total:
            self.advanced.emit(done, total)

    def _finish(self, outcome: Outcome) -> None:
        self._job = None
        self._desk.take_back(outcome)
        self.finished.emit(outcome)

    def _fail(self, error: BaseException) -> None:
        self._job = None
        self._desk.take_back()
        if isinstance(error, Bug) or not isinstance(error, FacilitatorError):
            self.failed.emit("")
            raise error
        self.failed.emit(error.sentence)
