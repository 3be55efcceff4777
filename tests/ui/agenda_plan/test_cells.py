"""Cells are edited by keys: times are tried out at once, and are one step once somebody is done."""

from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from facilitator.domain.records import AgendaKind
from facilitator.ui.agenda_plan.values import typed_minutes, typed_time
from tests.ui.agenda_plan.conftest import Table
from tests.ui.keyboard import focused, press

Key = Qt.Key


def test_every_start_below_follows_a_length_while_it_is_typed(table: Table):
    table.at("Welcome", "length")
    table.type("25")
    assert table.starts[:3] == ["13:30", "13:55 (14:00)", "14:45"]
    assert table.item("Welcome").duration_minutes == 30
    press(Key.Key_Return)
    assert table.item("Welcome").duration_minutes == 25
    assert table.starts[:3] == ["13:30", "13:55", "14:45"]
    table.undo()
    assert table.starts[1] == "14:00"


def test_escape_goes_back_to_what_was_there(table: Table):
    table.at("Welcome", "length")
    table.type("5")
    press(Key.Key_Escape)
    assert table.item("Welcome").duration_minutes == 30
    assert table.starts[1] == "14:00"
    assert table.tab.table.hasFocus()


def test_a_start_is_pinned_by_a_time_and_follows_without_one(table: Table):
    table.at("Break", "start")
    press(Key.Key_F2)
    table.type("1455")
    press(Key.Key_Return)
    assert table.item("Break").start_time == "14:55"
    press(Key.Key_Return)
    focused().clear()  # type: ignore[attr-defined] - the field has the keyboard
    focused().textEdited.emit("")  # type: ignore[attr-defined] - as a person's Delete does
    press(Key.Key_Return)
    assert table.item("Break").start_time is None


def test_what_is_no_time_keeps_the_old_one_and_is_said(table: Table):
    table.at("Break", "start")
    table.type("9:99")
    assert table.tab.field.property("state") == "error"
    press(Key.Key_Return)
    assert table.item("Break").start_time == "14:45"
    assert any("9:99" in sentence for sentence in table.said)


def test_words_are_in_the_file_with_every_key(table: Table):
    table.at("Welcome", "place")
    table.type("Foy")
    assert table.item("Welcome").place == "Foy"
    press(Key.Key_Return)
    table.undo()
    assert table.item("Welcome").place == ""


def test_escape_takes_typed_words_back(table: Table):
    table.at("Welcome")
    press(Key.Key_F2)
    table.type("Hello")
    press(Key.Key_Escape)
    assert table.titles[0] == "Welcome"


def test_undo_while_typing_takes_the_words_out_of_the_field_too(table: Table):
    table.at("Welcome")
    press(Key.Key_F2)
    table.type("Hello")
    table.undo()
    assert table.tab.field.text() == "Welcome"
    assert table.titles[0] == "Welcome"


def test_a_field_closes_when_its_item_is_undone(table: Table):
    table.at("Closing")
    press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert table.tab.editing.is_open
    table.undo()
    assert not table.tab.editing.is_open
    assert table.tab.field.isHidden()


def test_tab_goes_from_cell_to_cell_and_on_to_the_next_item(table: Table):
    table.at("Welcome", "start")
    press(Key.Key_Return)
    cells = []
    for _ in range(5):
        cells.append((table.tab.editing.item_id, table.tab.editing.cell))
        press(Key.Key_Tab)
    assert [cell for _, cell in cells] == ["start", "length", "title", "speakers", "place"]
    assert (table.tab.editing.item_id, table.tab.editing.cell) == ("a2", "start")
    press(Key.Key_Backtab)
    assert (table.tab.editing.item_id, table.tab.editing.cell) == ("a1", "place")


def test_an_arrow_goes_to_the_same_cell_of_the_next_item(table: Table):
    table.at("Welcome", "length")
    table.type("20")
    press(Key.Key_Down)
    assert (table.tab.editing.item_id, table.tab.editing.cell) == ("a2", "length")
    assert table.item("Welcome").duration_minutes == 20


def test_speakers_become_persons_when_somebody_is_done(table: Table):
    table.at("Welcome", "speakers")
    table.type("Ada King, Amt; Bo Li")
    assert table.desk.read.head("w").speakers == ()
    press(Key.Key_Return)
    assert table.items[0].speakers == "Ada King, Bo Li"
    names = {person.name for person in table.desk.read.persons()}
    assert {"Ada King", "Bo Li"} <= names


def test_a_kind_is_chosen_from_all_kinds(table: Table, monkeypatch: pytest.MonkeyPatch):
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    table.at("Closing", "kind")
    press(Key.Key_Return)
    assert len(opened[0].actions()) == len(get_args(AgendaKind))
    next(entry for entry in opened[0].actions() if entry.text() == "&Closing").trigger()
    assert table.item("Closing").kind == "closing"


def test_what_is_being_typed_is_written_when_the_window_asks(table: Table):
    table.at("Welcome", "length")
    table.type("20")
    assert not table.tab.is_settled
    table.tab.flush()
    assert table.tab.is_settled
    assert table.item("Welcome").duration_minutes == 20


def test_comment_and_materials_belong_to_the_item_at_the_keyboard(table: Table):
    table.at("Break")
    press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    table.type("Kaffee")
    press(Key.Key_Tab)
    table.type("Tassen")
    item = table.item("Break")
    assert (item.comment, item.materials) == ("Kaffee", "Tassen")
    assert table.items[2].has_remarks
    press(Key.Key_Escape)
    assert table.tab.table.hasFocus()
    assert not table.tab.details.isVisible()


@pytest.mark.parametrize(
    ("text", "time"),
    [("14:05", "14:05"), ("1405", "14:05"), ("14.05 Uhr", "14:05"), ("9h", "09:00"), ("8", "08:00"), ("", None)],
)  # fmt: skip
def test_a_time_may_be_typed_in_many_ways(text: str, time: str | None):
    assert typed_time(text) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 min", 45), ("1h", 60), ("1h30", 90), ("1:30", 90), ("0", 0), ("", None), ("min", None)],
)  # fmt: skip
def test_a_length_may_be_typed_in_many_ways(text: str, minutes: int | None):
    assert typed_minutes(text) == minutes


@pytest.mark.parametrize("text", ["25:00", "14:75", "bald", "-5"])
def test_what_is_no_time_is_refused(text: str):
    with pytest.raises(ValueError, match="no time"):
        typed_time(text)


@pytest.mark.parametrize("text", ["bald", "-5", "1234567"])
def test_what_is_no_length_is_refused(text: str):
    with pytest.raises(ValueError, match="no length"):
        typed_minutes(text)
