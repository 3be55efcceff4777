"""The displays of this computer, as they come and go, and how one is known again tomorrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from facilitator.language import tr

_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Display:
    """A display that is plugged in."""

    name: str
    serial: str
    geometry: QRect
    screen: QScreen | None = None

    @property
    def key(self) -> list[str]:
        """What is remembered of it: name, serial number, place and size."""
        place = self.geometry
        return [
            self.name,
            self.serial,
            f"{place.x()},{place.y()} {place.width()}x{place.height()}",
        ]

    @property
    def label(self) -> str:
        """Name and size, for a list to choose from."""
        name = self.name or tr("Display")
        return f"{name} ({self.geometry.width()} × {self.geometry.height()})"


def recognised(key: Sequence[str], displays: Sequence[Display]) -> Display | None:
    """Return the display that was remembered, None while it is not there.

    The serial number decides where there is one; of several of one name (or none with a
    number), the one at the same place; a display that is alone with its name may have moved.
    """
    if len(key) != _PARTS:
        return None
    name, serial, place = key
    named = [display for display in displays if display.name == name]
    same = [display for display in displays if serial and display.serial == serial]
    if serial and not same:
        named = [display for display in named if not display.serial]
    for found in (same, named):
        there = [display for display in found if display.key[2] == place]
        if there or len(found) == 1:
            return (there or found)[0]
    return None


class Displays(QObject):
    """The displays that are plugged in now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(lambda _screen: self.changed.emit())
            for screen in application.screens():
                screen.geometryChanged.connect(lambda _geometry: self.changed.emit())

    def all(self) -> list[Display]:
        """Return the displays, the system's first one first."""
        return [_display(screen) for screen in QGuiApplication.screens()]

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(lambda _geometry: self.changed.emit())
        self.changed.emit()


def _display(screen: QScreen) -> Display:
    return Display(screen.name(), screen.serialNumber(), screen.geometry(), screen)
