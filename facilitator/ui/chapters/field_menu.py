"""The menu of fields below the caret: it narrows while somebody types, and never takes the keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from facilitator.domain.fields.catalogue import FIELDS
from facilitator.domain.text import fold
from facilitator.language import tr
from facilitator.ui.chapters.field_chips import name_of
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme

_WIDTH, _HEIGHT = 400, 244
_LONGEST: Final = 34
"""Characters of a value that a row shows."""


class FieldMenu(RowList):
    """Lists the fields that fit some words, each with what it says at present."""

    picked = Signal(str)
    """The name of a field."""

    def __init__(self, theme: Theme, said: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(theme, tr("Fields"), parent)
        self._said = said
        self._look, self._around = theme, parent
        self.setProperty("ground", "surface")
        self.setFrameShape(self.Shape.Box)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chosen.connect(self.picked.emit)
        self.hide()

    def open(self, at: QPoint, words: str = "") -> bool:
        """Show what fits some words at a place of its parent; return whether anything does."""
        self.clear()
        for field in _fitting(words):
            self.add(name_of(field), field, aside=_shortened(self._said(field)))
        self.setVisible(bool(self.count()))
        self.setCurrentRow(0)
        self._place(at)
        self.raise_()
        return bool(self.count())

    def step(self, by: int) -> None:
        """Go to another row."""
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))

    def pick(self) -> None:
        """Choose the current row."""
        item: QListWidgetItem | None = self.currentItem()
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _place(self, at: QPoint) -> None:
        px, around = self._look.px, self._around.rect()
        width = min(px(_WIDTH), around.width() - px(8))
        height = min(self.sizeHint().height() + px(4), px(_HEIGHT))
        left = max(min(at.x(), around.width() - width - px(4)), 0)
        below = at.y() + height <= around.height()
        top = at.y() if below else max(around.height() - height - px(4), 0)
        self.setGeometry(left, top, width, height)


def _fitting(words: str) -> list[str]:
    """Return the fields whose names have all words; those that begin with them come first."""
    wanted = fold(words).split()
    found: list[tuple[bool, int, str]] = []
    for number, field in enumerate(FIELDS.values()):
        text = fold(f"{field.german} {field.english} {field.also} {field.id}")
        if all(word in text for word in wanted):
            begins = not wanted or fold(name_of(field.id)).startswith(wanted[0])
            found.append((not begins, number, field.id))
    return [field for _, _, field in sorted(found)]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
