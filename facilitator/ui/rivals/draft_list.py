"""What stays on this laptop because nobody else takes it: listed calmly, each with the way to it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.protocol.audit_words import shortened
from facilitator.ui.rivals.reading import cell_word
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.storage.teamed import Draft

_MOST: Final = 20
"""More are counted only."""
_NOWHERE: "Mapping[tuple[str, str], str]" = {}
_HEAD: Final = ("title", "why")
"""What stands over the rows."""


class DraftList(QWidget):
    """Hidden while there is nothing; it gives nothing away and deletes nothing."""

    chosen = Signal(str, str)
    """Table and id of the row that somebody wants to see."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drafts: list[Draft] = []
        self._places: Mapping[tuple[str, str], str] = _NOWHERE
        self.rows: list[QPushButton] = []
        self.copies: list[QPushButton] = []
        """The button that copies each row's text."""
        self._title = label(theme, "", "base", 600, "text")
        self._why = label(theme, "", "meta", 400, "text3", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self._title)
        self._column.addWidget(self._why)
        self.hide()

    def show_drafts(
        self, drafts: "Sequence[Draft]", places: "Mapping[tuple[str, str], str]" = _NOWHERE
    ) -> None:
        """Show what is on this laptop only, of each text the newest words; `places` say where it stands."""
        self._places = places
        newest = list(
            {
                (entry.table, entry.row_id, entry.column): entry
                for entry in drafts
                if entry.is_typed
            }.values()
        )
        if newest == self._drafts:
            return
        self._drafts = newest
        for row, copy in zip(self.rows, self.copies, strict=True):
            for part in (row, copy):
                part.deleteLater()
        while self._column.count() > len(_HEAD):
            self._column.takeAt(len(_HEAD))
        self.rows = [self._row(entry) for entry in newest[:_MOST]]
        self.copies = [self._copy(entry) for entry in newest[:_MOST]]
        for row, copy in zip(self.rows, self.copies, strict=True):
            line = QHBoxLayout()
            line.addWidget(row)
            line.addWidget(copy)
            line.addStretch(1)
            self._column.addLayout(line)
        count = len(newest)
        self._title.setText(
            trn("{count} text only on this laptop", "{count} texts only on this laptop", count)
        )
        self._why.setText(" ".join(dict.fromkeys(_reason(entry.reason) for entry in newest)))
        self.setVisible(bool(newest))

    def _row(self, draft: "Draft") -> QPushButton:
        cell = draft.table, draft.row_id
        place = self._places.get(cell) or cell_word(draft.table, draft.column)
        words = f"{shortened(place, 50)}: {shortened(draft.text, 60)}"
        made = button(self._theme, words, "text", tip=f"{place}\n{draft.text}")
        made.clicked.connect(lambda _checked: self.chosen.emit(draft.table, draft.row_id))
        return made

    def _copy(self, draft: "Draft") -> QPushButton:
        made = button(self._theme, tr("Copy"), "text")
        made.setAccessibleName(tr("Copy: {text}", text=shortened(draft.text, 60)))
        made.clicked.connect(lambda _checked: QGuiApplication.clipboard().setText(draft.text))
        return made


def _reason(reason: str) -> str:
    match reason:
        case "size":
            return tr("Some of it is too long to be sent; split it.")
        case "clock":
            return tr("Some of it was written while this laptop’s clock was far ahead.")
        case _:
            return tr(
                "You have no right to write there; ask the organiser for the room, or copy it."
            )
