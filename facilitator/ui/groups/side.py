"""Beside the board: how good the groups are, in figures and charts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.ui.groups.encounter_chart import EncounterChart
from facilitator.ui.groups.figures import (
    encounters,
    group_sizes,
    mixes,
    wish_counts,
)
from facilitator.ui.groups.mix_chart import MixChart
from facilitator.ui.groups.numbers import decimal
from facilitator.ui.groups.proof import ProofCard, Verdict
from facilitator.ui.groups.seating import Seating
from facilitator.ui.groups.sizes_chart import SizesChart
from facilitator.ui.groups.wish_bars import WishBars
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line

_PAD = 20


class SidePanel(Panel):
    """Shows the figures of one assignment; knows no file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.mix, self.sizes = MixChart(theme), SizesChart(theme)
        self.wishes, self.proof = WishBars(theme), ProofCard(theme)
        self.meeting, self._met = (
            EncounterChart(theme),
            label(theme, "", "meta", 400, "text2", wrap=True),
        )
        self._lacking = label(theme, "", "meta", 400, "warn", wrap=True)
        self._rounds = label(theme, "", "meta", 400, "text3")
        self.person_name = label(theme, "", "base", 600, "text", wrap=True)
        self.person = label(theme, "", "meta", 400, "text2", wrap=True)
        self.person.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def show_seating(self, seating: Seating, number: int, verdict: Verdict) -> None:
        """Show an assignment, the mix of one of its rounds."""
        rooms = mixes(seating, number) if seating.is_begun else []
        self.mix.show_mixes(rooms)
        self._say_lacking(seating, rooms)
        self.sizes.show_groups(group_sizes(seating))
        self.wishes.show_counts(wish_counts(seating))
        rounds = len(seating.numbering.rounds)
        self._rounds.setText(tr("all rounds") if rounds > 1 else "")
        self.proof.show_verdict(verdict)
        met = encounters(seating)
        self._met.setVisible(seating.is_begun)
        self.meeting.show_encounters(met)
        self._met.setText(
            trn(
                "{mean} people on average in {count} round, at least {least}.",
                "{mean} people on average in {count} rounds, at least {least}.",
                rounds,
                mean=decimal(met.mean),
                least=met.least,
            )
        )

    def show_person(self, name: str, lines: list[str]) -> None:
        """Say what one person got, and what they did not get and why."""
        self.person_name.setText(name)
        self.person.setText("\n".join(lines))

    def _say_lacking(self, seating: Seating, rooms: list) -> None:
        large = {part.name for part in group_sizes(seating) if part.people >= len(rooms)}
        said = [
            tr("{room} without {group}", room=room.code, group=name)
            for room in rooms
            if room.size
            for name in room.lacking
            if name in large
        ]
        self._lacking.setText("\n".join(said))
        self._lacking.setVisible(bool(said))

    def _lay_out(self) -> None:
        px, theme = self._theme.px, self._theme
        inside = Panel("canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_PAD))
        column.setSpacing(px(10))
        column.addWidget(label(theme, tr("Mix of the stakeholder groups"), "base", 600, "text"))
        for part in (self.mix, self._lacking, self.sizes):
            column.addWidget(part)
        column.addWidget(_gap(px(4)))
        column.addWidget(line())
        column.addLayout(self._titled(tr("Wishes"), self._rounds))
        column.addWidget(self.wishes)
        column.addWidget(self.proof)
        column.addWidget(line())
        per_person = label(theme, tr("per person"), "meta", 400, "text3")
        column.addLayout(self._titled(tr("New encounters"), per_person))
        column.addWidget(self._met)
        column.addWidget(self.meeting)
        column.addWidget(line())
        column.addWidget(self.person_name)
        column.addWidget(self.person)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _titled(self, title: str, beside: QLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(label(self._theme, title, "base", 600, "text"))
        row.addWidget(beside)
        row.addStretch(1)
        return row


def _gap(height: int) -> QWidget:
    made = QWidget()
    made.setFixedHeight(height)
    return made
