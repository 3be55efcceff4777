"""The topics beside the outline: sums, titles, mends, and questions of other workshops."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from facilitator.actions import notes, questions, workshops
from facilitator.ui.topics.rows import topic_rows
from tests.ui.keyboard import focused
from tests.ui.topics.conftest import ALT, bare

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_topic_says_its_minutes_its_round_and_where_it_is_used(table) -> None:
    first, second = topic_rows(table.head)
    assert (first.sum, first.amount, first.is_over) == (
        "35 of 45 min",
        "2 questions, rounds 1, 2",
        False,
    )
    assert (second.sum, second.amount) == ("0 of 45 min", "0 questions, rounds 1, 2")
    assert first.spoken == "1 Thema 1, 2 questions, rounds 1, 2, 35 of 45 min"


def test_too_many_minutes_are_said_and_mended_by_one_button(table) -> None:
    tab = table.tab
    assert not tab.banner.isVisible()
    table.workspace.desk.run(questions.set_minutes, minutes={table.question("A").id: 75})
    assert tab.banner.isVisible()
    assert tab.banner.accessibleName() == "The questions need 90 minutes, the round has 45."
    assert "too long" in tab.topics.current.spoken
    tab.mend.click()
    assert not tab.banner.isVisible()
    assert tab.topics.current.sum == "45 of 45 min"
    table.undo()
    assert tab.banner.isVisible()


def test_a_new_topic_waits_for_its_title_and_then_for_its_first_question(table) -> None:
    table.tab.add_topic()
    assert focused() is table.tab.title
    table.type("Daten")
    assert table.head.topics[-1].title == "Daten"
    table.press(Key.Key_Return)
    table.type("Welche?")
    topic = table.head.topics[-1]
    assert [entry.text for entry in table.head.questions_of(topic)] == ["Welche?"]
    assert table.tab.topics.current.name == "Daten"


def test_the_keyboard_goes_from_the_topics_to_the_questions_and_back(table) -> None:
    table.press(Key.Key_Return)
    assert focused() is table.tab.outline
    table.press(Key.Key_Escape)
    assert focused() is table.tab.topics
    table.press(Key.Key_Down)
    assert table.shown == []
    table.press(Key.Key_Return)
    table.type("Neu")
    assert [entry.text for entry in table.head.questions_of(table.head.topics[1])] == ["Neu"]


def test_a_topic_is_deleted_while_nothing_was_said_in_it(table) -> None:
    table.press(Key.Key_Down, Key.Key_Delete)
    assert [topic.number for topic in table.head.topics] == [1]
    head = table.head
    session = head.sessions_of(head.topics[0])[0].id
    values = {"session_id": session, "question_id": table.question("A").id, "text": "Gesagt"}
    table.workspace.desk.run(notes.add, **values)
    table.press(Key.Key_Delete)
    assert [topic.number for topic in table.head.topics] == [1]
    assert table.said[-1] == "“Thema 1” has 1 note and stays."


def test_questions_of_another_workshop_are_copied_here(table) -> None:
    other = table.workspace.desk.run(workshops.add_dossier, dossier=bare("Auftakt")).ids[0]
    source = table.workspace.desk.read.head(other).topics[1]
    table.workspace.desk.run(questions.add, topic_id=source.id, text="Von damals?")
    table.tab.offer_reuse()
    rows = table.tab.reuse.sources.rows_model.rows
    assert [row.questions for row in rows] == ["Von damals?"]
    assert "Auftakt" in rows[0].meta
    table.press(Key.Key_Return)
    assert table.stored == table.shown == ["A", "- b", "C", "Von damals?"]
    assert table.said[-1] == "1 question was copied."
    assert focused() is table.tab.outline


def test_without_other_questions_in_the_file_nothing_is_offered(table) -> None:
    table.tab.offer_reuse()
    assert table.said[-1] == "No other topic of this file has questions yet."


def test_escape_leaves_the_list_of_other_topics(table) -> None:
    table.workspace.desk.run(questions.add, topic_id=table.head.topics[1].id, text="Drüben")
    table.tab.offer_reuse()
    table.press(Key.Key_Escape)
    assert table.stored == ["A", "- b", "C"]
    assert focused() is table.tab.outline


def test_the_rows_pass_qts_own_test_of_models(table, qtmodeltester) -> None:
    qtmodeltester.check(table.tab.outline.model())
    qtmodeltester.check(table.tab.topics.model())


def test_a_search_leads_to_a_question_of_another_topic(table) -> None:
    (key,) = table.workspace.desk.run(
        questions.add, topic_id=table.head.topics[1].id, text="Drüben"
    ).ids
    table.tab.show_row(key)
    assert table.tab.topics.current.number == 2
    assert table.tab.outline.current.text == "Drüben"


def test_topics_are_put_in_order_and_the_keyboard_stays_at_its_own(table) -> None:
    table.press(Key.Key_Down, held=ALT)
    assert [topic.title for topic in table.head.topics] == ["Thema 2", "Thema 1"]
    current = table.tab.topics.current
    assert (current.name, current.number) == ("Thema 1", 2)


def test_escape_leaves_the_title_and_enter_goes_on(table) -> None:
    table.press(Key.Key_F2)
    assert focused() is table.tab.title
    table.type("!")
    table.press(Key.Key_Escape)
    assert focused() is table.tab.topics
    assert table.head.topics[0].title == "Thema 1!"
    table.press(Key.Key_F2, Key.Key_Return)
    assert focused() is table.tab.outline


def test_undo_in_the_title_is_that_of_the_window(table) -> None:
    table.press(Key.Key_F2)
    table.type("!?")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, CONTROL, "z")
    event.ignore()
    QApplication.sendEvent(table.tab.title, event)
    assert not event.isAccepted(), "the field would take the key for itself"
    table.undo()
    assert table.tab.title.text() == "Thema 1"
