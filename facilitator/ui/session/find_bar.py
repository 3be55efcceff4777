"""Ctrl+F: a slim bar over the notes that finds in this question and points to the others."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit

from facilitator.language import tr, trn
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.finding import Elsewhere, Found, matches
from facilitator.ui.session.lines import Spot
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import button, icon_button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panels import Panel

_ELSEWHERE_MILLISECONDS: Final = 150
_MOST_PAINTED: Final = 500


class FindBar(Panel):
    """A field, next and previous, how many there are; Escape goes back to the caret."""

    question_asked = Signal(str)
    """The hits of another question are to be shown."""

    def __init__(self, editor: NotesEditor, theme: Theme, elsewhere: Elsewhere) -> None:
        super().__init__("surface")
        self._editor = editor
        self._theme = theme
        self._elsewhere = elsewhere
        self._hits: list[tuple[Spot, Spot]] = []
        self._other: Found | None = None
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Find in these notes"))
        self._field.setAccessibleName(tr("Find in these notes"))
        theme.dress(self._field)
        self.tally = label(theme, "", "meta", 400, "text3")
        self.other_button = button(theme, "", "text")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_ELSEWHERE_MILLISECONDS)
        self._lay_out()
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._pause.timeout.connect(self._search_elsewhere)
        self.other_button.clicked.connect(self._go_elsewhere)
        editor.page.edited.connect(self._search_again)
        editor.page.structured.connect(self._search_again)  # what others changed
        theme.changed.connect(self._search_again)  # hits are marked in the theme's colour
        self.hide()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        row = self._row = QHBoxLayout(self)
        row.setSpacing(px(8))
        self._field.setMaximumWidth(px(320))
        row.addWidget(self._field, 1)
        steps: list[tuple[str, str, str, int]] = [
            ("chevron-left", tr("Previous hit"), "Shift+Return", -1),
            ("chevron-right", tr("Next hit"), "Return", 1),
        ]
        for icon, name, key, by in steps:
            made = icon_button(theme, icon, name, keys=key, tone="bare")
            made.clicked.connect(lambda _checked, by=by: self.step(by))
            row.addWidget(made)
        row.addWidget(self.tally)
        row.addWidget(self.other_button)
        row.addStretch(1)
        close = icon_button(theme, "close", tr("Close"), keys="Esc", tone="bare")
        close.clicked.connect(self.leave)
        row.addWidget(close)

    def set_inset(self, left: int) -> None:
        """Begin where the words of the heading begin."""
        self._row.setContentsMargins(left, self._theme.px(10), self._theme.px(24), 0)

    # Opening and closing

    def enter(self) -> None:
        """Open with what is selected, else with what was sought last."""
        selected = self._editor.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self._field.setText(selected)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def leave(self) -> None:
        """Close, with the caret behind the hit that was shown."""
        self.hide()
        self.pause()
        self._editor.setExtraSelections([])
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def pause(self) -> None:
        """Search no more until somebody types again."""
        self._pause.stop()

    def renew(self) -> None:
        """Search the page that is shown now."""
        if self.isVisible():
            self._search()

    # Searching

    def _search(self) -> None:
        self._find_all()
        start = self._editor.ends()[0]
        index = next((at for at, (begin, _) in enumerate(self._hits) if begin >= start), 0)
        self._show_hit(index)
        self._other = None
        self.other_button.hide()
        self._pause.start()

    def _search_again(self) -> None:
        if self.isVisible():
            self._find_all()
            self._tell(self._current())

    def _find_all(self) -> None:
        query = self._field.text()
        self._hits = [
            (Spot(index, begin), Spot(index, end))
            for index, line in enumerate(self._editor.page.lines)
            for begin, end in matches(query, line.text)
        ]
        self._editor.setExtraSelections([self._marked(hit) for hit in self._hits[:_MOST_PAINTED]])

    def _marked(self, hit: tuple[Spot, Spot]) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self._theme.color("warn_soft"))
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self._editor.page.position(hit[0]))
        cursor.setPosition(self._editor.page.position(hit[1]), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), from where the caret is."""
        if not self._hits:
            if by > 0 and self._other:
                self._go_elsewhere()
            return
        start, end = self._editor.ends()
        if by > 0:
            at = next((i for i, (begin, _) in enumerate(self._hits) if begin >= end), 0)
        else:
            before = [i for i, (_, finish) in enumerate(self._hits) if finish <= start]
            at = before[-1] if before else len(self._hits) - 1
        self._show_hit(at)

    def _show_hit(self, index: int) -> None:
        if self._hits:
            begin, end = self._hits[index]
            self._editor.put_caret(end, begin)
        self._tell(index)

    def _current(self) -> int:
        ends = self._editor.ends()
        return self._hits.index(ends) if ends in self._hits else -1

    def _tell(self, index: int) -> None:
        if not self._field.text():
            text = ""
        elif not self._hits:
            text = tr("Not in this question")
        elif index >= 0:
            text = tr("{index} of {count}", index=index + 1, count=len(self._hits))
        else:
            text = trn("{count} hit", "{count} hits", len(self._hits))
        self.tally.setText(text)

    def _search_elsewhere(self) -> None:
        query = self._field.text()
        found = self._elsewhere(query) if query.strip() else []
        self._other = found[0] if found else None
        self.other_button.setVisible(bool(found))
        if found:
            first = found[0]
            self.other_button.setText(
                trn(
                    "{count} hit in question {number}",
                    "{count} hits in question {number}",
                    first.count,
                    number=first.number,
                )
            )

    def _go_elsewhere(self) -> None:
        if self._other:
            self.question_asked.emit(self._other.question_id)
            self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, the arrows and Escape in the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.step(-1 if shift else 1)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers() & _COMMAND:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True


_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
