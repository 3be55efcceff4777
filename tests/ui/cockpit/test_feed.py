"""What the cockpit follows: the file in gathered steps, and the round that is on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from facilitator import clock
from facilitator.actions import history, notes
from facilitator.ui.cockpit.feed import Feed
from facilitator.ui.desk_signals import DeskSignals
from tests.ui.cockpit.rounds import at, close, note, start

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def feed(desk) -> Iterator[Feed]:
    signals, owner = DeskSignals(desk), QObject()
    made = Feed(desk, signals, owner)
    made.show_workshop("w")
    made.is_heeding = True
    yield made
    signals.close()


def texts(feed: Feed, session_id: str) -> list[str]:
    found = feed.captured_in(session_id)
    return [line.text for line in found.latest] if found else []


def test_many_changes_are_shown_in_one_go(qtbot, desk, feed):
    renewed: list[int] = []
    feed.renewed.connect(lambda: renewed.append(1))
    for number in range(40):
        note(desk, f"2.{number % 3 + 1}", 1, f"n{number}", "15:25")
    assert not renewed
    qtbot.waitUntil(lambda: bool(renewed))
    assert len(renewed) == 1
    assert {len(texts(feed, f"2.{topic}")) for topic in (1, 2, 3)} == {13, 14}


def test_a_note_that_is_deleted_or_brought_back_is_followed(qtbot, desk, feed):
    key = note(desk, "2.1", 1, "gone", "15:25")
    with qtbot.waitSignal(feed.renewed):
        pass
    desk.run(notes.park, note_ids=[key])
    with qtbot.waitSignal(feed.renewed):
        pass
    assert texts(feed, "2.1") == []
    desk.run(history.undo)
    with qtbot.waitSignal(feed.renewed):
        pass
    assert texts(feed, "2.1") == ["gone"]


def test_nothing_is_read_while_nobody_looks_but_it_is_known_that_something_changed(desk, feed):
    feed.rest()
    assert not feed.is_stale
    note(desk, "2.1", 1, "unseen", "15:25")
    assert feed.is_stale
    assert texts(feed, "2.1") == []
    feed.refresh()
    assert (texts(feed, "2.1"), feed.is_stale) == (["unseen"], False)


def test_the_round_follows_what_happens_in_the_rooms(qtbot, desk, feed, stand):
    stand("14:10")
    start(desk, "1.1", "1.2", time="14:00")
    with qtbot.waitSignal(feed.renewed):
        pass
    assert feed.round.number == 1
    stand("15:21")
    start(desk, "2.1")
    with qtbot.waitSignal(feed.renewed):
        pass
    assert feed.round.number == 2


def test_the_round_follows_the_plan_where_nobody_is_in_a_room(feed, stand):
    stand("14:10")
    feed.refresh()
    assert feed.round.number == 1
    stand("14:46")
    feed.follow_time(clock.now())
    assert feed.round.number == 2
    assert [session.id for session in feed.sessions] == ["2.1", "2.2", "2.3"]


def test_a_round_that_was_chosen_stays_until_the_one_that_is_on_is_chosen(qtbot, desk, feed, stand):
    feed.choose_round("r1")
    start(desk, "2.1")
    with qtbot.waitSignal(feed.renewed):
        pass
    assert feed.round.number == 1
    feed.choose_round("r2")
    close(desk, "2.1", time="15:40")
    start(desk, "1.1", time="15:41")
    stand("15:42")
    with qtbot.waitSignal(feed.renewed):
        pass
    assert feed.round.number == 1


def test_the_shared_end_is_that_of_the_round(desk, feed):
    start(desk, "2.1")
    feed.refresh()
    assert feed.view(at("15:30")).hard_end == at("16:05")
