"""Rooms to be ticked, each a button with its code."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.theme.theme import ICON_AIR, Theme, repolish
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class RoomTicks(QWidget):
    """Offers the rooms of a workshop; what is ticked stays so when they change."""

    changed = Signal()
    """Something was ticked, or not any more."""

    def __init__(self, theme: Theme, columns: int, *, takes_enter: bool = True) -> None:
        """With `takes_enter` Enter ticks, as Space does; otherwise it is left to what is around."""
        super().__init__()
        self._takes_enter = takes_enter
        self._theme = theme
        self._columns = columns
        self._codes: Mapping[str, str] = {}
        self._boxes: dict[str, QPushButton] = {}
        self.fault = label(theme, "", "meta", 400, "late", wrap=True)
        self.fault.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._grid)
        column.addWidget(self.fault)
        self.setAccessibleName(tr("Rooms"))
        self.changed.connect(lambda: self.blame(""))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the sessions that are ticked."""
        return tuple(session for session, box in self._boxes.items() if box.isChecked())

    @property
    def has_rooms(self) -> bool:
        """Whether there are any."""
        return bool(self._boxes)

    def box_of(self, session_id: str) -> QPushButton:
        """Return the button that ticks a session."""
        return self._boxes[session_id]

    def show_rooms(self, codes: Mapping[str, str]) -> bool:
        """Offer rooms by session id and code; tell whether they are others."""
        if codes == self._codes:
            return False
        ticked, self._codes = self.ticked, dict(codes)
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = {session: self._box(code) for session, code in codes.items()}
        for number, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, *divmod(number, self._columns))
        self.tick(ticked)
        return True

    def tick(self, sessions: Collection[str]) -> None:
        """Tick these and no others."""
        for session, box in self._boxes.items():
            box.setChecked(session in sessions)

    def focus_first(self) -> None:
        """Put the keyboard at the first room."""
        for box in list(self._boxes.values())[:1]:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def blame(self, sentence: str) -> None:
        """Say below the rooms what is wrong with them, until something is ticked; nothing with an empty text."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def _box(self, code: str) -> QPushButton:
        box = button(self._theme, code, "segment")
        box.setCheckable(True)
        box.setAutoDefault(self._takes_enter)
        box.setProperty("end", "both")
        box.setCursor(Qt.CursorShape.ArrowCursor)
        box.toggled.connect(lambda is_on: self._show_ticked(box, is_on=is_on))
        repolish(box)
        return box

    def _show_ticked(self, box: QPushButton, *, is_on: bool) -> None:
        """Show by a check too, not by colour alone."""
        box.setIconSize(QSize(self._theme.px(14 + ICON_AIR), self._theme.px(14)))
        if is_on:
            self._theme.dress_icon(box, "check", "accent")
        else:
            box.setProperty("drawing", None)
            box.setIcon(QIcon())
        self.changed.emit()
