"""Below the rounds: why notes are left out, asked for without a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from facilitator.language import tr, trn
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel


class ReasonBar(Panel):
    """Enter leaves the notes out, with or without a reason; Escape leaves them as they are."""

    given = Signal(str)
    """The notes are to be left out for this reason, which may be empty."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._asked = label(theme, "", "base", 500)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Reason, may stay empty"))
        self.field.setAccessibleName(tr("Reason for leaving out"))
        self.field.returnPressed.connect(lambda: self.given.emit(self.field.text()))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(size) for size in (24, 10, 24, 10)))
        row.setSpacing(theme.px(8))
        row.addWidget(self._asked)
        row.addWidget(self.field, 1)
        for reason in (tr("said elsewhere"), tr("off the topic")):
            offer = button(theme, reason)
            offer.clicked.connect(lambda _checked, said=reason: self.given.emit(said))
            row.addWidget(offer)
        self.hide()

    def open(self, count: int) -> None:
        """Ask why so many notes are left out."""
        self._asked.setText(trn("Leave {count} note out", "Leave {count} notes out", count))
        self.field.clear()
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
