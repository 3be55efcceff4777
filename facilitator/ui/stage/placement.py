"""Where the stage stands: full screen on a display, or an ordinary window; remembered, without Qt's windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

from facilitator.settings import Settings
from facilitator.ui.stage.displays import Display, recognised

_SETTING: Final = "stage_display"
_AS_WINDOW: Final = "window"
_SHARE: Final = 0.6
"""Of a display's width and height that an ordinary window takes at first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A display to fill, or with `full` off an ordinary window on it."""

    display: Display
    full: bool
    is_lost: bool = False
    """Whether the display it belongs on is not there."""

    @property
    def rect(self) -> QRect:
        """Where the window goes: all of the display, or the lower right part of it."""
        whole = self.display.geometry
        if self.full:
            return whole
        width, height = round(whole.width() * _SHARE), round(whole.height() * _SHARE)
        return QRect(whole.right() - width, whole.bottom() - height, width, height).intersected(
            whole
        )


class Placement:
    """Chooses the stage's place by what is remembered and what is plugged in."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def wanted(self) -> list[str]:
        """What is remembered: a display's key, the word for a window, nothing before any choice."""
        return self._settings.strings(_SETTING)

    @property
    def is_window(self) -> bool:
        """Whether an ordinary window is wanted."""
        return self.wanted == [_AS_WINDOW]

    def choose(self, display: Display | None) -> None:
        """Remember a display, or None for an ordinary window."""
        self._settings.put(_SETTING, display.key if display else [_AS_WINDOW])

    def at_opening(self, displays: Sequence[Display], own: QRect) -> Place | None:
        """Return where the stage is opened while the moderator's window is at `own`.

        Without a choice, or in a place with other displays than last time, it is the first one
        that the moderator does not look at, and that is remembered. None without any display.
        """
        here = _nearest(displays, own)
        others = [display for display in displays if display is not here]
        if not self.is_window and others and not recognised(self.wanted, displays):
            self.choose(others[0])
        return self.place(displays, own)

    def place(self, displays: Sequence[Display], own: QRect) -> Place | None:
        """Return where an open stage belongs: while its display is missing, a window beside `own`."""
        here = _nearest(displays, own)
        if here is None:
            return None
        found = recognised(self.wanted, displays)
        if found and not self.is_window:
            return Place(found, full=True)
        return Place(here, full=False, is_lost=bool(self.wanted) and not self.is_window)


def _nearest(displays: Sequence[Display], own: QRect) -> Display | None:
    """Return the display on which most of a window is."""

    def shared(display: Display) -> int:
        common = display.geometry.intersected(own)
        return common.width() * common.height()

    return max(displays, key=shared, default=None)
