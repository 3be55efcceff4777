"""What stands where there is nobody to be grouped, or no room to group them in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from facilitator.language import tr
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class Nothing(Panel):
    """Says what will appear here, and leads to where it comes from."""

    way_wanted = Signal(str)
    """The part of the plan that is to be filled first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._way = "people"
        self._sentence = label(theme, "", "lead", 400, "text2")
        self._offer = button(theme, "", "primary")
        self._offer.clicked.connect(lambda _checked: self.way_wanted.emit(self._way))
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(16))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._sentence, 0, middle)
        column.addWidget(self._offer, 0, middle)
        column.addStretch(3)
        self.setFocusProxy(self._offer)

    def show_lack(self, *, of_rooms: bool) -> None:
        """Say what is lacking."""
        self._way = "agenda" if of_rooms else "people"
        self._sentence.setText(
            tr("Groups stand here, once the agenda has rounds with rooms.")
            if of_rooms
            else tr("Groups stand here, once there are participants.")
        )
        self._offer.setText(tr("Go to the agenda") if of_rooms else tr("Go to the people"))
