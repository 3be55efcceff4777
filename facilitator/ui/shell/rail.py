"""The rail: which workshop, which place, which session, and the way to the search."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.dossier import Dossier
from facilitator.language import tr
from facilitator.ui.dates import long_date, parsed_date
from facilitator.ui.shell.directory import listed, places
from facilitator.ui.shell.places import PlaceButton, RoomButton, RoomsHeading, SearchField
from facilitator.ui.shell.session_list import SessionList
from facilitator.ui.shell.session_model import rows_of
from facilitator.ui.shell.title import WorkshopTitle
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import icon_button
from facilitator.ui.widgets.fills import fill
from facilitator.ui.widgets.panels import Panel

WIDE: Final = 204
NARROW: Final = 72


class Rail(Panel):
    """The left edge of a window; `set_narrow` turns it into a strip of icons."""

    place_chosen = Signal(str)
    narrowed = Signal(bool)
    """It became a strip of icons, or wide again."""
    session_chosen = Signal(str)
    window_wanted = Signal(str)
    search_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent)
        self._theme = theme
        self.narrow = False
        self.title = WorkshopTitle(theme)
        self._beside = {place.name for place in places() if place.is_beside}
        self._part_of = {place.name: place.part_of for place in places()}
        self.places = tuple(
            PlaceButton(theme, place.name, place.icon, place.text, place.keys)
            for place in listed()
            if not place.part_of
        )
        self.rooms = {
            place.name: RoomButton(theme, place.icon, place.text, place.keys)
            for place in listed()
            if place.part_of
        }
        self._rooms_heading = RoomsHeading(theme, tr("All rooms"))
        self.sessions = SessionList(theme)
        self._docked: QWidget | None = None
        self._companions: dict[str, QWidget] = {}
        self._shown_place = ""
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
        above = self._part_of.get(place) or place
        for button in self.places:
            button.setChecked(button.place == above)
        for name, button in self.rooms.items():
            if name not in self._beside:
                button.setChecked(name == place)
        for part in (self.sessions, self._rooms_heading, *self.rooms.values()):
            part.setVisible(above == "moderate")
        self.sessions.set_here(place == "moderate")
        self._shown_place = place
        self._show_companions()

    def add_companion(self, place: str, widget: QWidget) -> None:
        """Show a widget below the places while a place is shown; there is no room in a narrow rail."""
        self._companions[place] = widget
        self._column.insertWidget(self._column.indexOf(self._below_places) + 1, widget)
        self._show_companions()

    def forget_companions(self) -> None:
        """Let go of what stood there for a file."""
        for widget in self._companions.values():
            widget.hide()
            widget.deleteLater()
        self._companions.clear()

    def _show_companions(self) -> None:
        for place, widget in self._companions.items():
            widget.setVisible(place == self._shown_place and not self.narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Be a strip of icons, or as wide as words need."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        rooms = (self._rooms_heading, *self.rooms.values())
        for part in (*self.places, self.sessions, *rooms, self.search):
            part.set_narrow(narrow)
        self.title.setVisible(not narrow)
        self._more.setVisible(narrow)
        self._show_companions()
        self._resize()
        self.narrowed.emit(narrow)

    def dock(self, widget: QWidget | None) -> None:
        """Put a widget above the search, or none, in the place of the one before."""
        if self._docked is not None:
            self._dock.removeWidget(self._docked)
            self._docked.deleteLater()
        self._docked = widget
        if widget is not None:
            self._dock.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line at the right edge."""
        super().paintEvent(event)
        edge = self.width() - 1
        fill(QPainter(self), QRect(edge, 0, 1, self.height()), self._theme.color("line"))

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
        self._column.addWidget(self.sessions)
        self._column.addWidget(self._rooms_heading)
        for button in self.rooms.values():
            self._column.addWidget(button)
        self._column.addStretch(1)
        self._dock = QVBoxLayout()
        self._column.addLayout(self._dock)
        self._column.addSpacing(px(8))
        row = QHBoxLayout()
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more.hide()
        self._column.addLayout(row)
        self._column.addWidget(self.search)

    def _connect(self) -> None:
        ways = {button.place: button for button in self.places} | self.rooms
        for name, button in ways.items():
            button.clicked.connect(lambda _checked, place=name: self.place_chosen.emit(place))
        self.sessions.chosen.connect(self.session_chosen)
        self.sessions.window_wanted.connect(self.window_wanted)
        self.search.clicked.connect(self.search_wanted)
        self.title.clicked.connect(self.open_menu)
        self._more.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Ask for the menu of the file, below the workshop's name."""
        below = self._more if self.narrow else self.title
        self.menu_wanted.emit(below.mapToGlobal(below.rect().bottomLeft()))

    def _resize(self) -> None:
        px = self._theme.px
        side, top = (px(8), px(12)) if self.narrow else (px(10), px(10))
        self._column.setContentsMargins(side, top, side + 1, px(10))
        self._below_title.setFixedHeight(0 if self.narrow else px(10))
        self._below_places.setFixedHeight(px(1 if self.narrow else 12))
        self.setFixedWidth(px(NARROW if self.narrow else WIDE))
        self.sessions.doItemsLayout()
        self.sessions.updateGeometry()
