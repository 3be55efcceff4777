"""The ring around the control that has the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.ui.theme.focus_frame import FocusFrame


class FocusRing(QObject):
    """Follows the focus over buttons and combo boxes; fields and rows paint their own.

    Buttons take the focus by keyboard only (see `widgets.buttons`), so a ring never follows
    the mouse. The frame itself is made when it is first needed.
    """

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(app)
        self._theme = theme
        self._frame: FocusFrame | None = None
        app.focusChanged.connect(self._follow)

    @property
    def frame(self) -> "FocusFrame | None":
        """The frame that is drawn, None before a control had the keyboard."""
        return self._frame

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        wants_ring = isinstance(new, (QAbstractButton, QComboBox))
        ringed = new if wants_ring and new.property("ring") is not False else None
        if ringed and self._frame is None:
            from facilitator.ui.theme.focus_frame import FocusFrame  # noqa: PLC0415 - 5 ms, most starts need none

            self._frame = FocusFrame(self._theme)
            self._frame.destroyed.connect(self._forget)
        if ringed and self._frame:
            self._frame.setWidget(ringed)
        elif self._frame:
            self._frame.leave()

    def _forget(self) -> None:
        """Let go of a frame that went with the window it was in."""
        self._frame = None
