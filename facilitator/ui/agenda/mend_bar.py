"""The line in which an item's times are said anew: two fields, and what is wrong with them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from facilitator import clock
from facilitator.domain.schedule import Slot
from facilitator.errors import UserError
from facilitator.language import tr
from facilitator.ui.agenda.mending import mending, shown
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panels import Panel

_FIELD: Final = 84


class MendBar(Panel):
    """Reads what was typed; Enter takes it over, Escape leaves everything as it was."""

    left = Signal()
    """It is closed, whatever became of it."""
    mended = Signal(object, object)
    """The item's slot and the `Mending` that was typed; the screen writes it and closes the line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("canvas")
        self._theme = theme
        self._slot: Slot | None = None
        self._title = ElidedLabel(theme, "", "base", 600, "text")
        self.began, self.end = QLineEdit(), QLineEdit()
        self._began_name = label(theme, tr("began at"), "base", 400, "text2")
        self._end_name = label(theme, "", "base", 400, "text2")
        self._said = label(theme, "", "meta", 400, "text3", wrap=True)
        self.take = button(theme, tr("Take over"), "outline")
        self.discard = button(theme, tr("Discard"), "text")
        self._lay_out()
        self.take.clicked.connect(lambda _checked: self.accept())
        self.discard.clicked.connect(lambda _checked: self.close_up())
        for field in (self.began, self.end):
            field.returnPressed.connect(self.accept)
            field.textEdited.connect(lambda _text: self._explain())
        self.hide()

    @property
    def item_id(self) -> str:
        """The item whose times it shows, empty when it is closed."""
        return self._slot.item.id if self._slot else ""

    def open(self, slot: Slot) -> None:
        """Show an item's times, the one most likely meant chosen."""
        self._slot = slot
        words = shown(slot)
        self._title.setText(slot.item.title)
        end_name = tr("ended at") if words.is_over else tr("is to end at")
        self._end_name.setText(end_name)
        for field, text, name in (
            (self.began, words.began, tr("began at")),
            (self.end, words.end, end_name),
        ):
            field.setText(text)
            field.setAccessibleName(f"{slot.item.title}: {name}")
        self._explain()
        self.show()
        self.began.setFocus()
        self.began.selectAll()

    def accept(self) -> None:
        """Hand over what was typed; where it cannot be, say so and keep the fields as they are."""
        if self._slot is None:
            return
        slot = self._slot
        try:
            found = mending(slot, clock.now(), self.began.text(), self.end.text())
        except UserError as error:
            self.refuse(error.sentence)
        else:
            self.mended.emit(slot, found)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong."""
        self._theme.dress(self._said, "meta", 400, "late")
        self._said.setText(sentence)

    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        if self._slot is not None:
            self._slot = None
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _explain(self) -> None:
        self._theme.dress(self._said, "meta", 400, "text3")
        self._said.setText(
            tr("A time like 14:05, or -3 for three minutes ago; empty where it has not happened.")
        )

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._title, 1)
        for name, field in ((self._began_name, self.began), (self._end_name, self.end)):
            field.setFixedWidth(px(_FIELD))
            theme.dress(field, "base")
            row.addSpacing(px(8))
            row.addWidget(name)
            row.addWidget(field)
        row.addSpacing(px(8))
        for keys, choice in (("Return", self.take), ("Esc", self.discard)):
            row.addWidget(KeyChip(theme, keys))
            row.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(10), px(24), px(10))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self._said)
