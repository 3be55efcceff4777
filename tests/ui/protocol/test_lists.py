"""The lists beside the paper: each row as high as its words at the width there is."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from facilitator.settings import Settings
from facilitator.ui.protocol.lists import RowList
from facilitator.ui.theme.theme import Theme

_WRAP = Qt.TextFlag.TextWordWrap.value


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


def crowded(rows: RowList) -> list[int]:
    """Return the rows lower than their words, the room of glyph and edges left aside."""
    width = rows.viewport().width() - 36 - 10
    metrics = QFontMetrics(rows.font())
    found: list[int] = []
    for row in range(rows.count()):
        item = rows.item(row)
        need = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, item.text()).height()
        if rows.visualItemRect(item).height() < need + 12:
            found.append(row)
    return found


def test_rows_are_as_high_as_their_words_beside_a_scroll_bar(qtbot, rows):
    qtbot.waitUntil(lambda: crowded(rows) == [])


def test_rows_wrap_anew_at_another_width(qtbot, rows):
    rows.resize(190, 300)
    qtbot.waitUntil(lambda: crowded(rows) == [])
