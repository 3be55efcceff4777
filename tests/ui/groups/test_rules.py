"""The rules below the board: kept or not, added, changed and removed by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.actions import groups
from tests.ui.keyboard import focused

_Key = Qt.Key
_CtrlShift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _rows(organiser):
    return {row.text: row.violations for row in organiser.tab.rules.list.model().rows}


def _choose(organiser, kind: str) -> None:
    form = organiser.tab.rules.form
    form.kind.setCurrentIndex(form.kind.findData(kind))


def test_what_always_holds_is_shown_as_kept(organiser):
    assert list(_rows(organiser).values()) == [0, 0, 0]


def test_a_move_that_breaks_a_rule_shows_at_once(organiser):
    organiser.desk.run(groups.add_rule, workshop_id="w", kind="apart", person_ids=["p0", "p1"])
    organiser.desk.run(groups.move, person_id="p0", session_id="r1t0")
    organiser.desk.run(groups.move, person_id="p1", session_id="r1t0")
    assert list(_rows(organiser).values())[-1] == 1
    assert "rules are kept" in organiser.tab.side.proof.words.text()
    organiser.desk.run(groups.move, person_id="p1", session_id="r1t1")
    assert list(_rows(organiser).values())[-1] == 0


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_a_rule_is_added_for_the_person_at_the_keyboard(organiser):
    name = organiser.here.name
    organiser.press(_Key.Key_R, held=_CtrlShift)
    form = organiser.tab.rules.form
    assert form.people.text() == name
    _choose(organiser, "apart")
    form.people.setFocus()
    form.people.end(False)
    QTest.keyClicks(form.people, "; nadine fa")
    QTest.keyClick(form.people.offers, _Key.Key_Return)
    assert form.people.text().startswith(f"{name}; Nadine Fa")
    QTest.keyClick(form.people, _Key.Key_Return)
    (rule,) = organiser.desk.read.grouping("w").grouping_rules
    assert rule.kind == "apart"
    assert len(organiser.desk.read.people_of_rule(rule.id)) == 2
    assert form.isHidden()
    assert focused() is organiser.tab.rules.list


def test_a_name_that_nobody_has_is_refused_and_nothing_lost(organiser):
    organiser.press(_Key.Key_R, held=_CtrlShift)
    form = organiser.tab.rules.form
    form.people.setText("Niemand Sonst")
    form.take()
    assert "Niemand Sonst" in form.problem.text()
    assert form.isVisible()
    assert organiser.desk.read.grouping("w").grouping_rules == ()
    form.people.setText("")
    form.take()
    assert form.problem.text()
    assert form.isVisible()


def test_a_rule_is_changed_and_removed_by_key(organiser):
    values = {"workshop_id": "w", "session_id": "r1t0"}
    organiser.desk.run(groups.add_rule, kind="fixed", person_ids=["p0"], **values)
    rules = organiser.tab.rules
    rules.list.setCurrentIndex(rules.list.model().index(len(rules.list.model().rows) - 1))
    rules.list.setFocus()
    organiser.press(_Key.Key_Return)
    assert rules.form.place.currentData() == "r1t0"
    rules.form.place.setCurrentIndex(rules.form.place.findData("r1t2"))
    rules.form.take()
    (rule,) = organiser.desk.read.grouping("w").grouping_rules
    assert rule.session_id == "r1t2"
    organiser.press(_Key.Key_Delete)
    assert organiser.desk.read.grouping("w").grouping_rules == ()


def test_what_always_holds_is_neither_removed_nor_silent(organiser):
    rules = organiser.tab.rules
    rules.list.setFocus()
    organiser.press(_Key.Key_Home, _Key.Key_Delete)
    assert len(rules.list.model().rows) == 3
    assert organiser.said


def test_all_rooms_get_seats(organiser):
    rules = organiser.tab.rules
    rules.list.setCurrentIndex(rules.list.model().index(2))
    rules.list.setFocus()
    organiser.press(_Key.Key_Return)
    rules.form.most.setValue(12)
    rules.form.least.setValue(3)
    rules.form.take()
    plan = organiser.desk.read.grouping("w")
    assert {(entry.most, entry.least) for entry in plan.capacities} == {(12, 3)}
    assert len(plan.capacities) == 6
    assert _rows(organiser)["3 to 12 people in each room"] == 6
    assert organiser.tab.board.columns[0].room.is_off


def test_the_keyboard_goes_from_the_board_to_the_rules_and_back(organiser):
    organiser.press(_Key.Key_End, _Key.Key_Down)
    assert focused() is organiser.tab.rules.list
    organiser.press(_Key.Key_Home, _Key.Key_Up)
    assert organiser.here


def test_a_group_with_fewer_people_than_rooms_is_not_promised_to_every_room(organiser):
    assert "Every stakeholder group in every room" in _rows(organiser)
    organiser.desk.run(groups.set_stakeholder_group, person_ids=["p0"], group_name="Gäste")
    assert "Every stakeholder group in every room" not in _rows(organiser)
    assert _rows(organiser)["Every stakeholder group with people enough in every room"] == 0
