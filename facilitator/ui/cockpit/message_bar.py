"""A message to the rooms: to whom, what, and who has read the last one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from facilitator.language import tr
from facilitator.ui import keys as key_names
from facilitator.ui.cockpit.sent import Sent
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.combo_boxes import ComboBox
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel
from facilitator.ui.widgets.segments import Segments

MESSAGE_KEYS: Final = "F6"
ROOM_MESSAGE_KEYS: Final = "Shift+F6"
_ALL: Final = ""
_FEW: Final = 6
"""So many rooms are offered side by side, more in a list."""


class MessageBar(Panel):
    """Asks for a message to be sent; Enter in the field sends it, Escape leaves it."""

    sent = Signal(str, str)
    """A text and the session it is for, empty for all rooms."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self._codes: tuple[tuple[str, str], ...] = ()
        self._target = _ALL
        self.targets = Segments(theme, tr("To whom"))
        self.target_list = ComboBox(theme)
        self.field = _Field(theme)
        self.send = button(theme, "", "primary", icon="mail")
        self._words = ElidedLabel(theme, "", "meta", 400, "text2")
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._read = label(theme, "", "meta", 400, "text3")
        self.phrases = [
            button(theme, text, "quiet")
            for text in (
                tr("10 more minutes"),
                tr("Please come to a close"),
                tr("Help is on the way"),
            )
        ]
        self.target_list.setAccessibleName(tr("To whom"))
        self._lay_out()
        self._connect()
        self._show_target()

    def _lay_out(self) -> None:
        px = self._theme.px
        above = QHBoxLayout()
        above.setSpacing(px(12))
        for part in (self.targets, self.target_list):
            above.addWidget(part)
        above.addWidget(self.field, 1)
        above.addWidget(self.send)
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(label(self._theme, tr("Phrases"), "meta", 400, "text3"))
        for part in self.phrases:
            part.setProperty("small", "true")
            below.addWidget(part)
        below.addWidget(self._words, 1)
        below.addWidget(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(12), px(24), px(10))
        column.setSpacing(px(8))
        column.addLayout(above)
        column.addLayout(below)
        self.target_list.hide()

    def _connect(self) -> None:
        self.targets.chosen.connect(self._aim)
        self.target_list.activated.connect(lambda at: self._aim(self.target_list.itemData(at)))
        self.field.returnPressed.connect(self._send)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(lambda _text: self._show_target())
        self.send.clicked.connect(lambda _checked: self._send())
        for part in self.phrases:
            part.clicked.connect(lambda _checked, made=part: self._take(made.text()))

    # What is shown

    def show_rooms(self, codes: Sequence[tuple[str, str]]) -> None:
        """Offer rooms by session and code; a room that is gone is no target any more."""
        if tuple(codes) == self._codes:
            return
        self._codes = tuple(codes)
        if self._target not in dict(codes):
            self._target = _ALL
        options = [(_ALL, tr("All rooms")), *codes]
        self.targets.show_options(options if len(codes) <= _FEW else [], self._target)
        self.target_list.clear()
        for key, text in options:
            self.target_list.addItem(text, key)
        self.targets.setVisible(len(codes) <= _FEW)
        self.target_list.setVisible(len(codes) > _FEW)
        self._aim(self._target)

    def show_sent(self, sent: Sent | None) -> None:
        """Show the last message and who has read it."""
        mark = "✓  " if sent and sent.is_read else ""
        self._words.setText(f"{mark}{sent.words}" if sent else "")
        self._read.setText(sent.read if sent else "")

    # What it does

    def begin(self, session_id: str | None = None) -> None:
        """Give the field the keyboard; for a session its room is the target."""
        if session_id is not None:
            self._aim(session_id)
        self.field.setFocus()
        self.field.selectAll()

    def write_on(self, text: str) -> None:
        """Give the field the keyboard with more text at the end of what is in it."""
        self.field.setFocus()
        self.field.end(False)
        self.field.insert(text)

    def _aim(self, session_id: str) -> None:
        self._target = session_id
        keys = [_ALL, *(key for key, _ in self._codes)]
        self.target_list.setCurrentIndex(
            max(0, keys.index(session_id) if session_id in keys else 0)
        )
        self.targets.choose(session_id)
        self._show_target()

    def _show_target(self) -> None:
        code = dict(self._codes).get(self._target)
        self.send.setText(tr("Send to {code}", code=code) if code else tr("Send to all rooms"))

    def _take(self, phrase: str) -> None:
        self.field.setText(phrase)
        self.field.setFocus()

    def _send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.sent.emit(text, self._target)
            self.field.clear()


class _Field(QLineEdit):
    """Where the message is typed."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.dress(self)
        self.setPlaceholderText(key_names.tooltip(tr("Message to the rooms"), MESSAGE_KEYS))
        self.setAccessibleName(tr("Message to the rooms"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape; what is typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
