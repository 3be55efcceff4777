"""Above the table: name, filter, and the two ways in which people come."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from facilitator.language import tr
from facilitator.ui.planning.head import TabHead
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

NEW_KEYS, LIST_KEYS, FILTER_KEYS = "Ctrl+N", "Ctrl+Shift+I", "Ctrl+F"
_FIELD: Final = 260


class FilterField(QLineEdit):
    """What is typed here is what the table shows; Enter and Down go to it, Esc empties."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.dress(self)
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(tr("Filter people"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PeopleHead(TabHead):
    """Shows how many there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("People"))
        self.filter = FilterField(theme)
        self.count = label(theme, "", "base", 400, "text3")
        self.list_button = button(theme, tr("Read list …"), icon="download", keys=LIST_KEYS)
        self.new_button = button(theme, tr("Person"), "primary", icon="plus", keys=NEW_KEYS)
        self.new_button.setAccessibleName(tr("New person"))
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        for part in (self.filter, self.list_button, self.new_button):
            self._row.addWidget(part)
        theme.changed.connect(self._fit_filter)
        self._fit_filter()

    def show_count(self, shown: int, of: int) -> None:
        """Say how many of how many are shown."""
        said = tr("{shown} of {count}", shown=shown, count=of) if shown != of else str(of)
        self.count.setText(said if of else "")

    def _fit_filter(self) -> None:
        self.filter.setFixedWidth(self._theme.px(_FIELD))
