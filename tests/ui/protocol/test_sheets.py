"""The pages: walked through by keys, turned, zoomed, and white whatever the window's colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from facilitator.protocol.blocks import layout_blocks, layout_meta
from facilitator.protocol.compose import compose
from facilitator.protocol.layouts import load_layout
from facilitator.protocol.pages.pictures import PageSize
from facilitator.protocol.pages.preview import Preview, preview
from facilitator.settings import Settings
from facilitator.ui.protocol.sheets import Sheets
from facilitator.ui.protocol.stack import Stack
from facilitator.ui.theme.theme import Theme
from tests.protocol.workshops import TODAY, rich

A4 = PageSize(595.0, 842.0)


@pytest.fixture(scope="module")
def pages() -> Preview:
    layout, content = load_layout("prognos"), compose(rich(), today=TODAY)
    return preview(layout_blocks(content, layout), layout_meta(content, layout), layout)


@pytest.fixture
def theme(qapp, tmp_path) -> Theme:
    return Theme(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def sheets(qtbot, theme, pages) -> Sheets:
    made = Sheets(theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_pages(pages)
    return made


def press(qtbot, sheets: Sheets, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(sheets, key)


def test_page_keys_turn_from_page_to_page(qtbot, sheets):
    assert (sheets.page, sheets.page_count) == (1, len(sheets.preview.sizes))
    press(qtbot, sheets, Qt.Key.Key_PageDown)
    assert sheets.page == 2
    press(qtbot, sheets, Qt.Key.Key_PageUp)
    assert sheets.page == 1
    press(qtbot, sheets, Qt.Key.Key_End)
    assert sheets.page == sheets.page_count
    press(qtbot, sheets, Qt.Key.Key_Home)
    assert sheets.page == 1


def test_arrow_keys_walk_through_all_that_stands_there_and_enter_asks_for_it(qtbot, sheets):
    names = list(sheets.preview.places)
    asked: list[str] = []
    sheets.chosen.connect(asked.append)
    for _ in names:
        press(qtbot, sheets, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert asked == names
    assert sheets.page == sheets.page_count
    press(qtbot, sheets, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert asked[-1] == names[-2]


def test_plus_and_minus_zoom_and_zero_fits_again(qtbot, sheets):
    fitted = sheets.percent
    press(qtbot, sheets, Qt.Key.Key_Plus)
    larger = sheets.percent
    assert larger > fitted
    press(qtbot, sheets, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert sheets.percent == larger
    press(qtbot, sheets, Qt.Key.Key_0)
    assert sheets.percent == fitted


def test_the_place_that_is_read_stays_when_the_size_changes(qtbot, sheets):
    press(qtbot, sheets, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    page = sheets.page
    sheets.zoom(1)
    assert sheets.page == page


def test_paper_is_white_and_its_surroundings_follow_the_theme(sheets, theme):
    theme.choose_scheme("dark")
    try:
        picture = sheets.viewport().grab().toImage()
        margin = sheets.point_of(next(iter(sheets.preview.places)))
        assert picture.pixelColor(margin.x() - 30, 60) == QColor("#FFFFFF")
        assert picture.pixelColor(2, 2) == theme.color("sunken")
        assert theme.color("sunken").lightness() < 64
    finally:
        theme.choose_scheme("light")


def test_nothing_is_shown_of_nothing(qtbot, theme):
    made = Sheets(theme)
    qtbot.addWidget(made)
    made.show()
    press(qtbot, made, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_End)
    assert (made.page, made.page_count) == (0, 0)


def test_what_lies_between_two_heights_is_found_in_the_stack():
    stack = Stack.of([A4] * 5, 1.0, 20)
    assert stack.height == 5 * (842 + 20) + 20
    assert list(stack.pages_between(0, 10)) == [0]
    assert list(stack.pages_between(0, 900)) == [0, 1]
    assert list(stack.pages_between(863, 900)) == [1]
    assert list(stack.pages_between(5 * 862 - 10, 9_999)) == [4]
    assert stack.page_at(stack.tops[3]) == 3


def test_a_height_between_two_anchors_belongs_to_the_upper_one(pages):
    (first, here), (_, below) = list(pages.places.items())[:2]
    assert pages.anchor_at(here.page, (here.y + below.y) / 2) == first
    assert pages.anchor_at(0, 0.0) == ""
    last = list(pages.places)[-1]
    assert pages.anchor_at(len(pages.sizes) - 1, 10_000) == last
