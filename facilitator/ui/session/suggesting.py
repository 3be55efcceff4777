"""Ctrl+. on a word that no dictionary knows: what may have been meant, to be chosen by a key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from facilitator.background.jobs import Job
from facilitator.language import tr
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.spelling import Spelling, Word


class Suggesting(QObject):
    """Selects the wrong word at the caret, or the next one, and offers others for it."""

    def __init__(self, editor: NotesEditor, spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self._spelling = spelling
        self._job: Job | None = None

    def ask(self) -> None:
        """Look for suggestions on another thread; the menu opens when they are there."""
        editor = self._editor
        if self._job or editor.isReadOnly() or not editor.page.lines or not self._spelling.is_on:
            return
        word = self._spelling.next_wrong(editor.ends()[0])
        if word:
            editor.put_caret(word.end, word.start)
            job = Job(lambda _progress: (word, self._spelling.suggestions(word.text)), self)
            self._job = job
            job.finished.connect(self._offer)
            job.start()

    def _offer(self, found: tuple[Word, list[str]]) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        word, suggestions = found
        if self._editor.ends() == (word.start, word.end):  # nobody has typed on meanwhile
            menu = self.menu(word, suggestions)
            corner = self._editor.cursorRect().bottomLeft()
            menu.popup(self._editor.viewport().mapToGlobal(corner))

    def menu(self, word: Word, suggestions: Sequence[str]) -> QMenu:
        """Return the suggestions by number, and the way to make the word a known one."""
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, text in enumerate(suggestions, start=1):
            menu.addAction(f"&{number}  {text}", partial(self._replace, word, text))
        if not suggestions:
            menu.addAction(tr("No suggestions")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(
            tr("“{word}” is right", word=word.text), partial(self._spelling.learn, word.text)
        )
        return menu

    def _replace(self, word: Word, text: str) -> None:
        lines = self._editor.page.lines
        line = lines[word.start.line].text if word.start.line < len(lines) else ""
        if line[word.start.offset : word.end.offset] == word.text:
            self._editor.put_caret(word.end, word.start)
            self._editor.insert_text(text)
