"""The text of the editor and the lines it stands for, kept equal in both directions.

Block n of the document always reads as line n of the page. What Qt changes (typing, input
methods, assistive technology) is found again from the stretch it reports and announced; what we
change (`turn`, `refresh`) touches only the characters that differ, so that the caret, the
selection and the scroll position of whoever is reading stay where they are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from facilitator.ui.session.alignment import aligned
from facilitator.ui.session.changes import in_order
from facilitator.ui.session.lines import Line, Spot, numbers
from facilitator.ui.session.page_look import PageLook, Rooms
from facilitator.ui.theme.theme import Theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
_MOST_FITS: Final = 3
"""How often room is left anew: with a scroll bar, without it, and where neither fits, with it again."""


class Change(NamedTuple):
    """A stretch of a page that became another: `before[first:end_before]` is now `after[first:end]`."""

    before: list[Line]
    after: list[Line]
    first: int
    end_before: int
    end: int


def change_between(before: list[Line], after: list[Line]) -> Change:
    """Return the smallest stretch in which two pages differ."""
    shorter = min(len(before), len(after))
    first = 0
    while first < shorter and before[first] is after[first]:
        first += 1
    tail = 0
    while tail < shorter - first and before[-1 - tail] is after[-1 - tail]:
        tail += 1
    return Change(before, after, first, len(before) - tail, len(after) - tail)


class PageDocument(QObject):
    """A page of notes as a text document."""

    edited = Signal(object)
    """A `Change` made here: typed, pasted, moved."""
    structured = Signal()
    """Lines came, went, or became or ceased to be notes: numbers and marks are to be repainted."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = PageLook(theme)
        self.text = QTextDocument(self)
        self.text.setUndoRedoEnabled(False)
        self.text.setDocumentMargin(0)
        self.lines: list[Line] = []
        self.numbers: list[int] = []
        self.rooms = Rooms()
        self._is_rendering = False
        self._owes_room = False
        self._touched: tuple[int, int] | None = None
        self.text.contentsChange.connect(self._note_stretch)
        self.text.contentsChanged.connect(self._absorb)

    # Setting and changing the page

    def show(self, page: list[Line]) -> None:
        """Replace everything, without announcing it."""
        with self._rendering():
            self.text.setDefaultFont(self._theme.font("note"))
            cursor = QTextCursor(self.text)
            cursor.beginEditBlock()  # words and looks at once, so that a long page is laid out once
            self.text.setPlainText("\n".join(line.text for line in page))
            self._adopt(page)
            self._dress(0, len(page))
            cursor.endEditBlock()
        self.structured.emit()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self._look = PageLook(self._theme)
        with self._rendering():
            self.text.setDefaultFont(self._theme.font("note"))
            self._dress(0, len(self.lines))

    def give_room(self, rooms: Rooms) -> None:
        """Leave other rooms over the notes; while the page is being replaced, once it is whole."""
        if rooms != self.rooms:
            self.rooms = rooms
            self._owes_room = True
            if not self._is_rendering:
                with self._rendering():
                    pass

    def turn(self, page: list[Line]) -> None:
        """Make the document read as `page` and announce the change."""
        change = self.refresh(page)
        if change.first < max(change.end, change.end_before):
            self.edited.emit(change)

    def refresh(self, page: list[Line]) -> Change:
        """Make the document read as `page` without announcing it."""
        change = change_between(self.lines, page)
        if change.first == max(change.end, change.end_before):
            return change
        with self._rendering():
            cursor = QTextCursor(self.text)
            cursor.beginEditBlock()
            self._render(cursor, change)
            cursor.endEditBlock()
            self._adopt(page)
            self._dress(max(change.first - 1, 0), min(change.end + 1, len(page)))
        self.structured.emit()
        return change

    @contextmanager
    def _rendering(self) -> Iterator[None]:
        """Change the document without taking it for typing, and leave the room that is owed at the end.

        A scroll bar that comes or goes meanwhile makes the width another one, and with it the room.
        """
        self._is_rendering = True
        try:
            yield
            for _ in range(_MOST_FITS):
                if self._owes_room:
                    self._dress(0, len(self.lines))
        finally:
            self._is_rendering = False

    def _adopt(self, page: list[Line]) -> None:
        self.lines = page
        self.numbers = numbers(page)

    # From lines to blocks

    def _render(self, cursor: QTextCursor, change: Change) -> None:
        """Walk down the stretch; between lines that stay, what went is rewritten as what came."""
        old = change.before[change.first : change.end_before]
        new = change.after[change.first : change.end]
        staying = in_order([line.id for line in new], [line.id for line in old])
        block, taken = change.first, 0
        gap: list[Line] = []
        for line in [*new, None]:
            if line is not None and line.id not in staying:
                gap.append(line)
                continue
            going = taken
            while going < len(old) and (line is None or old[going].id != line.id):
                going += 1
            block = self._fill(cursor, block, old[taken:going], gap)
            gap, taken = [], going + 1
            if line is not None:
                self._reword(cursor, block, old[going].text, line.text)
                block += 1

    def _fill(self, cursor: QTextCursor, block: int, old: list[Line], new: list[Line]) -> int:
        common = min(len(old), len(new))
        for index in range(common):
            self._reword(cursor, block + index, old[index].text, new[index].text)
        for index in range(common, len(new)):
            self._insert(cursor, block + index, new[index].text)
        for _ in range(common, len(old)):
            self._remove(cursor, block + len(new))
        return block + len(new)

    def _reword(self, cursor: QTextCursor, index: int, before: str, after: str) -> None:
        if before == after:
            return
        head = _common_start(before, after)
        tail = _common_start(before[head:][::-1], after[head:][::-1])
        start = self.text.findBlockByNumber(index).position() + units(before[:head])
        cursor.setPosition(start)
        cursor.setPosition(start + units(before[head : len(before) - tail]), _KEEP)
        cursor.insertText(after[head : len(after) - tail])

    def _insert(self, cursor: QTextCursor, index: int, text: str) -> None:
        block = self.text.findBlockByNumber(index)
        if block.isValid():
            cursor.setPosition(block.position())
            cursor.insertText(text + "\n")
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + text)

    def _remove(self, cursor: QTextCursor, index: int) -> None:
        block = self.text.findBlockByNumber(index)
        start, end = block.position(), block.position() + block.length()
        if not block.next().isValid():
            start, end = start - 1, end - 1
        cursor.setPosition(max(start, 0))
        cursor.setPosition(end, _KEEP)
        cursor.removeSelectedText()

    def _dress(self, first: int, end: int) -> None:
        """Give a stretch its looks; Qt hands them on at will when blocks are divided and joined."""
        if not self.lines:  # a session whose topic has no questions yet shows no page
            return
        if not first and end == len(self.lines):
            self._owes_room = False
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        frame = self._look.frame(self.lines[0], self.rooms.top)
        if not first and self.text.rootFrame().frameFormat() != frame:
            self.text.rootFrame().setFrameFormat(frame)
        block = self.text.findBlockByNumber(first)
        for index in range(first, end):
            line = self.lines[index]
            wanted = self._look.block(line, self._room_above(index))
            if block.blockFormat() != wanted:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)
            block.layout().setFormats(self._look.ranges(line))
            block = block.next()
        cursor.endEditBlock()

    def _room_above(self, index: int) -> int:
        """Return the room that a section's first note leaves; a page's top is the frame's."""
        if not index or not self.lines[index - 1].is_heading or self.lines[index].is_heading:
            return 0
        return self.rooms.below.get(self.lines[index - 1].id, 0)

    def redress_composed(self, block: QTextBlock) -> None:
        """Put a line's looks under the underlines of an input method, which replace them.

        Setting formats throws the laid-out lines away; only the end of an edit block brings new ones.
        """
        look = self._look.ranges(self.lines[block.blockNumber()])
        own = look[0].length
        composed = [entry for entry in block.layout().formats() if entry.length < own]
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        block.layout().setFormats([*look, *composed])
        cursor.endEditBlock()

    # From blocks to lines

    def _note_stretch(self, position: int, _removed: int, added: int) -> None:
        if self._touched is None:
            self._touched = (position, position + added)
        else:
            self._touched = (0, self.text.characterCount())

    def _absorb(self) -> None:
        touched, self._touched = self._touched, None
        if touched is None or self._is_rendering:
            return
        grown = self.text.blockCount() - len(self.lines)
        block = self.text.findBlock(touched[0])
        first = block.blockNumber()
        # The block behind the stretch as well: Qt reports what an input method did in a note and
        # what is then deleted at the start of the next as one, which ends where that one starts.
        last = self._block_at(touched[1]).blockNumber()
        if first == last and not grown:
            self._retype(first, block.text())
        else:
            self._realign(max(first - 1, 0), min(last + 2, self.text.blockCount()), grown)

    def _block_at(self, position: int) -> QTextBlock:
        block = self.text.findBlock(position)
        return block if block.isValid() else self.text.lastBlock()

    def _retype(self, index: int, text: str) -> None:
        """The common case, some characters within one line: costs nothing that grows with the page."""
        old = self.lines[index]
        if old.text == text:
            return
        if old.is_heading:
            self._restore()
            return
        before, new = self.lines, old.saying(text)
        self.lines = before.copy()
        self.lines[index] = new
        if old.is_note != new.is_note:
            self.numbers = numbers(self.lines)
            self.structured.emit()
        self.edited.emit(Change(before, self.lines, index, index + 1, index + 1))

    def _realign(self, first: int, end: int, grown: int) -> None:
        before, texts = self.lines, []
        block = self.text.findBlockByNumber(first)
        while block.isValid() and len(texts) < end - first:
            texts.append(block.text())
            block = block.next()
        end_before = end - grown
        if not grown and texts == [line.text for line in before[first:end]]:
            return
        new = aligned(before[first:end_before], texts)
        if new is None:
            self._restore()
            return
        with self._rendering():
            self._adopt([*before[:first], *new, *before[end_before:]])
            self._dress(first, end)
        self.structured.emit()
        self.edited.emit(change_between(before, self.lines))

    def _restore(self) -> None:
        """Undo what something other than a person's key did to a heading."""
        self.show(self.lines)

    # Places

    def spot(self, position: int) -> Spot:
        """Return the line and character of a position in the document."""
        block = self.text.findBlock(position)
        text = block.text()
        return Spot(block.blockNumber(), characters(text, position - block.position()))

    def position(self, spot: Spot) -> int:
        """Return the document's position of a line's character."""
        block = self.text.findBlockByNumber(spot.line)
        return block.position() + units(block.text()[: spot.offset])


# Qt counts UTF-16 units, Python counts characters; they differ from the first emoji on.


def units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


def characters(text: str, count: int) -> int:
    """Return how many characters the first `count` units of a text are."""
    if text.isascii():
        return count
    result = 0
    for sign in text:
        if count <= 0:
            break
        count -= 2 if sign > "\uffff" else 1
        result += 1
    return result


def _common_start(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(index for index in range(shorter) if one[index] != other[index])
