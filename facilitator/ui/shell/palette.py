"""Find anything (Ctrl+K): a field and, under it, what the typed words lead to."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.actions.desk import Desk
from facilitator.domain.dossier import Dossier
from facilitator.errors import FacilitatorError
from facilitator.language import tr
from facilitator.ui.commands import Command
from facilitator.ui.shell.overlay import Overlay
from facilitator.ui.shell.palette_card import PaletteCard
from facilitator.ui.shell.palette_offers import offers
from facilitator.ui.shell.palette_rows import Entry, grouped
from facilitator.ui.shell.palette_search import Answer, Search
from facilitator.ui.theme.theme import Theme

_WIDTH, _TOP, _BESIDE = 640, 64, 24
_SHARE_OF_WINDOW: Final = 0.64
_INDEXED_AT_ONCE: Final = 50
"""Changed rows taken into the search index between two events, so that no event waits long."""


class Palette(Overlay):
    """Finds questions, notes, people and commands; looking into the file never holds up typing."""

    row_chosen = Signal(str, str)
    """Table and id of a row that somebody wants to see; commands are run right here."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        self.card = PaletteCard(theme)
        super().__init__(theme, window, self.card)
        self._desk = desk
        self._commands: Sequence[Command] = ()
        self._head: Dossier | None = None
        self._search: Search | None = None
        self.shown_for = ""
        """The text that the rows answer; behind the field's while a search is under way."""
        self._is_awaited = False
        self._indexing = QTimer(self, interval=0)
        self._indexing.timeout.connect(self._index_some)
        self.card.field.textChanged.connect(self._ask)
        self.card.field.installEventFilter(self)
        self.card.chosen.connect(self._choose)
        self.closed.connect(self._stop)

    def open(self, commands: Sequence[Command], dossier_head: Dossier) -> None:
        """Offer these commands and the workshop's rows; while it is open, begin anew."""
        self._stop()
        self._commands, self._head = commands, dossier_head
        self._search = Search(self._desk.file.second_reader, dossier_head, self)
        self._search.answered.connect(self._show_answer, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._search.stop)
        self._indexing.start()
        self.card.field.clear()
        self._show("")
        self.card.go_to_first()
        self.appear(self.card.field)

    # Asking and showing

    def _ask(self, text: str) -> None:
        self._is_awaited = False
        if text.strip() and self._search:
            self._search.ask(text)
        else:
            self._show(text)

    def _show_answer(self, answer: Answer) -> None:
        """Show what was found, unless something else was typed meanwhile."""
        if self._search is None or answer.text != self.card.field.text():
            return
        self._show(answer.text, answer.entries, answer.error)
        if self._is_awaited:
            self._choose()

    def _show(self, text: str, found: Sequence[Entry] = (), error: Exception | None = None) -> None:
        if self._head is None:
            return
        entries = [*offers(text, self._head, self._commands), *found]
        sentence = _problem(error) if error else "" if entries else _nothing_found(text)
        self.card.show_rows(grouped(entries), sentence)
        if text != self.shown_for:
            self.card.go_to_first()
        self.shown_for = text
        self.arrange()

    def _index_some(self) -> None:
        """Go on bringing the search index up to date; look again when that is done.

        What is not in the index is found all the same, only slower, so a disk that refuses is
        left to those who have something to lose.
        """
        count = 0
        with suppress(FacilitatorError):
            count = self._desk.file.index_some(_INDEXED_AT_ONCE)
        if count < _INDEXED_AT_ONCE:
            self._indexing.stop()
        if 0 < count < _INDEXED_AT_ONCE and self._search and self.shown_for.strip():
            self._search.ask(self.shown_for)

    # Choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list out of the field; everything else is text."""
        if watched is self.card.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._press(event.key())
        return super().eventFilter(watched, event)

    def _press(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.card.step(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.card.step(-1)
            case Qt.Key.Key_PageDown:
                self.card.step(self.card.page())
            case Qt.Key.Key_PageUp:
                self.card.step(-self.card.page())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                self.dismiss()
            case _:
                return False
        return True

    def _take(self) -> None:
        """Choose the current row; while an answer is awaited, the first row that it brings."""
        if self.shown_for == self.card.field.text():
            self._choose()
        else:
            self._is_awaited = True

    def _choose(self) -> None:
        entry = self.card.current()
        if entry is None:
            return
        self.dismiss()
        if entry.command is None:
            self.row_chosen.emit(entry.kind, entry.row_id)
        elif entry.command.run:
            entry.command.run()

    # Around it

    def card_rect(self) -> QRect:
        """Centred near the top, as high as the rows need."""
        px = self._theme.px
        width = min(px(_WIDTH), self.width() - 2 * px(_BESIDE))
        height = self.card.height_for(width, int(self.height() * _SHARE_OF_WINDOW))
        return QRect((self.width() - width) // 2, px(_TOP), width, height)

    def _stop(self) -> None:
        """Let go of the file."""
        self._indexing.stop()
        self._is_awaited = False
        if self._search:
            self._search.stop()
            self._search.deleteLater()
            self._search = None


def _nothing_found(text: str) -> str:
    return tr("Nothing in this file contains “{text}”.", text=text.strip()) if text.strip() else ""


def _problem(error: Exception) -> str:
    if isinstance(error, FacilitatorError):
        return error.sentence
    return tr("The file could not be searched. Sessions and commands can still be found.")
