"""The running order while the day goes on: by key, by clock, by what happens elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from facilitator import clock
from facilitator.actions import agendas, history, sessions, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.storage.files import open_file
from facilitator.ui.agenda.model import AgendaModel
from facilitator.ui.agenda.rows import rows_of
from facilitator.ui.agenda.screen import AgendaScreen
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.ticker import Ticker
from tests.ui.agenda.conftest import CTRL, Key, enter, next_key
from tests.ui.keyboard import focused, press
from tests.ui.session.time.day import at

PLANNED = ["14:00", "14:20", "14:45", "15:20", "15:45"]


def test_before_the_day_all_stands_as_planned(table):
    assert table.starts == PLANNED
    assert table.verdict == "The day begins at 14:00"
    assert table.screen.band.now.accessibleName() == "Now, Nothing on the agenda"
    assert table.screen.band.next.accessibleName() == "Next, Greeting, at 14:00"
    assert table.screen.table.current_id == "a0"


def test_enter_starts_item_by_item_and_ends_the_one_that_is_on(table):
    table.go_on_until("14:02")
    enter()
    assert table.facts("a0") == [("started", "14:02")]
    assert table.said == ["“Greeting” has begun"]
    assert table.screen.table.current_id == "a0"
    press(Key.Key_Down)
    table.go_on_until("14:25")
    enter()
    assert table.facts("a1") == [("started", "14:25")]
    table.go_on_until("14:48")
    enter()
    assert table.facts("a1") == [("started", "14:25"), ("ended", "14:48")]
    assert table.said[-1] == "“Round r1” has ended"


def test_one_key_starts_what_comes_next_wherever_the_keyboard_is_in_the_list(table):
    table.choose("Summary")
    table.go_on_until("14:01")
    assert table.screen.head.next.text() == "Start “Greeting”"
    next_key()
    assert table.facts("a0") == [("started", "14:01")]
    assert table.facts("a4") == []
    assert table.screen.head.next.text() == "Start “Round r1”"
    next_key()
    assert table.facts("a1") == [("started", "14:01")]


def test_after_an_item_has_begun_its_times_are_what_is_changed(table):
    table.go_on_until("14:02")
    enter()
    press(Key.Key_F2)
    press(Key.Key_A, CTRL)
    table.type("14:01")
    enter()
    assert table.facts("a0") == [("started", "14:01")]


def test_a_later_item_skips_those_before_it_and_says_how_to_take_that_back(table):
    table.go_on_until("14:02")
    table.choose("Summary")
    enter()
    assert table.said == [
        "“Summary” has begun. 3 items before it are skipped; Ctrl Z takes it back"
    ]
    rows = table.screen.table.rows
    assert [row.is_skipped for row in rows] == [False, True, True, True, False]
    assert rows[1].spoken == "Round r1, 14:20, skipped"
    assert rows[1].shift_text == ""
    table.desk.run(history.undo)
    assert table.starts == PLANNED
    assert not any(row.is_skipped for row in table.screen.table.rows)


def test_what_was_skipped_before_is_not_told_again(table):
    table.go_on_until("14:02")
    table.choose("Break")
    enter()
    table.go_on_until("14:30")
    table.choose("Summary")
    enter()
    assert (
        table.said[-1] == "“Summary” has begun. 1 item before it is skipped; Ctrl Z takes it back"
    )


def test_an_item_that_is_over_is_not_started_again_by_a_slip(table):
    table.go_on_until("14:30")
    table.choose("Greeting")
    enter()
    assert table.facts("a0") == []
    assert table.said == ["“Greeting” is over; F2 changes its times."]


def test_a_delay_is_carried_forward_and_the_plan_stays(table):
    table.go_on_until("14:00")
    enter()
    before = table.desk.read.head("workshop").agenda
    table.go_on_until("14:28")
    next_key()
    assert table.starts == [
        "14:00", "14:28 (14:20)", "14:53 (14:45)", "15:28 (15:20)", "15:53 (15:45)",
    ]  # fmt: skip
    assert table.verdict == (
        "8 minutes behind. Break at 14:53 instead of 14:45, end at 16:13 instead of 16:05."
    )
    assert table.desk.read.head("workshop").agenda == before
    shifts = [row.shift_text for row in table.screen.table.rows]
    assert shifts == ["", "+8", "+8", "+8", "+8"]


def test_what_began_is_shown_as_the_clock_on_the_wall_showed_it(table):
    table.go_on_until("14:00:50")
    enter()
    assert table.starts[:2] == ["14:00", "14:20"]
    assert table.screen.table.rows[0].shift_text == ""
    assert table.screen.band.now.accessibleName() == "Now, Greeting, since 14:00, until 14:20"


def test_an_early_start_is_below_zero_and_moves_nothing_forward(table):
    table.go_on_until("13:56")
    enter()
    assert table.screen.table.rows[0].shift_text == "−4"
    assert table.starts[1:] == PLANNED[1:]
    assert table.verdict.startswith("On schedule")


def test_a_minute_late_is_said_to_be_on_schedule_with_a_tick(table):
    table.go_on_until("14:01")
    enter()
    assert table.verdict.startswith("On schedule")
    assert not table.screen.line.mend.isVisible()


def test_a_break_that_lasts_too_long_is_not_on_schedule_though_all_that_follows_is(table):
    table.go_on_until("14:00")
    enter()
    table.go_on_until("14:05")
    table.choose("Break")
    enter()
    table.go_on_until("15:10")
    assert table.starts[3] == "15:20"
    assert table.verdict.startswith("Break: 30 minutes over its time.")


def test_an_item_that_lasts_too_long_is_counted_in_the_clock_and_in_its_row(table):
    table.go_on_until("14:00")
    enter()
    table.go_on_until("14:19:30")
    assert table.screen.band.clock.face == "00:30"
    table.go_on_until("14:23:10")
    assert table.screen.band.clock.face == "+03:10"
    assert table.screen.table.rows[0].meta == "3 minutes over its time"


def test_a_tick_within_the_minute_moves_the_figures_and_nothing_else(table):
    table.go_on_until("14:00")
    enter()
    table.go_on_until("14:05:00")
    rows, day = table.screen.table.rows, table.screen.day
    table.go_on_until("14:05:07")
    assert table.screen.band.clock.face == "14:53"
    assert table.screen.table.rows is rows
    assert table.screen.day is day


def test_an_item_whose_time_comes_within_a_minute_is_next_at_once(table):
    table.desk.run(agendas.start_item, agenda_item_id="a0", at=at("14:00:30"))
    table.desk.run(agendas.end_item, agenda_item_id="a0", at=at("14:20:40"))
    table.go_on_until("14:45:35")
    assert table.screen.band.now.accessibleName().startswith("Now, Round r1")
    table.go_on_until("14:45:41")
    assert table.screen.band.now.accessibleName().startswith("Now, Break")


def test_a_round_names_its_rooms_and_when_they_all_end(table):
    table.go_on_until("14:27")
    table.desk.run(sessions.start, session_id="s1", at=at("14:27"))
    row = table.screen.table.rows[1]
    assert (row.course, row.meta) == ("now", "1 room, all end at 14:52")


def test_it_follows_what_happens_elsewhere_and_undo(table):
    table.go_on_until("14:04")
    table.desk.run(agendas.start_item, agenda_item_id="a0")
    assert table.starts[0] == "14:04 (14:00)"
    table.desk.run(history.undo)
    assert table.starts == PLANNED


def test_it_ticks_only_while_it_is_seen(table):
    assert table.ticker.is_running
    table.screen.hide()
    assert not table.ticker.is_running
    table.stand("14:03")
    table.desk.run(agendas.start_item, agenda_item_id="a0")
    table.screen.show()
    assert table.starts[0] == "14:03 (14:00)"


def test_the_next_workshop_of_the_file_begins_anew(table):
    def other(tx) -> Outcome:
        tx.write.set("workshop", "workshop", title="Other")
        return Outcome("Rename")

    table.choose("Summary")
    table.desk.run(other)
    assert table.screen.table.current_id == "a4"
    table.desk.run(workshops.remove, workshop_id="workshop")
    table.go_on_until("14:01")
    assert table.starts == PLANNED


def test_the_key_of_the_place_goes_to_what_is_next(table):
    table.choose("Summary")
    table.screen.repeat()
    assert table.screen.table.current_id == "a0"


@pytest.mark.parametrize("day", [9, 25])
def test_on_another_day_the_plan_stands_until_an_item_is_begun_as_a_rehearsal(
    table, monkeypatch, day
):
    monkeypatch.setattr(clock, "_stands_at", at("19:07").replace(day=day))
    table.screen.show_workshop("workshop")
    assert table.starts == PLANNED
    assert "17 September 2026" in said(table)
    next_key()
    assert "Rehearsal: the workshop is on 17 September 2026" in said(table)
    assert table.starts == ["19:07", "19:27", "19:52", "20:27", "20:52"]
    assert table.screen.table.current_id == "a0"
    table.desk.run(history.undo)
    assert table.starts == PLANNED


def said(table) -> list[str]:
    parts = table.screen.head.findChildren(object)
    return [part.text() for part in parts if hasattr(part, "text")]


def test_after_a_day_that_was_held_nothing_begins_again_by_a_slip(table, monkeypatch):
    table.go_on_until("14:03")
    enter()
    monkeypatch.setattr(clock, "_stands_at", at("14:03").replace(day=25))
    table.screen.show_workshop("workshop")
    assert table.starts[0] == "14:03 (14:00)"
    assert not table.screen.head.next.isVisible()
    table.choose("Break")
    enter()
    assert table.facts("a2") == []


def test_without_times_one_sentence_leads_to_the_sessions(qtbot, table):
    def untimed(tx) -> Outcome:
        for item in table.desk.read.head("workshop").agenda:
            tx.write.set("agenda_item", item.id, start_time=None)
        return Outcome("Untime")

    table.desk.run(untimed)
    assert not table.screen.band.isVisible()
    assert not table.screen.head.next.isVisible()
    offer = next(
        part
        for part in table.screen.findChildren(QPushButton)
        if part.isVisible() and part.text() == "Go to the sessions"
    )
    with qtbot.waitSignal(table.screen.place_wanted) as wanted:
        QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert wanted.args == ["moderate"]


def test_a_file_for_reading_is_shown_and_not_written(qtbot, desk, theme, tmp_path):
    desk.close()
    reading = Desk(open_file(tmp_path / "day.workshop", read_only=True))
    signals = DeskSignals(reading)
    screen = AgendaScreen(reading, signals, theme, Ticker())
    qtbot.addWidget(screen)
    screen.show_workshop("workshop")
    screen.show()
    screen.activateWindow()
    screen.setFocus()
    qtbot.waitUntil(screen.table.hasFocus)
    enter()
    press(Key.Key_F2)
    assert [row.title for row in screen.table.rows][:2] == ["Greeting", "Round r1"]
    assert screen.commands() == []
    assert not screen.bar.isVisible()
    assert not screen.head.next.isVisible()
    assert focused() is screen.table
    screen.hide()
    signals.close()
    reading.close()


def test_a_screen_reader_hears_what_differs_from_the_plan(table):
    table.go_on_until("14:06")
    enter()
    row = table.screen.table.rows[1]
    assert row.spoken == "Round r1, next, 14:26 instead of 14:20, 25 min, 1 room, all end at 14:51"


def test_the_model_is_sound(qtmodeltester, table):
    assert table.screen.day is not None
    model = AgendaModel()
    model.show_rows(rows_of(table.desk.read.head("workshop"), table.screen.day))
    qtmodeltester.check(model)
