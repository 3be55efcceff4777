"""The bar above a plan: its parts by name, with how much there is of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.ui.planning.tab import Part
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import EnterButton
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.rows import paint_row
from facilitator.ui.widgets.tabbing import follow

if TYPE_CHECKING:
    from facilitator.domain.dossier import Dossier

_HEIGHT, _GUTTER, _BETWEEN = 44, 24, 8
_BESIDE, _BEFORE_COUNT, _MARK = 8, 6, 2


class TabBar(QWidget):
    """Shows the parts side by side; Tab comes to the current one, arrow keys lead to the others."""

    chosen = Signal(str)
    """Somebody chose the part of this name."""

    def __init__(self, theme: Theme, parts: Sequence[Part]) -> None:
        super().__init__()
        self._theme = theme
        self._parts = parts
        self.tabs = {part.name: TabButton(theme, part.text) for part in parts}
        self.current = parts[0].name
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(_BETWEEN))
        row.setContentsMargins(theme.px(_GUTTER - _BESIDE), 0, theme.px(_GUTTER), 1)
        for is_aside in (False, True):
            for part in parts:
                if part.is_aside == is_aside:
                    tab = self.tabs[part.name]
                    group.addButton(tab)
                    row.addWidget(tab)
                    tab.clicked.connect(lambda _checked, name=part.name: self.chosen.emit(name))
            if not is_aside:
                row.addStretch(1)
        follow(self, self.tabs.values())
        self.setAccessibleName(tr("Parts of the plan"))
        self.show_current(self.current)

    def show_current(self, name: str) -> None:
        """Mark the part in front."""
        self.current = name
        for part, tab in self.tabs.items():
            tab.setChecked(part == name)
            is_current = part == name
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_current else Qt.FocusPolicy.NoFocus)

    def show_counts(self, head: "Dossier") -> None:
        """Say how much there is of each part, of a workshop whose siblings were read."""
        for part in self._parts:
            if part.amount is not None:
                self.tabs[part.name].show_count(part.amount(head))

    def say(self, name: str, text: str) -> None:
        """Let a part that stands aside say something else."""
        self.tabs[name].say(text)

    def beside(self, step: int) -> str:
        """Return the part that many tabs away, around the ends."""
        names = list(self.tabs)
        return names[(names.index(self.current) + step) % len(names)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line below."""
        painter, theme = QPainter(self), self._theme
        fill(painter, self.rect(), theme.color("surface"))
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.color("line"))


class TabButton(EnterButton):
    """One tab: its name, a count, and a mark below while it is the one in front."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setProperty("ring", False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def show_count(self, count: int) -> None:
        """Say how many there are; nothing is said of none."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, also once they are heavier."""
        px = self._theme.px
        words = QFontMetrics(self._theme.font("place", 600)).horizontalAdvance(self.text())
        return QSize(words + self._count_width() + 2 * px(_BESIDE), px(_HEIGHT))

    def _count_width(self) -> int:
        if not self._count:
            return 0
        figures = QFontMetrics(self._theme.font("meta"))
        return figures.horizontalAdvance(str(self._count)) + self._theme.px(_BEFORE_COUNT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter, theme, here = QPainter(self), self._theme, self.isChecked()
        px = theme.px
        ground = self.rect().adjusted(0, px(6), 0, -px(6))
        hovered = self.underMouse() and not here
        paint_row(painter, theme, ground, hovered=hovered, focused=self.hasFocus())
        words = self.rect().adjusted(px(_BESIDE), 0, -px(_BESIDE), 0)
        painter.setFont(theme.font("place", 600 if here else 400))
        painter.setPen(theme.color("text" if here else "text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            left = painter.fontMetrics().horizontalAdvance(self.text()) + px(_BEFORE_COUNT)
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.color("text3"))
            painter.drawText(
                words.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(self._count)
            )
        if here:
            mark = QRect(px(_BESIDE), self.height() - px(_MARK), words.width(), px(_MARK))
            fill(painter, mark, theme.color("accent"))
