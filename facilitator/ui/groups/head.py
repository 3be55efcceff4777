"""The head of the groups: which round, what the marks mean, and what can be done with all of it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.groups.card_painter import paint_wish
from facilitator.ui.groups.cards import UNMET, wish_words
from facilitator.ui.planning.head import TabHead
from facilitator.ui.theme.theme import Theme, repolish
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.segments import Segments

_MARK, _AFTER_MARK, _BETWEEN = 18, 6, 14
SOLVE_KEYS, SETTLE_KEYS = "Ctrl+Shift+E", "Ctrl+Shift+L"


class Legend(QWidget):
    """What the marks of the wishes mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(wish_words(wish) for wish in (1, 2, UNMET)))
        theme.changed.connect(self.updateGeometry)

    def _widths(self) -> list[int]:
        metrics, px = QFontMetrics(self._theme.font("meta")), self._theme.px
        words = (metrics.horizontalAdvance(wish_words(wish)) for wish in (1, 2, UNMET))
        return [px(_MARK + _AFTER_MARK + _BETWEEN) + width for width in words]

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(sum(self._widths()), self._theme.px(_MARK + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw marks and words."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for wish, width in zip((1, 2, UNMET), self._widths(), strict=True):
            paint_wish(painter, theme, left, self.height() // 2, wish)
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text3"))
            baseline = (self.height() + painter.fontMetrics().ascent()) // 2 - theme.px(1)
            painter.drawText(left + theme.px(_MARK + _AFTER_MARK), baseline, wish_words(wish))
            left += width


class GroupsHead(TabHead):
    """Stands above the board."""

    round_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Groups"))
        self._width = 0
        self.rounds = Segments(theme, tr("Round"))
        self.legend = Legend(theme)
        self.settle = button(theme, tr("Settle"), icon="lock", keys=SETTLE_KEYS)
        self.solve = button(theme, tr("Group anew"), "outline", icon="undo", keys=SOLVE_KEYS)
        self._row.addWidget(self.rounds)
        self._row.addStretch(1)
        for part in (self.legend, self.settle, self.solve):
            self._row.addWidget(part)
        self.rounds.chosen.connect(lambda key: self.round_chosen.emit(int(key)))

    def show_rounds(self, plan: Dossier, number: int) -> None:
        """Show the rounds of a plan, one of them chosen."""
        options = [
            (str(entry.number), tr("Round {number}", number=entry.number)) for entry in plan.rounds
        ]
        self.rounds.show_options(options, str(number))
        self._fit_legend()

    def show_state(self, *, is_begun: bool, is_settled: bool, is_writable: bool) -> None:
        """Name what can be done as things are."""
        self.settle.setText(tr("Release seats") if is_settled else tr("Settle"))
        self.settle.setEnabled(is_writable and is_begun)
        self.solve.setText(tr("Group anew") if is_begun else tr("Make groups"))
        self._lift(self.solve, "outline" if is_begun else "primary")
        self.solve.setEnabled(is_writable)
        self._fit_legend()

    def _lift(self, part: QPushButton, tone: str) -> None:
        """Give a button another tone."""
        if part.property("tone") != tone:
            part.setProperty("tone", tone)
            self._theme.dress_icon(part, "undo", "on_accent" if tone == "primary" else "text")
            repolish(part)

    def show_width(self, width: int) -> None:
        """Leave out the legend where there is no room for all of it."""
        self._width = width
        self._fit_legend()

    def _fit_legend(self) -> None:
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        found = (item.widget() for item in items if item is not None)
        parts = [part.sizeHint().width() for part in found if part is not None]
        sides = self._row.contentsMargins().left() + self._row.contentsMargins().right()
        needed = sum(parts) + len(parts) * self._row.spacing() + sides
        self.legend.setVisible(self._width >= needed)
