"""The tab of people by keyboard: what is typed is in the file, and what is in the file is shown."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from facilitator import clock
from facilitator.actions import history, people
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.people.head import FilterField
from facilitator.ui.people.rows import EMAIL, GROUP, NAME, ORGANISATION, PRESENCE, ROLE, WISHES
from facilitator.ui.people.tab import PeopleTab
from tests.ui.keyboard import focused, press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def names(tab):
    return [row.name for row in tab.table.people.rows]


def column(tab, number):
    return [row.text(number) for row in tab.table.people.rows]


def edit(tab, name, number, text):
    """Type into the cell of a person, as Enter opens and closes it."""
    at = names(tab).index(name)
    tab.table.setCurrentIndex(tab.table.people.index(at, number))
    tab.table.setFocus()
    press(Qt.Key.Key_Return)
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def choose(tab, *chosen):
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    tab.table.clearSelection()
    for name in chosen:
        at = names(tab).index(name)
        tab.table.selectionModel().setCurrentIndex(tab.table.people.index(at, NAME), flags)


def test_everybody_is_shown_with_what_is_known_of_them(tab):
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz"]
    assert column(tab, ORGANISATION) == ["Amt", "Uni", "Werk", "Amt"]
    assert column(tab, WISHES) == ["2, 1", "", "", ""]
    assert column(tab, EMAIL)[0] == "ada@x.de"
    counts = [(group.sign.code, group.people) for group in tab.side.groups.groups]
    assert sorted(counts) == [("KO", 1), ("WI", 1), ("WR", 1), ("–", 1)]


def test_the_model_keeps_qts_rules_while_it_is_sorted_filtered_and_added_to(tab):
    tester = QAbstractItemModelTester(
        tab.table.people, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    tab.table.people.sort(NAME, Qt.SortOrder.DescendingOrder)
    tab.table.people.filter("amt")
    tab.add()
    tab.table.people.end_new()
    assert tester.model() is tab.table.people


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        (NAME, "Dr. Ada King", "Dr. Ada King"),
        (ORGANISATION, "Werk", "Werk"),
        (GROUP, "Land", "Land"),
        (WISHES, "3, 1", "3, 1"),
        (EMAIL, "a@king.de", "a@king.de"),
        (ROLE, "Verteiler, moderator", "Recipient, Moderation"),
    ],
)
def test_what_is_typed_into_a_cell_is_in_the_file_and_undo_takes_it_back(
    tab, desk, number, text, shown
):
    before = tab.table.people.rows[0].text(number)
    edit(tab, "Ada King", number, text)
    assert tab.table.people.rows[0].text(number) == shown
    desk.run(history.undo)
    assert tab.table.people.rows[0].text(number) == before


@pytest.mark.parametrize(
    ("number", "text"),
    [(NAME, " "), (EMAIL, "ada"), (WISHES, "Vulkane"), (ROLE, "Zauberer"), (ROLE, "")],
)
def test_what_a_cell_cannot_hold_is_said_and_the_cell_stays(tab, number, text):
    said = []
    tab.said.connect(said.append)
    before = tab.table.people.rows[0].text(number)
    edit(tab, "Ada King", number, text)
    assert tab.table.people.rows[0].text(number) == before
    assert len(said) == 1


def test_a_group_typed_while_several_are_chosen_is_that_of_all_in_one_step(tab, desk):
    choose(tab, "Ada King", "Bo Li", "Dora Öz")
    press(Qt.Key.Key_G, CTRL)
    QTest.keyClicks(focused(), "Land")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert column(tab, GROUP) == ["Land", "Land", "Wirtschaft", "Land"]
    desk.run(history.undo)
    assert column(tab, GROUP) == ["Kommunen", "Wissenschaft", "Wirtschaft", ""]


def test_a_group_that_is_there_goes_on_as_it_is_typed_and_keeps_its_spelling(tab):
    edit(tab, "Bo Li", GROUP, "komm")
    assert column(tab, GROUP) == ["Kommunen", "Kommunen", "Wirtschaft", ""]


def test_space_says_on_the_day_that_somebody_came_and_then_that_they_did_not(tab):
    choose(tab, "Bo Li", "Cem Ay")
    press(Qt.Key.Key_Space)
    assert [row.state for row in tab.table.people.rows] == [None, "present", "present", None]
    press(Qt.Key.Key_Space)
    assert [row.state for row in tab.table.people.rows] == [None, "absent", "absent", None]
    assert [row.name for row in tab.table.chosen] == ["Bo Li", "Cem Ay"]


def test_space_does_nothing_on_any_other_day(tab, monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", clock.now() - timedelta(days=1))
    choose(tab, "Bo Li")
    press(Qt.Key.Key_Space)
    assert not any(row.state for row in tab.table.people.rows)


def test_presence_is_no_cell_to_type_into(tab):
    index = tab.table.people.index(0, PRESENCE)
    assert not tab.table.people.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_what_is_typed_replaces_the_cell_at_the_keyboard_and_undo_brings_it_back(tab, desk):
    tab.table.setCurrentIndex(tab.table.people.index(0, ORGANISATION))
    QTest.keyClicks(focused(), "W")
    QTest.keyClicks(focused(), "ald")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert column(tab, ORGANISATION)[0] == "Wald"
    assert tab.head.filter.text() == ""
    assert focused() is tab.table
    desk.run(history.undo)
    assert column(tab, ORGANISATION)[0] == "Amt"


def test_typing_at_presence_stores_nothing_and_says_which_key_does(tab):
    said = []
    tab.said.connect(said.append)
    tab.table.setCurrentIndex(tab.table.people.index(0, PRESENCE))
    press(Qt.Key.Key_X)
    assert not tab.table.is_editing
    assert len(said) == 1
    assert "Space" in said[0]


def test_tab_opens_the_next_cell_that_can_be_edited_and_leaves_none_behind_the_last(tab):
    tab.table.setCurrentIndex(tab.table.people.index(0, WISHES))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert tab.table.currentIndex().column() == EMAIL
    assert tab.table.is_editing
    press(Qt.Key.Key_Backtab)
    assert tab.table.currentIndex().column() == WISHES
    tab.table.commit()
    tab.table.setCurrentIndex(tab.table.people.index(3, EMAIL))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert not tab.table.is_editing
    assert focused() is tab.table


def test_the_filter_has_a_key_and_escape_shows_everybody_again(tab):
    press(Qt.Key.Key_F, CTRL)
    assert isinstance(focused(), FilterField)
    QTest.keyClicks(focused(), "amt oz")
    assert names(tab) == ["Dora Öz"]
    press(Qt.Key.Key_Escape)
    assert len(names(tab)) == 4
    assert focused() is tab.table


def test_a_filter_that_nobody_matches_keeps_the_keyboard_and_says_so_where_people_stand(tab):
    tab.filter()
    QTest.keyClicks(focused(), "zzz")
    assert names(tab) == []
    press(Qt.Key.Key_Return)
    assert isinstance(focused(), FilterField)
    ground = tab.table.palette().base().color()
    picture = tab.table.viewport().grab().toImage()
    middle = range(picture.width())
    height = picture.height()
    rows = range(height // 2 - 10, height // 2 + 10)
    assert any(picture.pixelColor(x, y) != ground for x in middle for y in rows)


def test_the_column_of_the_keyboard_sorts_both_ways_with_empty_cells_kept(tab):
    tab.table.setCurrentIndex(tab.table.people.index(0, NAME))
    press(Qt.Key.Key_S, CTRL | SHIFT)
    assert names(tab) == ["Cem Ay", "Ada King", "Bo Li", "Dora Öz"]
    press(Qt.Key.Key_S, CTRL | SHIFT)
    assert names(tab) == ["Dora Öz", "Bo Li", "Ada King", "Cem Ay"]


def test_somebody_new_is_typed_into_an_empty_row(tab):
    press(Qt.Key.Key_N, CTRL)
    QTest.keyClicks(focused(), "Eva Nord")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz", "Eva Nord"]
    assert tab.table.currentIndex().row() == 4
    assert tab.table.currentIndex().column() == ORGANISATION


@pytest.mark.parametrize("sorted_by", [None, NAME])
def test_tab_leads_somebody_new_from_name_to_organisation_to_group(tab, desk, sorted_by):
    if sorted_by is not None:
        tab.table.people.sort(sorted_by)
    press(Qt.Key.Key_N, CTRL)
    for text in ("Eva Aal", "IHK Weser", "Verband"):
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Tab)
        QApplication.processEvents()
    tab.table.commit()
    (eva,) = [row for row in tab.table.people.rows if row.name == "Eva Aal"]
    assert (eva.organisation, eva.group, eva.roles) == ("IHK Weser", "Verband", ("participant",))
    for _ in range(3):
        desk.run(history.undo)
    assert "Eva Aal" not in names(tab)


@pytest.mark.parametrize("is_new", [True, False])
def test_the_keyboard_stays_in_the_table_when_rows_move_below_the_cell(qtbot, desk, theme, is_new):
    whole, tab = QWidget(), PeopleTab(desk, DeskSignals(desk), theme)
    row = QHBoxLayout(whole)
    row.addWidget(QPushButton("Elsewhere"))
    row.addWidget(tab)
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    tab.show_workshop(desk.read.workshops()[0].id)
    tab.table.people.sort(NAME)
    if is_new:
        tab.add()
        QTest.keyClicks(focused(), "Zoe Zand")
        press(Qt.Key.Key_Return)
        QApplication.processEvents()
    else:
        edit(tab, "Ada King", NAME, "Zoe Zand")
    assert names(tab)[-1] == "Zoe Zand"
    assert focused() is tab.table


def test_an_empty_row_that_is_left_is_gone(tab):
    press(Qt.Key.Key_N, CTRL)
    assert len(names(tab)) == 5
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert len(names(tab)) == 4


def test_delete_takes_those_chosen_out_and_undo_brings_them_back(tab, desk):
    choose(tab, "Ada King", "Cem Ay")
    press(Qt.Key.Key_Delete)
    assert names(tab) == ["Bo Li", "Dora Öz"]
    desk.run(history.undo)
    assert names(tab) == ["Ada King", "Bo Li", "Cem Ay", "Dora Öz"]


def test_a_workshop_without_people_offers_to_read_a_list(tab, desk):
    ids = [row.id for row in tab.table.people.rows]
    workshop = desk.read.workshops()[0].id
    desk.run(people.remove, workshop_id=workshop, person_ids=ids)
    assert tab.pages.currentWidget() is tab.empty
    assert tab.empty.offer.isVisible()


def test_a_cell_that_is_being_edited_is_stored_when_the_tab_is_left(tab):
    tab.table.edit_cell(GROUP)
    QTest.keyClicks(focused(), "Land")
    assert not tab.is_settled
    tab.flush()
    QApplication.processEvents()
    assert tab.is_settled
    assert column(tab, GROUP)[0] == "Land"


@pytest.mark.parametrize("width", [1_400, 900, 500])
def test_the_columns_that_stay_fill_the_width_and_no_more(tab, width):
    tab.resize(width, 700)
    QApplication.processEvents()
    shown = [at for at in range(EMAIL + 1) if not tab.table.isColumnHidden(at)]
    assert {NAME, GROUP, PRESENCE} <= set(shown)
    room = tab.table.viewport().width()
    assert room - 10 <= sum(map(tab.table.columnWidth, shown)) <= room
