"""The lists beside the paper: each row as high as its words at the width there is."""

from itertools import pairwise

import pytest

from facilitator.settings import Settings
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme


@pytest.fixture
def rows(qtbot, qapp, tmp_path):
    theme = Theme(qapp, Settings(tmp_path / "settings.json"))
    made = RowList(theme, "Open points")
    qtbot.addWidget(made)
    made.resize(244, 300)
    made.show()
    for number in range(40):
        made.add(f"Workshop {number}: " + "noch ein Wort " * (number % 9), None, glyph="warn")
    qtbot.waitUntil(made.verticalScrollBar().isVisible)
    return made


def overlaps(rows: RowList) -> list[int]:
    """Return the rows that begin before the one above them ends."""
    places = [rows.visualItemRect(rows.item(row)) for row in range(rows.count())]
    return [
        at for at, (above, own) in enumerate(pairwise(places), 1) if own.top() <= above.bottom()
    ]


def test_rows_do_not_overlap_beside_a_scroll_bar(qtbot, rows):
    qtbot.waitUntil(lambda: overlaps(rows) == [])


def test_rows_wrap_anew_at_another_width(qtbot, rows):
    rows.resize(190, 300)
    qtbot.waitUntil(lambda: overlaps(rows) == [])
