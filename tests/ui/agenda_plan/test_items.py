"""Items come, go and move by keys; rounds open in place; hints are mended where they are."""

from dataclasses import replace
from datetime import UTC, date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from facilitator.actions import agenda_items, agenda_rooms, plan_templates, questions
from facilitator.domain.hints.hint import Mend
from facilitator.domain.programme import windows
from facilitator.ui.agenda_plan.model import PlanModel
from facilitator.ui.agenda_plan.rows import ItemRow
from facilitator.ui.agenda_plan.sums import shares_of
from facilitator.ui.widgets.labels import FittedLabel
from tests.ui.agenda_plan.conftest import Table, planned
from tests.ui.keyboard import focused, press

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAN = ["Welcome", "Round 1", "Break", "Round 2", "Closing"]


def test_a_new_item_below_is_named_at_once(table: Table):
    table.at("Round 1")
    press(Key.Key_N, CTRL)
    table.type("Talk")
    press(Key.Key_Return)
    assert table.titles == ["Welcome", "Round 1", "Talk", "Break", "Round 2", "Closing"]


def test_items_move_down_and_up_and_the_keyboard_with_them(table: Table):
    table.at("Welcome")
    press(Key.Key_Down, ALT)
    assert table.titles[:2] == ["Round 1", "Welcome"]
    assert table.tab.table.current_item_id == "a1"
    press(Key.Key_Up, ALT)
    assert table.titles == PLAN


def test_several_are_chosen_with_shift_and_deleted_as_one_step(table: Table):
    table.at("Break")
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Delete)
    assert table.titles == ["Welcome", "Round 1", "Closing"]
    table.undo()
    assert table.titles == PLAN


def test_copies_are_chosen_so_that_they_can_be_moved(table: Table):
    table.at("Closing")
    press(Key.Key_D, CTRL)
    assert table.titles == [*PLAN, "Closing"]
    assert table.tab.table.chosen == [table.items[-1].id]


def test_delete_inside_a_field_deletes_a_letter_and_no_item(table: Table):
    table.at("Closing")
    press(Key.Key_F2)
    press(Key.Key_Home)
    press(Key.Key_Delete)
    assert table.titles == [*PLAN[:-1], "losing"]


def test_space_shows_the_rooms_of_a_round_and_hides_them(table: Table):
    table.at("Round 2")
    press(Key.Key_Space)
    shown = table.rooms[-1]
    assert [room.code for room in shown.rooms] == ["W 2.1", "W 2.2"]
    assert (shown.rooms[0].needed, shown.rooms[0].limit) == (30, 45)
    press(Key.Key_Space)
    assert len(table.rooms) == 1


def test_the_first_round_stands_open(table: Table):
    assert [row.item_id for row in table.rooms] == ["a2"]


def test_a_room_that_takes_too_long_is_shortened_where_it_is(table: Table):
    table.desk.run(questions.set_minutes, minutes={"q11": 40})
    room = table.rooms[0].rooms[0]
    assert (room.needed, room.limit) == (60, 45)
    table.tab.table.mend_wanted.emit(room.mend)
    assert table.rooms[0].rooms[0].needed == 45
    assert table.hints == []
    table.undo()
    assert table.rooms[0].rooms[0].needed == 60


def test_a_hint_stands_below_its_item_and_enter_mends_it(table: Table):
    table.desk.run(agenda_items.set_times, item_id="a2", duration_minutes=50)
    hint = table.hints[0]
    assert hint.item_id == "a2"
    assert [words for words, _ in hint.mends] == ["Move Break to 14:50", "Make Round 1 45 min"]
    table.at("Welcome")
    press(Key.Key_H, CTRL)
    assert table.tab.table.current_row == hint
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert table.item("Round 1").duration_minutes == 45
    assert table.hints == []


def test_a_click_on_a_mend_does_it(table: Table):
    table.desk.run(agenda_items.set_times, item_id="a2", duration_minutes=50)
    rows = list(table.tab.table.rows)
    at = rows.index(table.hints[0])
    view = table.tab.table
    rect = view.visualRect(view.model().index(at, 0))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 40, rect.center().y())
    )
    assert table.item("Round 1").duration_minutes == 45


def test_hints_are_counted_at_the_top(table: Table):
    assert not table.tab.head.hints.isVisible()
    table.desk.run(agenda_items.set_times, item_id="a2", duration_minutes=50)
    assert table.tab.head.hints.isVisible()
    assert table.tab.head.hints.text().startswith(str(len(table.hints)))


def test_every_sort_of_mend_can_be_done(table: Table):
    for mend in (
        Mend("break", "a1", "Welcome", minutes=10),
        Mend("end", "w", time="16:10"),
        Mend("start", "a3", "Break", time="14:55"),
    ):
        table.tab.table.mend_wanted.emit(mend)
    assert table.titles[1] == "Pause"
    assert table.desk.read.workshop("w").end_time == "16:10"
    assert table.item("Break").start_time == "14:55"


def test_a_dragged_item_goes_where_the_line_was(table: Table):
    view = table.tab.table
    table.at("Closing")

    def middle(title: str) -> QPoint:
        row = next(at for at, row in enumerate(view.rows) if row.title == title)
        return view.visualRect(view.model().index(row, 0)).center()

    target = middle("Welcome") - QPoint(0, 10)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle("Closing"))
    for step in (middle("Closing") - QPoint(0, 20), target):
        QTest.mouseMove(view.viewport(), step)
        QTest.qWait(1)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert table.titles == ["Closing", *PLAN[:-1]]


def test_rounds_come_by_their_pattern(table: Table):
    table.at("Closing")
    press(Key.Key_T, CTRL)
    press(Key.Key_Return)
    assert [row.title for row in table.items[5:]] == ["Durchlauf 3", "Pause", "Durchlauf 4"]
    assert table.tab.table.chosen == [row.id for row in table.items[5:]]
    table.undo()
    assert table.titles == PLAN


def test_the_plan_is_the_template_of_the_next_workshop(table: Table):
    wanted: list[str] = []
    table.tab.workshop_wanted.connect(wanted.append)
    command = next(entry for entry in table.tab.commands() if entry.id == "plan-next-workshop")
    assert command.run
    command.run()
    assert len(wanted) == 1
    assert [item.title for item in table.desk.read.head(wanted[0]).agenda] == PLAN


def test_an_agenda_without_items_offers_the_first(table: Table):
    table.desk.run(agenda_items.remove, workshop_id="w", item_ids=["a1", "a2", "a3", "a4", "a5"])
    assert table.tab.offer.isVisible()
    table.tab.offer.click()
    table.type("Start")
    assert table.titles == ["Start"]


def test_who_only_reads_changes_nothing(table: Table, monkeypatch):
    monkeypatch.setattr(type(table.desk), "read_only", property(lambda _desk: True))
    table.at("Welcome", "length")
    table.type("5")
    assert not table.tab.editing.is_open
    assert table.tab.commands() == []


def test_minutes_are_summed_by_kind():
    head = planned()
    kinds = ("arrival", "parallel", "break", "parallel", "closing")
    pairs = zip(head.agenda, kinds, strict=True)
    head = replace(head, agenda=tuple(item._replace(kind=kind) for item, kind in pairs))

    shares = shares_of(head, windows(head.workshop, head.agenda, date(2026, 9, 17), UTC))
    assert {share.name: share.minutes for share in shares} == {
        "Work in rooms": 90,
        "Welcome and closing": 15,
        "Breaks and changes": 15,
    }


def test_the_model_keeps_what_stays(qtmodeltester: ModelTester, qtbot: QtBot):
    model = PlanModel()
    rows = [ItemRow(key, key, "other") for key in "abcd"]
    model.show_rows(rows)
    qtmodeltester.check(model)
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.rowsInserted):
        model.show_rows([*rows[:2], ItemRow("x", "x", "other"), *rows[2:]])
    assert [row.id for row in model.rows] == list("abxcd")
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.waitSignal(model.rowsRemoved):
        model.show_rows(rows)
    qtmodeltester.check(model)


def test_the_model_knows_a_row_that_moved(qtmodeltester: ModelTester, qtbot: QtBot):
    model = PlanModel()
    rows = [ItemRow(key, key, "other") for key in "abcde"]
    model.show_rows(rows)
    for order in ("acdbe", "abcde", "eabcd", "abcde"):
        wanted = [ItemRow(key, key.upper(), "other") for key in order]
        with qtbot.assertNotEmitted(model.rowsRemoved):
            model.show_rows(wanted)
        assert list(model.rows) == wanted
        qtmodeltester.check(model)


def test_break_titles_follow_the_language_of_the_workshop():
    titles = [plan_templates.break_title(language) for language in ("de", "en", "fr")]
    assert titles == ["Pause", "Break", "Pause"]


# Rooms


def test_who_moderates_a_room_and_where_is_typed_in_its_column(table: Table):
    before = table.rooms[0].rooms[0].room
    table.tab.table.setFocus()
    table.tab.table.go_to("a2/rooms")
    press(Key.Key_Return)
    table.tab.room_field.selectAll()
    for letter in "Ada King, Amt":
        QTest.keyClicks(focused(), letter)
    press(Key.Key_Tab)
    table.type("Saal 3")
    press(Key.Key_Return)
    room = table.rooms[0].rooms[0]
    assert (room.moderators, room.room) == ("Ada King", "Saal 3")
    assert table.tab.table.hasFocus()
    table.undo()
    assert table.rooms[0].rooms[0].room == before


def test_a_session_loses_its_hint_once_somebody_moderates_it(table: Table):
    table.desk.run(agenda_rooms.set_moderators, workshop_id="w", session_id="s12", text="")
    assert [row.title for row in table.hints] == ["Without a moderator: W 1.2."]
    table.tab.table.setFocus()
    table.tab.table.go_to("a2/rooms")
    for _ in range(2):
        press(Key.Key_Right)
    table.type("Ada King")
    press(Key.Key_Return)
    assert table.hints == []


def test_escape_leaves_a_room_as_it_was(table: Table):
    before = table.rooms[0]
    table.tab.table.setFocus()
    table.tab.table.go_to("a2/rooms")
    table.type("Somebody")
    press(Key.Key_Escape)
    assert table.rooms[0] == before
    assert table.tab.is_settled


def test_a_click_behind_the_names_is_at_the_room_and_types_there(table: Table):
    view = table.tab.table
    row = next(at for at, row in enumerate(view.rows) if row.id == "a2/rooms")
    place = view.room_place("s11")
    moderators = table.rooms[0].rooms[0].moderators
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(place.right() - 20, place.center().y()),
    )
    assert (view.currentIndex().row(), view.part) == (row, 1)
    table.type("Saal 1")
    press(Key.Key_Return)
    room = table.rooms[0].rooms[0]
    assert (room.moderators, room.room) == (moderators, "Saal 1")
    assert table.said == []


def test_names_that_were_typed_over_are_said(table: Table):
    before = table.rooms[0].rooms[0].moderators
    table.tab.table.setFocus()
    table.tab.table.go_to("a2/rooms")
    table.type("Saal 1")
    press(Key.Key_Return)
    assert "Saal 1" in table.said[-1]
    assert before in table.said[-1]
    table.undo()
    assert table.rooms[0].rooms[0].moderators == before


def test_the_day_is_said_in_as_many_words_as_there_is_room_for(table: Table):
    (words,) = table.tab.head.findChildren(FittedLabel)
    shown = []
    for width in (900, 260, 210, 140):
        words.resize(width, 20)
        shown.append(words.text())
        assert words.fontMetrics().horizontalAdvance(words.text()) <= width
    assert shown[0] == "Thursday, 17 September 2026, 13:30 to 16:00"
    assert shown[-1] == "17 September 2026"
    assert len(set(shown)) > 2
