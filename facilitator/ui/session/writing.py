"""Changing a page by typing, deleting, moving, cutting and pasting; the keys for it are the editor's."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from facilitator.ui.session import gestures
from facilitator.ui.session.gestures import Gesture, Piece
from facilitator.ui.session.kinds import SIGNS
from facilitator.ui.session.lines import Spot
from facilitator.ui.session.marking import MarkingView
from facilitator.ui.theme.theme import Theme

_Key = Qt.Key
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor
_BACKWARDS: Final = {_Key.Key_Left, _Key.Key_Home, _Key.Key_Backspace}
_UPWARDS: Final = {_Key.Key_Up, _Key.Key_PageUp}


class WritingView(MarkingView):
    """Applies gestures to its page, and lets Qt type into single notes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.paste_guard: Callable[[str], bool] = lambda _text: False
        """Takes charge of a text that is pasted; False where it is to go in at once."""

    # Clipboard

    def cut(self) -> None:
        """Take the selection out and put it on the clipboard."""
        if self.textCursor().hasSelection():
            self.copy()
            if not self.isReadOnly():
                self._erase()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as plain text, several notes as a list."""
        from facilitator.ui.session import pasting  # noqa: PLC0415 - not at the start

        data = QMimeData()
        start, end = self.ends()
        text = self.page.lines[start.line].text
        if start.line == end.line:
            data.setText(text[start.offset : end.offset])
            return data
        parts = [(start.line, text[start.offset :])]
        parts += [(index, self.page.lines[index].text) for index in range(start.line + 1, end.line)]
        parts.append((end.line, self.page.lines[end.line].text[: end.offset]))
        data.setText(pasting.plain_text(self.page.lines, parts, self.labels))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text, unless `paste_guard` takes charge of it."""
        self.end_composition()
        text = source.text()
        if not self.isReadOnly() and not self.paste_guard(text):
            self.insert_text(text)

    def insert_text(self, text: str) -> None:
        """Insert one line where the caret is, or several as notes of their own.

        What stands below a heading of this page goes to the end of that heading's section.
        """
        from facilitator.ui.session import pasting  # noqa: PLC0415 - not at the start

        found = pasting.pieces(text)
        if len(found) == 1:
            self._leave_heading()
            words = pasting.inline(text)
            is_blank = self.current_line.is_blank
            self._type(pasting.without_bullet(words) if is_blank else words, anyway=True)
        elif found:
            page, spot = self._place_for_notes()
            headings = {
                pasting.heading_text(line, self.labels): line.id for line in page if line.is_heading
            }
            parts = [
                (section, pasting.pieces(words))
                for section, words in pasting.by_heading(text, headings)
            ]
            self._apply(gestures.pasted_in_sections(page, spot, parts))

    def insert_notes(self, pieces: Sequence[Piece]) -> None:
        """Insert notes where the caret is, in place of what is selected."""
        page, spot = self._place_for_notes()
        self._apply(gestures.pasted(page, spot, pieces))

    def _place_for_notes(self) -> Gesture:
        """Return the page without what is selected, and where notes go in."""
        self._leave_heading()
        start, end = self.ends()
        if start == end:
            return Gesture(self.page.lines, start)
        return gestures.erased(self.page.lines, start, end, self.question_id)

    # Gestures

    def _apply(self, gesture: Gesture | None) -> bool:
        if gesture is None:
            return False
        self.page.turn(gesture.page)
        self.put_caret(gesture.caret)
        return True

    def _split(self) -> None:
        page, spot, erased = self.page.lines, self.spot, None
        if self.textCursor().hasSelection():
            erased = gestures.erased(page, *self.ends(), self.question_id)
            page, spot = erased
        self._apply(gestures.split(page, spot) or erased)

    def _spans_lines(self) -> bool:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return False
        start, end = self.ends()
        return start.line != end.line or self.page.lines[start.line].is_heading

    def _type(self, text: str, *, anyway: bool = False) -> bool:
        """Type characters; False where Qt can do it by itself."""
        if text == " " and not self.textCursor().hasSelection() and self._set_kind_by_sign():
            return True
        if self._spans_lines():
            erased = gestures.erased(self.page.lines, *self.ends(), self.question_id)
            return self._apply(gestures.typed(erased.page, erased.caret, text))
        self._leave_heading()
        if anyway:
            self.textCursor().insertText(text)
            self.keep_air()
        return anyway

    def _erase(self) -> None:
        if self._spans_lines():
            self._apply(gestures.erased(self.page.lines, *self.ends(), self.question_id))
        else:
            self.textCursor().removeSelectedText()

    def _delete(self, move: QTextCursor.MoveOperation) -> None:
        """Delete the selection, else towards the left or right; at a note's edge, join."""
        cursor = self.textCursor()
        backwards = move in {_Move.PreviousCharacter, _Move.PreviousWord}
        if cursor.hasSelection():
            self._erase()
        elif cursor.atBlockStart() if backwards else cursor.atBlockEnd():
            join = gestures.joined_backwards if backwards else gestures.joined_forwards
            self._apply(join(self.page.lines, cursor.blockNumber()))
        elif move == _Move.PreviousCharacter:
            cursor.deletePreviousChar()
        else:
            self._delete_within(cursor, move)
        self.keep_air()

    @staticmethod
    def _delete_within(cursor: QTextCursor, move: QTextCursor.MoveOperation) -> None:
        """Delete up to where a move leads, but never past the note's edge."""
        block = cursor.block()
        first, last = block.position(), block.position() + block.length() - 1
        cursor.movePosition(move, _KEEP)
        cursor.setPosition(min(max(cursor.position(), first), last), _KEEP)
        cursor.removeSelectedText()

    def _shift(self, by: int) -> None:
        self._turn_in_place(gestures.shifted(self.page.lines, self.selected_lines(), by, self.spot))

    def _turn_in_place(self, gesture: Gesture | None) -> None:
        """Apply what changes no words, so that the selection can stay."""
        if gesture is not None:
            self.page.turn(gesture.page)

    def _move(self, by: int) -> None:
        chosen = self.selected_lines()
        if not chosen:
            return
        spot = self.spot if self.spot.line in chosen else Spot(chosen[-1], 0)
        lines = self.page.lines
        gesture = gestures.moved(lines, chosen[0], chosen[-1], by, spot, self.question_id)
        if gesture and self.textCursor().hasSelection():
            with self.undisturbed():  # so that what is selected can be moved on
                self.page.turn(gesture.page)
            self.keep_air()
        else:
            self._apply(gesture)

    def _set_kind_by_sign(self) -> bool:
        """Turn a sign at the start of a note into its kind, at the space typed behind it."""
        spot = self.spot
        line = self.page.lines[spot.line]
        kind = SIGNS.get(line.text[:1])
        if spot.offset != 1 or kind is None or line.is_heading:
            return False
        page = list(self.page.lines)
        page[spot.line] = line.saying(line.text[1:].lstrip())._replace(kind=kind)
        return self._apply(Gesture(page, Spot(spot.line, 0)))

    # Headings

    def _leave_heading(self, key: int = 0) -> None:
        """Go on to a note when the caret came to stand in a heading."""
        cursor = self.textCursor()
        index = cursor.blockNumber()
        if cursor.hasSelection() or not self.page.lines[index].is_heading:
            return
        if key in _UPWARDS and index and cursor.movePosition(_Move.Up):
            self.setTextCursor(cursor)
        elif key in _BACKWARDS and index:
            self.put_caret(Spot(index - 1, len(self.page.lines[index - 1].text)))
        elif key == _Key.Key_Down and cursor.movePosition(_Move.Down):
            self.setTextCursor(cursor)
        else:
            self.put_caret(Spot(index + 1, 0))
