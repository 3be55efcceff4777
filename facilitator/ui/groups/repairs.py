"""Proposals for when somebody is missing or has no seat, worked out in the background."""

import threading
from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from facilitator.background.jobs import Job, Progress
from facilitator.errors import FacilitatorError
from facilitator.planning.grouping import solving
from facilitator.planning.grouping.alternatives import alternatives
from facilitator.planning.grouping.moves import Move, moves
from facilitator.planning.grouping.numbering import Numbering
from facilitator.planning.grouping.problem import Places, Problem
from facilitator.planning.grouping.solving import Conflict, Mending
from facilitator.ui.groups.seating import Seating

_SECONDS: Final = 10.0


class Proposal(NamedTuple):
    """Where everybody would sit, and exactly who would sit elsewhere than now."""

    places: Places
    moves: tuple[Move, ...]

    @property
    def movers(self) -> list[str]:
        """Who changes rooms; who is new or missing does not."""
        return list(dict.fromkeys(m.person for m in self.moves if m.before and m.after))


class Repairs(QObject):
    """Keeps proposals for one assignment; begins anew when it changes."""

    changed = Signal()
    """There is another proposal, or none any more."""
    contradicted = Signal(object)
    """The `Conflict` of rules that no repair keeps."""
    failed = Signal(str)
    """Why nothing could be worked out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._stop = threading.Event()
        self._asked: object = None
        self._left: object = None
        self.proposals: list[Proposal] = []
        self.at = 0
        self.is_contradicted = False
        """Whether there is no repair that keeps all rules."""
        self.seating: Seating | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody is missing or without a seat, and nobody said to leave it so."""
        return self._asked is not None and self._asked != self._left

    @property
    def is_searching(self) -> bool:
        """Whether the first proposal is still being worked out."""
        return (
            self.is_wanted and not self.proposals and self._job is not None and self._job.is_running
        )

    @property
    def proposal(self) -> Proposal | None:
        """The one that is looked at."""
        return self.proposals[self.at] if self.is_wanted and self.proposals else None

    def follow(self, seating: Seating) -> None:
        """Look whether an assignment needs a repair, and work out proposals for it."""
        self.seating = seating
        needed = seating.is_begun and bool(seating.missing or seating.seatless)
        asked = (seating.problem, seating.places) if needed else None
        if asked == self._asked:
            return
        self._asked, self.proposals, self.at, self.is_contradicted = asked, [], 0, False
        self._stop.set()
        if asked is not None and asked != self._left:
            self._begin(seating)

    def look_at_next(self) -> None:
        """Turn to another proposal, after the last to the first."""
        if self.proposals:
            self.at = (self.at + 1) % len(self.proposals)
            self.changed.emit()

    def leave_it(self) -> None:
        """Want no repair as things are."""
        self._left = self._asked
        self._stop.set()
        self.changed.emit()

    def leave(self) -> None:
        """Stop, and say nothing any more."""
        self._stop.set()
        if self._job is not None:
            self._job.blockSignals(True)

    def _begin(self, seating: Seating) -> None:
        stop = self._stop = threading.Event()
        problem, places, first = seating.problem, seating.places, seating.first_open

        def work(_progress: Progress) -> list[Proposal] | Conflict:
            return _proposals(problem, places, first, stop.is_set)

        job = self._job = Job(work, self)
        asked = self._asked
        job.finished.connect(lambda result: self._take(asked, result))
        job.failed.connect(lambda error: self._fail(asked, error))
        job.start()

    def _take(self, asked: object, result: list[Proposal] | Conflict) -> None:
        if asked != self._asked:
            return
        self.is_contradicted = isinstance(result, Conflict)
        if isinstance(result, Conflict):
            self.contradicted.emit(result)
        else:
            self.proposals = result
        self.changed.emit()

    def _fail(self, asked: object, error: BaseException) -> None:
        self._take(asked, [])
        if not isinstance(error, FacilitatorError):
            raise error
        self.failed.emit(error.sentence)


def _proposals(
    problem: Problem, places: Places, first_open: int, is_stopped: Callable[[], bool]
) -> list[Proposal] | Conflict:
    found = solving.repair(
        problem, places, first_open=first_open, seconds=_SECONDS, is_cancelled=is_stopped
    )
    if isinstance(found, Conflict):
        return found
    return _with_others(problem, places, first_open, found) if found else []


def _with_others(
    problem: Problem, places: Places, first_open: int, found: Mending
) -> list[Proposal]:
    """Put other ways behind the one with the fewest moves; what is different in them comes first."""
    numbering = Numbering(problem)
    index = sum(number < first_open for number in numbering.rounds)
    before, mended = numbering.seats(places), numbering.seats(found.places)
    others = alternatives(numbering, before, mended, index)
    ways = [found.places, *(numbering.places(seats) for seats in others)]
    base = set(moves(places, found.places))
    return [Proposal(way, tuple(sorted(moves(places, way), key=base.__contains__))) for way in ways]
