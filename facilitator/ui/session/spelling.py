"""Words that no dictionary knows, underlined where they stand in view.

The underline is painted over the text: neither the document nor its formats know of it. Words
are looked up on another thread in a pause of typing, each once; the one being typed is left alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLine

from facilitator.background.jobs import Job
from facilitator.settings import Settings
from facilitator.ui.session.dictionaries import Dictionaries, installed
from facilitator.ui.session.document import units
from facilitator.ui.session.lines import Spot
from facilitator.ui.session.rows import rows_in_view
from facilitator.ui.theme.theme import Theme

if TYPE_CHECKING:
    from facilitator.ui.session.view import PageView

_PAUSE_MILLISECONDS: Final = 500
_SHORTEST: Final = 3
_SETTING, _OWN_WORDS = "spelling", "spelling_words"
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NO_WORDS: Final = ("@", "://", "www.")


class Word(NamedTuple):
    """A word and where it stands."""

    start: Spot
    text: str

    @property
    def end(self) -> Spot:
        """Where it ends."""
        return Spot(self.start.line, self.start.offset + len(self.text))


class Spelling(QObject):
    """Checks the notes in view; off where the language has no dictionary, or by choice."""

    missing = Signal(str)
    """There is no dictionary for this language here."""

    def __init__(
        self,
        editor: "PageView",
        theme: Theme,
        settings: Settings | None = None,
        find: Callable[[str], Dictionaries | None] = installed,
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._settings = settings
        self._find = find
        self._language = ""
        self._names: frozenset[str] = frozenset()
        self._own = set(settings.strings(_OWN_WORDS)) if settings else set()
        self.is_on = settings.get(_SETTING, True) if settings else True
        self._asked: set[str] = set()
        self._wrong: set[str] = set()
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        for signal in (editor.page.edited, editor.page.structured):
            signal.connect(self._soon)
        editor.verticalScrollBar().valueChanged.connect(self._soon)
        editor.overlays.append(self.paint)

    def know(self, language: str, names: Iterable[str]) -> None:
        """Check notes in a language from now on; names of the file count as right."""
        self._names = frozenset(word for name in names for word in _WORD.findall(name))
        if language != self._language:
            self._language = language
            self._asked.clear()
            self._wrong.clear()
        self._soon()

    def toggle(self) -> None:
        """Check no more, or check again."""
        self.is_on = not self.is_on
        if self._settings:
            self._settings.put(_SETTING, self.is_on)
        self._soon()
        self._editor.viewport().update()

    def learn(self, word: str) -> None:
        """Count a word as right from now on."""
        self._own.add(word)
        self._wrong.discard(word)
        if self._settings:
            self._settings.put(_OWN_WORDS, sorted(self._own))
        self._editor.viewport().update()

    # Looking up

    def _soon(self, *_changed: object) -> None:
        if self.is_on and self._language:
            self._pause.start()

    def look(self) -> None:
        """Look up the words in view that were not looked up yet."""
        if not self.is_on or not self._editor.page.lines:
            return
        if self._job:
            self._pause.start()
            return
        height = self._editor.viewport().height()
        rows = rows_in_view(self._editor, 0, height)
        seen = {word.text for row in rows for word in words_in(row.line.text, row.block)}
        new = seen - self._asked - self._own - self._names
        if new:
            self._asked |= new
            language, find = self._language, self._find
            job = self._job = Job(lambda _progress: (language, _unknown(find(language), new)), self)
            job.finished.connect(self._take_over)
            job.start()

    def _take_over(self, found: tuple[str, set[str] | None]) -> None:
        if self._job:
            self._job.deleteLater()
        self._job = None
        language, wrong = found
        if language != self._language:
            self._soon()
        elif wrong is None:
            self.is_on = False
            self.missing.emit(language)
        elif wrong:
            self._wrong |= wrong
            self._editor.viewport().update()

    def suggestions(self, word: str) -> list[str]:
        """Return what may have been meant; takes its time, so not for the window's thread."""
        found = self._find(self._language)
        return found.suggestions(word) if found else []

    # What is wrong

    def wrong_words(self, text: str, line: int) -> list[Word]:
        """Return the words of a line that no dictionary knows."""
        if not self._wrong:
            return []
        return [word for word in words_in(text, line) if word.text in self._wrong]

    def next_wrong(self, spot: Spot) -> Word | None:
        """Return the wrong word at a place, else the next one behind it."""
        lines = self._editor.page.lines
        for index in range(spot.line, len(lines)):
            if not lines[index].is_heading:
                for word in self.wrong_words(lines[index].text, index):
                    if word.end >= spot:
                        return word
        return None

    # Painting

    def paint(self, area: QRect) -> None:
        """Underline the wrong words in an area of the viewport."""
        if not self.is_on or not self._wrong:
            return
        editor, theme = self._editor, self._theme
        painter = QPainter(editor.viewport())
        painter.setPen(QPen(theme.color("text3"), theme.px(1), _DOTS))
        caret = editor.spot
        for row in rows_in_view(editor, area.top(), area.bottom()):
            if row.line.is_heading or (editor.is_composing and row.block == caret.line):
                continue
            block = editor.document().findBlockByNumber(row.block)
            for word in self.wrong_words(row.line.text, row.block):
                if not (editor.hasFocus() and word.end == caret):
                    self._underline(painter, block, word, row.line.text)

    def _underline(self, painter: QPainter, block: QTextBlock, word: Word, text: str) -> None:
        layout = block.layout()
        start = units(text[: word.start.offset])
        line = layout.lineForTextPosition(start)
        end = min(start + units(word.text), line.textStart() + line.textLength())
        left, right = _x(line, start), _x(line, end)
        shift = self._editor.verticalScrollBar().value()
        place = layout.position() + QPointF(0, line.y() + line.ascent() + self._theme.px(4) - shift)
        painter.drawLine(place + QPointF(left, 0), place + QPointF(right, 0))


_DOTS: Final = Qt.PenStyle.DotLine


def _x(line: QTextLine, position: int) -> float:
    """Return where a character begins; what comes along is the position it belongs to."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def words_in(text: str, line: int) -> Iterator[Word]:
    """Return the words of a text that can be right or wrong: no addresses, no abbreviations."""
    for token in _TOKEN.finditer(text):
        if any(sign in token[0] for sign in _NO_WORDS):
            continue
        for found in _WORD.finditer(token[0]):
            if len(found[0]) >= _SHORTEST and not found[0].isupper():
                yield Word(Spot(line, token.start() + found.start()), found[0])


def _unknown(dictionaries: Dictionaries | None, words: set[str]) -> set[str] | None:
    return dictionaries.wrong(words) if dictionaries else None
