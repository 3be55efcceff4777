from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator.domain.records import AgendaItem
from facilitator.ui.shell.status_bar import StatusBar, programme
from facilitator.ui.widgets.labels import ElidedLabel
from tests.ui.shell.stage import forum

DAY = date(2026, 9, 17)


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


def test_an_item_without_a_start_follows_the_one_before_it():
    agenda = [item("A", "13:30", 10), item("B", None, 20), item("C"), item("D"), item("E", "16:05")]
    found = [(f"{when:%H:%M}", title) for when, title in programme(agenda, DAY)]
    assert found == [("13:30", "A"), ("13:40", "B"), ("14:00", "C"), ("16:05", "E")]


def test_a_start_that_is_no_time_is_left_out():
    assert programme([item("A", "half past")], DAY) == []


def test_on_another_day_the_date_of_the_workshop_is_shown(status):
    status.show_workshop(forum())
    assert "17 September 2026" in words(status)


def test_on_the_day_itself_the_next_item_is_shown_with_the_minutes_until_then(status):
    now = datetime.now().astimezone()
    if now.time() > time(22, 0):
        pytest.skip("the next two hours lie on another day")
    soon = (now + timedelta(minutes=90)).replace(second=0)
    plan = forum()
    today = replace(
        plan,
        workshop=plan.workshop._replace(date=now.date().isoformat()),
        agenda=(item("Begrüßung", "00:00"), item("Raumwechsel", f"{soon:%H:%M}")),
    )
    status.show_workshop(today)
    shown = next(text for text in words(status) if text.startswith("Next"))
    assert shown in {f"Next: {soon:%H:%M} Raumwechsel, in {minutes} min" for minutes in (89, 90)}


def test_after_the_last_item_the_programme_has_ended(status):
    plan = forum()
    today = datetime.now().astimezone().date().isoformat()
    over = plan.workshop._replace(date=today)
    status.show_workshop(replace(plan, workshop=over, agenda=(item("Beginn", "00:00"),)))
    assert "The programme has ended" in words(status)


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
