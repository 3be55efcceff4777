"""What every window is made of: the rail, the place in front, a notice above it, the status bar."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.shell.rail import Rail
from facilitator.ui.shell.status_bar import StatusBar
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.panels import Panel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from facilitator.ui.widgets.banners import Banner


class Frame(QWidget):
    """Holds the parts of a window and knows which of its places are kept while others are seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kept: list[QWidget] = []
        self._theme = theme
        self._stack = QStackedWidget()
        self.turned: SignalInstance = self._stack.currentChanged
        """Something else is in front."""
        self._notice: Banner | None = None
        self._above = Panel("surface")
        self._above.hide()
        self._banners: list[Banner] = []
        self.rail = Rail(theme)
        self.rail.hide()
        self.status = StatusBar(theme)
        self._lay_out()

    @property
    def shown(self) -> QWidget | None:
        """What is in front."""
        return self._stack.currentWidget()

    def put_in_front(self, widget: QWidget) -> None:
        """Show a widget, and forget the one seen before unless it is kept."""
        before = self.shown
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None and before is not widget and before not in self._kept:
            self.forget(before)

    def keep(self, widget: QWidget) -> None:
        """Keep a widget while others are in front."""
        self._kept.append(widget)

    def forget(self, widget: QWidget) -> None:
        """Let go of a widget."""
        if widget in self._kept:
            self._kept.remove(widget)
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def set_bare(self, bare: bool) -> None:
        """Give what is in front the whole window, or show the rail and the status bar again."""
        self.rail.setVisible(not bare)
        self.status.setVisible(not bare)

    def show_notice(self, notice: str) -> None:
        """Show what there is to know about the file, or nothing."""
        if self._notice is not None:
            self.remove_banner(self._notice)
            self._notice = None
        if notice:
            from facilitator.ui.widgets.banners import Banner  # noqa: PLC0415 - most files need none

            self._notice = Banner(self._theme, "warn", notice)
            self.add_banner(self._notice, first=True)

    def add_banner(self, banner: "Banner", *, first: bool = False) -> None:
        """Show one more banner above the places, below the others or above them."""
        self._banners.append(banner)
        self._above_column.insertWidget(0 if first else -1, banner)
        self._show_above()

    def remove_banner(self, banner: "Banner") -> None:
        """Let go of a banner."""
        self._banners.remove(banner)
        self._above_column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self._show_above()

    def _show_above(self) -> None:
        self._above.setVisible(bool(self._banners))

    def _lay_out(self) -> None:
        px = self._theme.px
        above = self._above_column = QVBoxLayout(self._above)
        above.setSpacing(px(8))
        above.setContentsMargins(px(12), px(12), px(12), 0)
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(self._above)
        work.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(work, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
