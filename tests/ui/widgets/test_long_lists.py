"""Lists of thousands of rows: the first ones are there at once, any other one when it is asked for."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.ui.widgets.long_lists import Heights, LongList
from facilitator.ui.widgets.row_model import KnownRowModel

COUNT = 2_000


class Row(NamedTuple):
    id: str

    @property
    def spoken(self) -> str:
        return f"Row {self.id}"


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[LongList, KnownRowModel[Row]]:
    view, model = LongList(), KnownRowModel[Row]()
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    model.show_rows([Row(str(at)) for at in range(COUNT)])
    view.lay_out_again()
    return view, model


def is_laid(view: LongList, model: KnownRowModel[Row], at: int) -> bool:
    return view.visualRect(model.index(at)).isValid()


def test_only_the_first_rows_are_laid_out_before_the_window_has_its_turn(qtbot, shown):
    view, model = shown
    assert is_laid(view, model, 0)
    assert not is_laid(view, model, COUNT - 1)
    qtbot.waitUntil(lambda: is_laid(view, model, COUNT - 1))


def test_any_row_can_be_scrolled_to_at_once(shown):
    view, model = shown
    view.setCurrentIndex(model.index(COUNT - 1))
    rect = view.visualRect(model.index(COUNT - 1))
    assert rect.isValid()
    assert view.viewport().rect().contains(rect.center())


def test_the_end_key_leads_to_the_end(qtbot, shown):
    view, model = shown
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex() == model.index(COUNT - 1)
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_whoever_has_scrolled_stays_there_when_rows_are_laid_out_again(shown):
    view, model = shown
    view.setCurrentIndex(model.index(COUNT // 2))
    before = view.verticalScrollBar().value()
    assert before > 0
    view.lay_out_again()
    assert is_laid(view, model, COUNT - 1)
    assert view.verticalScrollBar().value() == before


def test_rows_are_found_by_their_ids_after_others_were_shown(shown):
    _, model = shown
    assert model.index_of("7").row() == 7
    model.show_rows([Row("b"), Row("7")])
    assert model.index_of("7").row() == 1
    assert not model.index_of("8").isValid()
    assert model.row_of("8") is None


def test_a_height_is_measured_once():
    measured: list[str] = []

    def measure() -> int:
        measured.append("once")
        return 12

    heights = Heights()
    assert [heights.of("words", measure), heights.of("words", measure)] == [12, 12]
    assert measured == ["once"]
