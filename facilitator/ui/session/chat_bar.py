"""An offer over the notes: a chat was pasted, and its names and times could be left out.

Nothing waits for an answer. Enter takes the offer, Escape declines it, and whatever else is done
(typing, a click, another question) puts the text in as it is first, so that no word is lost. Until
then nothing is in the file, because the names of a chat are not to stay in its history.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from facilitator.language import tr, trn
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.mentioning import STAYING
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.chips import KeyChip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

if TYPE_CHECKING:
    from facilitator.exchange.chats import Chat

_Key = Qt.Key
_MODIFIERS: Final = {
    _Key.Key_Shift,
    _Key.Key_Control,
    _Key.Key_Alt,
    _Key.Key_AltGr,
    _Key.Key_Meta,
    _Key.Key_CapsLock,
    _Key.Key_NumLock,
}
"""Keys that do nothing by themselves, and so decide nothing."""


class ChatBar(Panel):
    """Holds a pasted chat until it is clear how it goes onto the page."""

    def __init__(self, editor: NotesEditor, theme: Theme) -> None:
        super().__init__("surface")
        self._editor = editor
        self._theme = theme
        self._text = ""
        self._chat: Chat | None = None
        self._sentence = label(theme, "", "base", 400, "text2", wrap=True)
        self.take = button(theme, tr("Leave out"), "text")
        self.decline = button(theme, tr("Insert the text as it is"), "text")
        self._lay_out()
        self.take.clicked.connect(self._insert_messages)
        self.decline.clicked.connect(self._insert_text)
        editor.paste_guard = self.offer
        editor.settling.connect(self._insert_text)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        px = self._theme.px
        row = self._row = QHBoxLayout(self)
        row.setSpacing(px(6))
        row.addWidget(self._sentence, 1)
        row.addSpacing(px(10))
        for keys, choice in (("Return", self.take), ("Esc", self.decline)):
            row.addWidget(KeyChip(self._theme, keys))
            row.addWidget(choice)

    def set_inset(self, left: int) -> None:
        """Begin where the words of the heading begin."""
        self._row.setContentsMargins(left, self._theme.px(10), self._theme.px(24), 0)

    # The offer

    def offer(self, text: str) -> bool:
        """Take charge of a pasted text if it is a chat."""
        from facilitator.exchange.chats import read_chat  # noqa: PLC0415 - not at the start

        self._insert_text()
        chat = read_chat(text)
        if chat is None:
            return False
        self._text, self._chat = text, chat
        sentence = _sentence(chat)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        return True

    def _insert_messages(self) -> None:
        from facilitator.ui.session import pasting  # noqa: PLC0415 - not at the start

        chat, self._chat = self._chat, None
        self.hide()
        if chat:
            notes = [pasting.message_pieces(message) for message in chat.messages]
            self._editor.insert_notes([piece for note in notes for piece in note])

    def _insert_text(self) -> None:
        """Put the text in as it is, if one is held."""
        chat, self._chat = self._chat, None
        self.hide()
        if chat:
            self._editor.insert_text(self._text)

    # What happens meanwhile

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Escape; let everything else find the text already on the page."""
        if self._chat is None:
            return False
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._answered(event)
            case QInputMethodEvent() if event.preeditString() or event.commitString():
                self._insert_text()
            case QFocusEvent() if event.lostFocus() and event.reason() not in STAYING:
                self._insert_text()
            case _ if event.type() == QEvent.Type.MouseButtonPress:
                self._insert_text()
            case _:
                pass
        return False

    def _answered(self, event: QKeyEvent) -> bool:
        key = _Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in {_Key.Key_Return, _Key.Key_Enter}:
            self._insert_messages()
            return True
        if key not in _MODIFIERS:
            self._insert_text()
        return plain and key == _Key.Key_Escape


def _sentence(chat: "Chat") -> str:
    count = len(chat.messages)
    if not chat.reactions:
        return trn(
            "{count} note from a chat: leave out names and times?",
            "{count} notes from a chat: leave out names and times?",
            count,
        )
    return trn(
        "{count} note from a chat: leave out names, times and reactions?",
        "{count} notes from a chat: leave out names, times and reactions?",
        count,
    )
