"""Sentences that the data suggest, as a draft: nothing of it is printed before somebody takes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.ui.chapters.view import Suggestion
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label


class Suggesting(QWidget):
    """Lists suggested sentences; a click or Enter takes one, a button all."""

    taken = Signal(list)
    """Sentences to put into the chapter, as they are stored."""
    left = Signal()
    """Somebody wants back to the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known: Sequence[Suggestion] = ()
        self.rows = RowList(theme, tr("Suggested sentences"))
        self.rows.chosen.connect(lambda stored: self.taken.emit([stored]) if stored else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(8))
        words = tr(
            "Drawn from the data. Enter takes a sentence; its numbers and names then follow the data."
        )
        column.addWidget(label(theme, words, "meta", 400, "text2", wrap=True))
        column.addWidget(self.rows, 1)
        self.all_button = button(theme, tr("Take all"), "primary")
        self.all_button.clicked.connect(lambda _checked: self._take_all())
        back = button(theme, tr("Back to the text"), "outline", keys="Esc")
        back.clicked.connect(lambda _checked: self.left.emit())
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.all_button)
        column.addLayout(row)
        self.setFocusProxy(self.rows)

    def show_suggestions(self, known: Sequence[Suggestion], *, is_final: bool) -> None:
        """Show what the data suggest now; the keyboard stays at its row."""
        self.rows.setEnabled(not is_final)
        self.all_button.setEnabled(bool(known) and not is_final)
        if known == self._known and self.rows.count():
            return
        self._known = known
        row = max(self.rows.currentRow(), 0)
        self.rows.clear()
        for entry in known:
            self.rows.add(entry.shown, entry.stored, glyph="plus")
        if not known:
            words = tr("The chapters say all that the data would.")
            self.rows.add(words, None, glyph="check")
        self.rows.setCurrentRow(min(row, self.rows.count() - 1))

    def _take_all(self) -> None:
        self.taken.emit([entry.stored for entry in self._known])
