"""The banner for when somebody is missing or has no seat: what, what to do, and three ways on."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.planning.checklist_words import listed
from facilitator.planning.grouping.moves import Move
from facilitator.ui.groups.commands import LEAVE_KEYS, MEND_KEYS, OTHER_KEYS
from facilitator.ui.groups.figures import mixes
from facilitator.ui.groups.repairs import Proposal, Repairs
from facilitator.ui.groups.seating import Seating
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_MOST_NAMED: Final = 3
_JOINED: Final = "\N{NO-BREAK SPACE}"
"""Keeps a room's code on one line."""
_LEFT, _PAD, _GLYPH = 40, 10, 15


class MendBanner(QWidget):
    """Stands above the board while there is something to mend."""

    taken = Signal()
    other_wanted = Signal()
    left_so = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.what = label(theme, "", "base", 600, "text", wrap=True)
        self.proposal = label(theme, "", "meta", 400, "text2", wrap=True)
        self.take = button(theme, tr("Carry out"), "primary", keys=MEND_KEYS)
        self.other = button(theme, tr("Look at others"), "outline", keys=OTHER_KEYS)
        self.leave = button(theme, tr("Leave it so"), "outline", keys=LEAVE_KEYS)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.what)
        words.addWidget(self.proposal)
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(_LEFT), px(_PAD), px(_PAD), px(_PAD))
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        for part, said in (
            (self.take, self.taken),
            (self.other, self.other_wanted),
            (self.leave, self.left_so),
        ):
            part.clicked.connect(lambda _checked, said=said: said.emit())
            row.addWidget(part)
        self.hide()

    def show_repairs(self, repairs: Repairs, number: int) -> None:
        """Say what is to be mended, and how."""
        seating = repairs.seating
        if not repairs.is_wanted or seating is None:
            self.hide()
            return
        self.what.setText(" ".join(_trouble(seating, number)))
        proposal = repairs.proposal
        sentences = _sentences(seating, proposal) if proposal else []
        if repairs.is_searching:
            words = tr("A proposal is being looked for …")
        elif repairs.is_contradicted:
            words = tr("There is no proposal that keeps all rules.")
        elif proposal is None:
            words = tr("No proposal was found; people can be moved by hand.")
        else:
            words = _told(sentences, repairs.at, len(repairs.proposals))
        self.proposal.setText(words)
        self.proposal.setToolTip("\n".join(sentences))
        self.setAccessibleName(f"{self.what.text()} {words}")
        self.take.setEnabled(proposal is not None)
        self.other.setEnabled(len(repairs.proposals) > 1)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the glyph."""
        painter, theme = QPainter(self), self._theme
        paint_box(painter, theme, self.rect(), "warn_soft", "warn_line", radius=8)
        top = (self.height() - theme.px(16)) / 2
        theme.icons.draw(painter, theme.px(_GLYPH), top, "warn", "warn")


def _trouble(seating: Seating, number: int) -> list[str]:
    said: list[str] = []
    if seating.missing:
        said.append(
            trn(
                "{count} person did not come.", "{count} people did not come.", len(seating.missing)
            )
        )
    if seating.seatless:
        said.append(
            trn(
                "{count} person has no seat.", "{count} people have no seat.", len(seating.seatless)
            )
        )
    with_missing = {
        p: seating.problem.people[seating.numbering.person[p]].group for p in seating.missing
    }
    for mix in mixes(seating, number):
        lost = [name for name in mix.lacking if name in with_missing.values()]
        said += [
            tr("In {room} nobody is left of {group}.", room=mix.code, group=name) for name in lost
        ]
    return said


def _sentences(seating: Seating, proposal: Proposal) -> list[str]:
    """Return who goes where, one sentence for each person; a room's code names its round."""
    rooms = {room.id: room.name.replace(" ", _JOINED) for room in seating.problem.rooms}
    people = {person.id: person.name for person in seating.problem.people}
    ways: dict[str, list[Move]] = {}
    for move in proposal.moves:
        if move.after:
            ways.setdefault(move.person, []).append(move)
    return [_sentence(people.get(person, ""), way, rooms) for person, way in ways.items()]


def _sentence(name: str, way: list[Move], rooms: dict[str, str]) -> str:
    after = listed([rooms[move.after] for move in way])
    before = listed([rooms[move.before] for move in way if move.before in rooms])
    if not before:
        return tr("{name} takes a seat in {rooms}.", name=name, rooms=after)
    return tr("{name} goes to {after} instead of {before}.", name=name, after=after, before=before)


def _told(sentences: list[str], at: int, count: int) -> str:
    begin = (
        tr("Proposal {number} of {count}:", number=at + 1, count=count)
        if count > 1
        else tr("Proposal:")
    )
    if not sentences:
        return f"{begin} {tr('Nobody has to change rooms.')}"
    more = len(sentences) - _MOST_NAMED
    shown = sentences if more <= 1 else sentences[:_MOST_NAMED]
    rest = [] if more <= 1 else [tr("And {count} more people.", count=more)]
    return " ".join([begin, *shown, *rest])
