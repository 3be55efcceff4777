"""Recurring phrases, kept with this person's settings, and the menu that types them (Ctrl+J)."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.session.editor import NotesEditor

_NAME: Final = "phrases"
_LONGEST_SHOWN: Final = 60
_NUMBERED: Final = 9
BLANK: Final = "…"
"""Stands in a phrase for what is still to be typed."""


class Phrases:
    """The phrases of a person; without settings they last as long as the window."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings
        self._changed: list[str] | None = None

    @property
    def texts(self) -> list[str]:
        """Return the phrases in the order they were remembered; some to begin with."""
        if self._changed is not None:
            return list(self._changed)
        stored = self._settings.strings(_NAME) if self._settings else []
        return [text for text in stored if text.strip()] or _first_ones()

    def remember(self, text: str) -> None:
        """Add a phrase at the end."""
        if text.strip() and text not in self.texts:
            self._put([*self.texts, text])

    def forget(self, text: str) -> None:
        """Take a phrase away; with the last one, those to begin with come back."""
        self._put([kept for kept in self.texts if kept != text])

    def _put(self, texts: list[str]) -> None:
        self._changed = texts or None
        if self._settings:
            self._settings.put(_NAME, texts)


def _first_ones() -> list[str]:
    return [
        tr("There is agreement that …"),
        tr("Opinions differ on …"),
        tr("It remains open whether …"),
        tr("It has to be clarified who …"),
    ]


def offer_phrases(editor: NotesEditor, phrases: Phrases) -> None:
    """Open the menu of phrases under the caret."""
    if editor.page.lines and not editor.isReadOnly():
        editor.setFocus()
        corner = editor.cursorRect().bottomLeft()
        phrases_menu(editor, phrases).popup(editor.viewport().mapToGlobal(corner))


def phrases_menu(editor: NotesEditor, phrases: Phrases) -> QMenu:
    """Return the menu of phrases: a digit or the first letter chooses one, Enter types it."""
    menu = QMenu(editor)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, text in enumerate(phrases.texts, start=1):
        mnemonic = f"&{number}  " if number <= _NUMBERED else ""
        menu.addAction(mnemonic + _shown(text), partial(_type, editor, text))
    menu.addSeparator()
    own = editor.current_line.stored_text.strip()
    remember = menu.addAction(tr("Remember this note"), partial(phrases.remember, own))
    remember.setEnabled(bool(own) and own not in phrases.texts)
    forget = menu.addMenu(tr("Forget"))
    for text in phrases.texts:
        forget.addAction(_shown(text), partial(phrases.forget, text))
    return menu


def _shown(text: str) -> str:
    cut = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return cut.replace("&", "&&")


def _type(editor: NotesEditor, text: str) -> None:
    """Type a phrase, with what is still to be said selected, so that typing goes on there."""
    editor.insert_text(text)
    place, spot = text.find(BLANK), editor.spot
    if place >= 0:
        start = spot.offset - len(text) + place
        editor.put_caret(spot._replace(offset=start + 1), spot._replace(offset=start))
