"""The rail: which workshop, which place, which session, and the way to the search."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.shell.places import PlaceButton, SearchField
from facilitator.ui.shell.session_list import SessionList, rows_of
from facilitator.ui.shell.title import WorkshopTitle
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.panels import Panel

WIDE: Final = 204
NARROW: Final = 72


class Rail(Panel):
    """The left edge of a window; `set_narrow` turns it into a strip of icons."""

    place_chosen = Signal(str)
    session_chosen = Signal(str)
    window_wanted = Signal(str)
    search_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self._narrow = False
        self.title = WorkshopTitle(theme)
        self.places = (
            PlaceButton(theme, "moderate", "moderate", tr("Moderate"), "Ctrl+2"),
            PlaceButton(theme, "protocol", "protocol", tr("Protocol"), "Ctrl+4"),
        )
        self.sessions = SessionList(theme)
        self.search = SearchField(theme, "search", tr("Search"), "Ctrl+K")
        self._more = icon_button(theme, "more", tr("File menu"), tone="bare")
        self._lay_out()
        self._connect()
        theme.changed.connect(self._resize)
        self._resize()

    def show_workshop(self, dossier: Dossier) -> None:
        """Show a workshop's name and its sessions."""
        day = parsed_date(dossier.workshop.date)
        self.title.show_workshop(dossier.workshop.title, long_date(day) if day else "")
        self.sessions.model().show(rows_of(dossier))

    def show_place(self, place: str) -> None:
        """Mark the place the window is at; sessions belong to Moderate alone."""
        for button in self.places:
            button.setChecked(button.place == place)
        self.sessions.setVisible(place == "moderate")
        self._rest.setVisible(place != "moderate")

    def set_narrow(self, narrow: bool) -> None:
        """Be a strip of icons, or as wide as words need."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (*self.places, self.search, self.sessions):
            part.set_narrow(narrow)
        self.title.setVisible(not narrow)
        self._more.setVisible(narrow)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the right edge."""
        super().paintEvent(event)
        edge = self.width() - 1
        QPainter(self).fillRect(edge, 0, 1, self.height(), self._theme.color("line"))

    def _lay_out(self) -> None:
        px = self._theme.px
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self._below_title = QWidget()
        self._column.addWidget(self._below_title)
        for button in self.places:
            self._column.addWidget(button)
            self._column.addSpacing(px(2))
        self._below_places = QWidget()
        self._column.addWidget(self._below_places)
        self._column.addWidget(self.sessions, 1)
        self._rest = QWidget()
        self._column.addWidget(self._rest, 1)
        self._column.addSpacing(px(8))
        row = QHBoxLayout()
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more.hide()
        self._rest.hide()
        self._column.addLayout(row)
        self._column.addWidget(self.search)

    def _connect(self) -> None:
        for button in self.places:
            button.clicked.connect(
                lambda _checked, place=button.place: self.place_chosen.emit(place)
            )
        self.sessions.chosen.connect(self.session_chosen)
        self.sessions.window_wanted.connect(self.window_wanted)
        self.search.clicked.connect(self.search_wanted)
        self.title.clicked.connect(self.open_menu)
        self._more.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Ask for the menu of the file, below the workshop's name."""
        below = self._more if self._narrow else self.title
        self.menu_wanted.emit(below.mapToGlobal(below.rect().bottomLeft()))

    def _resize(self) -> None:
        px = self._theme.px
        side, top = (px(8), px(12)) if self._narrow else (px(10), px(10))
        self._column.setContentsMargins(side, top, side + 1, px(10))
        self._below_title.setFixedHeight(0 if self._narrow else px(10))
        self._below_places.setFixedHeight(px(1 if self._narrow else 12))
        self.setFixedWidth(px(NARROW if self._narrow else WIDE))
        self.sessions.doItemsLayout()
