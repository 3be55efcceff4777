"""The parts of the groups and how they stand: the board with rules below, figures beside it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.groups.board import Board
from facilitator.ui.groups.empty import Nothing
from facilitator.ui.groups.head import GroupsHead
from facilitator.ui.groups.rules import RulesPart
from facilitator.ui.groups.side import SidePanel
from facilitator.ui.planning.tab import PlanTab
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel, line

_SIDE, _GUTTER, _NARROW_BELOW = 312, 24, 1060


class GroupsLayout(PlanTab):
    """Head and board, the figures at the right; where there is no room for these, F4 shows them."""

    place_wanted = Signal(str)
    """Another part of the plan."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head, self.board = GroupsHead(theme), Board(theme)
        self.side, self.nothing = SidePanel(theme), Nothing(theme)
        self.rules = RulesPart(theme)
        self._is_side_open = False
        self.board.carried.setParent(self)
        self._pages = QStackedWidget()
        self._body = Panel("surface")
        self._above = QVBoxLayout()
        self._beside = line(horizontal=False)
        self._lay_out()
        theme.changed.connect(self._resize)
        self._resize()

    def add_above(self, part: QWidget) -> None:
        """Let something stand between head and board."""
        self._above.addWidget(part)

    def show_something(self, has_some: bool) -> None:
        """Show the board, or what stands where there is none."""
        self._pages.setCurrentWidget(self._body if has_some else self.nothing)
        self.setFocusProxy(self.board.first if has_some and self.board.columns else self.nothing)

    def toggle_side(self) -> None:
        """Show the figures, or hide them, where there is no room for both."""
        self._is_side_open = not self._is_side_open
        self._show_side()

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part, once it has got its place."""
        margin = self._theme.px(_GUTTER)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(part, 0, margin))

    def reveal_card(self, _person_id: str = "") -> None:
        """Scroll to the card at the keyboard, once it has got its place."""
        QTimer.singleShot(0, self, self._scroll_to_card)

    def _scroll_to_card(self) -> None:
        """Scroll; nothing moves under a mouse that is pressed."""
        cards = self.board.at_keyboard
        page = self._scroll.widget()
        if cards is None or page is None or QApplication.mouseButtons():
            return
        middle = cards.mapTo(page, cards.visualRect(cards.currentIndex()).center())
        margin = self._theme.px(2 * _GUTTER)
        self._scroll.ensureVisible(middle.x(), middle.y(), margin, margin)
        down, seen = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        if down.value() <= margin and middle.y() + margin <= seen:  # no half a heading in vain
            down.setValue(0)

    def _lay_out(self) -> None:
        px = self._theme.px
        inside = Panel("surface")
        page = QVBoxLayout(inside)
        page.setContentsMargins(px(_GUTTER), px(2), px(_GUTTER), px(_GUTTER))
        page.setSpacing(px(18))
        page.addWidget(self.board)
        page.addWidget(self.rules)
        page.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setCornerWidget(Panel("surface"))
        self._scroll.setWidget(inside)
        left = QVBoxLayout()
        left.setSpacing(0)
        self._above.setContentsMargins(px(_GUTTER), 0, px(_GUTTER), px(10))
        self._above.setSpacing(px(8))
        left.addWidget(self.head)
        left.addLayout(self._above)
        left.addWidget(self._scroll, 1)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._beside)
        row.addWidget(self.side)
        self._pages.addWidget(self._body)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _resize(self) -> None:
        self.side.setFixedWidth(self._theme.px(_SIDE))
        self._show_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the board where there is little."""
        super().resizeEvent(event)
        self._show_side()

    def _show_side(self) -> None:
        is_wide = self.width() >= self._theme.px(_NARROW_BELOW)
        shown = is_wide or self._is_side_open
        self.side.setVisible(shown)
        self._beside.setVisible(shown)
        self.head.show_width(self.width() - (self.side.width() if shown else 0))
