"""Whatever is done in whatever order: the document, its lines and the file say the same."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.session.conftest import ALT, CTRL, SHIFT

Key = Qt.Key
NO = Qt.KeyboardModifier.NoModifier

KEYS = [
    (Key.Key_Return, NO),
    (Key.Key_Return, NO),
    (Key.Key_Backspace, NO),
    (Key.Key_Backspace, CTRL),
    (Key.Key_Delete, NO),
    (Key.Key_Delete, CTRL),
    (Key.Key_Tab, NO),
    (Key.Key_Backtab, SHIFT),
    (Key.Key_Up, ALT),
    (Key.Key_Down, ALT),
    (Key.Key_Return, CTRL),
    (Key.Key_7, CTRL),
    (Key.Key_X, CTRL),
    (Key.Key_V, CTRL),
    (Key.Key_Left, SHIFT),
    (Key.Key_Down, SHIFT),
    (Key.Key_Home, NO),
    (Key.Key_End, NO),
    (Key.Key_Up, NO),
    (Key.Key_A, CTRL),
]
TEXTS = ["a", "word ", "ä", "😀", "e\u0301", "= ", "? ", " ", "x\u00a0y", "\u200f", "ﬁ"]
COMPOSED = ["", "´", "ni"]
PASTES = ["one line", "- a\n- b\n  - c", "1. x\r\n2. y", "\n\n", "a\tb\n\n\u00a0\u00a0c\n"]


def steps(seat, chance: random.Random) -> list[Callable[[], None]]:
    def place() -> tuple[int, int]:
        line = chance.randrange(len(seat.lines))
        return line, chance.randint(0, len(seat.lines[line].text))

    return [
        lambda: seat.key(*chance.choice(KEYS)),
        lambda: seat.key(*chance.choice(KEYS)),
        lambda: seat.type(chance.choice(TEXTS[:3])),
        lambda: seat.commit(chance.choice(TEXTS)),
        lambda: seat.paste(chance.choice(PASTES)),
        lambda: seat.select(place(), place()),
        lambda: seat.at(*place()),
        lambda: seat.compose(chance.choice(COMPOSED)),
        lambda: seat.notebook.open(seat.notebook.place, to_write=True),
    ]


def headings(seat) -> list[str]:
    return [line.text for line in seat.lines if line.is_heading]


@pytest.mark.parametrize("seed", range(12))
def test_the_screen_and_the_file_agree_after_every_step(make_seat, seed):
    chance = random.Random(seed)
    seat = make_seat(chance.choice(["q1", "q2"]))
    before = headings(seat)
    for _ in range(120):
        chance.choice(steps(seat, chance))()
        if not seat.editor.is_composing:
            seat.agree()
        assert headings(seat) == before
        assert all(
            line.is_heading <= (not below.is_heading)
            for line, below in zip(seat.lines, seat.lines[1:], strict=False)
        ), "every section has a place to type"


@pytest.mark.parametrize("seed", range(8))
def test_two_editors_on_one_question_converge_with_the_file_after_every_step(make_seat, seed):
    chance = random.Random(1000 + seed)
    seats = [make_seat("q2"), make_seat("q2")]
    for _ in range(80):
        seat = chance.choice(seats)
        chance.choice(steps(seat, chance))()
        for each in seats:
            if not each.editor.is_composing:
                each.agree()


@pytest.mark.parametrize("seed", range(6))
def test_undo_and_redo_go_all_the_way_back_and_forth(make_seat, seed):
    from facilitator.actions import history

    chance = random.Random(2000 + seed)
    seat = make_seat("q2")
    for _ in range(40):
        chance.choice(steps(seat, chance))()
    seat.editor.settle()
    final = seat.file
    while seat.desk.read.step_to_undo() and seat.stored:
        seat.notebook.follow(seat.desk.run(history.undo, initiator=seat.notebook))
        seat.agree()
    while seat.desk.read.step_to_redo():
        seat.notebook.follow(seat.desk.run(history.redo, initiator=seat.notebook))
        seat.agree()
    assert seat.file == final
