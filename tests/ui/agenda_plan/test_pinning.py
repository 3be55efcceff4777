"""Starts are set and loosened by a click or a key, and a set one that is in the way can be moved."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from facilitator.actions import agenda_items
from facilitator.ui.agenda_plan.columns import columns_in
from facilitator.ui.agenda_plan.item_painter import pin_part
from facilitator.ui.theme.theme import Theme
from tests.ui.agenda_plan.conftest import Table
from tests.ui.keyboard import press

Key = Qt.Key
PLAN = ["Welcome", "Round 1", "Break", "Round 2", "Closing"]


def click_pin(table: Table, theme: Theme, title: str) -> None:
    view = table.tab.table
    at = next(at for at, row in enumerate(view.rows) if row.title == title)
    rect = view.visualRect(view.model().index(at, 0))
    part = pin_part(theme, rect, view.rows[at])  # type: ignore[arg-type] - an item has this title
    assert columns_in(theme, rect).start.contains(part.center())
    place = QPoint(part.center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_the_pin_lets_an_item_follow_and_another_sets_it_again(
    table: Table, theme: Theme
):
    click_pin(table, theme, "Break")
    assert table.item("Break").start_time is None
    assert "Break" in table.said[-1]
    click_pin(table, theme, "Break")
    assert table.item("Break").start_time == "14:45"
    table.undo()
    assert table.item("Break").start_time is None


def test_a_pin_says_what_a_click_on_it_does(table: Table, theme: Theme):
    def said(title: str) -> str:
        view = table.tab.table
        at = next(at for at, row in enumerate(view.rows) if row.title == title)
        rect = view.visualRect(view.model().index(at, 0))
        place = pin_part(theme, rect, view.rows[at]).center()  # type: ignore[arg-type] - an item
        viewport = view.viewport()
        help_wanted = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, help_wanted)
        return QToolTip.text()

    assert said("Break").startswith("The start is set.")
    click_pin(table, theme, "Break")
    assert said("Break").startswith("The start follows what is above.")


def test_what_lasted_until_a_set_start_keeps_its_length_when_that_follows(
    table: Table, theme: Theme
):
    table.desk.run(agenda_items.set_times, item_id="a2", start_time="14:00", duration_minutes=None)
    before = table.starts
    click_pin(table, theme, "Break")
    assert table.item("Round 1").duration_minutes == 45
    assert table.starts == before


def test_delete_on_a_start_loosens_it_and_never_deletes_the_item(table: Table):
    table.at("Break", "start")
    press(Key.Key_Delete)
    assert table.item("Break").start_time is None
    press(Key.Key_Delete)
    assert table.titles == PLAN
    assert len(table.said) == 2
    table.at("Break", "title")
    press(Key.Key_Delete)
    assert table.titles == [title for title in PLAN if title != "Break"]


def test_several_chosen_items_are_deleted_wherever_the_keyboard_is(table: Table):
    table.at("Break", "start")
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_Delete)
    assert table.titles == ["Welcome", "Round 1", "Closing"]


def test_an_overlap_is_mended_first_by_moving_all_that_comes_after(table: Table):
    table.desk.run(agenda_items.set_times, item_id="a4", start_time="15:00")
    table.desk.run(agenda_items.set_times, item_id="a2", duration_minutes=50)
    words, mend = table.hints[0].mends[0]
    assert words == "Move all after it by 5 min"
    table.tab.table.mend_wanted.emit(mend)
    assert table.starts == ["13:30", "14:00", "14:50", "15:05", "15:50"]
    table.undo()
    assert [item.start_time for item in table.agenda][2:4] == ["14:45", "15:00"]


def test_who_moves_an_item_away_from_an_overlap_keeps_its_length(table: Table):
    table.desk.run(agenda_items.set_times, item_id="a3", duration_minutes=None)
    table.desk.run(agenda_items.set_times, item_id="a4", start_time="15:00")
    table.desk.run(agenda_items.set_times, item_id="a2", duration_minutes=50)
    table.tab.table.mend_wanted.emit(table.hints[0].mends[1][1])
    item = table.item("Break")
    assert (item.start_time, item.duration_minutes) == ("14:50", 15)
