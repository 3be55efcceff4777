from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator import clock
from facilitator.domain.happenings import AgendaFactKind
from facilitator.domain.moments import stored
from facilitator.domain.records import AgendaFact, AgendaItem
from facilitator.ui.shell.status_bar import StatusBar
from facilitator.ui.widgets.labels import ElidedLabel
from tests.ui.shell.stage import forum


def item(title: str, start: str | None = None, minutes: int | None = None) -> AgendaItem:
    return AgendaItem(
        id=title, workshop_id="w", title=title, start_time=start, duration_minutes=minutes
    )


@pytest.fixture
def status(qtbot, theme):
    made = StatusBar(theme)
    qtbot.addWidget(made)
    made.resize(1200, 28)
    made.show()
    return made


def words(status: StatusBar) -> list[str]:
    shown = (*status.findChildren(QLabel), *status.findChildren(QAbstractButton))
    return [part.text() for part in shown]


def test_on_another_day_the_date_of_the_workshop_is_shown(status):
    status.show_workshop(forum())
    assert "17 September 2026" in words(status)


@pytest.fixture
def day(monkeypatch):
    """A forum on its day, with the clock moved by hand."""
    monkeypatch.setattr(clock, "_stands_at", at("15:50"))
    plan = forum()
    key = plan.workshop.id
    agenda = (
        item("Durchlauf 2", "15:20", 45),
        item("Wechsel", None, 5),
        item("Resümee", "16:15", 20),
    )
    return replace(plan, agenda=tuple(entry._replace(workshop_id=key) for entry in agenda))


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2026-09-17 {time}").astimezone()


def fact(item_id: str, kind: AgendaFactKind, time: str) -> AgendaFact:
    return AgendaFact(
        id=f"{item_id} {kind}", agenda_item_id=item_id, kind=kind, at=stored(at(time))
    )


def test_the_next_item_is_shown_with_the_minutes_until_then(status, day):
    status.show_workshop(day)
    assert "Next: 16:05 Wechsel, in 15 min" in words(status)
    clock.stand_at(at("16:06"))
    status.show_workshop(day)
    assert "Next: 16:15 Resümee, in 9 min" in words(status)


def test_a_delay_is_carried_to_the_next_item_and_taken_up_by_a_gap(status, day):
    late = replace(day, agenda_facts=(fact("Durchlauf 2", "started", "15:24"),))
    status.show_workshop(late)
    assert "Next: 16:09 Wechsel, in 19 min (4 minutes late)" in words(status)
    over = (*late.agenda_facts, fact("Wechsel", "started", "16:09"))
    clock.stand_at(at("16:10"))
    status.show_workshop(replace(late, agenda_facts=over))
    assert "Next: 16:15 Resümee, in 5 min" in words(status)


def test_a_tick_in_another_minute_brings_the_time_up_to_date(status, day):
    status.show_workshop(day)
    clock.stand_at(at("15:51"))
    status.follow(clock.now())
    assert "15:51" in words(status)
    assert "Next: 16:05 Wechsel, in 14 min" in words(status)


def test_after_midnight_a_night_that_goes_on_is_still_followed(status, day):
    night = (item("Feuer", "23:30", 60), item("Heimweg", "00:45", 15))
    clock.stand_at(at("23:00"))
    status.show_workshop(replace(day, agenda=night))
    assert "Next: 23:30 Feuer, in 30 min" in words(status)
    clock.stand_at(at("00:40").replace(day=18))
    status.show_workshop(replace(day, agenda=night))
    assert "Next: 00:45 Heimweg, in 5 min" in words(status)
    clock.stand_at(at("09:00").replace(day=18))
    status.show_workshop(replace(day, agenda=night))
    assert "17 September 2026" in words(status)


def test_what_comes_next_leads_to_the_running_order(qtbot, status, day):
    status.show_workshop(day)
    way = next(part for part in status.findChildren(QAbstractButton) if "Wechsel" in part.text())
    with qtbot.waitSignal(status.agenda_wanted):
        way.click()
    status.show_workshop(None)
    assert not way.isVisible()


def test_the_last_item_is_shown_until_it_ends(status, day):
    clock.stand_at(at("16:20"))
    status.show_workshop(day)
    assert "Now: Resümee, until 16:35" in words(status)
    clock.stand_at(at("16:36"))
    status.show_workshop(day)
    assert "The programme has ended" in words(status)


def test_without_times_the_day_of_the_workshop_is_shown(status, day):
    status.show_workshop(replace(day, agenda=(item("Beginn"),)))
    assert "17 September 2026" in words(status)


@pytest.mark.parametrize(
    ("show", "said"),
    [
        ("show_saved", "Saved"),
        ("show_read_only", "Read only"),
    ],
)
def test_the_state_of_the_file_is_said_in_words(status, show, said):
    getattr(status, show)()
    assert said in words(status)


def test_what_could_not_be_saved_is_said_until_it_is(status):
    status.show_settled(False)
    assert "Not saved" in words(status)
    status.show_settled(True)
    assert "Saved" in words(status)


def test_what_was_said_is_shown_and_goes_by_itself(qtbot, status):
    status.say("Undone: New note")
    assert "Undone: New note" in words(status)
    status.findChild(ElidedLabel).grab()
    quiet = next(timer for timer in status.findChildren(QTimer) if timer.interval() == 6_000)
    quiet.setInterval(10)
    status.say("Undone: New note")
    qtbot.waitUntil(lambda: "Undone: New note" not in words(status))


def test_without_a_file_the_version_is_shown(status):
    status.show_version("1.2.3")
    assert "Version 1.2.3" in words(status)
    assert "17 September 2026" not in words(status)


def test_the_clock_runs_only_while_it_is_seen(status):
    assert any(timer.isActive() for timer in status.findChildren(QTimer))
    status.hide()
    assert not any(timer.isActive() for timer in status.findChildren(QTimer))
