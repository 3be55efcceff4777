"""Why there are no groups: the fewest demands that exclude each other, each with the way to let it go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.planning.grouping.plan import titles_of
from facilitator.planning.grouping.problem import Problem
from facilitator.planning.grouping.solving import Conflict, Demand
from facilitator.planning.grouping_words import GroupingWords
from facilitator.ui.groups.seating import Seating
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.rows import paint_box

_LEFT, _PAD, _GLYPH = 40, 10, 15


class ConflictBox(QWidget):
    """Stands above the board until one of the demands has given way."""

    given_up = Signal(object)
    """A demand that is to give way."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.problem: Problem | None = None
        """What the demands are numbered by."""
        self.buttons: list[QPushButton] = []
        self._rows: list[QWidget] = []
        px = theme.px
        self._title = label(theme, "", "base", 600, "text", wrap=True)
        close = icon_button(theme, "close", tr("Close"), tone="bare")
        close.clicked.connect(lambda _checked: self.close_up())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(_LEFT), px(_PAD), px(_PAD), px(_PAD))
        self._column.setSpacing(px(4))
        self._column.addLayout(head)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """What is said, demand by demand."""
        return [part.toolTip() for part in self._rows]

    def show_conflict(
        self, seating: Seating, problem: Problem, conflict: Conflict, *, is_asked_for: bool
    ) -> None:
        """Name the demands; the keyboard comes to the first way out where somebody asked for groups."""
        self.problem = problem
        words = GroupingWords(problem, titles_of(seating.plan))
        together = words.conflict(conflict)
        title = tr("These demands exclude each other; let one of them go.")
        if len(together) < len(conflict.demands):
            title = f"{title} {together[0]}"
        self._title.setText(title)
        self._fill(
            [(" ".join(words.conflict(Conflict((demand,)))), demand) for demand in conflict.demands]
        )
        self.setAccessibleName(" ".join([title, *self.sentences]))
        self.show()
        if self.buttons and is_asked_for and self.isVisible():
            self.buttons[0].setFocus()

    def close_up(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _fill(self, demands: Sequence[tuple[str, Demand]]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for sentence, demand in demands:
            self._rows.append(self._row(sentence, demand))
            self._column.addWidget(self._rows[-1])

    def _row(self, sentence: str, demand: Demand) -> QWidget:
        made = QWidget()
        made.setToolTip(sentence)
        way = button(self._theme, _verb(demand), "outline", tip=f"{_verb(demand)}: {sentence}")
        way.setProperty("small", "true")
        way.setAccessibleName(f"{_verb(demand)}: {sentence}")
        way.clicked.connect(lambda _checked: self.given_up.emit(demand))
        self.buttons.append(way)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self._theme, sentence, "base", 400, "text", wrap=True), 1)
        row.addWidget(way)
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the glyph."""
        painter, theme = QPainter(self), self._theme
        paint_box(painter, theme, self.rect(), "warn_soft", "warn_line", radius=8)
        theme.icons.draw(painter, theme.px(_GLYPH), theme.px(_PAD + 2), "warn", "warn")


def _verb(demand: Demand) -> str:
    verbs = {
        "rule": tr("Delete the rule"),
        "most": tr("Lift the limit"),
        "least": tr("Lift the limit"),
        "once": tr("Allow a topic twice"),
    }
    return verbs[demand.kind]
