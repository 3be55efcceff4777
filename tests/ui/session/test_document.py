"""Changes that no key of ours made: by assistive technology, by the mouse, by a menu."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator.domain.edits import Added, Edit, Levelled, Moved, Removed, Reworded
from facilitator.ui.session.changes import edits_between
from facilitator.ui.session.document import characters, units
from facilitator.ui.session.lines import Line

KEEP = QTextCursor.MoveMode.KeepAnchor


def cursor_over(seat, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(seat.editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, KEEP)
    return cursor


@pytest.fixture
def parted(make_seat):
    seat = make_seat("q2")
    seat.at(1)
    seat.type("One\nTwo")
    seat.at(4)
    seat.type("Three")
    return seat


def test_nothing_that_reaches_into_a_heading_is_kept(parted):
    before, file = parted.page, parted.file
    length = parted.editor.document().characterCount() - 1
    chance = random.Random(3)
    for _ in range(40):
        start, end = sorted(chance.randrange(length) for _ in range(2))
        cursor = cursor_over(parted, start, end)
        spots = parted.editor.page.spot(start), parted.editor.page.spot(end)
        lines = parted.lines[spots[0].line : spots[1].line + 1]
        if start == end or not any(line.is_heading for line in lines):
            continue
        cursor.insertText("x\ny")
        assert parted.page == before
        assert parted.file == file
        parted.agree()


def test_a_change_of_several_notes_from_outside_is_taken_over(seat):
    seat.type("One\nTwo\nThree")
    first, _, last = [note.id for note in seat.stored]
    cursor_over(seat, 1, 9).insertText("x\ny\nz")
    assert seat.file == ["- Ox", "- y", "- zhree"]
    seat.agree()
    assert {seat.stored[0].id, seat.stored[2].id} == {first, last}
    cursor_over(seat, 2, 4).removeSelectedText()
    seat.agree()
    cursor_over(seat, 0, seat.editor.document().characterCount() - 1).removeSelectedText()
    assert seat.file == []
    seat.agree()


def test_replacing_the_whole_text_from_outside_is_taken_over(seat):
    seat.type("One\nTwo")
    seat.editor.setPlainText("a\nb\nc")
    assert seat.file == ["- a", "- b", "- c"]
    seat.agree()


def test_a_click_on_a_heading_goes_to_its_first_note(parted, qtbot):
    block = parted.editor.document().findBlockByNumber(3)
    top = parted.editor.document().documentLayout().blockBoundingRect(block).center().toPoint()
    qtbot.mouseClick(parted.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, top.y()))
    assert parted.caret == (4, 0)


def test_a_press_on_selected_text_selects_anew(seat, qtbot):
    seat.type("One two three")
    seat.select((0, 0), (0, 13))
    place = seat.editor.cursorRect(cursor_over(seat, 5, 5)).center()
    qtbot.mousePress(seat.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not seat.editor.textCursor().hasSelection()
    qtbot.mouseRelease(seat.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.close()
    menu.deleteLater()


def test_the_menu_does_what_the_keys_do(seat):
    seat.type("One")
    choose(seat.editor.menu(), "Dissent")
    assert seat.stored[0].kind == "dissent"
    choose(seat.editor.menu(), "Mark as key result")
    assert seat.stored[0].is_key_result == 1
    seat.select((0, 0), (0, 3))
    choose(seat.editor.menu(), "Cut")
    assert seat.file == []
    choose(seat.editor.menu(), "Paste")
    assert seat.file == ["- One"]
    seat.agree()


@pytest.mark.qt_log_ignore("does not support", "not accepted by receiving widget")
def test_the_chip_of_a_note_offers_the_kinds(seat):
    seat.type("! One")
    margin = seat.editor.margin
    row = margin.row_at(seat.editor.cursorRect().center().y())
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=margin.chip_place(row).center())
    choose(seat.editor.findChild(QMenu), "Consensus")
    assert seat.stored[0].kind == "consensus"
    QApplication.processEvents()


# Edits


class Notes:
    """What a file makes of edits: the notes of each question in order."""

    def __init__(self, page: list[Line]) -> None:
        self.rows: dict[str, list[dict]] = {}
        for line in page:
            if line.is_note:
                row = {"id": line.id, "level": line.level, "text": line.text}
                self.rows.setdefault(line.question_id, []).append(row)

    def apply(self, edit: Edit) -> None:
        match edit:
            case Added():
                row = {"id": edit.id, "level": edit.level, "text": edit.text}
                self._place(row, edit.question_id, edit.after)
            case Moved():
                self._place(self._taken(edit.id), edit.question_id, edit.after)
            case Removed():
                self._taken(edit.id)
            case Reworded():
                self._row(edit.id)["text"] = edit.text
            case Levelled():
                self._row(edit.id)["level"] = edit.level

    def _row(self, note_id: str) -> dict:
        return next(row for notes in self.rows.values() for row in notes if row["id"] == note_id)

    def _taken(self, note_id: str) -> dict:
        row = self._row(note_id)
        for notes in self.rows.values():
            notes[:] = [entry for entry in notes if entry is not row]
        return row

    def _place(self, row: dict, question_id: str, after: str | None) -> None:
        notes = self.rows.setdefault(question_id, [])
        ids = [entry["id"] for entry in notes]
        notes.insert(ids.index(after) + 1 if after else 0, row)

    @property
    def outline(self) -> dict[str, list[dict]]:
        return {question_id: notes for question_id, notes in self.rows.items() if notes}


@st.composite
def two_pages(draw):
    names = [f"n{number}" for number in range(8)]

    def page() -> list[Line]:
        chosen = draw(st.permutations(names))[: draw(st.integers(0, 8))]
        cut = draw(st.integers(0, len(chosen)))
        lines = [
            Line(
                name,
                "q" if at < cut else "sub",
                draw(st.sampled_from(["", "a", "b"])),
                draw(st.integers(1, 2)),
            )
            for at, name in enumerate(chosen)
        ]
        return [*lines[:cut], Line("sub", "sub", "Heading", 0), *lines[cut:]]

    return page(), page()


@given(two_pages())
def test_edits_turn_one_page_into_the_other_without_needless_moves(pages):
    before, after = pages
    edits = edits_between(before, after)
    notes = Notes(before)
    for edit in edits:
        notes.apply(edit)
    assert notes.outline == Notes(after).outline
    if [line.id for line in before] == [line.id for line in after]:
        assert not any(isinstance(edit, Moved) for edit in edits)


@given(st.text(st.sampled_from("aä😀\u0301"), max_size=8), st.integers(0, 8))
def test_characters_and_utf16_units_correspond(text, count):
    count = min(count, len(text))
    assert characters(text, units(text[:count])) == count
