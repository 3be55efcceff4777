"""To whom a version went, and by when remarks are asked for: three fields below the list."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.authoring import Version
from facilitator.domain.moments import day_of
from facilitator.language import tr
from facilitator.ui.dates import long_date, typed_date
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Told(NamedTuple):
    """What somebody says of a version."""

    version_id: str
    recipients: str
    deadline: str
    note: str


class VersionDetails(QWidget):
    """Fields for one version; hidden while nobody is at them."""

    given = Signal(object)
    """What is told, as `Told`."""
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._version_id = ""
        self._title = label(theme, "", "meta", 500, "text2")
        self.recipients, self.deadline, self.note = (
            _field(name) for name in (tr("Recipients"), tr("Remarks until"), tr("Note"))
        )
        self._fault = label(theme, "", "meta", 400, "late", wrap=True)
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._title)
        for field in self._fields:
            theme.dress(field, "base", 400)
            column.addWidget(field)
        column.addWidget(self._fault)
        hint = tr("Return takes it, Esc drops it")
        column.addWidget(label(theme, hint, "meta", 400, "text3"))
        self.hide()

    def begin(self, version: Version) -> None:
        """Let somebody say more of a version."""
        self._version_id = version.id
        self._title.setText(tr("Version {number} went to", number=version.number))
        day = day_of(version.deadline)
        self.recipients.setText(version.recipients)
        self.deadline.setText(long_date(day) if day else "")
        self.note.setText(version.note)
        self._fault.hide()
        self.show()
        self.recipients.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what the fields say, or drop it."""
        if event.key() in _ENTER:
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.recipients, self.deadline, self.note

    def _take(self) -> None:
        typed = self.deadline.text().strip()
        day = _day(typed)
        if typed and day is None:
            self._fault.setText(tr("“{text}” is no date. Type one such as 9.10.2026.", text=typed))
            self._fault.show()
            self.deadline.setFocus()
            self.deadline.selectAll()
            return
        self.hide()
        deadline = day.isoformat() if day else ""
        told = Told(self._version_id, self.recipients.text(), deadline, self.note.text())
        self.given.emit(told)


def _day(text: str) -> date | None:
    try:
        return typed_date(text)
    except ValueError:
        return None


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
