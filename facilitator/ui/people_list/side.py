"""The right side: how many rows of each sort there are, and what is to be said of the current one."""

from collections import Counter
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from facilitator.language import tr, trn
from facilitator.ui.people_list.reading import MARKS as SORTS
from facilitator.ui.people_list.reading import Draft, Mark
from facilitator.ui.people_list.words import MARKS
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel, line
from facilitator.ui.widgets.segments import Segments

_WIDTH, _PAD = 320, 20
_MOST_SAID = 12
Sort = Mark | Literal["hint"]
HINT: Final = "hint"
_JUMPS: Final[tuple[Mark, ...]] = ("duplicate", "faulty")
"""Sorts of rows at which somebody has to look; what is said of them leads there."""


class ListSide(Panel):
    """Shows counts, findings, and the choice for a pair."""

    jumped = Signal(str)
    """The next row of a sort is wanted; "hint" for one of which something is to be said."""
    answered = Signal(bool)
    """The pair of the current row is the same person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self.counts = label(theme, "", "base", 400, "text")
        self.place = label(theme, "", "base", 600, "text")
        self.findings = label(theme, "", "base", 400, "text2", wrap=True)
        self.question = label(theme, "", "base", 400, "text", wrap=True)
        self.answer = Segments(theme, tr("The same person?"))
        self.answer.show_options([("same", tr("Same person")), ("two", tr("Two persons"))], "two")
        self.answer.chosen.connect(lambda key: self.answered.emit(key == "same"))
        self.hint = label(theme, tr("Space changes it."), "meta", 400, "text3")
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_PAD))
        column.setSpacing(px(8))
        self.jumps = {sort: self._jump(sort) for sort in (*_JUMPS, HINT)}
        column.addWidget(self.counts)
        for jump in self.jumps.values():
            column.addWidget(jump, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line())
        for part in (self.place, self.question, self.answer, self.hint, self.findings):
            column.addWidget(part)
        column.addStretch(1)
        self.setFixedWidth(px(_WIDTH))

    def _jump(self, sort: Sort) -> QPushButton:
        made = button(self._theme, "", "outline", tip=tr("Go to the next one"))
        made.clicked.connect(lambda _checked: self.jumped.emit(sort))
        return made

    def show_draft(self, draft: Draft) -> None:
        """Count the rows of each sort."""
        counted = Counter(draft.mark(row) for row, _ in draft.table.rows)
        said = [
            f"{counted[sort]} {tr(MARKS[sort][0])}"
            for sort in SORTS
            if counted[sort] and MARKS[sort][0] and sort not in _JUMPS
        ]
        self.counts.setText("\n".join(said))
        self.counts.setVisible(bool(said))
        findings = len(draft.people.findings)
        for sort in _JUMPS:
            self.jumps[sort].setText(f"{counted[sort]} {tr(MARKS[sort][0])}")
            self.jumps[sort].setVisible(counted[sort] > 0)
        self.jumps[HINT].setText(trn("{count} hint", "{count} hints", findings))
        self.jumps[HINT].setVisible(bool(draft.findings))

    def show_row(self, draft: Draft, row: int, *, is_same: bool) -> None:
        """Say what there is about a row."""
        self.place.setText(tr("Row {row}", row=row) if row else "")
        pair = draft.people.pairs.get(row)
        for part in (self.question, self.answer, self.hint):
            part.setVisible(pair is not None)
        if pair is not None:
            self.question.setText(_question(draft, row))
            self.answer.choose("same" if is_same else "two")
        said = [
            tr("“{before}” becomes “{after}”.", before=before, after=after)
            for before, after in draft.changes(row, is_same=is_same)
        ]
        said += [finding.sentence for finding in draft.findings.get(row, [])[:_MOST_SAID]]
        self.findings.setText("\n\n".join(said))


def _question(draft: Draft, row: int) -> str:
    pair, own = draft.people.pairs[row], draft.entries[row]
    if pair.other_row:
        other = draft.entries[pair.other_row]
        return tr(
            "Is {name} the same as {other} in row {row}?",
            name=_called(own.name, own.organisation),
            other=_called(other.name, other.organisation),
            row=pair.other_row,
        )
    return tr(
        "Is {name} the same as {other}, who is in the file?",
        name=_called(own.name, own.organisation),
        other=draft.named.get(pair.person_id, ""),
    )


def _called(name: str, organisation: str) -> str:
    return f"{name}, {organisation}" if organisation else name
