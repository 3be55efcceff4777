"""The timeline by keyboard: what is typed is in the file, and drawn as the protocol draws it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator.actions import history, milestones, workshops
from facilitator.protocol.compose import compose
from facilitator.ui.timeline.rows import MEANING, TITLE, WHEN
from tests.protocol.workshops import TODAY
from tests.ui.keyboard import focused, press

ALT = Qt.KeyboardModifier.AltModifier


def titles(tab):
    return [row.title for row in tab.table.steps.rows]


def stored(desk):
    return [entry.title for entry in desk.read.dossier(desk.read.workshops()[0].id).milestones]


def at(tab, title, column=TITLE):
    tab.table.setCurrentIndex(tab.table.steps.index(titles(tab).index(title), column))
    tab.table.setFocus()


def field():
    found = focused()
    assert isinstance(found, QLineEdit)
    return found


def type_into(text):
    field().selectAll()
    QTest.keyClick(field(), Qt.Key.Key_Delete)
    QTest.keyClicks(field(), text)


def finish():
    QTest.keyClick(field(), Qt.Key.Key_Return)
    QApplication.processEvents()


def test_milestones_and_workshops_stand_in_one_order_and_say_how_dates_are_understood(tab):
    rows = tab.table.steps.rows
    assert titles(tab) == ["Auftrag", "Auftakt", "Entwurf", "Abschluss", "Bericht"]
    assert [row.is_workshop for row in rows] == [False, True, False, True, False]
    assert [row.is_event for row in rows] == [False, True, False, False, False]
    meanings = [row.text(MEANING) for row in rows]
    assert meanings == ["month", "exact", "quarter", "exact", "from then on (year)"]


def test_the_drawing_is_that_of_the_protocol(tab, desk):
    plan = desk.read.dossier(desk.read.workshops()[0].id)
    assert tab.picture.steps == compose(plan, today=TODAY).steps
    assert "Q 4/2026: Entwurf" in tab.picture.accessibleDescription()


def test_the_model_keeps_qts_rules_while_rows_come_and_go(tab, desk):
    tester = QAbstractItemModelTester(tab.table.steps)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_into("2028")
    finish()
    desk.run(history.undo)
    assert tester.failureReportingMode() is not None
    assert "" not in titles(tab)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_cell_is_edited_and_drawn_while_it_is_typed(tab, desk, key):
    at(tab, "Entwurf")
    press(key)
    type_into("Zweiter Entwurf")
    assert "Zweiter Entwurf" in tab.picture.accessibleDescription()
    assert stored(desk) == ["Auftrag", "Entwurf", "Bericht"]
    finish()
    assert stored(desk) == ["Auftrag", "Zweiter Entwurf", "Bericht"]
    desk.run(history.undo)
    assert "Zweiter" not in tab.picture.accessibleDescription()


def test_what_is_given_up_is_neither_stored_nor_drawn(tab):
    at(tab, "Entwurf", WHEN)
    press(Qt.Key.Key_F2)
    type_into("2030")
    QTest.keyClick(field(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert "2030" not in tab.picture.accessibleDescription()
    assert "Q 4/2026" in tab.picture.accessibleDescription()


def test_a_new_milestone_comes_behind_the_keyboard_and_is_filled_cell_by_cell(tab, desk):
    at(tab, "Auftrag")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_into("Juni 2026")
    finish()
    press(Qt.Key.Key_Return)
    type_into("Fachforum")
    finish()
    assert stored(desk) == ["Auftrag", "Fachforum", "Entwurf", "Bericht"]
    assert tab.table.current.when == "Juni 2026"


def test_tab_leads_through_a_new_milestone_and_on_to_the_next_one(tab, desk):
    at(tab, "Auftrag")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_into("Juni 2026")
    press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    type_into("Fachforum")
    press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert stored(desk) == ["Auftrag", "Fachforum", "Entwurf", "Bericht"]
    assert tab.table.is_editing
    assert tab.table.current.title == "Entwurf"  # the workshop between is not edited here
    assert tab.table.currentIndex().column() == WHEN
    type_into("Juli 2026")
    finish()
    assert [row.when for row in tab.table.steps.rows if row.title == "Entwurf"] == ["Juli 2026"]


def test_tab_leads_from_an_empty_date_to_the_title_of_the_same_new_milestone(tab, desk):
    at(tab, "Auftrag")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    type_into("Fachforum")
    finish()
    assert stored(desk) == ["Auftrag", "Fachforum", "Entwurf", "Bericht"]


def test_what_is_typed_replaces_the_cell_and_tab_passes_over_how_a_date_is_understood(tab, desk):
    at(tab, "Entwurf", WHEN)
    press(Qt.Key.Key_2)
    QTest.keyClicks(field(), "027")
    press(Qt.Key.Key_Tab)
    assert tab.table.currentIndex().column() == TITLE
    QTest.keyClicks(field(), "Fassung")
    finish()
    assert tab.table.current.when == "2027"
    assert stored(desk) == ["Auftrag", "Fassung", "Bericht"]


def test_words_without_a_date_are_kept_and_said_to_hold_none(tab):
    at(tab, "Entwurf", WHEN)
    press(Qt.Key.Key_Return)
    type_into("An Einladung")
    finish()
    assert tab.table.current.when == "An Einladung"
    assert tab.table.current.text(MEANING) == "open, no date in it"


def test_how_a_date_is_understood_is_not_typed(tab):
    said = []
    tab.said.connect(said.append)
    at(tab, "Entwurf", MEANING)
    press(Qt.Key.Key_X)
    press(Qt.Key.Key_Return)
    assert not tab.table.is_editing
    assert len(said) == 2
    assert [row.when for row in tab.table.steps.rows if row.title == "Entwurf"] == ["Q 4/2026"]


def test_an_empty_new_row_goes_when_it_is_left(tab, desk):
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert len(tab.table.steps.rows) == 5
    assert len(stored(desk)) == 3


def test_alt_and_arrows_move_and_the_keyboard_goes_along(tab, desk):
    at(tab, "Bericht")
    press(Qt.Key.Key_Up, ALT)
    assert stored(desk) == ["Auftrag", "Bericht", "Entwurf"]
    assert tab.table.current.title == "Bericht"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stored(desk) == ["Auftrag", "Entwurf", "Bericht"]


def test_delete_takes_out_milestones_and_leaves_workshops(tab, desk):
    said = []
    tab.said.connect(said.append)
    at(tab, "Auftakt")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_F2)
    assert len(said) == 1
    assert "Auftakt" in said[0]
    at(tab, "Entwurf")
    press(Qt.Key.Key_Delete)
    assert stored(desk) == ["Auftrag", "Bericht"]
    assert titles(tab) == ["Auftrag", "Auftakt", "Abschluss", "Bericht"]
    assert tab.table.current.title == "Abschluss"


def test_a_workshop_that_moves_moves_on_the_timeline(tab, desk):
    other = desk.read.workshops()[1]
    desk.run(workshops.set_head, workshop_id=other.id, date="2026-06-01")
    assert titles(tab) == ["Auftrag", "Abschluss", "Auftakt", "Entwurf", "Bericht"]


def test_nothing_yet_is_one_sentence_and_one_action(tab, desk):
    for workshop in desk.read.workshops():
        plan = desk.read.dossier(workshop.id)
        ids = [entry.id for entry in plan.milestones]
        desk.run(milestones.remove, milestone_ids=ids)
    desk.run(workshops.set_head, workshop_id=desk.read.workshops()[1].id, date="")
    assert tab.pages.currentWidget() is tab.empty
    tab.empty.offer.click()
    type_into("2027")
    finish()
    assert len(stored(desk)) == 1
    assert tab.pages.currentWidget() is not tab.empty


def test_a_picture_as_wide_as_the_tab_leaves_the_table_half_of_it(tab):
    assert tab.picture.height() <= tab.height() / 2
    assert tab.picture.heightForWidth(600) < tab.picture.heightForWidth(900)
