"""Grouping anew: the solver at work, what it has come to, and what stands in its way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.planning.grouping.solving import Conflict, Demand, Grouping
from facilitator.ui.groups.conflict_box import ConflictBox
from facilitator.ui.groups.numbers import decimal
from facilitator.ui.groups.seating import Seating
from facilitator.ui.groups.solve_strip import SolveStrip
from facilitator.ui.groups.solving import Solving
from facilitator.ui.groups.writing import Writing
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.planning.grouping.problem import Problem


class Search(QObject):
    """Starts and stops the solver, takes over what it found, and remembers what it has proven."""

    said = Signal(str)
    ended = Signal()
    """What is proven may be new."""

    def __init__(self, theme: Theme, writing: Writing, parent: QObject) -> None:
        super().__init__(parent)
        self._writing = writing
        self._seating: Seating | None = None
        self._off: list[Demand] = []
        self._proven: tuple[Problem, int] | None = None
        self.solving = Solving(self)
        self.strip, self.conflict = SolveStrip(theme), ConflictBox(theme)
        self.strip.enough.connect(self._stop)
        self.conflict.given_up.connect(self._give_up)
        self.solving.improved.connect(self.strip.show_better)
        self.solving.ticked.connect(self.strip.tick)
        self.solving.found.connect(self._take)
        self.solving.contradicted.connect(self._contradict)
        self.solving.failed.connect(self._fail)
        self.solving.stopped.connect(self._end)

    @property
    def bound(self) -> int | None:
        """Points that no groups can exceed as things are; None where nothing was proven."""
        if self._proven and self._seating and self._proven[0] == self._seating.problem:
            return self._proven[1]
        return None

    def follow(self, seating: Seating, off: list[Demand]) -> None:
        """Go by another assignment; a conflict that is shown belongs to the rules as they were."""
        self._seating, self._off = seating, off
        if self.conflict.problem not in {None, seating.open_problem, seating.problem}:
            self.conflict.close_up()

    def turn(self) -> None:
        """Begin to solve, or have enough of it."""
        if self.solving.is_running:
            self._stop()
        elif self._seating is None or not self._seating.problem.rooms:
            return
        elif not self._writing.is_possible:
            self.said.emit(tr("This file is open for reading only."))
        else:
            self.conflict.close_up()
            self.strip.begin()
            self.solving.start(self._seating.open_problem)

    def leave(self) -> None:
        """Let the solver's process go."""
        self.solving.leave()

    def show_conflict(self, conflict: Conflict) -> None:
        """Name the demands of the open rounds that exclude each other."""
        if self._seating is not None:
            seating = self._seating
            self.conflict.show_conflict(seating, seating.problem, conflict, is_asked_for=False)

    # What comes of it

    def _take(self, grouping: Grouping) -> None:
        """Take over what was found, unless the plan changed meanwhile or nothing is better."""
        seating = self._seating
        self._end()
        if seating is None or self.solving.problem != seating.open_problem:
            self.said.emit(tr("The plan changed meanwhile, so nothing was taken over."))
            return
        if seating.open_problem == seating.problem:
            self._proven = seating.problem, grouping.bound
        is_whole = seating.is_begun and not seating.seatless and not seating.missing
        if is_whole and not self._off and seating.quality.points >= grouping.quality.points:
            self.said.emit(tr("Nothing better was found; the groups stay as they are."))
        elif self._writing.take(seating, seating.with_past(grouping.places)):
            self.said.emit(_told(grouping))
        self.ended.emit()

    def _contradict(self, conflict: Conflict) -> None:
        self._end()
        if self._seating is not None and self.solving.problem is not None:
            problem = self.solving.problem
            self.conflict.show_conflict(self._seating, problem, conflict, is_asked_for=True)

    def _fail(self, error: object) -> None:
        self._end()
        if not isinstance(error, FacilitatorError):
            raise error if isinstance(error, BaseException) else RuntimeError(error)
        self.said.emit(error.sentence)

    def _end(self) -> None:
        self.strip.hide()

    def _stop(self) -> None:
        self.solving.stop()
        self.strip.stop()

    def _give_up(self, demand: Demand) -> None:
        problem = self.conflict.problem
        if self._seating is not None and problem is not None:
            self._writing.give_up(self._seating, problem, demand)


def _told(grouping: Grouping) -> str:
    seconds = decimal(grouping.seconds)
    return tr("Grouped anew in {seconds} s; undo takes it back.", seconds=seconds)
