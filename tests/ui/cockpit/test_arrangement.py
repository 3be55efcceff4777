"""How many rooms stand side by side in which window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from facilitator.ui.cockpit.arrangement import arranged
from facilitator.ui.cockpit.measures import DENSE, LEISURELY, Measures, places

DESK = QSize(1396, 790)
SMALL = QSize(1028, 500)


@pytest.mark.parametrize(
    ("count", "area", "expected"),
    [(1, DESK, (LEISURELY, 1, 1)), (3, DESK, (LEISURELY, 3, 1)), (4, DESK, (LEISURELY, 4, 1)),
     (8, DESK, (DENSE, 4, 2)), (24, DESK, (DENSE, 6, 4)), (3, SMALL, (LEISURELY, 3, 1)), (24, SMALL, (DENSE, 4, 6))],
)  # fmt: skip
def test_few_rooms_stand_in_a_row_and_many_in_a_grid(theme, count, area, expected):
    found = arranged(theme, count, area)
    assert (found.measures, found.columns, found.rows) == expected


def test_24_rooms_are_all_seen_in_the_window_of_a_desk(theme):
    found = arranged(theme, 24, DESK)
    assert found.rows * found.size.height() <= DESK.height()


def test_in_a_small_window_24_rooms_keep_their_height_and_are_scrolled(theme):
    found = arranged(theme, 24, SMALL)
    assert found.size.height() == theme.px(DENSE.height)
    assert found.rows * found.size.height() > SMALL.height()


@given(count=st.integers(1, 60), width=st.integers(200, 4_000), height=st.integers(100, 2_500))
def test_rooms_never_overlap_and_never_leave_the_area(theme, count, width, height):
    found = arranged(theme, count, QSize(width, height))
    boxes = [found.place(number, width) for number in range(count)]
    assert all(QRect(0, 0, width, 10**6).contains(box) for box in boxes)
    assert not any(
        one.intersects(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )
    assert found.columns * found.rows >= count
    assert found.size.height() >= theme.px(found.measures.height)


@pytest.mark.parametrize("measures", [LEISURELY, DENSE])
def test_the_parts_of_a_column_stand_below_each_other_within_its_least_size(
    theme, measures: Measures
):
    size = QSize(theme.px(measures.width), theme.px(measures.height))
    found = places(theme, measures, size, measures.most_lines)
    parts = [
        found.title,
        found.strip,
        found.box,
        found.progress,
        found.question,
        found.notes,
        found.foot,
    ]
    tops = [part.top() for part in parts]
    assert tops == sorted(tops)
    assert found.foot.bottom() < size.height()
    assert found.notes.height() >= theme.px(measures.row)
