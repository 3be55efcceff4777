"""The Resümee as a whole: for a desk and for a room, its time, and what it does when it cannot write."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from facilitator import clock
from facilitator.actions import notes, workshops
from facilitator.actions.desk import Desk, Outcome
from facilitator.domain.identity import new_id
from facilitator.domain.records import AgendaFact
from facilitator.storage.files import open_file
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.summary.elapsed import elapsed
from facilitator.ui.summary.screen import SummaryScreen
from facilitator.ui.summary.topics import TopicList
from facilitator.ui.ticker import Ticker
from tests.ui.summary.conftest import WORDS, plan

Key = Qt.Key
NOON = datetime(2026, 9, 17, 12, 0, tzinfo=UTC)


def _labels(screen) -> list[str]:
    return [part.text() for part in screen.findChildren(QLabel) if part.isVisible()]


def _topics(table):
    return [
        (topic.number, topic.count, topic.sessions)
        for topic in table.screen.findChild(TopicList).topics
    ]


# At the desk


def test_the_topics_are_counted_and_so_are_their_sessions(table):
    assert _topics(table) == [(1, 4, "W 1.1: 2   W 2.1: 2"), (2, 0, ""), (3, 1, "W 1.3: 1")]
    assert "5 key results" in _labels(table.screen)


def test_a_topic_is_reached_by_its_name(table):
    topics = table.screen.findChild(TopicList)
    topics.chosen.emit(table.dossier.topics[2].id)
    assert table.here == "Fünf"
    assert topics.shown == table.dossier.topics[2].id


def test_without_key_results_one_sentence_says_what_will_stand_here(qtbot, table):
    marked = [note.id for note in table.dossier.notes if note.is_key_result]
    table.desk.run(notes.mark_key_result, note_ids=marked, on=False)
    sentence = "Notes that are marked as key results stand here by topic."
    assert sentence in _labels(table.screen)
    (offer,) = [part for part in table.screen.findChildren(QPushButton) if part.isVisible()]
    with qtbot.waitSignal(table.screen.sessions_wanted):
        offer.click()


# In the room


def test_the_large_view_shows_one_topic_and_the_next_by_the_same_keys(qtbot, table):
    with qtbot.waitSignal(table.screen.enlarged) as enlarged:
        table.press(Key.Key_F11)
    assert enlarged.args == [True]
    assert table.shown == list(WORDS)
    table.choose("Vier")
    table.press(Key.Key_Right)
    assert [row.sort for row in table.board.model().rows] == ["topic", "nothing"]
    table.press(Key.Key_Right)
    assert table.shown == ["Fünf"]
    table.press(Key.Key_PageUp, Key.Key_PageUp)
    assert table.shown == list(WORDS)


@pytest.mark.parametrize("size", [(900, 560), (1600, 1000), (2560, 1440)])
@pytest.mark.parametrize("percent", [80, 100, 150])
def test_a_room_reads_nothing_below_22_pixels(table, theme, size, percent):
    theme.choose_scale(percent)
    try:
        table.screen.resize(*size)
        table.screen.toggle_large()
        look = table.board.look
        pixels = {name: look.font(name).pixelSize() for name in ("small", "text", "heading")}
        assert pixels["small"] >= 22
        assert pixels["text"] >= 31
        assert pixels["heading"] >= 58
    finally:
        theme.choose_scale(100)


def test_the_large_view_grows_with_its_window(table):
    table.screen.resize(1600, 1000)
    table.screen.toggle_large()
    assert table.board.look.line("heading") == 66
    table.screen.resize(3200, 2000)
    assert table.board.look.line("heading") == 132


def test_a_room_sees_neither_buttons_nor_counts(table):
    table.screen.toggle_large()
    assert _labels(table.screen) == []
    assert not [part for part in table.screen.findChildren(QPushButton) if part.isVisible()]


def test_words_that_only_moderators_see_are_not_shown_to_the_room(table):
    table.desk.run(notes.set_kind, note_ids=[table.note("Zwei").id], kind="internal")
    table.screen.toggle_large()
    assert table.shown == ["Eins", "Drei", "Vier"]
    table.screen.toggle_large()
    assert table.shown == [*WORDS, "Fünf"]


def test_the_room_sees_a_rewording_while_it_is_typed(table):
    table.screen.toggle_large()
    table.press(Key.Key_Return)
    table.type("!")
    assert table.board.field.isVisible()
    assert table.stored[0] == "Eins!"
    table.press(Key.Key_Return)
    assert table.shown[0] == "Eins!"


@pytest.mark.parametrize("key", [Key.Key_F11, Key.Key_Escape])
def test_the_large_view_is_left_as_it_was_entered(qtbot, table, key):
    table.choose("Drei")
    table.press(Key.Key_F11)
    with qtbot.waitSignal(table.screen.enlarged) as enlarged:
        table.press(key)
    assert enlarged.args == [False]
    assert table.here == "Drei"
    assert table.shown == [*WORDS, "Fünf"]


def test_there_is_no_large_view_of_nothing(table):
    marked = [note.id for note in table.dossier.notes if note.is_key_result]
    table.screen.toggle_large()
    table.desk.run(notes.mark_key_result, note_ids=marked, on=False)
    assert not table.screen.is_large
    table.screen.toggle_large()
    assert not table.screen.is_large


# Time


@pytest.mark.parametrize(
    ("minute", "words"), [(0, ""), (1, "for 1 min"), (59, "for 59 min"), (-5, "")]
)
def test_whole_minutes_have_passed(minute, words):
    assert elapsed(NOON, NOON.replace(hour=12 + minute // 60, minute=minute % 60)) == words
    assert elapsed(None, NOON) == ""


def test_time_runs_from_the_first_showing(table, monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", NOON)
    table.screen.toggle_large()
    table.screen.toggle_large()
    monkeypatch.setattr(clock, "_stands_at", NOON.replace(minute=7))
    table.screen.toggle_large()
    table.screen.toggle_large()
    assert "for 7 min" in _labels(table.screen)


def test_the_agenda_knows_better_when_it_began(table, monkeypatch):
    monkeypatch.setattr(clock, "_stands_at", NOON.replace(minute=30))
    table.screen.toggle_large()
    item = table.dossier.agenda[0]

    def begin(tx) -> Outcome:
        tx.write.set("agenda_item", item.id, kind="summary")
        for fact in table.desk.read.agenda_facts(item.id):
            tx.write.delete("agenda_fact", fact.id)
        tx.write.insert(
            AgendaFact(id=new_id(), agenda_item_id=item.id, at=NOON.isoformat(), kind="started")
        )
        return Outcome("Begin")

    table.desk.run(begin)
    table.screen.toggle_large()
    assert "for 30 min" in _labels(table.screen)


# What cannot be written


def test_words_that_do_not_fit_into_the_file_are_held_and_written_later(table):
    settled: list[bool] = []
    table.screen.settled.connect(settled.append)
    connection = table.desk.file._connection  # noqa: SLF001 - the only way to fill a disk
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    table.press(Key.Key_Return)
    typed = "Eins"
    while table.screen.is_settled:
        table.board.field.insertPlainText(" und so weiter" * 400)
        typed += " und so weiter" * 400
        assert len(typed) < 1_000_000
    assert settled == [False]
    assert table.said
    table.press(Key.Key_Return)
    assert table.shown[0] == typed
    connection.execute(f"PRAGMA max_page_count = {1 << 30}")
    table.screen.flush()
    assert settled == [False, True]
    assert table.stored[0] == typed


def test_a_file_for_reading_shows_everything_and_changes_nothing(qtbot, theme, path, desk):
    desk.close()
    reading = Desk(open_file(path, read_only=True))
    signals = DeskSignals(reading)
    screen = SummaryScreen(reading, signals, theme, Ticker())
    qtbot.addWidget(screen)
    screen.show_workshop(reading.read.workshops()[0].id)
    moved: list[object] = []
    screen.board.moved.connect(lambda *place: moved.append(place))
    screen.board.shift(1)
    screen.board.reword()
    assert not screen.board.edited_id
    assert moved == []
    assert [row.text for row in screen.board.steps][:4] == list(WORDS)
    signals.close()
    reading.close()


def test_another_workshop_of_the_file_begins_anew(table):
    table.desk.run(workshops.add_dossier, dossier=plan())
    table.screen.show_workshop(table.desk.read.workshops()[1].id)
    assert table.shown == []
    table.screen.show_workshop(table.desk.read.workshops()[0].id)
    assert table.shown == [*WORDS, "Fünf"]


def _mark_many(table) -> None:
    """Make 95 key results of five while nobody looks, and come back."""
    table.screen.hide()
    left = next(note for note in table.dossier.notes if not note.is_key_result)
    place = {"session_id": left.session_id, "question_id": left.question_id}
    made = [
        table.desk.run(notes.add, **place, text=f"Note {number}").ids[0] for number in range(90)
    ]
    table.desk.run(notes.mark_key_result, note_ids=made, on=True)
    table.screen.show_workshop(table.desk.read.workshops()[0].id)


def test_a_long_board_is_whole_a_moment_after_it_is_shown(qtbot, table):
    _mark_many(table)
    assert len(table.shown) < 95
    table.screen.show()
    qtbot.waitUntil(lambda: len(table.shown) == 95)


def test_a_key_that_is_faster_than_the_rest_of_the_board_still_counts(table):
    _mark_many(table)
    table.screen.show()
    table.board.go_to(table.board.steps[-1].id)
    assert table.board.currentIndex().data() == "Fünf"
    assert len(table.shown) == 95
