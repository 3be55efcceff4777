"""A field of one line that may wrap, laid over the words of a row while these are edited."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from facilitator.ui.widgets.shared_ends import shared_ends, units

_Key = Qt.Key
_CARET_ROOM: Final = 2
_WINDOWS_KEYS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_KEEPING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Ways to lose the keyboard that are no end of the work."""


class LineField(QTextEdit):
    """One line of text that may wrap; undo is the window's, as everywhere."""

    typed = Signal(str)
    """What stands in the field, after each change of it by a person."""
    left = Signal()
    """Somebody is done with it."""
    dropped = Signal()
    """Somebody wants the words back that were there before."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setProperty("plain", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._text = ""
        self._line = 0
        self._is_showing = False
        self.textChanged.connect(self._tell)
        self.hide()

    def begin(self, text: str, said: str, font: QFont, line: int) -> None:
        """Begin with a text; `said` stands faintly where everything is deleted."""
        self.setPlaceholderText(said)
        self._show(text)
        self.dress(font, line)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.setFocus()

    def dress(self, font: QFont, line: int) -> None:
        """Write as the row is painted, in lines of a height."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._is_showing = True
        height = QTextBlockFormat()
        self._line = line
        height.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(height)
        margins = self.document().rootFrame().frameFormat()
        margins.setRightMargin(_CARET_ROOM)
        self.document().rootFrame().setFrameFormat(margins)
        self._is_showing = False

    def lay(self, place: QRect) -> None:
        """Stand where the words of the row stand, with room for the caret behind the last."""
        # Qt stands words at the foot of a line of fixed height, the row in its middle.
        spare = (self._line - QFontMetrics(self.document().defaultFont()).height()) // 2
        self.setGeometry(place.adjusted(0, -max(spare, 0), _CARET_ROOM, 0))

    def text(self) -> str:
        """Return what stands in the field, as one line."""
        return self.toPlainText().replace("\n", " ")

    def follow(self, text: str) -> None:
        """Show what others made of it; the caret stays in its word."""
        before = self.text()
        if text == before:
            return
        ends = shared_ends(before, text)
        self._is_showing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(before[: ends[0]]))
        cursor.setPosition(units(before[: len(before) - ends[1]]), cursor.MoveMode.KeepAnchor)
        cursor.insertText(text[ends[0] : len(text) - ends[1]])
        self._is_showing = False
        self._text = text

    def _show(self, text: str) -> None:
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False
        self._text = text

    def _tell(self) -> None:
        if self._is_showing or self.text() == self._text:
            return
        self._text = self.text()
        self.typed.emit(self._text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line of plain text."""
        self.textCursor().insertText(" ".join(source.text().split()))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, and take Escape before any shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _WINDOWS_KEYS):
                event.ignore()
                return False
            if event.key() == _Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Enter, go back with Escape, else type."""
        if event.key() in {_Key.Key_Return, _Key.Key_Enter}:
            self.left.emit()
        elif event.key() == _Key.Key_Escape:
            self.dropped.emit()
        elif any(event.matches(key) for key in _WINDOWS_KEYS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be done when somebody goes on to something else in this window."""
        super().focusOutEvent(event)
        if event.reason() not in _KEEPING:
            self.left.emit()
