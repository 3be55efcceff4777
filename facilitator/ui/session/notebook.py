"""One page of the file in the editor: shown, written with every change, kept up to date."""

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.records import Note
from facilitator.errors import Bug
from facilitator.ui.session.document import Change
from facilitator.ui.session.earlier import EarlierSession, Point, points_on
from facilitator.ui.session.editor import NotesEditor
from facilitator.ui.session.lines import Line, Spot, heading, line_of, page_of, writable
from facilitator.ui.session.merging import known_of, merged
from facilitator.ui.session.outdone import is_outdone
from facilitator.ui.session.saving import NotesWriter, Place

_FEW = 8
"""Up to so many notes of somebody else's change are looked at one by one."""


class Notebook(QObject):
    """Keeps the editor's page and the file's rows equal, in both directions."""

    counted = Signal(int, int)
    """This editor made so many notes and key results more, or with a minus sign fewer."""

    def __init__(self, desk: Desk, editor: NotesEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor = editor
        self.writer = NotesWriter(desk, self, self)
        self.place: Place | None = None
        self.earlier: list[EarlierSession] = []
        """The same topic in earlier rounds, whose points stand over the notes."""
        self._headings: list[Line] = []
        self._positions: dict[str, str] = {}
        self._is_stale = False
        self._outdone = ""
        """The note with the caret, while its words on the screen are not those of the file."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._let_go)
        editor.page.edited.connect(self._write)
        editor.composed.connect(self._catch_up)
        editor.cursorPositionChanged.connect(self._note_caret)

    # Showing

    def open(self, place: Place, *, to_write: bool = False) -> None:
        """Show a page; what another page still holds stays held and is tried again.

        To write, the caret gets an empty note: nobody who arrives means to go on in the last one.
        """
        self._editor.settle()
        self.writer.flush()
        self.place = place
        self._is_stale, self._outdone = False, ""
        self._editor.question_id = place.question_id
        page = self._read()
        self._editor.points.show(self._points(), place.question_id)
        held = self.writer.held(place)
        if held:
            page = merged(held.page, page, place.question_id, saved=held.saved)
        page, index = writable(page) if to_write else (page, -1)
        self._renew_contested()
        self._editor.show_page(page, index)

    def _read(self) -> list[Line]:
        place = self._place
        parts = self._desk.read.sub_questions(place.question_id)
        self._editor.labels = {part.id: _label(number) for number, part in enumerate(parts)}
        self._headings = [heading(part) for part in parts]
        stored = self._desk.read.session_notes(place.session_id, place.question_id)
        self._positions = {note.id: note.position for note in stored}
        return page_of(place.question_id, self._headings, stored)

    def _points(self) -> list[Point]:
        return points_on(self._desk.read, self.earlier, self._place.question_id)

    @property
    def _place(self) -> Place:
        if self.place is None:
            raise Bug("a page changed before one was open")
        return self.place

    # From the screen to the file

    def _write(self, change: Change) -> None:
        self.writer.write(self._place, change)
        if self._editor.contested:
            self._renew_contested()
        before = change.before[change.first : change.end_before]
        after = change.after[change.first : change.end]
        if [line.id for line in before] != [line.id for line in after]:
            for line in after:
                self._positions.pop(line.id, None)  # the file has given some of them new ones
        old, new = _counts(before), _counts(after)
        if old != new:
            self.counted.emit(new[0] - old[0], new[1] - old[1])

    # From the file to the screen

    def heed(self, outcome: Outcome) -> None:
        """Take over what somebody else changed; not while an input method is composing."""
        if self.place is None:
            return
        if outcome.touches("note"):
            self._renew_contested()
        self._heed_points(outcome)
        if not self._concerns(outcome):
            return
        if self._editor.is_composing:
            self._is_stale = True
        elif not self._take_over_few(outcome):
            self.reload()

    def _heed_points(self, outcome: Outcome) -> None:
        """Take over what an earlier round says now, where somebody still works on it."""
        if self.earlier and (outcome.touches("question") or self._changes_points(outcome)):
            points = self._points()
            if points != self._editor.points.all:
                self._editor.points.change(points)

    def _changes_points(self, outcome: Outcome) -> bool:
        touched = outcome.rows("note")
        known = {point.id for point in self._editor.points.all}
        if len(touched) > _FEW or touched & known:
            return bool(touched)
        sessions = {entry.session_id for entry in self.earlier}
        found = (self._desk.read.note(note_id) for note_id in touched)
        return any(note and note.session_id in sessions for note in found)

    def _catch_up(self) -> None:
        if self._is_stale and not self._editor.is_composing:
            self.reload()

    def reload(self, *, keep_empty: bool = True, let_go: bool = False) -> None:
        """Bring the page level with the file; an empty note with the caret in it may stay.

        So do the words that are being written there, unless they are to be let go.
        """
        self._is_stale, self._outdone = False, ""
        place, editor = self._place, self._editor
        current = editor.current_line
        stored = [
            self._as_shown(current, line) if line.id == current.id and not let_go else line
            for line in self._read()
        ]
        held = self.writer.held(place)
        page = merged(
            editor.page.lines,
            stored,
            place.question_id,
            keep=current.id if keep_empty else "",
            saved=held.saved if held else None,
        )
        if held:
            held.saved = known_of(held.saved, stored, page)
            held.page = page
        with editor.undisturbed():
            editor.page.refresh(page)
        editor.update_margins()

    def _concerns(self, outcome: Outcome) -> bool:
        if outcome.touches("question"):
            return True
        touched = outcome.rows("note")
        if not touched or any(line.id in touched for line in self._editor.page.lines):
            return bool(touched)
        if len(touched) > _FEW:
            return True
        return any(self._belongs_here(self._desk.read.note(note_id)) for note_id in touched)

    def _belongs_here(self, note: Note | None) -> bool:
        if note is None or note.is_parked or note.session_id != self._place.session_id:
            return False
        sections = {self._place.question_id, *(line.id for line in self._headings)}
        return note.question_id in sections

    def _take_over_few(self, outcome: Outcome) -> bool:
        """Take over new words and marks of notes that stay in their place; False if there is more."""
        touched = outcome.rows("note")
        if outcome.touches("question") or len(touched) > _FEW or not self.writer.is_settled:
            return False
        page = list(self._editor.page.lines)
        index = {line.id: number for number, line in enumerate(page) if line.id in touched}
        for note_id in touched:
            note = self._desk.read.note(note_id)
            is_here = self._belongs_here(note)
            if note is None or not is_here or note_id not in index:
                if note_id in index or is_here:
                    return False
                continue
            line, stored = page[index[note_id]], line_of(note)
            is_moved = self._positions.get(note_id) != note.position
            if is_moved or line.question_id != stored.question_id:
                return False
            if line.id == self._editor.current_line.id:
                stored = self._as_shown(line, stored)
            page[index[note_id]] = _updated(line, stored)
        with self._editor.undisturbed():
            self._editor.page.refresh(page)
        return True

    # Versions that compete

    def _renew_contested(self) -> None:
        contested = self._desk.read.contested("note")
        drafts = frozenset(draft.row_id for draft in self._desk.read.drafts())
        if (contested, drafts) != (self._editor.contested, self._editor.drafts):
            self._editor.contested, self._editor.drafts = contested, drafts
            self._editor.margin.update()
            self._editor.viewport().update()

    def _as_shown(self, line: Line, stored: Line) -> Line:
        """Return what is stored of the note with the caret, in the words that are being written."""
        if not is_outdone(self._desk.read, line, stored):
            return stored
        self._outdone = line.id
        return stored._replace(text=line.text)

    def _note_caret(self) -> None:
        if self._outdone:
            self._soon.start()  # not while the page is still changing

    def _let_go(self) -> None:
        if self._outdone and self._outdone != self._editor.current_line.id:
            self._is_stale = True
            self._catch_up()

    def show_what_stands(self) -> None:
        """Show what the file says, also of the note with the caret."""
        if self._outdone and not self._editor.is_composing:
            self.reload(let_go=True)

    # Following

    def follow(self, outcome: Outcome) -> bool:
        """Take over a change made from this window and go where it happened; False if elsewhere."""
        if self.place is None or self._editor.is_composing:
            self.heed(outcome)
            return True
        before = self._editor.page.lines
        self.reload(keep_empty=False)
        spot = changed_spot(before, self._editor.page.lines, outcome.rows("note"))
        if spot:
            self._editor.put_caret(spot)
        return spot is not None

    def go_to_note(self, note_id: str) -> bool:
        """Put the caret at the end of a note of this page."""
        for index, line in enumerate(self._editor.page.lines):
            if line.id == note_id:
                self._editor.put_caret(Spot(index, len(line.text)))
                return True
        return False

    def park(self, note_ids: list[str]) -> bool:
        """Move notes to the parking lot; False while writing fails, and then nothing changed."""
        from facilitator.ui.session.parked import park  # noqa: PLC0415 - not at the start

        self.writer.flush()
        if self.writer.is_settled:
            self._desk.run(park, session_id=self._place.session_id, note_ids=note_ids)
        return self.writer.is_settled


def _label(number: int) -> str:
    return f"{chr(ord('a') + number % 26)}."


def _counts(stretch: list[Line]) -> tuple[int, int]:
    notes = [line for line in stretch if line.is_note]
    return sum(not line.is_sub_note for line in notes), sum(line.is_key_result for line in notes)


def _updated(own: Line, stored: Line) -> Line:
    if own.stored_text == stored.text:
        stored = stored._replace(text=own.text)
    return own if stored == own else stored


def changed_spot(before: list[Line], after: list[Line], touched: set[str]) -> Spot | None:
    """Return where the first of the touched notes changed: the end of what is new in its text.

    For notes that are gone it is the end of the line that stood above the first of them.
    """
    old = {line.id: line for line in before}
    for index, line in enumerate(after):
        if line.id in touched:
            known = old.get(line.id)
            return Spot(index, _end_of_change(known.text if known else "", line.text))
    there = {line.id: index for index, line in enumerate(after)}
    gone = next((index for index, line in enumerate(before) if line.id in touched), None)
    if gone is None:
        return None
    above = next((there[line.id] for line in reversed(before[:gone]) if line.id in there), 0)
    if after[above].is_heading:
        return Spot(above + 1, 0)
    return Spot(above, len(after[above].text))


def _end_of_change(before: str, after: str) -> int:
    if before == after:
        return len(after)
    tail = 0
    shorter = min(len(before), len(after))
    while tail < shorter and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return len(after) - tail
