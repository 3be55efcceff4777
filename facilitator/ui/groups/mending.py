"""Mending on the day: the banner, its proposals, and what becomes of them."""

from PySide6.QtCore import QObject, Signal

from facilitator.language import tr
from facilitator.planning.grouping.moves import Move
from facilitator.ui.groups.mend_banner import MendBanner
from facilitator.ui.groups.repairs import Repairs
from facilitator.ui.groups.seating import Seating
from facilitator.ui.groups.writing import Writing
from facilitator.ui.theme.theme import Theme


class Mending(QObject):
    """Follows one assignment, and takes a proposal over when somebody agrees."""

    said = Signal(str)
    changed = Signal()
    """Another proposal is looked at."""
    contradicted = Signal(object)

    def __init__(self, theme: Theme, writing: Writing, parent: QObject) -> None:
        super().__init__(parent)
        self._writing = writing
        self.repairs = Repairs(self)
        self.banner = MendBanner(theme)
        self.banner.taken.connect(self.take)
        self.banner.other_wanted.connect(self.look_at_next)
        self.banner.left_so.connect(self.leave_it)
        self.repairs.changed.connect(self.changed)
        self.repairs.failed.connect(self.said)
        self.repairs.contradicted.connect(self.contradicted)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who would sit elsewhere by the proposal that is looked at."""
        proposal = self.repairs.proposal
        return proposal.moves if proposal else ()

    def follow(self, seating: Seating) -> None:
        """Go by another assignment."""
        if self._writing.is_possible:
            self.repairs.follow(seating)

    def show(self, number: int) -> None:
        """Show the banner as things are, where a round is looked at."""
        self.banner.show_repairs(self.repairs, number)

    def take(self) -> None:
        """Carry the proposal out."""
        proposal, seating = self.repairs.proposal, self.repairs.seating
        if proposal is None or seating is None:
            self.said.emit(tr("There is nothing to mend."))
        elif self._writing.take(seating, proposal.places):
            self.said.emit(tr("Carried out; undo takes it back."))

    def look_at_next(self) -> None:
        """Turn to another proposal."""
        self.repairs.look_at_next()

    def leave_it(self) -> None:
        """Let the groups be as they are."""
        self.repairs.leave_it()

    def leave(self) -> None:
        """Let the solver's process go."""
        self.repairs.leave()
